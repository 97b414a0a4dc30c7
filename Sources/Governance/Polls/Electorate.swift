public import CanonicalJSON
import Sodium

/// The voting seats of a body at one time and who holds them: the document that a poll seals.
///
/// `{"body":id,"electors":[{"active"?,"chair"?,"class"?,"organization"?,"person"?,"seat","weight"}]}`,
/// the electors by the bytes of their seats' ids. A vacant seat has no organization and no person;
/// `active` and `chair` stand there where the rule asks for them.
public struct Electorate: JSONObject {
  public struct Place: JSONObject {
    public var seat: Identifier
    public var weight: Int64
    public var seatClass: Identifier?
    public var organization: Identifier?
    public var person: Identifier?
    /// nil where the rule does not ask for activity.
    public var isActive: Bool?
    /// False where the rule does not ask for it.
    public var isChair = false

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
      organization = try fields.optionalIdentifier("organization")
      person = try fields.optionalIdentifier("person")
      seat = try fields.identifier("seat")
      weight = try fields.integer("weight")
    }

    /// The members of the JSON object, its closing brace included.
    fileprivate func append(to text: inout [UInt8]) {
      if let isActive { text += "\"active\":\(isActive),".utf8 }
      if isChair { text += "\"chair\":true,".utf8 }
      for (name, value) in [
        ("\"class\":\"", seatClass), ("\"organization\":\"", organization),
        ("\"person\":\"", person), ("\"seat\":\"", seat),
      ] {
        guard let value else { continue }
        text += name.utf8
        text += value.text.utf8
        text += "\",".utf8
      }
      text += "\"weight\":".utf8
      text += String(weight).utf8
      text.append(UInt8(ascii: "}"))
    }

    public var json: JSON {
      .members([
        "active": isActive.map(JSON.bool), "chair": isChair ? true : nil,
        "class": seatClass.map(JSON.identifier), "organization": organization.map(JSON.identifier),
        "person": person.map(JSON.identifier), "seat": .identifier(seat),
        "weight": .integer(weight),
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

  /// Computes the electorate of a body for a poll that opens at `time` under a rule.
  public init(
    of body: BodyDefinition, under rule: DecisionRule, in register: some Register,
    at time: Timestamp
  ) throws {
    self.body = body.id
    let date = try register.recordDate(of: body.id, under: rule, opening: time)
    let activity = try rule.activity.map { try ActivityReading($0, of: body.id, in: register) }
    let chair = rule.chairVotesIfDecisive ? try register.chair(of: body.id, at: time) : nil
    electors = try register.seats(of: body, at: date).filter(\.voting).map { seat in
      var place = Place(seat: seat, holder: try register.holder(of: seat, at: date))
      if let activity {
        place.isActive = try place.person != nil && activity.isActive(seat.id, in: register)
      }
      place.isChair = chair != nil && place.person == chair
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
