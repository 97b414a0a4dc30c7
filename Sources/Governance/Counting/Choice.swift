/// What a ballot says.
public enum Choice: String, CaseIterable, Sendable {
  case yes, no, abstain
}

/// How a poll ended.
public enum Outcome: String, CaseIterable, Sendable {
  case carried, failed
  case noQuorum = "no_quorum"
  /// As many yes as no, where one more yes would have carried.
  case tied
  /// Ballots that were held back could turn it, and the body has not said yet which of them count.
  case contested
}
