/// Why bytes are no signed note, or a text can't be signed as one.
public enum NoteError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(bytes: Int, limit: Int)
  case notUTF8
  /// A byte below 0x20 that is no line feed, a carriage return for example.
  case controlCharacter(UInt8, offset: Int)
  /// The last line is cut off.
  case notEndedByLineFeed
  /// Nothing separates the text from signatures.
  case noEmptyLine
  case noSignature
  case tooManySignatures(found: Int, limit: Int)
  /// Signature lines are counted from 1.
  case signatureLine(number: Int, NoteSignature.LineFault)

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .tooLong, .tooManySignatures: "E-NOTE-LIMIT"
    case .notUTF8, .controlCharacter: "E-NOTE-CHARACTERS"
    case .notEndedByLineFeed, .noEmptyLine: "E-NOTE-FORM"
    case .noSignature: "E-NOTE-UNSIGNED"
    case .signatureLine: "E-NOTE-SIGNATURE-LINE"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .tooLong(let bytes, let limit):
      "the note has \(bytes) bytes, more than \(limit)"
    case .notUTF8: "the note is not UTF-8"
    case .controlCharacter(let byte, let offset):
      "the note has the control character \(byte) at byte \(offset)"
    case .notEndedByLineFeed: "the note does not end in a line feed"
    case .noEmptyLine: "the note has no empty line before its signatures"
    case .noSignature: "the note has no signature"
    case .tooManySignatures(let found, let limit):
      "the note has \(found) signatures, more than \(limit)"
    case .signatureLine(let number, let fault):
      "signature line \(number) of the note \(Self.describe(fault))"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    "get the note again, as it was published and byte for byte"
  }

  public var description: String { "\(sentence) [\(code)]" }

  private static func describe(_ fault: NoteSignature.LineFault) -> String {
    switch fault {
    case .noDash: "does not begin with an em dash and a space"
    case .noSignature: "has nothing after the key name"
    case .name: "has no key name"
    case .base64: "is not base64"
    case .tooShort(let bytes): "has only \(bytes) bytes, and needs 4 for the key id and a signature"
    }
  }
}
