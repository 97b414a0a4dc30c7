public import CanonicalJSON
import Sodium

/// The voting seats of a body at one time and who holds them: the document that a poll seals.
///
/// `{"body":id,"electors":[{"class"?,"organization"?,"person"?,"seat","weight"}]}`, the electors by the
/// bytes of their seats' ids. A vacant seat has no organization and no person.
public struct Electorate: JSONObject {
  public struct Place: JSONObject {
    public var seat: Identifier
    public var weight: Int64
    public var seatClass: Identifier?
    public var organization: Identifier?
    public var person: Identifier?

    init(seat: SeatDefinition, holder: SeatHolder?) {
      self.seat = seat.id
      weight = seat.weight
      seatClass = seat.seatClass
      organization = holder?.organization
      person = holder?.person
    }

    public init(reading fields: inout Fields) throws {
      seatClass = try fields.optionalIdentifier("class")
      organization = try fields.optionalIdentifier("organization")
      person = try fields.optionalIdentifier("person")
      seat = try fields.identifier("seat")
      weight = try fields.integer("weight")
    }

    /// The members of the JSON object, its closing brace included.
    fileprivate func append(to text: inout [UInt8]) {
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

  /// Computes the electorate of a body at `time` from the register.
  public init(of body: BodyDefinition, in register: some Register, at time: Timestamp) throws {
    self.body = body.id
    electors = try register.seats(of: body, at: time).filter(\.voting).map { seat in
      Place(seat: seat, holder: try register.holder(of: seat, at: time))
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
