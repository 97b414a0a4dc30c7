public import CanonicalJSON

/// What a body expects of its voting seats, and what is due where one takes part in nothing.
public struct ParticipationRule: JSONObject {
  /// The change that is then proposed. The book proposes it and never performs it.
  public enum Change: Hashable, Sendable {
    /// `seat.vacate` of the seat.
    case vacate
    /// `member.suspend` of the organization on whose behalf it is held.
    case suspend
    /// `member.reclassify` of that organization to the class.
    case reclassify(Identifier)
  }

  /// In how many meetings back none was attended; nil where meetings say nothing.
  public var meetings: Int64?
  /// In how many polls back there is neither a ballot nor a recusal; nil where polls say nothing.
  public var polls: Int64?
  /// The polls that count are those under these rules; nil where all do.
  public var rules: [Identifier]?
  public var then: Change

  /// One of meetings and polls at least; where both are there, it takes both.
  public init(
    meetings: Int64? = nil, polls: Int64? = nil, rules: [Identifier]? = nil, then: Change
  ) {
    self.meetings = meetings
    self.polls = polls
    self.rules = rules
    self.then = then
  }

  public init(reading fields: inout Fields) throws {
    let memberClass = try fields.optionalIdentifier("class")
    meetings = try fields.optionalInteger("meetings", in: 1...1000)
    polls = try fields.optionalInteger("polls", in: 1...1000)
    guard meetings != nil || polls != nil else {
      throw ValueError(field: "participation", expected: "meetings, polls or both")
    }
    let named = try fields.optionalIdentifiers("rules")
    rules = named
    let isSound = named.map { !$0.isEmpty && $0 == Set($0).sorted() } ?? true
    guard isSound, named == nil || polls != nil else {
      throw ValueError(
        field: "rules", expected: "only beside polls: one rule at least, each once, in order")
    }
    switch (try fields.string("then"), memberClass) {
    case ("vacate", nil): then = .vacate
    case ("suspend", nil): then = .suspend
    case ("reclassify", let memberClass?): then = .reclassify(memberClass)
    case ("vacate", _), ("suspend", _), ("reclassify", _):
      throw ValueError(field: "class", expected: "there exactly where a member is reclassified")
    default: throw ValueError(field: "then", expected: "vacate, suspend or reclassify")
    }
  }

  public var json: JSON {
    let (word, memberClass): (JSON, Identifier?) =
      switch then {
      case .vacate: ("vacate", nil)
      case .suspend: ("suspend", nil)
      case .reclassify(let id): ("reclassify", id)
      }
    return .members([
      "class": memberClass.map(JSON.identifier), "meetings": meetings.map(JSON.integer),
      "polls": polls.map(JSON.integer), "rules": rules.map { .array($0.map(JSON.identifier)) },
      "then": word,
    ])
  }

  /// The name of the act that is then proposed.
  public var act: String {
    switch then {
    case .vacate: VacateSeat.name
    case .suspend: SuspendMember.name
    case .reclassify: ReclassifyMember.name
    }
  }

  /// Whether a poll under this rule counts.
  func counts(pollUnder rule: Identifier) -> Bool {
    polls != nil && (rules?.contains(rule) ?? true)
  }
}

extension CharterDocument {
  /// Expectations that could never come about, or on which nobody could act.
  func checkParticipation(_ report: StructureReport) {
    for (index, body) in bodies.enumerated() {
      guard let asked = body.participation else { continue }
      let path = "bodies[\(index)].participation"
      if asked.meetings != nil, body.meetings == nil {
        report(
          "\(path).meetings", "participation in meetings of \(body.id)",
          "\(body.id) holds no meetings that a seat could miss")
      }
      for id in asked.rules ?? [] where !rules.contains(where: { $0.id == id }) {
        report(
          "\(path).rules", "participation under \(id) in \(body.id)", "there is no rule \(id)")
      }
      let scope: PowerDefinition.Scope? = asked.then == .vacate ? .body(body.id) : nil
      if power(over: asked.act, scope) == nil {
        report(
          "\(path).then", "participation in \(body.id)",
          "no body has the power over \(asked.act) here, so nothing would come of it")
      }
    }
  }
}
