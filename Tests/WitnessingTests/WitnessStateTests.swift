import Foundation
import Sodium
import Testing
import TransparencyLog
import Witnessing

@Suite("The state of a witness") struct WitnessStateTests {
  let folder: TestFolder
  let log: GrowingLog
  let cosigner: Cosigner
  var path: String { folder.path + "/state.json" }

  init() throws {
    folder = try TestFolder()
    log = try GrowingLog()
    cosigner = Cosigner(
      name: try #require(KeyName("witness.example/w1")), secretKey: try GrowingLog.key("w1"))
  }

  private func opened(makes: Bool = false) throws -> WitnessStateFile {
    try WitnessStateFile(path, of: cosigner.key, makes: makes)
  }

  private func status(
    _ file: WitnessStateFile, _ request: AddCheckpointRequest, at time: Int64 = 100
  ) throws -> Int {
    switch try file.answer(request.bytes, by: cosigner, at: time) {
    case .success(let answer): answer.status
    case .failure(let refusal): refusal.response.status
    }
  }

  @Test func `what it cosigned is on the disk, and binds whoever opens it next`() throws {
    do {
      let file = try opened(makes: true)
      #expect(try file.trust(log.signer.key))
      #expect(try !file.trust(log.signer.key))
      #expect(try status(file, log.request(0, 12)) == 200)
      #expect(try WitnessStateFile.look(at: path) == file.current)
    }
    let again = try opened()
    #expect(again.current.log(log.origin)?.head == log.head(12))
    #expect(try status(again, log.request(0, 13)) == 409)
    #expect(try status(again, GrowingLog(fork: true).request(12, 13)) == 422)
    #expect(try status(again, log.request(12, 13), at: 99) == 503)
    #expect(try status(again, log.request(12, 13)) == 200)
  }

  @Test
  func `a log goes on under another key that is trusted, from what was cosigned under the first`()
    throws
  {
    let file = try opened(makes: true)
    _ = try file.trust(log.signer.key)
    #expect(try status(file, log.request(0, 12)) == 200)
    let next = NoteSigner(name: KeyName(log.origin), secretKey: try GrowingLog.key("next"))
    #expect(try status(file, log.request(12, 13, signedBy: next)) == 403)
    #expect(try file.trust(next.key))
    let fork = try GrowingLog(fork: true)
    #expect(try status(file, fork.request(12, 13, signedBy: next)) == 422)
    #expect(try status(file, log.request(0, 13, signedBy: next)) == 409)
    #expect(try status(file, log.request(12, 13, signedBy: next)) == 200)
    #expect(file.current.log(log.origin)?.head == log.head(13))
  }

  @Test func `it reads as it is written, and nothing else is read`() throws {
    var state = WitnessState(of: cosigner.key)
    let other = try GrowingLog("log.example/another")
    for one in [log, other] { #expect(try state.trust(one.signer.key)) }
    let request = try other.request(0, 5)
    let known = try #require(state.log(other.origin))
    state.keep(try known.cosigning(request, by: cosigner, at: 7).log)
    let bytes = try state.bytes()
    #expect(try WitnessState(parsing: bytes) == state)
    #expect(state.logs.map(\.origin.text) == ["log.example/another", "log.example/one"])
    let text = String(decoding: bytes, as: UTF8.self)
    let mistakes = [
      "", text + "\n", text.replacing("\"time\":7", with: "\"time\":7,\"x\":1"),
      text.replacing(",\"time\":7", with: ""), text.replacing("state/1", with: "state/2"),
      text.replacing("\"keys\":[\"\(log.signer.key.text)\"]", with: "\"keys\":[]"),
      text.replacing("log.example/another\\n5", with: "log.example/one\\n5"),
      text.replacing("\"origin\":\"log.example/one\"", with: "\"origin\":\"log.example/a\""),
    ]
    for mistake in mistakes {
      #expect(mistake != text)
      #expect(throws: WitnessStateError.self, "\(mistake)") {
        try WitnessState(parsing: Array(mistake.utf8))
      }
    }
  }

  @Test func `a witness that cannot read what it cosigned cosigns nothing`() throws {
    do {
      let file = try opened(makes: true)
      _ = try file.trust(log.signer.key)
    }
    for bytes in [[], Array("{}".utf8)] as [[UInt8]] {
      try Data(bytes).write(to: URL(filePath: path))
      let error = #expect(throws: WitnessStateError.self) { try opened(makes: true) }
      #expect(error?.code == "E-WITNESS-STATE")
    }
  }

  @Test func `it belongs to one process at a time, and to one key`() throws {
    #expect(throws: WitnessStateError.missing(path: path)) { try opened() }
    let file = try opened(makes: true)
    _ = try file.trust(log.signer.key)
    #expect(throws: WitnessStateError.busy(path: path)) { try opened() }
    #expect(try WitnessStateFile.look(at: path) == file.current)
  }

  @Test func `the state of another key is not taken over`() throws {
    do { _ = try opened(makes: true).trust(log.signer.key) }
    let other = Cosigner(
      name: cosigner.key.name, secretKey: try GrowingLog.key("another")
    ).key
    #expect(throws: WitnessStateError.otherWitness(here: cosigner.key, wanted: other)) {
      try WitnessStateFile(path, of: other)
    }
  }

