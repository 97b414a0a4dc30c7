public import Sodium

/// A register that also answers readers: whole lists, and records by the names that people use.
/// No rule needs these. Lists are in the order of first appearance in the log.
public protocol RegisterLists: Register {
  func organizations() throws -> [Organization]
  func cosignedHeads() throws -> [CosignedHead]
  func heldBallots() throws -> [HeldBallot]
  func memberClasses() throws -> [MemberClass]
  func affiliations() throws -> [Affiliation]
  func persons() throws -> [Person]
  func moves() throws -> [PersonMove]
  func personKeys() throws -> [PersonKey]
  func keyConfirmations() throws -> [KeyConfirmation]
  func keyCommitments() throws -> [KeyCommitment]
  /// Keys that were offered for persons of the organization and that nobody has vouched for yet.
  func offeredKeys(for organization: Identifier) throws -> [PersonKey]
  /// Those that were revoked from an entry on.
  func compromisedKeys() throws -> [PersonKey]
  /// Admissions that the person, a principal to be, has not accepted yet.
  func pendingAdmissions(of principal: Identifier) throws -> [Admission]
  func tenures() throws -> [Tenure]
  /// Appointments to seats that the person has not accepted yet.
  func pendingTenures(of person: Identifier) throws -> [Tenure]
  func officeTenures() throws -> [OfficeTenure]
  func rules() throws -> [Rule]
  func policies() throws -> [Policy]
  func motions() throws -> [Motion]
  func motion(numbered number: Identifier) throws -> Motion?
  func polls() throws -> [Poll]
  func meetings() throws -> [Meeting]
  /// Those that are not adjourned, the lapsed ones too.
  func unfinishedMeetings() throws -> [Meeting]
  func meeting(numbered number: Identifier) throws -> Meeting?
  func namedDocuments() throws -> [NamedDocument]
  func rollCalls() throws -> [RollCall]
  func oldBatches() throws -> [OldBatch]
  /// The last batch that does not begin after this place.
  func oldBatch(holding place: Int64, of body: Identifier) throws -> OldBatch?
  func rosters() throws -> [Roster]
  /// Every span of every group of a roster.
  func rosterGroups(of roster: Identifier) throws -> [RosterGroup]
  func objectionPeriods() throws -> [ObjectionPeriod]
  func delegations() throws -> [Delegation]
  func delegatedDecisions() throws -> [DelegatedDecision]
  /// Every span of every place of a roster.
  func rosterPlaces(of roster: Identifier) throws -> [RosterPlace]
  /// Every version of every objective.
  func objectives() throws -> [Objective]
  /// The versions that no motion has ended, of the objectives that this owner has.
  func openObjectives(of owner: Owner) throws -> [Objective]
  func initiatives() throws -> [Initiative]
  /// Those under a body that no motion has ended.
  func openInitiatives(under body: Identifier) throws -> [Initiative]
  /// The commitments that wait for this person's signature, those whose term is over too.
  func offeredCommitments(to signatory: Identifier) throws -> [Commitment]
  func risks() throws -> [Risk]
  func risk(numbered number: Identifier) throws -> Risk?
  func steps(ofRisk id: Digest) throws -> [RiskStep]
  /// Those of an owner that are not closed.
  func openRisks(of owner: Owner) throws -> [Risk]
  /// Those before a body that are not closed.
  func openRisks(before body: Identifier) throws -> [Risk]
  func proxies() throws -> [Proxy]
  func fulfilments() throws -> [Fulfilment]
  func rulings() throws -> [Ruling]
  func ruling(numbered number: Identifier) throws -> Ruling?
  func rulings(at meeting: Digest) throws -> [Ruling]
  /// Those that stand and can be appealed from at `time`.
  func rulings(of body: Identifier, appealableAt time: Timestamp) throws -> [Ruling]
  func interests() throws -> [Interest]
  func interests(of person: Identifier) throws -> [Interest]
}

extension MemoryRegister: RegisterLists {
  public func motion(numbered number: Identifier) -> Motion? {
    motions().first { $0.number == number }
  }

  public func unfinishedMeetings() -> [Meeting] { meetings().filter { $0.adjourned == nil } }

  public func meeting(numbered number: Identifier) -> Meeting? {
    meetings().first { $0.number == number }
  }

  public func oldBatch(holding place: Int64, of body: Identifier) -> OldBatch? {
    oldBatches().last { $0.body == body && $0.first <= place }
  }

  public func openObjectives(of owner: Owner) -> [Objective] {
    objectives().filter { $0.owner == owner && $0.inForce.to == nil }
  }

  public func openInitiatives(under body: Identifier) -> [Initiative] {
    initiatives().filter { $0.body == body && $0.inForce.to == nil }
  }

  public func offeredCommitments(to signatory: Identifier) -> [Commitment] {
    commitments().filter { $0.signatory == signatory && $0.state == .offered }
  }

  public func risk(numbered number: Identifier) -> Risk? {
    risks().first { $0.number == number }
  }

  public func openRisks(of owner: Owner) -> [Risk] {
    risks().filter { $0.owner == owner && $0.state != .closed }
  }

  public func openRisks(before body: Identifier) -> [Risk] {
    risks().filter { $0.body == body && $0.state != .closed }
  }

  public func ruling(numbered number: Identifier) -> Ruling? {
    rulings().first { $0.number == number }
  }

  public func rulings(at meeting: Digest) -> [Ruling] {
    rulings().filter { $0.meeting == meeting }
  }

  public func rulings(of body: Identifier, appealableAt time: Timestamp) -> [Ruling] {
    rulings().filter { $0.body == body && $0.state == .standing && time < $0.appealUntil }
  }

  public func offeredKeys(for organization: Identifier) -> [PersonKey] {
    personKeys().filter { $0.state == .offered && $0.organization == organization }
  }

  public func compromisedKeys() -> [PersonKey] {
    personKeys().filter { $0.compromisedSince != nil }
  }

  public func pendingAdmissions(of principal: Identifier) -> [Admission] {
    admissions().filter { $0.state == .pending && $0.principal == principal }
  }

  public func pendingTenures(of person: Identifier) -> [Tenure] {
    tenures().filter { $0.state == .pending && $0.person == person }
  }
}
