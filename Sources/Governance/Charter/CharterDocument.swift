public import CanonicalJSON
public import Sodium

/// The consortium's founding rules as data: the document that the genesis names.
public struct CharterDocument: JSONObject {
  /// An organization that founds the consortium, with its principal and the key that accepts.
  public struct Founder: JSONObject {
    public var id: Identifier
    public var title: String
    public var memberClass: Identifier
    public var principal: Identifier
    public var key: PublicKey
    /// The affiliate group that it is in; nil where it is under nobody's common control.
    public var group: Identifier?

    public init(
      id: Identifier, title: String, memberClass: Identifier, principal: Identifier,
      key: PublicKey, group: Identifier? = nil
    ) {
      self.id = id
      self.title = title
      self.memberClass = memberClass
      self.principal = principal
      self.key = key
      self.group = group
    }

    public init(reading fields: inout Fields) throws {
      memberClass = try fields.identifier("class")
      group = try fields.optionalIdentifier("group")
      id = try fields.identifier("id")
      key = try fields.publicKey("key")
      principal = try fields.identifier("principal")
      title = try fields.title("title")
    }

    public var json: JSON {
      .members([
        "class": .identifier(memberClass), "group": group.map(JSON.identifier),
        "id": .identifier(id), "key": .publicKey(key), "principal": .identifier(principal),
        "title": .string(title),
      ])
    }
  }

  /// A class (tier) of members.
  public struct MemberClass: JSONObject {
    public var id: Identifier
    public var title: String

    public init(id: Identifier, title: String) {
      self.id = id
      self.title = title
    }

    public init(reading fields: inout Fields) throws {
      id = try fields.identifier("id")
      title = try fields.title("title")
    }

    public var json: JSON { ["id": .identifier(id), "title": .string(title)] }
  }

  /// Who holds what from the founding on, once the person has accepted.
  public struct Appointment: JSONObject {
    public var person: Identifier
    /// The seat or office.
    public var post: Identifier

    public init(person: Identifier, post: Identifier) {
      self.person = person
      self.post = post
    }

    public init(reading fields: inout Fields) throws {
      person = try fields.identifier("person")
      post = try fields.identifier("post")
    }

    public var json: JSON { ["person": .identifier(person), "post": .identifier(post)] }
  }

  public struct Parameters: JSONObject {
    /// The share of founders that must have accepted before a poll opens, at least 2/3.
    public var foundersShare: Fraction
    /// Seconds between vouching for a key and its first word.
    public var keyDelay: Int64
    /// How many other persons of an organization recover one who lost every key; nil where they cannot.
    public var keyRecovery: Int64?
    /// Seconds in which an admitted organization must have accepted.
    public var acceptWithin: Int64
    /// How many entries one person may record on one day (UTC).
    public var entriesPerDay: Int64
    /// The longest time, in seconds, for which a vacant post is given by a mandate; nil where none is.
    public var mandateLongest: Int64?

    public init(
      foundersShare: Fraction, keyDelay: Int64, acceptWithin: Int64, entriesPerDay: Int64,
      mandateLongest: Int64? = nil, keyRecovery: Int64? = nil
    ) {
      self.foundersShare = foundersShare
      self.keyDelay = keyDelay
      self.keyRecovery = keyRecovery
      self.acceptWithin = acceptWithin
      self.entriesPerDay = entriesPerDay
      self.mandateLongest = mandateLongest
    }

    public init(reading fields: inout Fields) throws {
      acceptWithin = try fields.integer("accept_within", in: 1...(3660 * Timestamp.day))
      entriesPerDay = try fields.integer("entries_per_day", in: 1...10_000_000)
      foundersShare = try fields.fraction("founders_share")
      guard foundersShare.numerator * 3 >= foundersShare.denominator * 2 else {
        throw ValueError(field: "founders_share", expected: "at least 2/3")
      }
      keyDelay = try fields.integer("key_delay", in: 0...(366 * Timestamp.day))
      keyRecovery = try fields.optionalInteger("key_recovery", in: 2...100)
      mandateLongest = try fields.optionalInteger(
        "mandate_longest", in: 1...(366 * Timestamp.day))
    }

