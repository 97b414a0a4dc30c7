import Foundation
import Testing

/// Holds what the program prints as JSON against schema/json, with tools/check-schema.py: an object of
/// the schema gavel.NAME/N against output.NAME.N.schema.json.
enum OutputSchemas {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let python = root.appending(path: ".build/python/bin/python3")

  static let pythonIsThere = FileManager.default.isExecutableFile(atPath: python.path)

  /// What does not follow its schema; nothing where all do.
  ///
  /// - Parameter lines: any output; what does not begin as an object of ours is not looked at.
  static func complaints(about lines: [String]) throws -> String {
    var checks = ""
    for line in lines {
      guard line.hasPrefix("{\""),
        let match = line.firstMatch(of: /"schema":"gavel\.([a-z_]+)\/([0-9]+)"/)
      else { continue }
      let file =
        ["prepared", "submission"].contains(match.1)
        ? "\(match.1).schema.json" : "output.\(match.1).\(match.2).schema.json"
      let name = line.replacing("\\", with: "").replacing("\"", with: "'").prefix(200)
      checks += #"{"name":"\#(name)","schema":"\#(file)","value":\#(line)}"# + "\n"
    }
    guard !checks.isEmpty else { return "" }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let question = folder.appending(path: "checks")
    let answer = folder.appending(path: "answer")
    try Data(checks.utf8).write(to: question)
    try Data().write(to: answer)
    let process = Process()
    process.executableURL = python
    process.arguments = [root.appending(path: "tools/check-schema.py").path]
    process.standardInput = try FileHandle(forReadingFrom: question)
    process.standardOutput = try FileHandle(forWritingTo: answer)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try Data(contentsOf: answer), as: UTF8.self)
    return process.terminationStatus == 0 ? "" : "status \(process.terminationStatus): \(text)"
  }
}

@Suite("The schemas of the output") struct OutputSchemaTests {
  @Test(.enabled(if: OutputSchemas.pythonIsThere, "tools/setup tests has not run"))
  func `what follows its schema passes, and what does not is told`() throws {
    let good = #"{"schema":"gavel.version/1","version":"0.1.0"}"#
    #expect(try OutputSchemas.complaints(about: [good, "text", #"{"a":1}"#]) == "")
    let extra = #"{"more":1,"schema":"gavel.version/1","version":"0.1.0"}"#
    #expect(try !OutputSchemas.complaints(about: [good, extra]).isEmpty)
    let unknown = #"{"schema":"gavel.nothing/1"}"#
    #expect(try !OutputSchemas.complaints(about: [unknown]).isEmpty)
  }

  @Test func `every schema of an output names the object that it is for`() throws {
    let folder = OutputSchemas.root.appending(path: "schema/json").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("output.") }
    #expect(!names.isEmpty)
    for name in names {
      let parts = name.split(separator: ".")
      try #require(parts.count == 5, "\(name)")
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(text.contains("\"const\": \"gavel.\(parts[1])/\(parts[2])\""), "\(name)")
    }
  }
}
