import CanonicalJSON
public import Signing
import Sodium

/// Decides whether an entry is lawful and what it changes. The same code runs when an entry is
/// recorded, over the register in SQLite, and when a ledger is verified, over a register in memory.
public enum Rulebook {
  /// A clock may be ahead of the registrar's, or behind the last entry seen, by this many seconds.
  public static let clockTolerance: Int64 = 300
  /// An event can be recorded for at most this many seconds after it was signed.
  public static let longestUntil: Int64 = 90 * Timestamp.day
  /// An event that names no other time can be recorded for this many seconds.
  public static let usualUntil: Int64 = 7 * Timestamp.day

  /// What a lawful entry did.
  public struct Decision: Sendable {
    /// The changes in the order in which they were applied, one for each record.
    public var changes: [Change]
    /// Documents that the rules computed and that the store is to keep.
    public var documents: [[UInt8]]
  }

  /// An entry whose form is known, with its place in the log.
  public struct Candidate: Sendable {
    public let number: Int64
    public let event: Event
    public let kind: any EventKind
    public let key: Fingerprint
    public let recorded: Timestamp

    /// - Throws: `Refusal` for what is malformed or reserved, `NotSupported` for an unknown kind.
    public init(
      _ event: Event, number: Int64, key: Fingerprint, recorded: Timestamp
    ) throws {
      self.number = number
      self.event = event
      self.key = key
      self.recorded = recorded
      do {
        kind = try event.kind()
      } catch let error as JSONError {
        throw Refusal.malformed("\(error)")
      } catch let error as ValueError {
        throw Refusal.malformed("\(error)")
      }
    }

    var context: EntryContext {
      EntryContext(
        number: number, id: event.id, author: event.author, key: key, recorded: recorded,
        until: event.until, seenSize: event.seen.size, ledger: event.ledger)
    }
  }

  /// Judges the event's place in the log and finds the key that must have signed it. The caller checks
  /// the signature with it.
  ///
  /// - Throws: `Refusal`, or what the register or the history throws when it can't be read.
  public static func authority(
    for entry: Candidate, in register: some Register, after history: some History,
    with documents: Documents
  ) throws -> SSHPublicKey {
    try checkTimes(of: entry)
    let founding = try register.founding()
    if let founding {
      guard entry.event.ledger == founding.origin else {
        throw Refusal.ledgerOther(entry.event.ledger, here: founding.origin)
      }
    } else if entry.number != 0 || !(entry.kind is LedgerFounded) {
      throw Refusal.notFounded()
    }
    try checkPlace(of: entry, in: register, after: history)
    try checkCovered(entry, in: register, after: history)
    return try signingKey(of: entry, in: register, with: documents)
  }

  /// Decides over an entry whose signature was checked, and applies its changes.
  ///
  /// - Throws: `Refusal`; then the register is as it was. Whatever the register throws leaves it
  ///   undefined, and the caller rolls back.
  public static func decide(
    on entry: Candidate, in register: inout some Register, with documents: Documents
  ) throws -> Decision {
    let context = entry.context
    let consequences = try entry.kind.consequences(of: context, in: register, with: documents)
    var applied = try register.naming(of: entry.kind, by: context) + consequences.changes
    for change in applied { try register.apply(change) }
    if let motion = consequences.carried {
      applied += try perform(
        motion, under: consequences.rules, from: consequences.signed ?? context.recorded,
        closedBy: context, in: &register)
    }
    return Decision(changes: newest(of: applied), documents: consequences.documents)
  }

  static func checkTimes(of entry: Candidate) throws {
    let event = entry.event
    guard event.at <= entry.recorded.adding(clockTolerance) else {
      throw Refusal.signedAhead(event.at, recorded: entry.recorded)
    }
    guard event.until >= event.at, event.until <= event.at.adding(longestUntil) else {
      throw Refusal.untilTooFar(event.until, at: event.at)
    }
    guard entry.recorded <= event.until else {
      throw Refusal.untilPassed(event.until, recorded: entry.recorded)
    }
  }

