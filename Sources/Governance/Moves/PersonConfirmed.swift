public import CanonicalJSON
public import Sodium

/// The principal of the new organization confirms that a person is one of it from now on.
public struct PersonConfirmed: EventKind {
  public static let name = "person.confirmed"

  /// The event in which the person said so.
  public var move: Digest
  public var person: Identifier

  public init(move: Digest, of person: Identifier) {
    self.move = move
    self.person = person
  }

  public init(reading fields: inout Fields) throws {
    move = try fields.digest("move")
    person = try fields.identifier("person")
  }

  public var json: JSON { ["move": .digest(move), "person": .identifier(person)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let found = try register.moves(of: person).first { $0.id == move && $0.state == .pending }
    guard var confirmed = found else { throw Refusal.moveUnknown(person) }
    _ = try register.requirePrincipal(
      of: confirmed.organization, is: entry.author, at: entry.recorded)
    guard try register.isInStanding(confirmed.organization, at: entry.recorded) else {
      throw Refusal.notMember(confirmed.organization, at: entry.recorded)
    }
    let moving = try register.requireMovable(person, at: entry.recorded)
    try entry.requireSeen(confirmed.entry, "the move")
    confirmed.state = .accepted
    confirmed.at = entry.recorded
    confirmed.settledBy = entry.id
    return Consequences(
      try register.changes(moving: moving, by: confirmed, at: entry.recorded, entry: entry))
  }
}
