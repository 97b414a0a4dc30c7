internal import CanonicalJSON
internal import Governance

/// Values of an act that are more than a word, as a person types them.
enum ActValues {
  /// Nil where the value of `key` is a plain text.
  static func json(_ text: String, of key: String) throws(ProgramError) -> JSON? {
    switch key {
    case "target": try target(text)
    default: nil
    }
  }

  /// `at least 90 per cent`, `at most 5 open incidents`.
  private static func target(_ text: String) throws(ProgramError) -> JSON {
    let words = text.split(separator: " ", maxSplits: 3).map(String.init)
    guard words.count == 4, words[0] == "at", let value = Int64(words[2]), value >= 0,
      let direction = Target.Direction(rawValue: "at_" + words[1])
    else {
      throw .usage(
        "\"\(text)\" is no target", next: "write target='at least 90 per cent', or 'at most'")
    }
    return Target(direction, value, unit: words[3]).json
  }
}

extension Target {
  /// `at least 90 per cent`
  var words: String {
    (direction == .atLeast ? "at least " : "at most ") + "\(value) \(unit)"
  }
}

extension ObjectiveReport {
  /// `120`, `reached`
  var words: String {
    value.map { "\($0)" } ?? (reached == true ? "reached" : "not reached")
  }
}
