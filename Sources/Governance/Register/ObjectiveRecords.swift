public import Sodium

/// One version of what was promised by when. A version that a later one amended stays, with its own deadline.
public struct Objective: Record {
  public var objective: Identifier
  public var version: Int64
  /// The body that follows it.
  public var body: Identifier
  public var title: String
  public var owner: Owner
  /// What is measured, in words.
  public var measure: String
  /// Nil for a milestone, which is reached or not.
  public var target: Target?
  /// The instant up to which it is to be met.
  public var deadline: Timestamp
  /// The operative text that tells more.
  public var text: Digest?
  /// To the motion that amended or dropped it.
  public var inForce: Interval
  public var motion: Digest
  /// The entry that made the version.
  public var entry: Int64
  public var endedBy: Digest?

  package init(
    objective: Identifier, version: Int64, body: Identifier, title: String, owner: Owner,
    measure: String, target: Target?, deadline: Timestamp, text: Digest?, inForce: Interval,
    motion: Digest, entry: Int64, endedBy: Digest? = nil
  ) {
    self.objective = objective
    self.version = version
    self.body = body
    self.title = title
    self.owner = owner
    self.measure = measure
    self.target = target
    self.deadline = deadline
    self.text = text
    self.inForce = inForce
    self.motion = motion
    self.entry = entry
    self.endedBy = endedBy
  }

  public var key: Pair<Identifier, Int64> { Pair(objective, version) }
}

/// What the owner of an objective reported.
public struct ObjectiveReport: Record {
  public var objective: Identifier
  /// The version that it reports on.
  public var version: Int64
  /// The instant of which it tells.
  public var asOf: Timestamp
  /// Of a measure; nil for a milestone.
  public var value: Int64?
  /// Whether a milestone is reached; nil where there is a measure.
  public var reached: Bool?
  public var text: Digest?
  public var person: Identifier
  public var event: Digest
  public var entry: Int64
  public var recorded: Timestamp

  package init(
    objective: Identifier, version: Int64, asOf: Timestamp, value: Int64?, reached: Bool?,
    text: Digest?, person: Identifier, event: Digest, entry: Int64, recorded: Timestamp
  ) {
    self.objective = objective
    self.version = version
    self.asOf = asOf
    self.value = value
    self.reached = reached
    self.text = text
    self.person = person
    self.event = event
    self.entry = entry
    self.recorded = recorded
  }

  public var key: Digest { event }
}

/// The objectives of a register in memory.
struct ObjectiveTables: Sendable {
  private var objectives = Table<Objective>()
  private var reports = Table<ObjectiveReport>()
  private var versionsById = Index<Identifier, Objective>()
  private var reportsById = Index<Identifier, ObjectiveReport>()

  var all: [Objective] { objectives.all }
  var allReports: [ObjectiveReport] { reports.all }

  func versions(of id: Identifier) -> [Objective] { objectives.select(versionsById[id]) }

  func reports(on id: Identifier) -> [ObjectiveReport] { reports.select(reportsById[id]) }

  mutating func put(_ objective: Objective) {
    objectives.put(objective, in: &versionsById, under: objective.objective)
  }

  mutating func put(_ report: ObjectiveReport) {
    reports.put(report, in: &reportsById, under: report.objective)
  }
}
