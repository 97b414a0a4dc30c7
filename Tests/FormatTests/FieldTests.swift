import Foundation
import Governance
import Testing

/// The members that the page names for an object must be those of its schema, which agrees with the code.
@Suite("The fields that FORMAT.md names") struct TheFields {
  /// Names of members; one that may be absent ends in `?`.
  typealias Members = Set<String>

  @Test(arguments: EventKinds.all.map { $0.name })
  func `are those of the event`(name: String) throws {
    let schema = try object("event.\(name).schema.json", "properties", "data")
    #expect(table(in: try section("#### `\(name)`")) == members(of: schema))
  }

  @Test(arguments: ActKinds.all.map { $0.name })
  func `are those of the act`(name: String) throws {
    let schema = try object("act.schema.json", "$defs", name)
    let told = try section("#### `\(name)`").joined(separator: " ").split(separator: "Scope:")
    let named = (told.first ?? "").matches(of: /`([a-z_]+)`(\??)/).map { "\($0.1)\($0.2)" }
    #expect(Set(named) == members(of: schema).subtracting(["act", "effective?"]))
  }

  @Test(arguments: [
    ("**Parameters**", "parameters"), ("**Body**", "body"), ("**Meetings**", "meetings"),
    ("**Rulings**", "rulings"),
    ("**Seat**", "seat"),
    ("**Office**", "office"), ("**Rule**", "rule"), ("**Power**", "power"),
    ("A text of a motion is an object", "text_reference"),
  ])
  func `are those of the objects in a charter and a motion`(
    heading: String, name: String
  ) throws {
    let schema = try object("common.schema.json", "$defs", name)
    #expect(table(in: try section(heading)) == members(of: schema))
  }

  @Test(arguments: [
    ("The charter is a document", "charter"), ("An entry is one object", "entry"),
    ("An event is one object", "event.ballot.cast"), ("## 12 Submissions", "submission"),
  ])
  func `are those of the documents and files`(heading: String, name: String) throws {
    let schema = try object("\(name).schema.json")
    #expect(table(in: try section(heading)) == members(of: schema))
  }

  /// The lines from the one that begins so to the next heading.
  private func section(_ start: String) throws -> ArraySlice<String> {
    let lines = try Repository.formatLines()
    let first = try #require(lines.firstIndex { $0.hasPrefix(start) })
    let rest = lines[(first + 1)...]
    return rest.prefix { !$0.hasPrefix("#") && !$0.hasPrefix("**") }
  }

  /// The first cells of the first table.
  private func table(in lines: ArraySlice<String>) -> Members {
    let rows = lines.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2)
    return Set(
      rows.compactMap { $0.firstMatch(of: /^\| `([a-z_0-9]+)`(\??) \|/) }.map {
        "\($0.1)\($0.2)"
      })
  }

  private func members(of schema: [String: Any]) -> Members {
    let required = Set(schema["required"] as? [String] ?? [])
    let names = (schema["properties"] as? [String: Any] ?? [:]).keys
    return Set(names.map { required.contains($0) ? $0 : "\($0)?" })
  }

  private func object(_ file: String, _ path: String...) throws -> [String: Any] {
    let data = try Data(contentsOf: Repository.schemas.appending(path: file))
    var found = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for name in path { found = try #require(found[name] as? [String: Any]) }
    return found
  }
}
