public import Sodium

/// What could go wrong, and what was decided about it.
public struct Risk: Record {
  public enum State: String, CaseIterable, Sendable {
    /// Nothing was decided yet.
    case identified
    /// A motion decided what is done against it.
    case mitigated
    /// A motion decided to bear it.
    case accepted
    case closed
  }

  /// The id of the event that identified it.
  public var id: Digest
  /// `toc-r2026-001`.
  public var number: Identifier
  /// The body that it is put before.
  public var body: Identifier
  public var title: String
  public var identifiedBy: Identifier
  public var state: State
  /// Who answers for it; nil while nobody does.
  public var owner: Owner?
  /// By when it is to be looked at again, and the longest time, in seconds, that a review may give itself.
  public var reviewBy: Timestamp?
  public var reviewWithin: Int64?
  /// How many steps it has had.
  public var steps: Int64
  /// The entry of the last one.
  public var entry: Int64

  package init(
    id: Digest, number: Identifier, body: Identifier, title: String, identifiedBy: Identifier,
    state: State, owner: Owner? = nil, reviewBy: Timestamp? = nil, reviewWithin: Int64? = nil,
    steps: Int64, entry: Int64
  ) {
    self.id = id
    self.number = number
    self.body = body
    self.title = title
    self.identifiedBy = identifiedBy
    self.state = state
    self.owner = owner
    self.reviewBy = reviewBy
    self.reviewWithin = reviewWithin
    self.steps = steps
    self.entry = entry
  }

  public var key: Digest { id }

  /// Whether the day of its review has passed.
  public func isReviewDue(at time: Timestamp) -> Bool {
    state != .closed && (reviewBy.map { $0 <= time } ?? false)
  }
}

/// What happened to a risk.
public struct RiskStep: Record {
  public enum Kind: String, CaseIterable, Sendable {
    case identified
    /// Somebody took it on.
    case owned
    /// A motion gave it to an owner.
    case assigned
    case mitigated, accepted, reviewed, closed
  }

  public var risk: Digest
  /// 1, 2, …
  public var number: Int64
  public var kind: Kind
  /// The event, or the motion.
  public var source: Digest
  /// Who signed; nil where a motion decided.
  public var person: Identifier?
  public var owner: Owner?
  public var reviewBy: Timestamp?
  public var text: Digest?
  public var time: Timestamp
  public var entry: Int64

  package init(
    risk: Digest, number: Int64, kind: Kind, source: Digest, person: Identifier? = nil,
    owner: Owner? = nil, reviewBy: Timestamp? = nil, text: Digest? = nil, time: Timestamp,
    entry: Int64
  ) {
    self.risk = risk
    self.number = number
    self.kind = kind
    self.source = source
    self.person = person
    self.owner = owner
    self.reviewBy = reviewBy
    self.text = text
    self.time = time
    self.entry = entry
  }

  public var key: Pair<Digest, Int64> { Pair(risk, number) }
}

/// The risks of a register in memory.
struct RiskTables: Sendable {
  private var risks = Table<Risk>()
  private var stepTable = Table<RiskStep>()
  private var stepsByRisk = Index<Digest, RiskStep>()

  subscript(id: Digest) -> Risk? { risks[id] }
  var all: [Risk] { risks.all }
  var allSteps: [RiskStep] { stepTable.all }

  func steps(of risk: Digest) -> [RiskStep] { stepTable.select(stepsByRisk[risk]) }

  mutating func put(_ risk: Risk) { risks.put(risk) }

  mutating func put(_ step: RiskStep) {
    stepTable.put(step, in: &stepsByRisk, under: step.risk)
  }
}
