/// Why a set could not be replayed: what is wrong, and what to do about it.
public struct ReplayError: Error, Hashable, Sendable, CustomStringConvertible {
  public let sentence: String
  public let next: String

  public init(_ sentence: String, next: String) {
    self.sentence = sentence
    self.next = next
  }

  public var description: String { sentence }
}

extension ReplayError {
  /// A file of the set that is not of the form that its kind has.
  static func malformed(_ file: String, _ reason: String) -> ReplayError {
    ReplayError(
      "\(file): \(reason)", next: "compare the folder with the README of a set of this kind")
  }

  /// Something that the rehearsal ledger must have by its own construction.
  static func missing(_ what: String) -> ReplayError {
    ReplayError("\(what) is missing", next: "this is a mistake of the replay, report it")
  }
}

/// The value, which is there by construction.
func required<Value>(_ value: Value?, _ what: String) throws -> Value {
  guard let value else { throw ReplayError.missing(what) }
  return value
}
