public import CanonicalJSON
public import Sodium

/// What an organization or a person must have done before its seat has a vote where a rule asks for it: paid
/// the dues, signed the agreement on rights in inventions, heard the statement on competition.
public struct FormalityDefinition: JSONObject {
  /// Who records that it was met.
  public enum Attester: Hashable, Sendable {
    /// Whoever fulfils the duties of an office.
    case office(Identifier)
    /// The one concerned: the organization's principal, or the person.
    case member
  }

  /// Who meets it.
  public enum Bearer: String, CaseIterable, Sendable {
    case organization, person
  }

  public static let longestValidity: Int64 = 1_200

  public var id: Identifier
  public var title: String
  public var attester: Attester
  /// What is signed or acknowledged; where it is named, nothing else meets the formality.
  public var document: Digest?
  public var per: Bearer
  /// Whether the office may take back what it attested.
  public var revocable: Bool
  /// After so many months it must be met again; nil where once is enough.
  public var validMonths: Int64?

  public init(
    id: Identifier, title: String, attester: Attester, document: Digest? = nil,
    per: Bearer = .organization, revocable: Bool = false, validMonths: Int64? = nil
  ) {
    self.id = id
    self.title = title
    self.attester = attester
    self.document = document
    self.per = per
    self.revocable = revocable
    self.validMonths = validMonths
  }

  public init(reading fields: inout Fields) throws {
    let word = try fields.string("attested_by")
    document = try fields.optionalDigest("document")
    id = try fields.identifier("id")
    let office = try fields.optionalIdentifier("office")
    switch (word, office) {
    case ("member", nil): attester = .member
    case ("office", let office?): attester = .office(office)
    case ("member", _), ("office", _):
      throw ValueError(field: "office", expected: "there exactly where an office attests")
    default: throw ValueError(field: "attested_by", expected: "office or member")
    }
    per = try fields.choice("per", of: Bearer.self)
    revocable = try fields.flag("revocable")
    title = try fields.title("title")
    validMonths = try fields.optionalInteger("valid_months", in: 1...Self.longestValidity)
    guard !revocable || office != nil else {
      throw ValueError(field: "revocable", expected: "only where an office attests")
    }
  }

  public var json: JSON {
    let (word, office): (JSON, Identifier?) =
      switch attester {
      case .member: ("member", nil)
      case .office(let id): ("office", id)
      }
    return .members([
      "attested_by": word, "document": document.map(JSON.digest), "id": .identifier(id),
      "office": office.map(JSON.identifier), "per": .string(per.rawValue),
      "revocable": revocable ? true : nil, "title": .string(title),
      "valid_months": validMonths.map(JSON.integer),
    ])
  }
}

extension FormalityDefinition {
  /// The most of them that one charter lists.
  static let most = 64

  /// - Throws: where there are too many, or one is named twice.
  static func requireDistinct(_ formalities: [FormalityDefinition]) throws {
    guard formalities.count <= most, Set(formalities.map(\.id)).count == formalities.count else {
      throw ValueError(field: "formalities", expected: "a list of at most \(most), each id once")
    }
  }
}

extension DecisionRule {
  /// Which formalities a seat must have met at the opening of a poll, and what becomes of one that has not.
  public struct Formalities: JSONObject {
    /// By their bytes, one at least.
    public var ids: [Identifier]
    /// Whether such seats leave the base of every threshold.
    public var fromBase: Bool
    /// Whether they leave the base of the quorum.
    public var fromQuorum: Bool

    public init(_ ids: [Identifier], fromBase: Bool = false, fromQuorum: Bool = false) {
      self.ids = ids.sorted()
      self.fromBase = fromBase
      self.fromQuorum = fromQuorum
    }

    public init(reading fields: inout Fields) throws {
      fromBase = try fields.flag("from_base")
      fromQuorum = try fields.flag("from_quorum")
      ids = try fields.identifiers("ids")
      guard (1...FormalityDefinition.most).contains(ids.count), ids == Set(ids).sorted() else {
        throw ValueError(field: "ids", expected: "one formality at least, each once, in order")
      }
    }

    public var json: JSON {
      .members([
        "from_base": fromBase ? true : nil, "from_quorum": fromQuorum ? true : nil,
        "ids": .array(ids.map(JSON.identifier)),
      ])
    }
  }
}