    public var json: JSON {
      .members([
        "accept_within": .integer(acceptWithin), "entries_per_day": .integer(entriesPerDay),
        "founders_share": .fraction(foundersShare), "key_delay": .integer(keyDelay),
        "key_recovery": keyRecovery.map(JSON.integer),
        "mandate_longest": mandateLongest.map(JSON.integer),
      ])
    }
  }

  public static let format = "gavel-charter-v1"

  public var title: String
  /// The articles as prose, a document.
  public var text: Digest?
  public var parameters: Parameters
  public var classes: [MemberClass]
  public var founders: [Founder]
  public var bodies: [BodyDefinition]
  public var seats: [SeatDefinition]
  public var offices: [OfficeDefinition]
  public var appointments: [Appointment]
  public var rules: [DecisionRule]
  public var powers: [PowerDefinition]
  /// What a rule can ask of a seat before it has a vote.
  public var formalities: [FormalityDefinition]
  /// What bodies let others decide in their place from the founding on.
  public var delegations: [DelegationDefinition]
  /// Who must have cosigned the heads of the log; nil where nobody is asked.
  public var witnesses: WitnessRule?

  public init(
    title: String, text: Digest? = nil, parameters: Parameters, classes: [MemberClass],
    founders: [Founder], bodies: [BodyDefinition], seats: [SeatDefinition],
    offices: [OfficeDefinition], appointments: [Appointment] = [], rules: [DecisionRule],
    powers: [PowerDefinition], formalities: [FormalityDefinition] = [],
    delegations: [DelegationDefinition] = [], witnesses: WitnessRule? = nil
  ) {
    self.title = title
    self.text = text
    self.parameters = parameters
    self.classes = classes
    self.founders = founders
    self.bodies = bodies
    self.seats = seats
    self.offices = offices
    self.appointments = appointments
    self.rules = rules
    self.powers = powers
    self.formalities = formalities
    self.delegations = delegations
    self.witnesses = witnesses
  }

  public init(reading fields: inout Fields) throws {
    appointments = try fields.objects("appointments", of: Appointment.self)
    bodies = try fields.objects("bodies", of: BodyDefinition.self)
    classes = try fields.objects("classes", of: MemberClass.self)
    let delegated = try fields.optionalObjects("delegations", of: DelegationDefinition.self)
    delegations = delegated ?? []
    guard delegated?.isEmpty != true else {
      throw ValueError(field: "delegations", expected: "one at least, or no member")
    }
    let listed = try fields.optionalObjects("formalities", of: FormalityDefinition.self)
    formalities = listed ?? []
    try FormalityDefinition.requireDistinct(formalities)
    guard listed?.isEmpty != true else {
      throw ValueError(field: "formalities", expected: "one at least, or no member")
    }
    guard try fields.string("format") == Self.format else {
      throw ValueError(field: "format", expected: Self.format)
    }
    founders = try fields.objects("founders", of: Founder.self)
    offices = try fields.objects("offices", of: OfficeDefinition.self)
    parameters = try fields.object("parameters", as: Parameters.self)
    powers = try fields.objects("powers", of: PowerDefinition.self)
    rules = try fields.objects("rules", of: DecisionRule.self)
    seats = try fields.objects("seats", of: SeatDefinition.self)
    text = try fields.optionalDigest("text")
    title = try fields.title("title")
    witnesses = try fields.optionalObject("witnesses", as: WitnessRule.self)
  }

  public var json: JSON {
    .members([
      "appointments": .objects(appointments), "bodies": .objects(bodies),
      "classes": .objects(classes),
      "delegations": delegations.isEmpty ? nil : .objects(delegations),
      "formalities": formalities.isEmpty ? nil : .objects(formalities),
      "format": .string(Self.format), "founders": .objects(founders),
      "offices": .objects(offices), "parameters": parameters.json, "powers": .objects(powers),
      "rules": .objects(rules), "seats": .objects(seats), "text": text.map(JSON.digest),
      "title": .string(title), "witnesses": witnesses?.json,
    ])
  }
}
