public import CanonicalJSON
public import Foundation

/// Messages between `gavel` and `gavel-network`, the program that opens sockets for it, over a pipe each way:
/// a line of canonical JSON, an object whose member `bytes` tells how many bytes follow it.
public final class MessagePipe {
  private let reading: FileHandle
  private let writing: FileHandle
  private var buffer: [UInt8] = []
  private static let longestHeader = 1 << 16
  /// The bytes of the largest body.
  public static let longestBody = 32 << 20

  /// - Parameters:
  ///   - reading: from the other program.
  ///   - writing: to it.
  public init(reading: FileHandle, writing: FileHandle) {
    self.reading = reading
    self.writing = writing
  }

  /// One message on its way in.
  public struct Message {
    /// The members of its header but `bytes`.
    public var fields: Fields
    public let body: [UInt8]
  }

  /// - Parameter members: of the header, without `bytes`.
  public func send(_ members: [String: JSON], body: [UInt8] = []) throws {
    var members = members
    members["bytes"] = .integer(Int64(body.count))
    let header = try JSON.object(members).canonicalBytes()
    try writing.write(contentsOf: Data(header + [0x0A] + body))
  }

  /// The next message; nil where the other program has ended.
  ///
  /// - Throws: ``MessageError`` for what is none, `JSONError`.
  public func receive() throws -> Message? {
    guard let header = try line() else { return nil }
    var fields = try CanonicalText(header).root.fields()
    let count = try fields.integer("bytes")
    guard count <= Self.longestBody else { throw MessageError.tooLong }
    let length = Int(count)
    while buffer.count < length { guard try readOn() else { throw MessageError.cutOff } }
    defer { buffer.removeFirst(length) }
    return Message(fields: fields, body: Array(buffer.prefix(length)))
  }

  private func line() throws -> [UInt8]? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeFirst(end + 1) }
        return Array(buffer[..<end])
      }
      guard buffer.count <= Self.longestHeader else { throw MessageError.tooLong }
      guard try readOn() else {
        guard buffer.isEmpty else { throw MessageError.cutOff }
        return nil
      }
    }
  }

  private func readOn() throws -> Bool {
    // Whatever is there: waiting for a full piece would wait for the next message.
    let data = reading.availableData
    buffer += data
    return !data.isEmpty
  }
}

/// Why what came over a pipe is no message.
public enum MessageError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong
  case cutOff
  /// A word that the other program knows and this one does not.
  case unknownWord

  public var description: String {
    switch self {
    case .tooLong: "a message between the programs is too long"
    case .cutOff: "a message between the programs is cut off"
    case .unknownWord: "the programs are of two versions"
    }
  }
}
