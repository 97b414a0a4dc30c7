import Governance

/// One vote as its file has it, the outcome left unread.
struct TSCVote {
  struct Ballot: Hashable {
    let handle: String
    let choice: Choice
  }

  /// `2022-04-11-1`: the day, and which of the day's votes.
  let name: String
  let day: CalendarDay
  let number: Int
  let description: String
  let references: [String]
  /// In the order of the file; nil where the handles score options.
  let ballots: [Ballot]?
  /// How many handles voted, on options too.
  let handles: Int

  var file: String { "\(name).json" }

  /// The motion's title: the vote's name and as much of the description as fits.
  var title: String {
    var title = "\(name) \(description)"
    guard title.utf8.count > 300 else { return title }
    while title.utf8.count > 297 { title.removeLast() }
    return title + "…"
  }

  /// The motion's text.
  var text: String { ([description] + references).joined(separator: "\n\n") + "\n" }

  /// The votes of a folder, by day and number.
  static func all(in folder: SourceFolder) throws -> [TSCVote] {
    try folder.names().compactMap { file in
      guard let parts = file.wholeMatch(of: /(\d{4}-\d{2}-\d{2})-(\d{1,6})\.json/)?.output else {
        return nil
      }
      guard let day = CalendarDay(String(parts.1)), let number = Int(parts.2) else {
        throw ReplayError.malformed(file, "its name has no day")
      }
      return try TSCVote(
        try SourceJSON(try folder.text(file), file: file), file: file, day: day, number: number)
    }.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
  }

  private init(_ json: SourceJSON, file: String, day: CalendarDay, number: Int) throws {
    name = String(file.dropLast(".json".count))
    self.day = day
    self.number = number
    guard case .string(let description)? = json["description"] else {
      throw ReplayError.malformed(file, "it has no description")
    }
    self.description = description
    switch json["refs"] {
    case nil: references = []
    case .string(let reference)?: references = [reference]
    case .array(let values)?:
      references = try values.map {
        guard case .string(let reference) = $0 else {
          throw ReplayError.malformed(file, "a reference is no text")
        }
        return reference
      }
    default: throw ReplayError.malformed(file, "its references are no list")
    }
    guard case .object(let members)? = json["votes"], !members.isEmpty else {
      throw ReplayError.malformed(file, "it has no votes")
    }
    guard Set(members.map { $0.name.lowercased() }).count == members.count else {
      throw ReplayError.malformed(file, "a handle votes twice")
    }
    handles = members.count
    ballots = try Self.ballots(members, file: file)
  }

  private static func ballots(_ members: [SourceJSON.Member], file: String) throws -> [Ballot]? {
    let scored = members.count { if case .object = $0.value { true } else { false } }
    guard scored == 0 else {
      guard scored == members.count else {
        throw ReplayError.malformed(file, "some handles score options and some do not")
      }
      return nil
    }
    return try members.map { member in
      switch member.value {
      case .integer(1): Ballot(handle: member.name, choice: .yes)
      case .integer(0): Ballot(handle: member.name, choice: .abstain)
      case .integer(-1): Ballot(handle: member.name, choice: .no)
      default: throw ReplayError.malformed(file, "\(member.name) votes neither 1, 0 nor -1")
      }
    }
  }
}
