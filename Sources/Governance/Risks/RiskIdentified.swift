public import CanonicalJSON
import Sodium

/// A person of a member in standing says what could go wrong, before a body.
public struct RiskIdentified: EventKind {
  public static let name = "risk.identified"

  public var body: Identifier
  public var text: TextReference?
  public var title: String

  public init(body: Identifier, title: String, text: TextReference? = nil) {
    self.body = body
    self.text = text
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    body = try fields.identifier("body")
    text = try fields.optionalObject("text", as: TextReference.self)
    title = try fields.title("title")
  }

  public var json: JSON {
    .members(["body": .identifier(body), "text": text?.json, "title": .string(title)])
  }

  public var documents: [TextReference.Name] { texts.map(\.name) }

  public var texts: [TextReference] { text.map { [$0] } ?? [] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    _ = try register.requireBody(body, at: time)
    let person = try register.requirePerson(entry.author, at: time)
    guard try register.isInStanding(person.organization, at: time) else {
      throw Refusal.notMember(person.organization, at: time)
    }
    try text?.requirePublic(with: documents)
    let (number, counter) = try register.nextNumber(
      in: "\(body)-r\(time.calendarDay.parts.year)", of: body)
    let risk = Risk(
      id: entry.id, number: number, body: body, title: title, identifiedBy: entry.author,
      state: .identified, steps: 0, entry: entry.number)
    return Consequences(
      [.counter(counter)] + risk.changes(.identified, by: entry, text: text?.digest))
  }
}
