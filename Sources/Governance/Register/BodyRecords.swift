public import Sodium

public struct Body: Record {
  public var definition: BodyDefinition
  public var mandate: Digest?
  public var inForce: Interval
  /// The motion that chartered or last amended it.
  public var motion: Digest?
  /// Since when its seats have their cap; nil where that is since the beginning, or there is none.
  public var capSince: Timestamp?

  package init(
    definition: BodyDefinition, mandate: Digest? = nil, inForce: Interval, motion: Digest? = nil,
    capSince: Timestamp? = nil
  ) {
    self.definition = definition
    self.mandate = mandate
    self.inForce = inForce
    self.motion = motion
    self.capSince = capSince
  }

  public var id: Identifier { definition.id }
  public var key: Identifier { definition.id }
}

public struct Seat: Record {
  public var definition: SeatDefinition
  public var inForce: Interval
  public var motion: Digest?

  package init(definition: SeatDefinition, inForce: Interval, motion: Digest? = nil) {
    self.definition = definition
    self.inForce = inForce
    self.motion = motion
  }

  public var id: Identifier { definition.id }
  public var key: Identifier { definition.id }
}

/// Who holds a seat, on behalf of which organization, from when until when.
public struct Tenure: Record {
  public enum State: String, CaseIterable, Sendable {
    case pending, accepted, ended
  }

  public var seat: Identifier
  /// The motion, designation or genesis that appointed.
  public var appointment: Digest
  /// The entry that the acceptance must have seen.
  public var entry: Int64
  public var person: Identifier
  public var organization: Identifier
  public var state: State
  /// While pending, the earliest beginning.
  public var inForce: Interval
  /// When the term runs out; a holdover seat keeps its holder beyond it.
  public var termEnds: Timestamp?
  /// The motion or event by which it ends, where one does.
  public var endedBy: Digest?
  /// When it ends by itself, where a body gave the seat for a short time only.
  public var mandateUntil: Timestamp?
  /// Whether it is that of the seat's alternate, who votes where the holder does not.
  public var isAlternate: Bool

  package init(
    seat: Identifier, appointment: Digest, entry: Int64, person: Identifier,
    organization: Identifier, state: State, inForce: Interval, termEnds: Timestamp? = nil,
    endedBy: Digest? = nil, isAlternate: Bool = false, mandateUntil: Timestamp? = nil
  ) {
    self.seat = seat
    self.appointment = appointment
    self.entry = entry
    self.person = person
    self.organization = organization
    self.state = state
    self.inForce = inForce
    self.termEnds = termEnds
    self.endedBy = endedBy
    self.isAlternate = isAlternate
    self.mandateUntil = mandateUntil
  }

  public var key: Pair<Identifier, Digest> { Pair(seat, appointment) }
}

public struct Office: Record {
  public var definition: OfficeDefinition
  public var inForce: Interval

  package init(definition: OfficeDefinition, inForce: Interval) {
    self.definition = definition
    self.inForce = inForce
  }

  public var id: Identifier { definition.id }
  public var key: Identifier { definition.id }
}

/// Who was appointed to an office.
public struct OfficeTenure: Record {
  public var office: Identifier
  public var appointment: Digest
  public var entry: Int64
  public var person: Identifier
  public var state: Tenure.State
  public var inForce: Interval
  /// The motion or event by which it ends, where one does.
  public var endedBy: Digest?
  /// When it ends by itself, where a body gave the office for a short time only.
  public var mandateUntil: Timestamp?

  package init(
    office: Identifier, appointment: Digest, entry: Int64, person: Identifier, state: Tenure.State,
    inForce: Interval, endedBy: Digest? = nil, mandateUntil: Timestamp? = nil
  ) {
    self.office = office
    self.appointment = appointment
    self.entry = entry
    self.person = person
    self.state = state
    self.inForce = inForce
    self.endedBy = endedBy
    self.mandateUntil = mandateUntil
  }

  public var key: Pair<Identifier, Digest> { Pair(office, appointment) }
}

/// One version of a rule.
public struct Rule: Record {
  public var definition: DecisionRule
  public var version: Int64
  public var inForce: Interval
  public var motion: Digest?

  package init(definition: DecisionRule, version: Int64, inForce: Interval, motion: Digest? = nil) {
    self.definition = definition
    self.version = version
    self.inForce = inForce
    self.motion = motion
  }

  public var id: Identifier { definition.id }
  public var key: Pair<Identifier, Int64> { Pair(definition.id, version) }
}

/// One version of a power.
public struct Power: Record {
  public var definition: PowerDefinition
  public var version: Int64
  public var inForce: Interval
  public var motion: Digest?

  package init(
    definition: PowerDefinition, version: Int64, inForce: Interval, motion: Digest? = nil
  ) {
    self.definition = definition
    self.version = version
    self.inForce = inForce
    self.motion = motion
  }

  /// The act and the scope, `seat.fill body:toc`.
  public var name: String { Self.name(act: definition.act, scope: definition.scope) }
  public var key: Pair<String, Int64> { Pair(name, version) }

  static func name(act: String, scope: PowerDefinition.Scope?) -> String {
    scope.map { "\(act) \($0.text)" } ?? act
  }
}

/// One version of a policy.
public struct Policy: Record {
  public var policy: Identifier
  public var version: Int64
  public var title: String
  public var text: Digest
  /// When it was decided on, which can be long before it comes into force.
  public var adopted: Timestamp
  /// As decided: a sunset ends it besides, without any decision (`standing`).
  public var inForce: Interval
  /// When whoever may amend it is to look at it again.
  public var reviewBy: Timestamp?
  /// When it goes out of force by itself.
  public var sunset: Timestamp?
  public var motion: Digest
  /// The motion or event that ended it, and the policy that took its place.
  public var endedBy: Digest?
  public var supersededBy: Identifier?

  package init(
    policy: Identifier, version: Int64, title: String, text: Digest, adopted: Timestamp,
    inForce: Interval, reviewBy: Timestamp? = nil, sunset: Timestamp? = nil, motion: Digest,
    endedBy: Digest? = nil, supersededBy: Identifier? = nil
  ) {
    self.policy = policy
    self.version = version
    self.title = title
    self.text = text
    self.adopted = adopted
    self.inForce = inForce
    self.reviewBy = reviewBy
    self.sunset = sunset
    self.motion = motion
    self.endedBy = endedBy
    self.supersededBy = supersededBy
  }

  public var key: Pair<Identifier, Int64> { Pair(policy, version) }

  /// When it is in force: as decided, and not beyond its sunset.
  public var standing: Interval {
    guard let sunset else { return inForce }
    return inForce.ended(at: sunset)
  }
}
