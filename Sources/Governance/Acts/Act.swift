public import CanonicalJSON
public import Sodium

/// What a carried motion changes by itself.
public struct Act: JSONObject {
  public let content: any ActKind
  /// When it takes effect; at the closing where absent.
  public let effective: Timestamp?

  public var name: String { type(of: content).name }

  public init(_ content: any ActKind, effective: Timestamp? = nil) {
    self.content = content
    self.effective = effective
  }

  public init(reading fields: inout Fields) throws {
    let name = try fields.string("act")
    guard let kind = ActKinds.byName[name] else {
      throw ValueError(field: "act", expected: "the name of an act")
    }
    effective = try fields.optionalTimestamp("effective")
    content = try kind.init(reading: &fields)
  }

  public var json: JSON {
    guard case .object(var members) = content.json else { return content.json }
    members["act"] = .string(name)
    members["effective"] = effective.map(JSON.timestamp)
    return .object(members)
  }

  public static func == (left: Act, right: Act) -> Bool { left.json == right.json }

  public func hash(into hasher: inout Hasher) { hasher.combine(json) }
}

/// One kind of act: its fields, what it needs, what it changes.
public protocol ActKind: JSONObject {
  /// `member.admit`
  static var name: String { get }

  /// The operative texts that it names: each must be among the motion's.
  var texts: [Digest] { get }

  /// The motion that it is about: the mover must have seen it.
  var decision: Digest? { get }

  /// Whether its texts may be for the eyes of one body alone.
  static var mayBeConfidential: Bool { get }

  /// The latest entry about what it is about: the mover must have seen it.
  func entryToSee(in register: some Register) throws -> Int64?

  /// Whether it may name a later time than the closing.
  static var isDeferrable: Bool { get }

  /// Whether a motion with it that is yet to come can be rescinded.
  static var isRescindable: Bool { get }

  /// What a power over it can be narrowed to. It is the same from the proposal on for ever: a seat has
  /// one body, and what an act concerns is known to the book or made by an act `beside` it.
  ///
  /// - Throws: a `Refusal` where it concerns what nobody knows.
  func scope(in register: some Register, beside acts: [Act]) throws -> PowerDefinition.Scope?

  /// What it concerns, as far as an interest can be declared about it.
  func subjects(in register: some Register) throws -> Set<Subject>

  /// What it changes when the motion carries.
  ///
  /// - Throws: a `Refusal` where it has become impossible: the act is void, the closing stands.
  func changes(_ context: ActContext, in register: some Register) throws -> [Change]

  /// Whom it removes, and who is heard before under a rule that says so.
  func accused(in register: some Register, at time: Timestamp) throws -> [Accused]

  /// Whether the motion is decided by signed ballots only, and by no roll call.
  func takesSignedBallotsOnly(in register: some Register) throws -> Bool

  /// The power over it where the charter gives none; nil where nobody has it then.
  func usualPower(in register: some Register, at time: Timestamp) throws -> PowerDefinition?

  /// The motions that are carried with it, and whose acts are performed next.
  func carries(in register: some Register) throws -> [Motion]

  /// The rules under which it carries another motion.
  ///
  /// - Parameter rules: under which its own motion carried.
  func rules(
    carrying other: Motion, under rules: [DecisionRule], in register: some Register
  ) throws -> [DecisionRule]

  /// Whether it might change who votes in `body`, or the rule, once its motion is closed.
  func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool
}

extension ActKind {
  public var texts: [Digest] { [] }

  public var decision: Digest? { nil }

  /// What is in force for everybody, everybody may read.
  public static var mayBeConfidential: Bool { false }

  public func entryToSee(in register: some Register) -> Int64? { nil }

  public static var isDeferrable: Bool { true }

  public static var isRescindable: Bool { true }

  public func scope(in register: some Register, beside acts: [Act]) -> PowerDefinition.Scope? {
    nil
  }

  public func takesSignedBallotsOnly(in register: some Register) -> Bool { false }

  public func usualPower(in register: some Register, at time: Timestamp) -> PowerDefinition? {
    nil
  }

  public func accused(in register: some Register, at time: Timestamp) -> [Accused] { [] }

  public func carries(in register: some Register) -> [Motion] { [] }

  public func rules(
    carrying other: Motion, under rules: [DecisionRule], in register: some Register
  ) -> [DecisionRule] { rules }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) -> Bool { false }
}

/// What an act may know of the decision that carried it.
public struct ActContext: Sendable {
  /// The motion that carried.
  public let motion: Motion
  /// When its poll was closed.
  public let decided: Timestamp
  /// When the act takes effect.
  public let effective: Timestamp
  /// The entry that closed the poll.
  public let entry: Int64
  /// The bodies and rules under which the motion carried.
  public let rules: [DecisionRule]
}

/// Every kind of act that this version knows.
public enum ActKinds {
  public static let all: [any ActKind.Type] = [
    AdmitMember.self, SuspendMember.self, ReinstateMember.self, ExpelMember.self,
    ReclassifyMember.self, AffiliateMember.self, DisaffiliateMember.self,
    RecoverKey.self, ReplaceLedgerKey.self,
    FillSeat.self, VacateSeat.self, CreateSeat.self, EndSeat.self,
    CharterBody.self, AmendBody.self, DissolveBody.self,
    AppointOfficer.self, GrantMandate.self,
    AdoptPolicy.self, AmendPolicy.self, SupersedePolicy.self, RepealPolicy.self,
    RescindDecision.self, ReconsiderDecision.self, DelegatePower.self, EndDelegation.self,
    CountermandDecision.self, DeclareVoid.self, RatifyDecision.self, OverturnRuling.self,
    SettlePoll.self,
    AmendMotion.self, ReferMotion.self, ReportMotion.self, PostponeMotion.self, TableMotion.self,
    TakeMotion.self, DivideMotion.self, ConsentAgenda.self,
    ChangeRule.self, ChangePower.self, AmendCharter.self,
    ApproveMinutes.self, RedactDocument.self, PublishDocument.self, CorrectMinutes.self,
    AdoptOldDecisions.self,
    GrantRoster.self, EndRoster.self,
    AdoptObjective.self, AmendObjective.self, DropObjective.self,
    AssignRisk.self, MitigateRisk.self, AcceptRisk.self, CloseRisk.self,
    StartInitiative.self, CommitInitiative.self, RenewInitiative.self, EndInitiative.self,
  ]

  public static let names: Set<String> = Set(all.map { $0.name })

  static let byName: [String: any ActKind.Type] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension Fields {
  /// At most 64 acts.
  mutating func acts(_ name: String) throws -> [Act] {
    let acts = try objects(name, of: Act.self)
    guard acts.count <= 64 else {
      throw ValueError(field: name, expected: "a list of at most 64 acts")
    }
    return acts
  }
}
