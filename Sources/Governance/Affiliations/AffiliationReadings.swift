import Sodium

/// Which organizations are under common control.
extension Register {
  /// The span of the organization's affiliation in force at `time`.
  public func affiliation(of organization: Identifier, at time: Timestamp) throws -> Affiliation? {
    try affiliations(of: organization).filter {
      $0.state == .accepted && $0.inForce.contains(time)
    }.max { $0.span < $1.span }
  }

  /// The affiliate group of the organization at `time`; nil where it is in none and counts as its own.
  public func group(of organization: Identifier, at time: Timestamp) throws -> Identifier? {
    try affiliation(of: organization, at: time)?.group
  }

  /// The members that are in a group at `time` or are to be later.
  func members(ofGroup group: Identifier, from time: Timestamp) throws -> Set<Identifier> {
    var members: Set<Identifier> = []
    for span in try affiliations(in: group)
    where span.state == .accepted && span.inForce.reaches(beyond: time) {
      if try member(span.organization, at: time) != nil { members.insert(span.organization) }
    }
    return members
  }

  /// What a motion or the charter said of the organization is not for itself to change.
  func requireUndecided(_ organization: Identifier, from time: Timestamp) throws {
    let decided = try affiliations(of: organization).last {
      $0.isDecided && $0.state == .accepted && $0.inForce.reaches(beyond: time)
    }
    if let decided { throw Refusal.affiliationDecided(organization, decided.group) }
  }

  /// The spans, and the declarations that wait for their confirmation, that end at `time`, as another word
  /// takes their place.
  func ending(
    affiliationsOf organization: Identifier, at time: Timestamp, by source: Digest,
    but kept: Int64? = nil
  ) throws -> [Change] {
    try affiliations(of: organization).filter { $0.span != kept }.compactMap { span in
      span.ended(at: span.state == .pending ? span.inForce.from : time, by: source)
    }.map(Change.affiliation)
  }

  /// The number of the organization's next span.
  func nextSpan(ofAffiliation organization: Identifier) throws -> Int64 {
    Int64(try affiliations(of: organization).count) + 1
  }
}
