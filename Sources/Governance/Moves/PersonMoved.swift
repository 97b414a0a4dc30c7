public import CanonicalJSON

/// A person says that they go to another member. It takes effect when that one's principal confirms it; until
/// then everything is as it was.
public struct PersonMoved: EventKind {
  public static let name = "person.moved"

  /// The new one.
  public var organization: Identifier

  public init(to organization: Identifier) {
    self.organization = organization
  }

  public init(reading fields: inout Fields) throws {
    organization = try fields.identifier("organization")
  }

  public var json: JSON { ["organization": .identifier(organization)] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let person = try register.requireMovable(entry.author, at: entry.recorded)
    guard person.organization != organization else { throw Refusal.moveToOwn(person) }
    guard try register.organization(organization) != nil else {
      throw Refusal.organizationUnknown(organization)
    }
    guard try register.isInStanding(organization, at: entry.recorded) else {
      throw Refusal.notMember(organization, at: entry.recorded)
    }
    let replaced = try register.moves(of: person.id).filter { $0.state == .pending }.map { move in
      var replaced = move
      replaced.state = .ended
      replaced.settledBy = entry.id
      return Change.personMove(replaced)
    }
    return Consequences(
      replaced + [
        .personMove(
          PersonMove(
            id: entry.id, person: person.id, from: person.organization,
            organization: organization, entry: entry.number))
      ])
  }
}
