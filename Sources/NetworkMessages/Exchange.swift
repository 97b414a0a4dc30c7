import CanonicalJSON

/// What `gavel` asks `gavel-network` to do over HTTP.
///
///     {"bytes":<of the body>,"limit":<most bytes of the answer>,"method":"GET"|"POST","seconds":<most>,"url":"https://…"}
public struct HTTPRequest: Hashable, Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
  }

  public let method: Method
  public let url: String
  public let body: [UInt8]
  /// The bytes of the longest answer that is taken.
  public let limit: Int
  /// After so many seconds it has failed.
  public let seconds: Int64

  public init(_ method: Method, _ url: String, body: [UInt8] = [], limit: Int, seconds: Int64) {
    self.method = method
    self.url = url
    self.body = body
    self.limit = limit
    self.seconds = seconds
  }

  /// Nil where the other program has ended.
  public init?(receivedFrom pipe: MessagePipe) throws {
    guard var message = try pipe.receive() else { return nil }
    limit = Int(try message.fields.integer("limit"))
    guard let method = Method(rawValue: try message.fields.string("method")) else {
      throw MessageError.unknownWord
    }
    self.method = method
    seconds = try message.fields.integer("seconds")
    url = try message.fields.string("url")
    try message.fields.finish()
    body = message.body
  }

  public func send(to pipe: MessagePipe) throws {
    try pipe.send(
      [
        "limit": .integer(Int64(limit)), "method": .string(method.rawValue),
        "seconds": .integer(seconds), "url": .string(url),
      ], body: body)
  }
}

/// What came of it.
///
///     {"bytes":<of the body>,"content_type":"…","status":200}
///     {"bytes":0,"failure":"<why there was no answer, for a person>"}
public enum HTTPAnswer: Hashable, Sendable {
  case response(status: Int, contentType: String?, body: [UInt8])
  /// Nobody answered, or not in time, or with too much.
  case failure(String)

  /// Nil where the other program has ended.
  public init?(receivedFrom pipe: MessagePipe) throws {
    guard var message = try pipe.receive() else { return nil }
    let type = try message.fields.optionalString("content_type")
    if let failure = try message.fields.optionalString("failure") {
      self = .failure(failure)
    } else {
      self = .response(
        status: Int(try message.fields.integer("status")), contentType: type, body: message.body)
    }
    try message.fields.finish()
  }

  public func send(to pipe: MessagePipe) throws {
    switch self {
    case .failure(let reason): try pipe.send(["failure": .string(reason)])
    case .response(let status, let type, let body):
      var members: [String: JSON] = ["status": .integer(Int64(status))]
      members["content_type"] = type.map(JSON.string)
      try pipe.send(members, body: body)
    }
  }
}

/// What `gavel` asks `gavel-network` to serve: a witness. The body is the seed of its key, 32 bytes, so that no
/// file and no argument holds it.
///
///     {"bytes":32,"host":"127.0.0.1","name":"witness.example/w1","port":8080,"state":"<path>"}
///
/// It is answered by `{"bytes":0,"port":<number>}` once requests are taken, or by `{"bytes":0,"failure":"…"}`; then it
/// is served until the pipe is closed.
public struct WitnessOrder: Sendable {
  public let host: String
  /// 0 for any that is free.
  public let port: Int
  public let name: String
  public let state: String
  public var seed: [UInt8]

  public init(host: String, port: Int, name: String, state: String, seed: [UInt8]) {
    self.host = host
    self.port = port
    self.name = name
    self.state = state
    self.seed = seed
  }

  /// Nil where the other program has ended.
  public init?(receivedFrom pipe: MessagePipe) throws {
    guard var message = try pipe.receive() else { return nil }
    host = try message.fields.string("host")
    name = try message.fields.string("name")
    port = Int(try message.fields.integer("port"))
    state = try message.fields.string("state")
    try message.fields.finish()
    seed = message.body
  }

  public func send(to pipe: MessagePipe) throws {
    try pipe.send(
      [
        "host": .string(host), "name": .string(name), "port": .integer(Int64(port)),
        "state": .string(state),
      ], body: seed)
  }
}

/// Whether a witness takes requests.
public enum WitnessStart: Hashable, Sendable {
  case listening(port: Int)
  case failure(String)

  /// Nil where the other program has ended.
  public init?(receivedFrom pipe: MessagePipe) throws {
    guard var message = try pipe.receive() else { return nil }
    if let failure = try message.fields.optionalString("failure") {
      self = .failure(failure)
    } else {
      self = .listening(port: Int(try message.fields.integer("port")))
    }
    try message.fields.finish()
  }

  public func send(to pipe: MessagePipe) throws {
    switch self {
    case .listening(let port): try pipe.send(["port": .integer(Int64(port))])
    case .failure(let reason): try pipe.send(["failure": .string(reason)])
    }
  }
}
