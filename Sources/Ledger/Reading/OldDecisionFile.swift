import CanonicalJSON
public import Governance
public import Sodium

/// A file of decisions that a body took before there was a ledger, read with an account of what was taken of it.
///
/// A table has exactly the columns `decision,date,title,outcome,voter,choice`, a row for each choice; a row
/// without voter and choice tells a decision alone. A line of JSON Lines is one canonical object:
/// `{"choices":[{"choice":"yes","voter":"Ann"}],"date":"2020-01-31","decision":"17","outcome":"passed","title":"…"}`,
/// where all but `decision` may be absent.
public struct OldDecisionFile: Sendable {
  public enum Form: String, CaseIterable, Sendable {
    case csv, jsonl
  }

  /// A row that was not taken, and why.
  public struct Refused: Hashable, Sendable {
    public let row: Int64
    public let reason: String
  }

  public static let columns = ["decision", "date", "title", "outcome", "voter", "choice"]

  public let source: Digest
  /// Rows of a table without its header, or lines.
  public private(set) var rows: Int64 = 0
  public private(set) var refused: [Refused] = []
  /// In the order in which they first appear.
  public private(set) var decisions: [OldDecision] = []
  private var places: [String: Int] = [:]

  /// - Parameter known: whom of the ledger a name is exactly.
  /// - Throws: `CommaSeparatedText.Malformed` where the file as a whole is not of the form.
  public init(
    _ bytes: [UInt8], form: Form, known: (String) throws -> Identifier?
  ) throws {
    source = SHA256.hash(bytes)
    switch form {
    case .csv: try readTable(bytes, known)
    case .jsonl: try readLines(bytes, known)
    }
  }

  /// Decisions of which nobody's choice was taken.
  public var withoutChoices: Int64 { Int64(decisions.count { $0.voices.isEmpty }) }
  public var choices: Int64 { decisions.reduce(0) { $0 + Int64($1.voices.count) } }

  /// Names that are nobody's in the ledger, each once, in their order.
  public var unknownNames: [String] {
    var seen: Set<String> = []
    return decisions.flatMap(\.voices).filter { $0.known == nil && seen.insert($0.voter).inserted }
      .map(\.voter)
  }

  /// The batches that the file makes, always the same ones.
  public var batches: [OldDecisionBatch] {
    stride(from: 0, to: decisions.count, by: Self.batchLength).map {
      OldDecisionBatch(Array(decisions[$0..<min($0 + Self.batchLength, decisions.count)]))
    }
  }

  private static let batchLength = 2_000
  private static let mostVoices = 10_000

  private mutating func refuse(_ row: Int64, _ reason: String) {
    refused.append(Refused(row: row, reason: reason))
  }
}

/// Tables.
extension OldDecisionFile {
  private mutating func readTable(
    _ bytes: [UInt8], _ known: (String) throws -> Identifier?
  ) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommaSeparatedText.Malformed(reason: "it is not UTF-8")
    }
    let table = try CommaSeparatedText(text)
    guard table.columns == Self.columns else {
      throw CommaSeparatedText.Malformed(
        reason: "its columns are not \(Self.columns.joined(separator: ","))")
    }
    rows = Int64(table.rows.count)
    for (index, cells) in table.rows.enumerated() {
      do {
        try take(cells, row: Int64(index) + 2, known)
      } catch let mistake as RowMistake {
        refuse(Int64(index) + 2, mistake.reason)
      }
    }
  }

  private mutating func take(
    _ cells: [String], row: Int64, _ known: (String) throws -> Identifier?
  ) throws {
    var decision = OldDecision(
      name: cells[0], title: cells[2].isEmpty ? nil : cells[2], decided: try Self.day(cells[1]),
      outcome: cells[3].isEmpty ? nil : cells[3], row: row)
    if !cells[4].isEmpty || !cells[5].isEmpty {
      decision.voices = [try Self.voice(cells[4], cells[5], known)]
    }
    try Self.requireForm(decision)
    guard let place = places[decision.name] else { return add(decision) }
    let earlier = decisions[place]
    guard decision.title == earlier.title, decision.decided == earlier.decided,
      decision.outcome == earlier.outcome
    else {
      throw RowMistake(reason: "it tells the decision otherwise than row \(earlier.row)")
    }
    guard let voice = decision.voices.first else {
      throw RowMistake(reason: "it tells what row \(earlier.row) tells")
    }
    guard !earlier.voices.contains(where: { $0.voter == voice.voter }) else {
      throw RowMistake(reason: "the voter has a choice in this decision already")
    }
    guard earlier.voices.count < Self.mostVoices else {
      throw RowMistake(reason: "a decision has at most \(Self.mostVoices) choices")
    }
    decisions[place].voices.append(voice)
  }
}

