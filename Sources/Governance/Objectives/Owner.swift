import CanonicalJSON

/// Who answers for an objective or a risk.
public enum Owner: Hashable, Sendable {
  /// Its chair speaks for it.
  case body(Identifier)
  /// Its principal speaks for it.
  case organization(Identifier)
  case person(Identifier)

  /// `body:toc`, `organization:ibm`, `person:ibm-rep`.
  public var text: String {
    switch self {
    case .body(let id): "body:\(id)"
    case .organization(let id): "organization:\(id)"
    case .person(let id): "person:\(id)"
    }
  }

  /// Nil where `text` is none.
  public init?(text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = String(parts[0]), let name = String(parts[1]),
      let id = Identifier(name)
    else { return nil }
    switch kind {
    case "body": self = .body(id)
    case "organization": self = .organization(id)
    case "person": self = .person(id)
    default: return nil
    }
  }
}

extension Fields {
  mutating func owner(_ name: String) throws -> Owner {
    guard let owner = Owner(text: try string(name)) else { throw Self.notAnOwner(name) }
    return owner
  }

  mutating func optionalOwner(_ name: String) throws -> Owner? {
    guard let text = try optionalString(name) else { return nil }
    guard let owner = Owner(text: text) else { throw Self.notAnOwner(name) }
    return owner
  }

  private static func notAnOwner(_ name: String) -> ValueError {
    ValueError(field: name, expected: "body:ID, organization:ID or person:ID")
  }
}

extension JSON {
  static func owner(_ value: Owner) -> JSON { .string(value.text) }
}

extension Register {
  /// Who signs for an owner at `time`: the chair of a body, the principal of a member, the person.
  public func speaker(for owner: Owner, at time: Timestamp) throws -> Identifier? {
    switch owner {
    case .body(let id):
      guard try body(id, at: time) != nil else { return nil }
      return try chair(of: id, at: time)
    case .organization(let id):
      guard try member(id, at: time) != nil else { return nil }
      return try organization(id)?.principal
    case .person(let id):
      return try person(id)?.inForce.contains(time) ?? false ? id : nil
    }
  }

  /// Every owner that the person signs for at `time`.
  public func owners(spokenForBy person: Identifier, at time: Timestamp) throws -> [Owner] {
    var candidates: [Owner] = [.person(person)]
    if let organization = try self.person(person)?.organization {
      candidates.append(.organization(organization))
    }
    candidates += try bodies().filter { $0.inForce.contains(time) }.map { .body($0.id) }
    return try candidates.filter { try speaker(for: $0, at: time) == person }
  }

  func requireSpeaker(for owner: Owner, is person: Identifier, at time: Timestamp) throws {
    let speaker = try speaker(for: owner, at: time)
    guard speaker == person else { throw Refusal.notOwner(person, of: owner, speaker: speaker) }
  }

  /// Refuses an owner that the book does not know at `time`.
  func requireOwner(_ owner: Owner, at time: Timestamp) throws {
    switch owner {
    case .body(let id): _ = try requireBody(id, at: time)
    case .organization(let id): _ = try requireMember(id, at: time)
    case .person(let id): _ = try requirePerson(id, at: time)
    }
  }
}