  private static func checkPlace(
    of entry: Candidate, in register: some Register, after history: some History
  ) throws {
    let event = entry.event
    let seen = event.seen
    guard seen.size <= entry.number, seen.size > 0 || entry.number == 0,
      try history.confirms(seen)
    else { throw Refusal.seenUnknown(size: seen.size) }
    guard entry.number > 0 else { return }
    if let cosigned = entry.kind as? HeadCosigned {
      try cosigned.requireOwn(of: event.ledger, after: entry.number, in: history)
    }
    if let held = entry.kind as? BallotHeld {
      try checkPlace(ofHeld: held, in: entry, after: history)
    }
    let last = try history.recorded(entry: entry.number - 1)
    guard entry.recorded >= last else {
      throw Refusal.recordedBackwards(entry.recorded, last: last)
    }
    let seenTime = try history.recorded(entry: seen.size - 1)
    guard event.at >= seenTime.adding(-clockTolerance) else {
      throw Refusal.signedBehind(event.at, seen: seenTime)
    }
    // Who offers a key is not known to be its author yet, and so neither binds the person nor is bound.
    guard !(entry.kind is KeyOffered) else {
      if let known = try register.personKey(offeredBy: event.id) {
        throw Refusal.repeated(entry: known.offeredEntry)
      }
      return
    }
    guard let latest = try history.latest(by: event.author) else { return }
    // What a person has seen only grows: with a newer head it is no event that was recorded before.
    if seen.size <= latest.seenSize,
      let recorded = try history.entry(of: event.id, by: event.author, seenSize: seen.size)
    {
      throw Refusal.repeated(entry: recorded)
    }
    guard seen.size >= latest.seenSize else {
      throw Refusal.seenBehind(seen.size, previous: latest.seenSize)
    }
    // Nor is an owner kept out by a thief who records as much as one may in a day.
    if latest.day == entry.recorded.calendarDay, !(entry.kind is KeySucceeded) {
      let limit = try register.parameters(at: entry.recorded).entriesPerDay
      guard latest.entriesOnDay < limit else {
        throw Refusal.rateExceeded(event.author, limit: limit)
      }
    }
  }

  static func signingKey(
    of entry: Candidate, in register: some Register, with documents: Documents
  ) throws -> SSHPublicKey {
    if let own = try entry.kind.signingKey(for: entry.event.author, with: documents) {
      guard Fingerprint(of: own) == entry.key else {
        throw Refusal.keyOfAnother(entry.key, entry.event.author)
      }
      guard own.point.isVetted else { throw Refusal.keyWeak(own.point) }
      return own
    }
    guard let key = try register.personKey(entry.key) else { throw Refusal.keyUnknown(entry.key) }
    guard key.person == entry.event.author else {
      throw Refusal.keyOfAnother(entry.key, entry.event.author)
    }
    guard let speaks = key.speaks else {
      throw key.state == .offered
        ? Refusal.keyUnknown(entry.key) : Refusal.keyEnded(entry.key, key.state)
    }
    guard entry.recorded >= speaks.from else {
      throw Refusal.keyTooYoung(entry.key, from: speaks.from)
    }
    if let end = speaks.to, entry.recorded >= end { throw Refusal.keyEnded(entry.key, at: end) }
    return key.publicKey
  }

  /// Performs the acts of a carried motion in their order, each on what the one before left. One that
  /// has become impossible is void; the closing stands.
  ///
  /// - Parameter carried: from when on they take effect where they name no time: the closing, or the last
  ///   signature of a written consent before it.
  private static func perform(
    _ motion: Motion, under rules: [DecisionRule], from carried: Timestamp,
    closedBy entry: EntryContext, in register: inout some Register
  ) throws -> [Change] {
    var applied =
      try register.beginning(objectionsTo: motion, closedBy: entry)
      + register.beginning(countermandOf: motion, closedBy: entry)
    for change in applied { try register.apply(change) }
    let earliest = try register.earliestEffect(of: motion)
    for (index, act) in motion.acts.enumerated() {
      var effective = act.effective ?? carried
      if let earliest { effective = max(effective, earliest) }
      let context = ActContext(
        motion: motion, decided: entry.recorded, effective: effective, entry: entry.number,
        rules: rules)
      var effect = Effect(
        motion: motion.id, index: Int64(index), act: act.name, state: .done, code: nil,
        effective: effective, entry: entry.number)
      do {
        if effective < carried {
          let power = try register.requirePower(
            over: act, beside: motion.acts, at: entry.recorded)
          guard power.retroactive else {
            throw Refusal.retroactive(effective, recorded: carried)
          }
        }
        let changes = try act.content.changes(context, in: register)
        try register.requireSound(after: changes, from: effective)
        for change in changes { try register.apply(change) }
        applied += changes
      } catch let refusal as Refusal {
        effect.state = .void
        effect.code = refusal.code.rawValue
      }
      try register.apply(.effect(effect))
      applied.append(.effect(effect))
      guard effect.state == .done else { continue }
      for other in try act.content.carries(in: register) {
        applied += try perform(
          other, under: try act.content.rules(carrying: other, under: rules, in: register),
          from: carried, closedBy: entry, in: &register)
      }
    }
    return applied
  }

  /// The last version of each record, where one entry changed it more than once.
  private static func newest(of changes: [Change]) -> [Change] {
    var last: [Change.RecordKey: Int] = [:]
    var versioned = 0
    for (index, change) in changes.enumerated() where change.isVersioned {
      versioned += 1
      last[change.recordKey] = index
    }
    guard last.count < versioned else { return changes }
    return changes.enumerated().filter { !$1.isVersioned || last[$1.recordKey] == $0 }
      .map(\.element)
  }
}