/// JSON Lines.
extension OldDecisionFile {
  private mutating func readLines(
    _ bytes: [UInt8], _ known: (String) throws -> Identifier?
  ) throws {
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let row = Int64(index) + 1
      // The last line ends in a line feed.
      if line.isEmpty, index > 0 || bytes.isEmpty { continue }
      rows += 1
      do {
        let decision = try Self.decision(Array(line), row: row, known)
        guard places[decision.name] == nil else {
          throw RowMistake(reason: "the decision stands in an earlier line")
        }
        add(decision)
      } catch let mistake as RowMistake {
        refuse(row, mistake.reason)
      } catch let error as JSONError {
        refuse(row, "\(error)")
      } catch let error as ValueError {
        refuse(row, "\(error)")
      }
    }
  }

  private static func decision(
    _ line: [UInt8], row: Int64, _ known: (String) throws -> Identifier?
  ) throws -> OldDecision {
    var fields = try CanonicalText(line, limits: .document).root.fields()
    let choices = try fields.optionalArray("choices") ?? []
    guard choices.count <= mostVoices else {
      throw RowMistake(reason: "a decision has at most \(mostVoices) choices")
    }
    var voters: Set<String> = []
    let voices = try choices.map { node in
      var choice = try node.fields()
      let (word, voter) = (try choice.string("choice"), try choice.string("voter"))
      try choice.finish()
      guard voters.insert(voter).inserted else {
        throw RowMistake(reason: "a voter has two choices in this decision")
      }
      return try voice(voter, word, known)
    }
    let decided = try day(try fields.optionalString("date") ?? "")
    let decision = OldDecision(
      name: try fields.string("decision"), title: try fields.optionalString("title"),
      decided: decided, outcome: try fields.optionalString("outcome"), voices: voices, row: row)
    try fields.finish()
    try requireForm(decision)
    return decision
  }
}

/// What both forms share.
extension OldDecisionFile {
  struct RowMistake: Error {
    let reason: String
  }

  private mutating func add(_ decision: OldDecision) {
    places[decision.name] = decisions.count
    decisions.append(decision)
  }

  private static func voice(
    _ voter: String, _ word: String, _ known: (String) throws -> Identifier?
  ) throws -> OldDecision.Voice {
    guard let choice = Choice(rawValue: word) else {
      throw RowMistake(reason: "\"\(word)\" is no choice: yes, no or abstain")
    }
    return OldDecision.Voice(voter: voter, choice: choice, known: try known(voter))
  }

  /// A day or a time; nothing of an empty text.
  private static func day(_ text: String) throws -> Timestamp? {
    guard !text.isEmpty else { return nil }
    guard let time = Timestamp(text.utf8.count == 10 ? text + "T00:00:00Z" : text) else {
      throw RowMistake(reason: "\"\(text)\" is no day (2020-01-31) or time (2020-01-31T12:00:00Z)")
    }
    return time
  }

  /// What the rules would not take is no decision either.
  private static func requireForm(_ decision: OldDecision) throws {
    do {
      _ = try OldDecision(
        canonical: try decision.json.canonicalBytes(limits: .document), limits: .document)
    } catch {
      throw RowMistake(reason: "\(error)")
    }
  }
}
