import CanonicalJSON
import Foundation
import Testing

/// A value, and whether a schema is to accept it.
struct SchemaCheck {
  let name: String
  let schema: String
  let value: JSON
  let isValid: Bool

  /// Asks tools/check-schema.py about all of them; a complaint is an issue.
  static func run(_ checks: [SchemaCheck]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var lines: [UInt8] = []
    for check in checks {
      let line: JSON = [
        "name": .string(check.name), "schema": .string(check.schema),
        "valid": .bool(check.isValid), "value": check.value,
      ]
      lines += try line.canonicalBytes(limits: .document) + [0x0A]
    }
    // Files, not pipes: a full pipe would stop both sides.
    let (question, answer) = (folder.appending(path: "checks"), folder.appending(path: "answer"))
    try Data(lines).write(to: question)
    try Data().write(to: answer)
    let python = Process()
    python.executableURL = Repository.python
    python.arguments = [Repository.schemaCheck.path]
    python.standardInput = try FileHandle(forReadingFrom: question)
    python.standardOutput = try FileHandle(forWritingTo: answer)
    try python.run()
    python.waitUntilExit()
    let complaints = String(decoding: try Data(contentsOf: answer), as: UTF8.self)
      .split(separator: "\n")
    for complaint in complaints.prefix(40) { Issue.record("\(complaint)") }
    #expect(complaints.isEmpty)
    #expect(python.terminationStatus == 0)
  }
}
