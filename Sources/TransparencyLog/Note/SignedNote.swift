/// A text and the lines of those who signed it, none of them checked: see ``VerifiedNote``.
///
///     <text, one or more lines>
///     <empty line>
///     — <key name> <base64>
///     — …
///
/// Every line ends in U+000A. The text keeps its last line feed and may contain empty lines: the last
/// empty line of the note is the one that separates. Valid UTF-8 without ASCII control characters
/// other than U+000A; 1 to 100 signatures, at most 1,000,000 bytes.
///
/// Format: C2SP signed-note v1.0.0. `SignedNote(parsing: n.bytes) == n`.
public struct SignedNote: Hashable, Sendable {
  /// The bytes of the longest note that is read. A hundred post-quantum signatures fit.
  public static let maximumByteCount = 1_000_000
  /// The most signatures of a note that is read. C2SP asks for at least 16.
  public static let maximumSignatureCount = 100

  /// The signed bytes, the last one a line feed.
  public let text: [UInt8]
  /// 1 to 100 lines, in their order.
  public let signatures: [NoteSignature]

  /// Reads a whole note.
  public init(parsing bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw .tooLong(bytes: bytes.count, limit: Self.maximumByteCount)
    }
    try Self.checkCharacters(bytes)
    guard bytes.last == 0x0A else { throw .notEndedByLineFeed }
    guard let separator = Self.lastEmptyLine(bytes) else { throw .noEmptyLine }
    guard separator + 1 < bytes.count else { throw .noSignature }
    text = Array(bytes[..<separator])
    signatures = try Self.signatures(parsing: bytes[(separator + 1)...])
  }

  /// A note of parts.
  ///
  /// - Parameters:
  ///   - text: one or more lines of UTF-8, the last one ended too.
  ///   - signatures: 1 to 100.
  public init(text: [UInt8], signatures: [NoteSignature]) throws(NoteError) {
    try Self.checkText(text)
    guard !signatures.isEmpty else { throw .noSignature }
    guard signatures.count <= Self.maximumSignatureCount else {
      throw .tooManySignatures(found: signatures.count, limit: Self.maximumSignatureCount)
    }
    self.text = text
    self.signatures = signatures
    let count = bytes.count
    guard count <= Self.maximumByteCount else {
      throw .tooLong(bytes: count, limit: Self.maximumByteCount)
    }
  }

  /// The note as it is written.
  public var bytes: [UInt8] {
    text + [0x0A] + signatures.flatMap(\.line)
  }

  /// Reads 1 to 100 signature lines, the last one ended too.
  static func signatures(parsing bytes: ArraySlice<UInt8>) throws(NoteError) -> [NoteSignature] {
    let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count <= maximumSignatureCount else {
      throw .tooManySignatures(found: lines.count, limit: maximumSignatureCount)
    }
    var signatures: [NoteSignature] = []
    for (index, line) in lines.enumerated() {
      do throws(NoteSignature.LineFault) {
        signatures.append(try NoteSignature(parsing: line))
      } catch {
        throw .signatureLine(number: index + 1, error)
      }
    }
    return signatures
  }

  static func checkText(_ text: [UInt8]) throws(NoteError) {
    try checkCharacters(text)
    guard text.last == 0x0A else { throw .notEndedByLineFeed }
  }

  static func checkCharacters(_ bytes: [UInt8]) throws(NoteError) {
    if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x0A }) {
      throw .controlCharacter(bytes[offset], offset: offset)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
  }

  /// Where the line feed stands that is the last empty line. The text before it is never empty.
  private static func lastEmptyLine(_ bytes: [UInt8]) -> Int? {
    bytes.indices.dropFirst().last { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
  }
}
