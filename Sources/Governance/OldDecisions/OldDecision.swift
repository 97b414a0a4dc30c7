public import CanonicalJSON

/// A decision that a body took before there was a ledger, as a source tells it: attested, and no motion.
public struct OldDecision: JSONObject {
  /// What somebody chose in it, by the name that the source has.
  public struct Voice: JSONObject {
    public var choice: Choice
    /// The organization or person of the ledger of exactly this name, when it was read.
    public var known: Identifier?
    public var voter: String

    public init(voter: String, choice: Choice, known: Identifier? = nil) {
      self.choice = choice
      self.known = known
      self.voter = voter
    }

    public init(reading fields: inout Fields) throws {
      choice = try fields.choice("choice", of: Choice.self)
      known = try fields.optionalIdentifier("known")
      voter = try fields.title("voter")
    }

    public var json: JSON {
      .members([
        "choice": .string(choice.rawValue), "known": known.map(JSON.identifier),
        "voter": .string(voter),
      ])
    }
  }

  /// What the source calls it: its own number.
  public var name: String
  public var title: String?
  public var decided: Timestamp?
  /// In the source's words. Nothing is computed from the voices: the rule is not known.
  public var outcome: String?
  public var voices: [Voice]
  /// Where it begins in the source: a line of JSON Lines, a row of a table with its header as the first.
  public var row: Int64

  public init(
    name: String, title: String? = nil, decided: Timestamp? = nil, outcome: String? = nil,
    voices: [Voice] = [], row: Int64
  ) {
    self.name = name
    self.title = title
    self.decided = decided
    self.outcome = outcome
    self.voices = voices
    self.row = row
  }

  public init(reading fields: inout Fields) throws {
    decided = try fields.optionalTimestamp("decided")
    row = try fields.integer("row", in: 1...1_000_000_000)
    name = try fields.title("name")
    outcome = try fields.optionalTitle("outcome")
    title = try fields.optionalTitle("title")
    voices = try fields.objects("voices", of: Voice.self)
  }

  public var json: JSON {
    .members([
      "decided": decided.map(JSON.timestamp), "name": .string(name),
      "outcome": outcome.map(JSON.string), "row": .integer(row),
      "title": title.map(JSON.string),
      "voices": .objects(voices),
    ])
  }
}

/// The document of one batch of old decisions.
public struct OldDecisionBatch: JSONObject {
  public static let format = "gavel-old-decisions-v1"
  public static let longest = 4096

  public var decisions: [OldDecision]

  public init(_ decisions: [OldDecision]) {
    self.decisions = decisions
  }

  public init(reading fields: inout Fields) throws {
    decisions = try fields.objects("decisions", of: OldDecision.self)
    guard try fields.string("format") == Self.format else {
      throw ValueError(field: "format", expected: Self.format)
    }
    guard (1...Self.longest).contains(decisions.count) else {
      throw ValueError(
        field: "decisions", expected: "a list of 1 to \(Self.longest) decisions")
    }
  }

  public var json: JSON {
    ["decisions": .objects(decisions), "format": .string(Self.format)]
  }

  public var document: [UInt8] {
    get throws { try json.canonicalBytes(limits: .document) }
  }
}
