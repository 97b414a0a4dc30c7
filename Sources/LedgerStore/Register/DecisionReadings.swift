public import Governance
public import Sodium

extension SQLiteRegister {
  private typealias SQL = DecisionStatements

  public func motion(_ id: Digest) throws(StoreError) -> Motion? {
    try record(SQL.motion, [.digest(id)])
  }

  public func motions() throws(StoreError) -> [Motion] { try records(SQL.motions) }

  public func motion(numbered number: Identifier) throws(StoreError) -> Motion? {
    try record(SQL.numbered, [.id(number)])
  }

  public func undecidedMotions(of body: Identifier) throws(StoreError) -> [Motion] {
    try records(SQL.undecided, [.id(body)])
  }

  public func seconds(of motion: Digest, version: Int64) throws(StoreError) -> [Second] {
    try records(SQL.seconds, [.digest(motion), .integer(version)])
  }

  public func demands(
    for motion: Digest, version: Int64, in body: Identifier
  ) throws(StoreError) -> [Demand] {
    try records(SQL.demands, [.digest(motion), .integer(version), .id(body)])
  }

  public func poll(_ seal: Digest) throws(StoreError) -> Poll? {
    try record(SQL.poll, [.digest(seal)])
  }

  public func polls() throws(StoreError) -> [Poll] { try records(SQL.polls) }

  public func polls(on motion: Digest) throws(StoreError) -> [Poll] {
    try records(SQL.pollsOn, [.digest(motion)])
  }

  public func unclosedPolls() throws(StoreError) -> [Poll] { try records(SQL.unclosed) }

  public func elector(
    _ seat: Identifier, in poll: Digest
  ) throws(StoreError) -> Elector? {
    try record(SQL.elector, [.digest(poll), .id(seat)])
  }

  public func electors(of poll: Digest) throws(StoreError) -> [Elector] {
    try records(SQL.electors, [.digest(poll)])
  }

  public func lastBallot(
    of seat: Identifier, in poll: Digest, as capacity: Ballot.Capacity
  ) throws(StoreError) -> Ballot? {
    try record(SQL.lastBallot, [.digest(poll), .id(seat), .name(capacity)])
  }

  public func proxyBallots(
    by person: Identifier, in poll: Digest
  ) throws(StoreError) -> [Ballot] {
    try records(SQL.proxyBallots, [.digest(poll), .id(person)])
  }

  /// Every ballot of a poll, closed or not, in log order.
  public func ballots(in poll: Digest) throws(StoreError) -> [Ballot] {
    try records(SQL.ballots, [.digest(poll)])
  }

  public func effects() throws(StoreError) -> [Effect] { try records(SQL.effects) }

  public func effects(of motion: Digest) throws(StoreError) -> [Effect] {
    try records(SQL.effectsOf, [.digest(motion)])
  }

  public func counter(_ series: String) throws(StoreError) -> Counter? {
    try record(SQL.counter, [.text(series)])
  }

  public func participation(
    of seat: Identifier, in body: Identifier
  ) throws(StoreError) -> Participation? {
    try record(SQL.participation, [.id(body), .id(seat)])
  }

  public func absence(
    of seat: Identifier, in body: Identifier
  ) throws(StoreError) -> Absence? {
    try record(SQL.absence, [.id(body), .id(seat)])
  }

  /// A motion as it stood in each of its versions, the first first. No rule reads what is past.
  public func versions(ofMotion id: Digest) throws(StoreError) -> [Motion] {
    let all: [Motion] = try records(SQL.motionVersions, [.digest(id)])
    return all.reduce(into: []) { versions, motion in
      if versions.last?.version == motion.version { versions.removeLast() }
      versions.append(motion)
    }
  }

  public func turnout(of poll: Digest) throws(StoreError) -> Turnout? {
    try record(SQL.turnout, [.digest(poll)])
  }
}

enum DecisionStatements {
  static let motion = Motion.table.selectOne("id = ?")
  static let numbered = Motion.table.select("number = ?", limit: " LIMIT 1")
  static let motions = Motion.table.select()
  static let undecided = Motion.table.select(
    "state IN ('proposed', 'open', 'contested') AND body = ?")
  static let seconds = Second.table.select("motion = ? AND version = ?")
  static let demands = Demand.table.select("motion = ? AND version = ? AND body = ?")
  static let poll = Poll.table.selectOne("seal = ?")
  static let polls = Poll.table.select()
  static let pollsOn = Poll.table.select("motion = ?")
  static let unclosed = Poll.table.select("outcome IS NULL")
  static let elector = Elector.table.selectOne("poll = ? AND seat = ?")
  static let electors = Elector.table.select("poll = ?")
  static let lastBallot = Ballot.table.select(
    "poll = ? AND seat = ? AND capacity = ?", order: "turn DESC", limit: " LIMIT 1")
  static let proxyBallots = Ballot.table.select("capacity = 'proxy' AND poll = ? AND person = ?")
  static let ballots = Ballot.table.select("poll = ?")
  static let effects = Effect.table.select()
  static let effectsOf = Effect.table.select("motion = ?")
  static let counter = Counter.table.selectOne("series = ?")
  static let participation = Participation.table.selectOne("body = ? AND seat = ?")
  static let absence = Absence.table.selectOne("body = ? AND seat = ?")
  static let motionVersions = Motion.table.selectVersions("id = ?")
  static let turnout = Turnout.table.selectOne("poll = ?")

  static let lookups = [
    motion, numbered, undecided, seconds, demands, poll, pollsOn, elector, electors, lastBallot,
    proxyBallots, ballots, effectsOf, counter, participation, absence, turnout,
  ]
}
