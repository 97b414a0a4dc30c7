import Foundation
import NetworkMessages
import Sodium
import Testing
import TransparencyLog
import Witnessing

/// The vectors that others made.
private enum Vectors {
  static let file: URL = {
    let root =
      ProcessInfo.processInfo.environment["GAVEL_SHARED"].map { URL(filePath: $0) }
      ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared")
    return root.appending(path: "vectors/tlog-witness-sunlight/add-checkpoint.json")
  }()

  static let isThere = FileManager.default.fileExists(atPath: file.path)

  struct Sequence: Decodable {
    struct Case: Decodable {
      let name: String
      let body: String
      let wantCode: Int
      let wantBodyContains: String
    }

    let origin: String
    let logPublicKeyHex: String
    let cases: [Case]
  }
}

@Suite("A witness over HTTP") struct WitnessServerTests {
  let folder: TestFolder
  let log: GrowingLog
  var path: String { folder.path + "/state.json" }

  init() throws {
    folder = try TestFolder()
    log = try GrowingLog()
  }

  private func served() throws -> ServedWitness {
    try ServedWitness(state: path, trusting: [log.signer.key])
  }

  @Test func `it cosigns each growth, and shows what it cosigned last`() throws {
    let witness = try served()
    defer { witness.end() }
    for (old, size) in [(0, 1), (1, 7), (7, 7), (7, 40)] {
      let request = try log.request(old, size)
      guard case .cosigned(let lines) = try witness.add(request.bytes) else {
        Issue.record("not cosigned from \(old) to \(size)")
        continue
      }
      let found = try VerifiedCosignature.all(
        among: lines, of: request.checkpoint.checkpoint, knowing: [witness.key])
      #expect(found.count == 1)
      let name = SHA256.hash(Array(log.origin.text.utf8)).hex
      guard case .response(200, _, let note) = try witness.get("\(name)/checkpoint") else {
        Issue.record("it shows nothing")
        continue
      }
      let shown = try SignedCheckpoint(parsing: note)
      #expect(try VerifiedCheckpoint(shown, signedBy: log.signer.key).head == log.head(size))
      #expect(try VerifiedCosignature.all(on: shown, knowing: [witness.key]) == found)
    }
    guard
      case .response(404, _, _) = try witness.get("\(String(repeating: "0", count: 64))/checkpoint")
    else {
      Issue.record("it shows a log that it does not know")
      return
    }
  }

  @Test func `what it answered it remembers, though it was killed right after`() throws {
    var witness = try served()
    #expect(try witness.add(log.request(0, 20).bytes).status == 200)
    witness.kill()
    witness = try served()
    defer { witness.end() }
    #expect(try witness.add(log.request(0, 15).bytes) == .conflict(size: 20))
    #expect(try witness.add(GrowingLog(fork: true).request(20, 25).bytes).status == 422)
    #expect(try witness.add(log.request(20, 25).bytes).status == 200)
  }

  @Test func `of two who ask at once about two histories it cosigns for one`() async throws {
    let witness = try served()
    defer { witness.end() }
    #expect(try witness.add(log.request(0, 9).bytes).status == 200)
    let fork = try GrowingLog(fork: true)
    for round in 0..<4 {
      let sizes = (11 + 2 * round)...(12 + 2 * round)
      let old = round == 0 ? 9 : sizes.lowerBound - 1
      let (url, size) = (witness.url, sizes.upperBound)
      let (one, other) = (try log.request(old, size).bytes, try fork.request(old, size).bytes)
      async let first = ServedWitness.post(one, to: url)
      async let second = ServedWitness.post(other, to: url)
      // After the first round one of the two histories is no more to be had.
      let found = try await [first, second].map(\.status).sorted()
      #expect(found.first == 200 && [409, 422].contains(found.last), "\(found)")
    }
  }

