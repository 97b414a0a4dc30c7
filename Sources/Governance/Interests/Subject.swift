import CanonicalJSON
public import Sodium

/// What an interest can be declared about so that the rules know what it touches: `organization:ibm`,
/// `motion:` and the id, `policy:ai`, `body:board`.
public enum Subject: Hashable, Sendable {
  /// Also one that the ledger does not know, or not yet: who asks to be admitted is one.
  case organization(Identifier)
  case motion(Digest)
  /// Also one that is yet to be adopted.
  case policy(Identifier)
  case body(Identifier)

  public enum Kind: String, CaseIterable, Sendable {
    case body, motion, organization, policy
  }

  public var kind: Kind {
    switch self {
    case .organization: .organization
    case .motion: .motion
    case .policy: .policy
    case .body: .body
    }
  }

  public var text: String {
    switch self {
    case .organization(let id), .policy(let id), .body(let id): "\(kind.rawValue):\(id)"
    case .motion(let id): "motion:\(id.hex)"
    }
  }

  /// - Returns: nil where the text has not this form.
  public init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      let kind = Kind(rawValue: String(text[..<colon]))
    else { return nil }
    let name = String(text[text.utf8.index(after: colon)...])
    switch kind {
    case .motion:
      guard let id = Digest(hex: name) else { return nil }
      self = .motion(id)
    case .organization, .policy, .body:
      guard let id = Identifier(name) else { return nil }
      self =
        switch kind {
        case .policy: .policy(id)
        case .body: .body(id)
        case .organization, .motion: .organization(id)
        }
    }
  }
}

extension Fields {
  mutating func optionalSubject(_ name: String) throws -> Subject? {
    try optionalString(name).map { text in
      guard let subject = Subject(text) else {
        throw ValueError(
          field: name, expected: "organization:ID, policy:ID, body:ID or motion: and its id")
      }
      return subject
    }
  }
}

extension JSON {
  static func subject(_ subject: Subject) -> JSON { .string(subject.text) }
}
