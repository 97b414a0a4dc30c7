import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NetworkMessages

/// Does over HTTP what it is asked, one request after the other, until the pipe is closed. No redirection is
/// followed: who names a place means that place.
struct HTTPFetcher {
  let pipe: MessagePipe

  func run() async throws {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    configuration.timeout.connect = .seconds(10)
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      while let request = try HTTPRequest(receivedFrom: pipe) {
        try await answer(request, by: client).send(to: pipe)
      }
    } catch {
      try? await client.shutdown()
      throw error
    }
    try await client.shutdown()
  }

  private func answer(_ request: HTTPRequest, by client: HTTPClient) async -> HTTPAnswer {
    do {
      var asked = HTTPClientRequest(url: request.url)
      asked.method = request.method == .post ? .POST : .GET
      asked.headers.add(name: "User-Agent", value: "gavel")
      if request.method == .post { asked.body = .bytes(request.body) }
      let response = try await client.execute(
        asked, deadline: .now() + .seconds(request.seconds))
      let body = try await response.body.collect(upTo: request.limit)
      return .response(
        status: Int(response.status.code),
        contentType: response.headers.first(name: "Content-Type"),
        body: Array(body.readableBytesView))
    } catch {
      return .failure(Self.sentence(error))
    }
  }

  private static func sentence(_ error: any Error) -> String {
    switch error {
    case is NIOTooManyBytesError: "the answer is longer than asked for"
    case let error as HTTPClientError: error.shortDescription
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      "it shows no certificate of that name that this computer trusts"
    case let error as NIOConnectionError where !error.connectionErrors.isEmpty:
      "nothing answers at \(error.host), port \(error.port)"
    case let error as NIOConnectionError: "there is no \(error.host) in the network"
    case is IOError: "nothing answers there"
    default: "\(error)"
    }
  }
}
