public import CanonicalJSON

/// Whether the chair of a body rules on questions of order, and how long a ruling can be appealed.
public struct RulingRule: JSONObject {
  /// Seconds after a ruling within which an appeal from it can be moved.
  public var appealWithin: Int64

  public init(appealWithin: Int64) {
    self.appealWithin = appealWithin
  }

  public init(reading fields: inout Fields) throws {
    appealWithin = try fields.integer("appeal_within", in: 1...DecisionRule.longestSpan)
  }

  public var json: JSON { ["appeal_within": .integer(appealWithin)] }
}

extension RulingRule {
  /// Whether a chair can rule under it where there was no ruling, or an appeal has less time.
  func strengthensChair(against other: RulingRule?) -> Bool {
    other.map { appealWithin < $0.appealWithin } ?? true
  }
}
