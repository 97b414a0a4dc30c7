public import CanonicalJSON

/// An organization's principal hands the capacity to another person of the organization.
public struct PrincipalHanded: EventKind {
  public static let name = "principal.handed"

  public var organization: Identifier
  public var person: Identifier

  public init(organization: Identifier, person: Identifier) {
    self.organization = organization
    self.person = person
  }

  public init(reading fields: inout Fields) throws {
    organization = try fields.identifier("organization")
    person = try fields.identifier("person")
  }

  public var json: JSON {
    ["organization": .identifier(organization), "person": .identifier(person)]
  }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    var found = try register.requirePrincipal(
      of: organization, is: entry.author, at: entry.recorded)
    let successor = try register.requirePerson(person, at: entry.recorded)
    guard successor.organization == organization else {
      throw Refusal.personOfAnother(person, organization)
    }
    guard person != found.principal else { throw Refusal.alreadyPrincipal(person) }
    found.principal = person
    return Consequences([.organization(found)])
  }
}
