/// A mistake in a charter: where, as a path into the document (`rules[2].thresholds[0]`), and what.
public struct CharterProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let sentence: String

  public var description: String { "\(path): \(sentence)" }

  public init(path: String, sentence: String) {
    self.path = path
    self.sentence = sentence
  }
}
