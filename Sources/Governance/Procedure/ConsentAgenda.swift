public import CanonicalJSON
public import Sodium

/// A consent agenda (Robert's Rules of Order, 12th ed., 41:32): several motions that nobody contests are
/// decided in one poll. Each keeps its number, has the outcome of the poll and performs its own acts.
///
/// They need the same body and rule as they would alone, and so does the agenda: nothing carries by less
/// than it needs. Until the poll opens any seat pulls one of them, which then goes on by itself.
public struct ConsentAgenda: ActKind {
  /// A motion on it, in the version that is to be decided.
  public struct Item: JSONObject {
    public var motion: Digest
    public var version: Int64

    public init(motion: Digest, version: Int64) {
      self.motion = motion
      self.version = version
    }

    public init(reading fields: inout Fields) throws {
      motion = try fields.digest("motion")
      version = try fields.integer("version", in: 1...9999)
    }

    public var json: JSON { ["motion": .digest(motion), "version": .integer(version)] }
  }

  public static let isDeferrable = false
  public static let isRescindable = false
  public static let name = "motion.consent"

  public var items: [Item]

  public init(items: [Item]) {
    self.items = items
  }

  public init(reading fields: inout Fields) throws {
    items = try fields.objects("items", of: Item.self)
    guard (1...64).contains(items.count), Set(items.map(\.motion)).count == items.count else {
      throw ValueError(field: "items", expected: "a list of 1 to 64 different motions")
    }
  }

  public var json: JSON { ["items": .objects(items)] }

  /// The items have their outcome by the poll itself, and their acts are performed with it.
  public func changes(_ context: ActContext, in register: some Register) -> [Change] { [] }

  public func carries(in register: some Register) throws -> [Motion] {
    try items.compactMap { item in
      guard let motion = try register.motion(item.motion), motion.state == .carried,
        try register.effects(of: motion.id).isEmpty
      else { return nil }
      return motion
    }
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) throws -> Bool {
    for item in items {
      for act in try register.motion(item.motion)?.acts ?? []
      where try act.content.couldChange(electorateOf: body, rule: rule, in: register) {
        return true
      }
    }
    return false
  }
}

extension Motion {
  /// The motions that it puts together; nil where it is no consent agenda.
  public var agenda: ConsentAgenda? { acts.first?.content as? ConsentAgenda }
}

extension Register {
  /// The agenda that the acts are; it stands alone.
  func soleAgenda(among acts: [Act]) throws -> ConsentAgenda? {
    for act in acts {
      guard let agenda = act.content as? ConsentAgenda else { continue }
      guard acts.count == 1 else { throw Refusal.actNotAlone(act.name) }
      return agenda
    }
    return nil
  }

  /// The one body and rule that all the items need.
  func requirements(
    of agenda: ConsentAgenda, movedIn body: Identifier, at time: Timestamp
  ) throws -> [PowerDefinition.Requirement] {
    var common: [PowerDefinition.Requirement]?
    for item in agenda.items {
      let motion = try requireMotion(item.motion)
      guard motion.motionAct == nil, motion.agenda == nil, motion.appealedRuling == nil else {
        throw Refusal.notListable(motion.number)
      }
      let requires = try requiringAsPowersStand(motion, at: time).requires
      guard requires.count == 1, requires[0].body == body, requires == common ?? requires else {
        throw Refusal.consentMixed(motion.number, requires.map { ($0.body, $0.rule) })
      }
      common = requires
    }
    return common ?? []
  }

  /// What a proposal adds to the register where it is a consent agenda.
  func consentItems(proposing acts: [Act], by entry: EntryContext) throws -> [Change] {
    guard let agenda = try soleAgenda(among: acts) else { return [] }
    return try agenda.items.map { item in
      let motion = try requireMainAtHand(item.motion, at: entry.recorded)
      try requireListed(item, as: motion)
      return .consentItem(
        ConsentItem(
          agenda: entry.id, motion: item.motion, version: item.version, entry: entry.number))
    }
  }

  private func requireListed(_ item: ConsentAgenda.Item, as motion: Motion) throws {
    guard item.version == motion.version else {
      throw Refusal.versionStale(motion.number, named: item.version, current: motion.version)
    }
  }

  /// The items of an agenda on which a poll opens, open as well: each ready as it would be alone.
  func items(
    openedWith agenda: Motion, by entry: EntryContext, under rule: DecisionRule
  ) throws -> [Motion] {
    let time = entry.recorded
    return try (agenda.agenda?.items ?? []).map { item in
      var motion = try requireMotion(item.motion)
      // Polled once more, they go with the agenda.
      guard motion.state == agenda.state else {
        throw Refusal.motionSettled(motion.number, motion.state)
      }
      if motion.state == .proposed { _ = try requireMainAtHand(motion.id, at: time) }
      try requireListed(item, as: motion)
      try entry.requireSeen(motion.finalEntry, motion.number.text)
      try requireReady(motion, under: rule, at: time)
      motion = try requiringAsPowersStand(motion, at: time)
      motion.state = .open
      motion.mayReconsider = false
      return motion
    }
  }

  /// The items of an agenda with the outcome of its poll.
  ///
  /// - Parameter former: the state in which the decision found the agenda.
  func items(decidedWith agenda: Motion, formerly former: Motion.State) throws -> [Change] {
    try (agenda.agenda?.items ?? []).compactMap { item in
      guard var motion = try motion(item.motion), motion.state == former else { return nil }
      motion.state = agenda.state
      motion.decided = agenda.decided
      return .motion(motion)
    }
  }

  /// Refuses a poll of its own on what is voted on with an agenda.
  func requireNoOpenAgenda(with motion: Motion) throws {
    for item in try consentItems(of: motion.id) where item.pulledBy == nil {
      guard let agenda = try self.motion(item.agenda), agenda.state == .open else { continue }
      throw Refusal.decidedByConsent(motion.number, with: agenda.number)
    }
  }

  /// The polls that decided a motion, its own and those of agendas that it was on, in the order of the log.
  public func polls(deciding motion: Digest) throws -> [Poll] {
    let consented = try consentItems(of: motion).filter { $0.pulledBy == nil }
      .flatMap { try polls(on: $0.agenda) }
    return (try polls(on: motion) + consented).sorted { $0.entry < $1.entry }
  }
}
