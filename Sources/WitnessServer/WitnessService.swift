import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Sodium
public import TransparencyLog
public import Witnessing

/// A witness over HTTP (C2SP tlog-witness):
///
///     POST /add-checkpoint                     cosigns a checkpoint that extends what was cosigned last
///     GET  /<SHA-256 of the origin>/checkpoint the checkpoint of that log that was cosigned last
///
/// It holds no more connections, waits no longer and reads no more than its limits say.
public struct WitnessService: Sendable {
  /// Connections beyond these wait to be taken.
  public static let maximumConnections = 256
  /// A connection on which nothing moves for so long is closed.
  public static let idleSeconds: Int64 = 30

  private let cosigner: Cosigner
  private let state: WitnessStateFile
  private let clock: @Sendable () -> Int64

  /// - Parameters:
  ///   - cosigner: the witness's key.
  ///   - state: of this key.
  ///   - clock: now, in POSIX seconds.
  public init(
    cosigner: Cosigner, state: WitnessStateFile,
    clock: @escaping @Sendable () -> Int64
  ) {
    self.cosigner = cosigner
    self.state = state
    self.clock = clock
  }

  /// Serves until the task is cancelled or the process gets SIGTERM or SIGINT.
  ///
  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - started: is told the port once requests are taken.
  public func run(
    host: String, port: Int, started: @escaping @Sendable (_ port: Int) async -> Void
  ) async throws {
    let silent = Logger(label: "gavel-network") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
      router: router(),
      server: .http1(configuration: .init(idleTimeout: .seconds(Self.idleSeconds))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: "gavel",
        availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)),
      onServerRunning: { channel in await started(channel.localAddress?.port ?? port) },
      logger: silent)
    try await application.runService()
  }

  private func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.post("add-checkpoint") { request, _ in try await addCheckpoint(request) }
    router.get(":log/checkpoint") { _, context in try latest(context) }
    return router
  }

  private func addCheckpoint(_ request: Request) async throws -> Response {
    let body = try await request.body.collect(upTo: AddCheckpointRequest.maximumByteCount)
    do {
      switch try state.answer(Array(body.readableBytesView), by: cosigner, at: clock()) {
      case .success(let answer): return Self.response(answer, saying: nil)
      case .failure(let refusal): return Self.response(refusal.response, saying: "\(refusal)\n")
      }
    } catch {
      // What cannot be kept is not cosigned; whose disk fails is not the log's business.
      return Self.response(.refused(status: 503), saying: "the witness cannot keep its state\n")
    }
  }

  private func latest(_ context: BasicRequestContext) throws -> Response {
    let name = try context.parameters.require("log")
    let log = state.current.logs.first {
      SHA256.hash(Array($0.origin.text.utf8)).hex.utf8.elementsEqual(name.utf8)
    }
    guard let note = log?.latest else { throw HTTPError(.notFound) }
    return Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: note.bytes)))
  }

  private static func response(
    _ answer: AddCheckpointResponse, saying sentence: String?
  ) -> Response {
    let body = answer.body.isEmpty ? Array((sentence ?? "").utf8) : answer.body
    return Response(
      status: HTTPResponse.Status(code: answer.status),
      headers: [.contentType: answer.contentType],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }
}
