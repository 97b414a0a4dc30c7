import Foundation
import NetworkMessages
import Sodium
import Testing
import TransparencyLog
import Witnessing

/// A log of 40 entries, and another of the same key that differs from the tenth on.
struct GrowingLog {
  let signer: NoteSigner
  let origin: Origin
  private let nodes: [NodeAddress: Digest]
  private let heads: [TreeHead]

  init(_ name: String = "log.example/one", fork: Bool = false) throws {
    origin = try #require(Origin(name))
    signer = NoteSigner(name: KeyName(origin), secretKey: try Self.key("the key of \(name)"))
    var frontier = Frontier()
    var nodes: [NodeAddress: Digest] = [:]
    var heads = [frontier.head]
    for index in 0..<40 {
      let entry = "entry \(index)\(fork && index >= 10 ? ", or another" : "")"
      for (address, hash) in frontier.append(Tree.leafHash(of: Array(entry.utf8))) {
        nodes[address] = hash
      }
      heads.append(frontier.head)
    }
    self.nodes = nodes
    self.heads = heads
  }

  static func key(_ name: String) throws -> SecretKey {
    var seed = Self.seed(name)
    return try #require(try SecretKey(wipingSeed: &seed))
  }

  static func seed(_ name: String) -> [UInt8] { SHA256.hash(Array(name.utf8)).bytes }

  func head(_ size: Int) -> TreeHead { heads[size] }

  /// What the log sends to a witness that cosigned `old` entries last.
  ///
  /// - Parameter signer: the log's own where absent.
  func request(
    _ old: Int, _ size: Int, signedBy signer: NoteSigner? = nil
  ) throws -> AddCheckpointRequest {
    let plan = try ProofPlan.consistency(from: Int64(old), to: Int64(size))
    let hashes = try plan.addresses.map { try #require(nodes[$0]) }
    return AddCheckpointRequest(
      oldSize: Int64(old), proof: plan.proof(from: hashes),
      checkpoint: (signer ?? self.signer).sign(Checkpoint(origin: origin, head: heads[size])))
  }
}

/// A new folder for a test, which goes with it.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gavel-witness-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// The program gavel-network, as gavel runs it.
final class NetworkProcess {
  let pipe: MessagePipe
  private let process = Process()
  private let input = Pipe()

  /// Beside the program that runs the tests.
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "gavel-network").path

  init(_ verb: String) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = [verb]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    pipe = MessagePipe(
      reading: output.fileHandleForReading, writing: input.fileHandleForWriting)
  }

  /// Ends its stdin, which ends it, and waits.
  @discardableResult
  func end() -> Int32 {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Ends it as a crash would.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func fetch(_ request: HTTPRequest) throws -> HTTPAnswer {
    try request.send(to: pipe)
    return try #require(try HTTPAnswer(receivedFrom: pipe))
  }
}

/// A witness that is served by the program, and the way to it over HTTP.
final class ServedWitness {
  let url: String
  let key: WitnessKey
  private let server: NetworkProcess
  private let client: NetworkProcess

  init(_ name: String = "example.com/witness", state: String, trusting logs: [VerifierKey]) throws {
    let cosigner = Cosigner(
      name: try #require(KeyName(name)), secretKey: try GrowingLog.key(name))
    key = cosigner.key
    do {
      let file = try WitnessStateFile(state, of: key, makes: true)
      for log in logs { _ = try file.trust(log) }
    }
    server = try NetworkProcess("witness")
    try WitnessOrder(
      host: "127.0.0.1", port: 0, name: name, state: state, seed: GrowingLog.seed(name)
    ).send(to: server.pipe)
    let start = try #require(try WitnessStart(receivedFrom: server.pipe))
    guard case .listening(let port) = start else {
      throw CocoaError(.featureUnsupported, userInfo: ["start": "\(start)"])
    }
    url = "http://127.0.0.1:\(port)"
    client = try NetworkProcess("fetch")
  }

  func add(_ body: [UInt8]) throws -> AddCheckpointResponse {
    try Self.post(body, to: url, by: client)
  }

  /// Over a connection of its own.
  static func post(_ body: [UInt8], to url: String) throws -> AddCheckpointResponse {
    let client = try NetworkProcess("fetch")
    defer { client.end() }
    return try post(body, to: url, by: client)
  }

  private static func post(
    _ body: [UInt8], to url: String, by client: NetworkProcess
  ) throws -> AddCheckpointResponse {
    let request = HTTPRequest(
      .post, "\(url)/add-checkpoint", body: body, limit: 1_000_000, seconds: 30)
    guard case .response(let status, let type, let body) = try client.fetch(request)
    else { throw CocoaError(.fileReadUnknown) }
    return try AddCheckpointResponse(status: status, contentType: type, body: body)
  }

  func get(_ path: String, limit: Int = 1_000_000) throws -> HTTPAnswer {
    try client.fetch(HTTPRequest(.get, "\(url)/\(path)", limit: limit, seconds: 30))
  }

  func end() {
    client.end()
    server.end()
  }

  /// As if the power went.
  func kill() {
    client.end()
    server.kill()
  }
}
