internal import CTerminal
internal import CanonicalJSON
internal import Foundation
internal import Glibc
internal import Sodium

/// Data on stdout: text for people, or JSON whose objects name their schema. Kept back until there is
/// enough of it, then written; ``finish()`` writes the rest.
final class Output {
  /// Whether the person wants JSON.
  let asJSON: Bool
  let style: Style
  private let isTerminal: Bool
  private let pager: String?
  /// Whether every object is to say that it comes from a rehearsal.
  var isRehearsal = false
  private let standardOutput: @Sendable ([UInt8]) throws -> Void
  private var isPaged = false
  private var waiting: [UInt8] = []

  init(
    _ environment: Environment, asJSON: Bool = false, hidesColor: Bool = true, pager: String? = nil
  ) {
    self.asJSON = asJSON
    isTerminal = isatty(STDOUT_FILENO) == 1
    style = Style(environment, isTerminal: isTerminal, hidesColor: hidesColor)
    self.pager = pager
    standardOutput = environment.standardOutput
  }

  /// What can be written. Larger than any event, since lists and documents are shown too.
  private static let limits = JSONLimits(
    bytes: 1 << 27, depth: 32, members: 4096, items: 1 << 24, stringBytes: 64 << 20)

  /// One object or, in a list, one of its lines: as JSON with its schema, else the text.
  ///
  /// - Parameter schema: name and version, `gavel.key/1`; its schema is schema/json/gavel.key.1.json. Once
  ///   released it changes only by addition.
  func show(
    _ schema: String, _ members: [String: JSON], text: @autoclosure () throws -> String
  ) throws {
    guard asJSON else { return try self.text(text()) }
    try put(Array(Self.line(object(schema, members)).utf8))
  }

  /// A list: JSON Lines, else the table.
  func list(_ schema: String, _ items: [[String: JSON]], table: @autoclosure () -> Table) throws {
    guard asJSON else { return try text(table().text(style)) }
    for item in items { try put(Array(Self.line(object(schema, item)).utf8)) }
  }

  /// A list that people read in another form than a table: JSON Lines, else the text.
  func list(_ schema: String, _ items: [[String: JSON]], text: @autoclosure () -> String) throws {
    guard asJSON else { return try self.text(text() + "\n") }
    for item in items { try put(Array(Self.line(object(schema, item)).utf8)) }
  }

  /// Text, its foreign parts made visible and its line feeds in it.
  func text(_ text: String) throws {
    try put(Array(text.utf8))
  }

  /// The bytes that a command is asked for: as they are or, where JSON is wanted, an object with them.
  func show(bytes: [UInt8]) throws {
    guard asJSON else { return try self.bytes(bytes) }
    try show(
      "gavel.bytes/1",
      [
        "base64": .string(Base64.encode(bytes)), "bytes": .integer(Int64(bytes.count)),
        "digest": .string(SHA256.hash(bytes).hex),
      ], text: "")
  }

  /// A file that goes to stdout: its bytes as they are, to a file or a pipe; a terminal sees what they hide.
  ///
  /// - Throws: `ProgramError.binaryToTerminal` for what is no text, on a terminal.
  func bytes(_ bytes: [UInt8]) throws {
    guard isTerminal else { return try put(bytes) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ProgramError.binaryToTerminal
    }
    try self.text(visible(text, severalLines: true))
  }

  /// From here on the output is long: where a person sees it, a pager shows it.
  func page() {
    isPaged = isTerminal && !asJSON && pager != nil
  }

  func help(_ text: String) throws {
    try self.text(text)
    try finish()
  }

  /// Writes what is left.
  func finish() throws {
    defer { waiting = [] }
    guard !waiting.isEmpty else { return }
    if isPaged, let pager {
      try Pager.show(waiting, with: pager)
    } else {
      try standardOutput(waiting)
    }
  }

  private func put(_ bytes: [UInt8]) throws {
    waiting += bytes
    if waiting.count >= 1 << 16, !isPaged { try finish() }
  }

  private func object(_ schema: String, _ members: [String: JSON]) -> JSON {
    var members = members
    members["schema"] = .string(schema)
    if isRehearsal { members["rehearsal"] = true }
    return .object(members)
  }

  /// One line of JSON. Strings are made visible: canonical JSON has no control characters, and a path or
  /// a message of the system may.
  static func line(_ value: JSON) throws -> String {
    let bytes = try value.madeVisible.canonicalBytes(limits: limits)
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}

extension JSON {
  fileprivate var madeVisible: JSON {
    switch self {
    case .object(let members): .object(members.mapValues(\.madeVisible))
    case .array(let items): .array(items.map(\.madeVisible))
    case .string(let text): .string(visible(text, severalLines: true))
    case .bool, .integer: self
    }
  }
}
