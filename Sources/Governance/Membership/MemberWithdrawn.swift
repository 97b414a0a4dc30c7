public import CanonicalJSON
import Sodium

/// A member leaves of its own will, at once or at a later time.
public struct MemberWithdrawn: EventKind {
  public static let name = "member.withdrawn"

  public var effective: Timestamp?
  public var organization: Identifier

  public init(organization: Identifier, effective: Timestamp? = nil) {
    self.effective = effective
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    effective = try fields.optionalTimestamp("effective")
    organization = try fields.identifier("organization")
  }

  public var json: JSON {
    .members([
      "effective": effective.map(JSON.timestamp), "organization": .identifier(organization),
    ])
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    _ = try register.requirePrincipal(of: organization, is: entry.author, at: entry.recorded)
    let end = try entry.effective(effective)
    return Consequences(try register.ending(organization, at: end, by: entry.id))
  }
}

extension Register {
  /// A membership ends, and with it the tenures, persons and keys of the organization.
  func ending(
    _ organization: Identifier, at end: Timestamp, by source: Digest
  ) throws -> [Change] {
    let spans = try memberSpans(of: organization).filter { $0.inForce.reaches(beyond: end) }
    guard !spans.isEmpty else { throw Refusal.notMember(organization, at: end) }
    var changes: [Change] = spans.map { span in
      var ended = span
      ended.inForce = span.inForce.ended(at: end)
      ended.endedBy = source
      return .member(ended)
    }
    changes += try tenures(onBehalfOf: organization).compactMap { $0.ended(at: end, by: source) }
      .map(Change.tenure)
    for person in try persons(of: organization) where person.inForce.reaches(beyond: end) {
      var ended = person
      ended.inForce = person.inForce.ended(at: end)
      changes.append(.person(ended))
      for key in try personKeys(of: person.id) where key.speaks?.reaches(beyond: end) ?? false {
        var silent = key
        silent.speaks = key.speaks?.ended(at: end)
        changes.append(.personKey(silent))
      }
      changes += try officeTenures(by: person.id).compactMap { $0.ended(at: end, by: source) }
        .map(Change.officeTenure)
    }
    return changes
  }
}

extension Tenure {
  /// The tenure with an end at `time`; nil where it ends before anyway.
  func ended(at time: Timestamp, by source: Digest) -> Tenure? {
    guard state != .ended, inForce.reaches(beyond: time) else { return nil }
    var ended = self
    ended.inForce = inForce.ended(at: time)
    ended.endedBy = source
    if state == .pending { ended.state = .ended }
    return ended
  }
}

extension OfficeTenure {
  /// The tenure with an end at `time`; nil where it ends before anyway.
  func ended(at time: Timestamp, by source: Digest) -> OfficeTenure? {
    guard state != .ended, inForce.reaches(beyond: time) else { return nil }
    var ended = self
    ended.inForce = inForce.ended(at: time)
    ended.endedBy = source
    if state == .pending { ended.state = .ended }
    return ended
  }
}
