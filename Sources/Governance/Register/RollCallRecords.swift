public import CanonicalJSON
public import Sodium

/// The choices on a poll as they were called at a meeting: written down by the secretary, and of no account
/// until the chair has confirmed them.
public struct RollCall: Record {
  /// The id of the event that recorded it.
  public var id: Digest
  public var poll: Digest
  public var meeting: Digest
  public var entry: Int64
  public var secretary: Identifier
  /// When the roll was called: when the first of those that correct each other was recorded.
  public var called: Timestamp
  /// The one that it corrects, and the one that corrected it.
  public var corrects: Digest?
  public var correctedBy: Digest?
  public var chair: Identifier?
  public var confirmed: Timestamp?
  /// Until when a choice that rests on the secretary's list can be disputed.
  public var disputesEnd: Timestamp?

  package init(
    id: Digest, poll: Digest, meeting: Digest, entry: Int64, secretary: Identifier,
    called: Timestamp, corrects: Digest? = nil, correctedBy: Digest? = nil,
    chair: Identifier? = nil, confirmed: Timestamp? = nil, disputesEnd: Timestamp? = nil
  ) {
    self.id = id
    self.poll = poll
    self.meeting = meeting
    self.entry = entry
    self.secretary = secretary
    self.called = called
    self.corrects = corrects
    self.correctedBy = correctedBy
    self.chair = chair
    self.confirmed = confirmed
    self.disputesEnd = disputesEnd
  }

  public var key: Digest { id }
}

/// What one seat is said to have chosen when the roll was called.
public struct RolledChoice: Record {
  /// What became of it when the poll was closed.
  public enum Fate: String, CaseIterable, Sendable {
    case counted
    /// The seat cast a ballot of its own.
    case overridden
    case disputed
    /// The list of those present was corrected: the seat was not there.
    case absent
  }

  public var rollCall: Digest
  public var seat: Identifier
  public var choice: Choice
  /// Who held the seat.
  public var person: Identifier
  /// How it is known that the person was there.
  public var presence: Attendance.Evidence
  /// The event by which the person disputes it.
  public var disputedBy: Digest?
  /// nil before the poll is closed, and where the roll call was not confirmed.
  public var fate: Fate?

  package init(
    rollCall: Digest, seat: Identifier, choice: Choice, person: Identifier,
    presence: Attendance.Evidence, disputedBy: Digest? = nil, fate: Fate? = nil
  ) {
    self.rollCall = rollCall
    self.seat = seat
    self.choice = choice
    self.person = person
    self.presence = presence
    self.disputedBy = disputedBy
    self.fate = fate
  }

  public var key: Pair<Digest, Identifier> { Pair(rollCall, seat) }
}

/// How far a closed poll rests on a roll call, in numbers of choices.
public struct RollCallCount: JSONObject {
  public var rollCall: Digest
  public var counted: Int64
  /// Of the counted ones, those of seats whose arrival is signed.
  public var arrived: Int64
  public var overridden: Int64
  public var disputed: Int64
  public var absent: Int64

  public init(rollCall: Digest, of choices: [RolledChoice]) {
    func count(_ fate: RolledChoice.Fate) -> Int64 {
      Int64(choices.count { $0.fate == fate })
    }
    self.rollCall = rollCall
    counted = count(.counted)
    arrived = Int64(choices.count { $0.fate == .counted && $0.presence == .signed })
    overridden = count(.overridden)
    disputed = count(.disputed)
    absent = count(.absent)
  }

  public init(reading fields: inout Fields) throws {
    absent = try fields.integer("absent")
    arrived = try fields.integer("arrived")
    counted = try fields.integer("counted")
    disputed = try fields.integer("disputed")
    overridden = try fields.integer("overridden")
    rollCall = try fields.digest("roll_call")
  }

  public var json: JSON {
    [
      "absent": .integer(absent), "arrived": .integer(arrived), "counted": .integer(counted),
      "disputed": .integer(disputed), "overridden": .integer(overridden),
      "roll_call": .digest(rollCall),
    ]
  }
}