  @Test func `a key that is no log's, or its own, is not believed`() throws {
    let file = try opened(makes: true)
    let name = try #require(KeyName("not an origin!".replacing(" ", with: "_")))
    let nameless = NoteSigner(name: name, secretKey: try GrowingLog.key("a")).key
    #expect(throws: WitnessStateError.notALog(name)) { try file.trust(nameless) }
    let own = NoteSigner(
      name: KeyName(log.origin), secretKey: try GrowingLog.key("w1")
    ).key
    #expect(throws: WitnessStateError.ownKey) { try file.trust(own) }
    let second = NoteSigner(
      name: KeyName(log.origin), secretKey: try GrowingLog.key("the log's next key")
    ).key
    #expect(try file.trust(log.signer.key) && file.trust(second))
    #expect(file.current.log(log.origin)?.keys == [log.signer.key, second])
  }

  @Test func `what cannot be kept is not cosigned`() throws {
    let file = try opened(makes: true)
    _ = try file.trust(log.signer.key)
    try FileManager.default.removeItem(atPath: folder.path)
    #expect(throws: WitnessStateError.self) { try status(file, log.request(0, 12)) }
    #expect(file.current.log(log.origin)?.latest == nil)
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    #expect(try status(file, log.request(0, 12)) == 200)
  }

  @Test func `of many that ask at once about two histories, one history is cosigned`() async throws
  {
    let file = try opened(makes: true)
    _ = try file.trust(log.signer.key)
    #expect(try status(file, log.request(0, 9)) == 200)
    let fork = try GrowingLog(fork: true)
    let requests = try (11..<30).flatMap { [try log.request(9, $0), try fork.request(9, $0)] }
    let cosigner = cosigner
    let cosigned = await withTaskGroup(of: Bool.self) { group in
      for request in requests {
        group.addTask {
          let answer = try? file.answer(request.bytes, by: cosigner, at: 100)
          guard case .success? = answer else { return false }
          return true
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(cosigned == 1)
    #expect(try WitnessStateFile.look(at: path) == file.current)
  }

  @Test func `every error has a code, a sentence and a next step`() throws {
    let errors: [WitnessStateError] = [
      .malformed("x"), .busy(path: "p"), .missing(path: "p"), .ownKey, .tooMany(limit: 4),
      .otherWitness(here: cosigner.key, wanted: cosigner.key), .file(path: "p", reason: "r"),
      .notALog(cosigner.key.name),
    ]
    for error in errors {
      #expect(error.code.hasPrefix("E-") && !error.sentence.isEmpty && !error.nextStep.isEmpty)
      #expect(error.exitStatus > 0 && error.description.contains(error.code))
    }
  }
}
