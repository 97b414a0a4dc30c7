import Foundation
import Governance

/// Minutes as a file of Markdown has them: its name, whose first ten letters are the day, and the list under
/// the heading `Present`.
struct PresentList {
  /// One line of the list.
  struct Attendant: Hashable {
    /// The line without its mark.
    let line: String
    let name: String
    /// Without the at sign; empty for who has none.
    let handle: String
    /// What stands in the last brackets.
    let role: String

    /// Reads `Beth Griggs @BethGriggs (TSC)`. The first at sign with letters after it begins the handle.
    /// Without one the whole line is the name.
    init(_ line: String) {
      self.line = line
      role =
        line.matches(of: /\(([^()]*)\)/).last.map {
          String($0.1).trimmingCharacters(in: .whitespaces)
        } ?? ""
      if let found = line.firstMatch(of: /^(.*?)\s*@([A-Za-z0-9-]+)/) {
        handle = String(found.2)
        // An address in the place of a handle: `@<ann@example.org>`.
        name = String(found.1).replacing(/\s*@<.*$/, with: "").trimmingCharacters(in: .whitespaces)
      } else {
        handle = ""
        name = line
      }
    }

    /// The same in upper and lower case.
    var identity: String { handle.isEmpty ? line : "@" + handle.lowercased() }

    /// How a row of the attendance says it, for comparisons.
    var row: ExactText { Self.row(handle: handle, name: name, role: role) }

    static func row(handle: String, name: String, role: String) -> ExactText {
      ExactText("@\(handle) | \(name) | \(role)")
    }
  }

  let file: String
  let day: CalendarDay
  let attendants: [Attendant]

  /// Every file of the folder `minutes`, by day.
  static func all(in folder: SourceFolder) throws -> [PresentList] {
    let minutes = try SourceFolder(folder.path + "/minutes")
    let lists = try minutes.names().filter { $0.hasSuffix(".md") }.map {
      try PresentList(file: $0, text: try minutes.text($0))
    }
    guard !lists.isEmpty else { throw ReplayError.malformed("minutes", "there is no file .md") }
    return lists
  }

  private init(file: String, text: String) throws {
    self.file = file
    guard let day = CalendarDay(String(file.prefix(10))) else {
      throw ReplayError.malformed(file, "its name does not begin with a day")
    }
    self.day = day
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let heading = lines.firstIndex { line in
      line.hasPrefix("#")
        && line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased() == "present"
    }
    guard let heading else { throw ReplayError.malformed(file, "it has no heading Present") }
    attendants = lines[(heading + 1)...].prefix { !$0.hasPrefix("#") }.compactMap { line in
      line.firstMatch(of: /^\s*[*-]\s+(.*\S)\s*$/).map { Attendant(String($0.1)) }
    }
    guard !attendants.isEmpty else { throw ReplayError.malformed(file, "nobody is present") }
    guard Set(attendants.map(\.identity)).count == attendants.count else {
      throw ReplayError.malformed(file, "somebody is present twice")
    }
  }
}
