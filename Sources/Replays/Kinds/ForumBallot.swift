import Foundation
import Governance

/// One ballot of the CA/Browser Forum as the set has it, its outcome left unread.
struct ForumBallot {
  struct Vote: Hashable {
    let memberClass: String
    /// The member's name as the page has it, or what this member is called elsewhere.
    let member: String
    let choice: Choice
  }

  static let file = "ballots.json"

  let id: String
  let title: String
  let body: String
  /// The day of the result, or of the end of the vote where the page tells it.
  let day: CalendarDay
  /// How many members must have voted; nil where the page tells no quorum.
  let quorum: Int64?
  let votes: [Vote]
  let note: String

  /// Names that the pages spell in several ways, beyond case and accents, and the one used here.
  private static let aliases = [
    "360": "Qihoo 360", "AS Sertifitseerimiskeskus": "Sertifitseerimiskeskus",
    "Buypass AS": "Buypass", "Certum (Asseco)": "Certum", "Disig a.s.": "Disig",
    "Izenpe S.A.": "Izenpe", "Japan Registry Services": "JPRS", "LE": "Let’s Encrypt",
    "OISTE Foundation": "OISTE", "Quo Vadis": "QuoVadis", "SECOM Trust Systems": "Secom",
    "Sectigo (former Comodo CA)": "Sectigo", "SecureTrust (former Trustwave)": "SecureTrust",
    "SwissSign AG": "SwissSign", "Telia Company": "Telia", "Viking Cloud": "VikingCloud",
  ]

  /// The ballots of a folder, in the order of their file.
  static func all(in folder: SourceFolder) throws -> [ForumBallot] {
    guard case .array(let values) = try SourceJSON(try folder.text(file), file: file) else {
      throw ReplayError.malformed(file, "it is no list")
    }
    let ballots = try values.map { try ForumBallot($0) }
    guard Set(ballots.map(\.id)).count == ballots.count else {
      throw ReplayError.malformed(file, "a ballot is there twice")
    }
    return ballots
  }

  private init(_ json: SourceJSON) throws {
    func text(_ name: String) throws -> String {
      guard case .string(let text)? = json[name] else {
        throw ReplayError.malformed(Self.file, "a ballot has no \(name)")
      }
      return text
    }
    id = try text("id")
    title = try text("title")
    body = try text("body")
    if case .string(let note)? = json["note"] { self.note = note } else { note = "" }
    if case .integer(let quorum)? = json["stated_quorum"] {
      self.quorum = quorum
    } else {
      quorum = nil
    }
    var written = try text("result_date")
    if case .string(let end)? = json["voting_end"] { written = String(end.prefix(10)) }
    guard let day = CalendarDay(written) else {
      throw ReplayError.malformed(Self.file, "the ballot \(id) has the day \(written)")
    }
    self.day = day
    votes = try Self.votes(json["votes"], of: id)
  }

  private static func votes(_ json: SourceJSON?, of id: String) throws -> [Vote] {
    guard case .object(let classes)? = json else { return [] }
    var votes: [Vote] = []
    for memberClass in classes {
      guard case .object(let choices) = memberClass.value else { continue }
      for choice in choices {
        guard let parsed = Choice(rawValue: choice.name), case .array(let names) = choice.value
        else { throw ReplayError.malformed(file, "\(id) has votes of the kind \(choice.name)") }
        for name in names {
          guard case .string(let name) = name else {
            throw ReplayError.malformed(file, "\(id) has a vote without a name")
          }
          votes.append(
            Vote(
              memberClass: memberClass.name, member: aliases[name] ?? name, choice: parsed))
        }
      }
    }
    guard Set(votes.map { ForumMember.key(of: $0) }).count == votes.count else {
      throw ReplayError.malformed(file, "a member votes twice in \(id)")
    }
    return votes
  }

  /// Whose vote came when the ballot was over, as the note has it.
  var lateVoter: String? {
    note.firstMatch(of: /A vote was received from (.+?) after the end of the voting period/)
      .map { String($0.output.1) }
  }

  /// The motion's title: the ballot's number before all else, as it is looked for by it.
  var motionTitle: String { String("\(id) \(title)".prefix(250)) }
}

/// A member of the Forum while the ledger is written: one name in one class.
struct ForumMember {
  let organization: Identifier
  let title: String
  let memberClass: String

  var principal: Identifier {
    get throws { try RehearsalCharter.identifier("\(organization)-rep") }
  }

  /// The same for all spellings that differ in case and accents.
  static func key(of vote: ForumBallot.Vote) -> String {
    vote.memberClass + ":"
      + vote.member.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
  }

  /// Every member that a set names, under its key, in the order of the names' first appearance.
  static func all(in ballots: [ForumBallot]) throws -> [(key: String, member: ForumMember)] {
    var slugs = Slugs()
    var seen: Set<String> = []
    var members: [(String, ForumMember)] = []
    for vote in ballots.flatMap(\.votes) where seen.insert(key(of: vote)).inserted {
      members.append(
        (
          key(of: vote),
          ForumMember(
            organization: try slugs.identifier(for: vote.member), title: vote.member,
            memberClass: vote.memberClass)
        ))
    }
    return members
  }
}