  @Test(.enabled(if: Vectors.isThere, "the vectors of others are not beside the repository"))
  func `sunlight's requests in their order are answered as its own witness answers`() throws {
    let vectors = try JSONDecoder().decode(
      Vectors.Sequence.self, from: Data(contentsOf: Vectors.file))
    #expect(vectors.cases.count == 11)
    let origin = try #require(Origin(vectors.origin))
    let material = try #require(Hex.decode(vectors.logPublicKeyHex))
    let key = try VerifierKey(
      name: KeyName(origin), publicKey: try #require(PublicKey(bytes: material)))
    let witness = try ServedWitness(state: path, trusting: [key])
    defer { witness.end() }
    for vector in vectors.cases {
      let answer = try witness.add(Array(vector.body.utf8))
      // The signature's base64 has a bit that is dropped: here that is no signature line at all.
      let wanted = vector.name == "invalid signature" ? 400 : vector.wantCode
      #expect(answer.status == wanted, "\(vector.name)")
      if [200, 409].contains(vector.wantCode) {
        let body = String(decoding: answer.body, as: UTF8.self)
        #expect(body.contains(vector.wantBodyContains), "\(vector.name)")
      }
    }
  }

  @Test func `what is no request, or too long, is refused and leaves it serving`() throws {
    let witness = try served()
    defer { witness.end() }
    #expect(try witness.add([]).status == 400)
    #expect(try witness.add(Array("old 0\n\nnothing\n".utf8)).status == 400)
    #expect(try witness.add([UInt8](repeating: 0x41, count: 1_010_001)).status == 413)
    #expect(try witness.add(log.request(0, 3).bytes).status == 200)
  }

  @Test func `another process does not serve the same state`() throws {
    let witness = try served()
    defer { witness.end() }
    let server = try NetworkProcess("witness")
    defer { server.end() }
    let name = "example.com/witness"
    try WitnessOrder(
      host: "127.0.0.1", port: 0, name: name, state: path, seed: GrowingLog.seed(name)
    ).send(to: server.pipe)
    guard case .failure(let reason)? = try WitnessStart(receivedFrom: server.pipe) else {
      Issue.record("two processes serve one state")
      return
    }
    #expect(reason.contains("E-WITNESS-BUSY"))
  }
}

@Suite("Fetching over HTTP") struct HTTPFetchTests {
  @Test func `an answer that is too long, and nobody there, are failures that are told`() throws {
    let folder = try TestFolder()
    let log = try GrowingLog()
    let witness = try ServedWitness(
      state: folder.path + "/state.json", trusting: [log.signer.key])
    #expect(try witness.add(log.request(0, 3).bytes).status == 200)
    let name = SHA256.hash(Array(log.origin.text.utf8)).hex
    guard case .failure(let reason) = try witness.get("\(name)/checkpoint", limit: 20) else {
      Issue.record("it took more than it was told to")
      return
    }
    #expect(reason.contains("longer"))
    let client = try NetworkProcess("fetch")
    defer { client.end() }
    let url = witness.url
    witness.end()
    for place in [url, "no address", "ftp://example.invalid/"] {
      guard
        case .failure(let reason) = try client.fetch(
          HTTPRequest(.get, place, limit: 10, seconds: 10))
      else {
        Issue.record("\(place) answered")
        continue
      }
      #expect(!reason.isEmpty)
    }
  }

  @Test func `messages read as they are sent, and none is read out of half of one`() throws {
    let pipe = Pipe()
    let messages = MessagePipe(
      reading: pipe.fileHandleForReading, writing: pipe.fileHandleForWriting)
    let request = HTTPRequest(
      .post, "https://example.org/ä", body: [0, 10, 255], limit: 5, seconds: 6)
    let answers: [HTTPAnswer] = [
      .response(status: 200, contentType: nil, body: [10, 10]),
      .response(status: 409, contentType: "text/x.tlog.size", body: []), .failure("no"),
    ]
    try request.send(to: messages)
    for answer in answers { try answer.send(to: messages) }
    try WitnessStart.listening(port: 80).send(to: messages)
    #expect(try HTTPRequest(receivedFrom: messages) == request)
    for answer in answers { #expect(try HTTPAnswer(receivedFrom: messages) == answer) }
    #expect(try WitnessStart(receivedFrom: messages) == .listening(port: 80))
    try pipe.fileHandleForWriting.write(contentsOf: Data("{\"bytes\":9,\"port\":1}\nabc".utf8))
    try pipe.fileHandleForWriting.close()
    #expect(throws: MessageError.cutOff) { try WitnessStart(receivedFrom: messages) }
  }
}
