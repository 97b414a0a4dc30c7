/// Everything that is wrong with a charter file, in the order of its lines.
public struct CharterFileError: Error, Hashable, Sendable {
  /// One mistake.
  public struct Problem: Error, Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// The keys that lead there, `rules.special.thresholds[0]`; empty where it concerns the whole file.
    public let path: String
    public let code: Code
    /// What is wrong and, where one can tell, what to write instead.
    public let sentence: String

    /// A mistake at a place counted from 1.
    public init(line: Int, column: Int, path: String, code: Code, sentence: String) {
      self.line = line
      self.column = column
      self.path = path
      self.code = code
      self.sentence = sentence
    }
  }

  /// The stable codes of mistakes. A code is never given another meaning.
  public enum Code: String, CaseIterable, Sendable {
    /// The file is over ``CharterFile/largestFile`` bytes.
    case size = "E-CHARTER-SIZE"
    /// The bytes are not UTF-8.
    case encoding = "E-CHARTER-ENCODING"
    /// A control, bidirectional or other character that no text of a ledger may contain.
    case character = "E-CHARTER-CHARACTER"
    /// This is not YAML.
    case syntax = "E-CHARTER-SYNTAX"
    /// There is no YAML document, or more than one.
    case documents = "E-CHARTER-DOCUMENTS"
    case anchor = "E-CHARTER-ANCHOR"
    /// An alias or a merge key.
    case alias = "E-CHARTER-ALIAS"
    case tag = "E-CHARTER-TAG"
    /// A key that stands twice in one mapping.
    case twice = "E-CHARTER-TWICE"
    case unknown = "E-CHARTER-UNKNOWN"
    /// A key that must be there and is not.
    case lacks = "E-CHARTER-LACKS"
    /// A list, mapping or text where another of the three is asked for.
    case shape = "E-CHARTER-SHAPE"
    /// A text that does not have the form that its key asks for.
    case value = "E-CHARTER-VALUE"
    /// A `<placeholder>` of the template that was not replaced.
    case placeholder = "E-CHARTER-PLACEHOLDER"
    /// Well-formed, but no consortium could live by it.
    case unsound = "E-CHARTER-UNSOUND"
  }

  /// At least one, by line and column.
  public let problems: [Problem]

  init(_ problems: [Problem]) {
    self.problems = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension CharterFileError.Problem: CustomStringConvertible {
  /// `line 12, column 5, rules.special: …  [E-CHARTER-…]`
  public var description: String {
    let keys = path.isEmpty ? "" : ", \(path)"
    return "line \(line), column \(column)\(keys): \(sentence)  [\(code.rawValue)]"
  }
}

extension CharterFileError: CustomStringConvertible {
  /// A line for each mistake.
  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
