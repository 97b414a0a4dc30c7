public import CanonicalJSON
import Sodium

/// The voting seats of a body at one time and who holds them: the document that a poll seals.
///
/// `{"body":id,"electors":[{"active"?,"chair"?,"class"?,"group"?,"ineligible"?,"organization"?,"person"?,"recused"?,"seat","weight"}]}`,
/// the electors by the bytes of their seats' ids. A vacant seat has no organization and no person;
/// `active`, `chair` and `group` stand there where the rule asks for them, `recused` where the seat stands aside,
/// `ineligible` where it has not met formalities of the rule: which.
public struct Electorate: JSONObject {
  public struct Place: JSONObject {
    public var seat: Identifier
    public var weight: Int64
    public var seatClass: Identifier?
    public var organization: Identifier?
    public var person: Identifier?
    /// The affiliate group of the organization; nil where it is in none, or the rule has no cap for groups.
    public var group: Identifier?
    /// nil where the rule does not ask for activity.
    public var isActive: Bool?
    /// False where the rule does not ask for it.
    public var isChair = false
    /// Whether the seat stands aside from the poll.
    public var isRecused = false
    /// The formalities of the rule that it has not met, by their bytes.
    public var ineligible: [Identifier] = []

    init(seat: SeatDefinition, holder: SeatHolder?) {
      self.seat = seat.id
      weight = seat.weight
      seatClass = seat.seatClass
      organization = holder?.organization
      person = holder?.person
    }

    public init(reading fields: inout Fields) throws {
      isActive = try fields.optionalBool("active")
      isChair = try fields.flag("chair")
      seatClass = try fields.optionalIdentifier("class")
      group = try fields.optionalIdentifier("group")
      ineligible = try fields.optionalIdentifiers("ineligible") ?? []
      organization = try fields.optionalIdentifier("organization")
      person = try fields.optionalIdentifier("person")
      isRecused = try fields.flag("recused")
      seat = try fields.identifier("seat")
      weight = try fields.integer("weight")
    }

    /// The members of the JSON object, its closing brace included.
    fileprivate func append(to text: inout [UInt8]) {
      if let isActive { text += "\"active\":\(isActive),".utf8 }
      if isChair { text += "\"chair\":true,".utf8 }
      for (name, value) in [("\"class\":\"", seatClass), ("\"group\":\"", group)] {
        if let value { Self.append(name, value, to: &text) }
      }
      if !ineligible.isEmpty {
        text += "\"ineligible\":[\"".utf8
        text += ineligible.map(\.text).joined(separator: "\",\"").utf8
        text += "\"],".utf8
      }
      for (name, value) in [
        ("\"organization\":\"", organization), ("\"person\":\"", person),
      ] {
        if let value { Self.append(name, value, to: &text) }
      }
      if isRecused { text += "\"recused\":true,".utf8 }
      Self.append("\"seat\":\"", seat, to: &text)
      text += "\"weight\":".utf8
      text += String(weight).utf8
      text.append(UInt8(ascii: "}"))
    }

    private static func append(_ name: String, _ value: Identifier, to text: inout [UInt8]) {
      text += name.utf8
      text += value.text.utf8
      text += "\",".utf8
    }

    public var json: JSON {
      .members([
        "active": isActive.map(JSON.bool), "chair": isChair ? true : nil,
        "class": seatClass.map(JSON.identifier), "group": group.map(JSON.identifier),
        "ineligible": ineligible.isEmpty ? nil : .array(ineligible.map(JSON.identifier)),
        "organization": organization.map(JSON.identifier),
        "person": person.map(JSON.identifier), "recused": isRecused ? true : nil,
        "seat": .identifier(seat), "weight": .integer(weight),
      ])
    }
  }

  public var body: Identifier
  public var electors: [Place]

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    electors = try fields.objects("electors", of: Place.self)
  }

  public var json: JSON {
    ["body": .identifier(body), "electors": .objects(electors)]
  }

  /// Computes the electorate of a body for a poll on a motion that opens at `time` under a rule.
  public init(
    of body: BodyDefinition, for motion: Motion, under rule: DecisionRule,
    in register: some Register, at time: Timestamp
  ) throws {
    self.body = body.id
    let recusals = try RecusalReading(of: motion, under: rule, in: register, at: time)
    let date = try register.recordDate(of: body.id, under: rule, opening: time)
    let activity = try rule.activity.map { try ActivityReading($0, of: body.id, in: register) }
    let chair = rule.chairVotesIfDecisive ? try register.chair(of: body.id, at: time) : nil
    electors = try register.seats(of: body, at: date).filter(\.voting).map { seat in
      let holder = try register.holder(of: seat, at: date)
      var place = Place(seat: seat, holder: holder)
      if let holder {
        place.ineligible = try register.missingFormalities(under: rule, by: holder, at: time)
      }
      if let activity {
        place.isActive = try place.person != nil && activity.isActive(seat.id, in: register)
      }
      place.isChair = chair != nil && place.person == chair
      if rule.groupCap != nil, let organization = place.organization {
        place.group = try register.group(of: organization, at: date)
      }
      // What has no vote has nothing to stand aside with.
      place.isRecused = place.ineligible.isEmpty && recusals.ground(of: place) != nil
      return place
    }
  }

  /// The document's bytes: the canonical JSON, written at once, as an assembly's is made for every poll
  /// and nothing in it needs an escape.
  ///
  /// - Throws: where there are more electors than a document may list.
  public var document: [UInt8] {
    get throws {
      guard electors.count <= JSONLimits.document.items else {
        return try json.canonicalBytes(limits: .document)
      }
      var text = Array("{\"body\":\"".utf8)
      text += body.text.utf8
      text += "\",\"electors\":[".utf8
      for (index, place) in electors.enumerated() {
        text += (index == 0 ? "{" : ",{").utf8
        place.append(to: &text)
      }
      text += "]}".utf8
      return text
    }
  }
}

extension Register {
  /// The day whose seats vote: that of the opening, or so long before it as the rule says, but never
  /// before the body was there.
  fileprivate func recordDate(
    of body: Identifier, under rule: DecisionRule, opening time: Timestamp
  ) throws -> Timestamp {
    guard let before = rule.recordDate, let since = try self.body(body)?.inForce.from else {
      return time
    }
    return min(time, max(time.adding(-before), since))
  }
}
