public import CanonicalJSON

/// A post with duties and no vote of its own.
public struct OfficeDefinition: JSONObject {
  public enum Duty: String, CaseIterable, Sendable {
    /// Opens polls and casts the casting vote of its body.
    case chair
    /// Keeps the book.
    case secretary
  }

  /// Who acts while nobody is appointed, the first who can: a person, or whoever holds a seat.
  public enum Successor: JSONObject {
    case person(Identifier)
    case seat(Identifier)

    public init(reading fields: inout Fields) throws {
      if let person = try fields.optionalIdentifier("person") {
        self = .person(person)
      } else {
        self = .seat(try fields.identifier("seat"))
      }
    }

    public var json: JSON {
      switch self {
      case .person(let id): ["person": .identifier(id)]
      case .seat(let id): ["seat": .identifier(id)]
      }
    }
  }

  public var id: Identifier
  public var title: String
  public var duty: Duty
  /// The body that a chair chairs.
  public var body: Identifier?
  public var line: [Successor]

  public init(
    id: Identifier, title: String, duty: Duty, body: Identifier? = nil, line: [Successor] = []
  ) {
    self.id = id
    self.title = title
    self.duty = duty
    self.body = body
    self.line = line
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.optionalIdentifier("body")
    duty = try fields.choice("duty", of: Duty.self)
    id = try fields.identifier("id")
    line = try fields.objects("line", of: Successor.self)
    title = try fields.title("title")
    guard (body != nil) == (duty == .chair) else {
      throw ValueError(field: "body", expected: "there for a chair, absent for a secretary")
    }
    guard line.count <= 64 else {
      throw ValueError(field: "line", expected: "a list of at most 64")
    }
  }

  public var json: JSON {
    .members([
      "body": body.map(JSON.identifier), "duty": .string(duty.rawValue), "id": .identifier(id),
      "line": .objects(line), "title": .string(title),
    ])
  }
}
