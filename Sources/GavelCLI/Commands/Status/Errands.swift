internal import Governance
internal import Ledger
internal import Signing

/// What else a person can do who forgot how: keys to offer and to vouch for, seats to fill, and what each
/// motion waits for. The rules decide when it is signed; here stands only what there is to do.
struct Errands {
  /// Motions that no poll was opened on, and what they wait for.
  private(set) var motions: [WaitingMotion] = []
  /// Offered keys that this person can vouch for.
  private(set) var offers: [Fingerprint] = []
  /// Offered keys of colleagues, which this person may confirm where every other one is lost.
  private(set) var recoveries: [Fingerprint] = []
  /// Vacant seats that this person designates to.
  private(set) var vacant: [Identifier] = []
  /// The organization whose principal the person is.
  private(set) var speaksFor: Identifier?
  /// A line for each, with its command.
  private(set) var lines: [String] = []

  /// - Parameters:
  ///   - person: nobody gets what concerns everybody.
  ///   - keys: those of this computer; nil where they can't be told.
  init(
    of person: Identifier?, _ inbox: Inbox, in view: LedgerView, keys: KeyFolder?
  ) throws {
    motions = try inbox.pending.map { try WaitingMotion($0, in: view) }
    guard let person else { return }
    let known = try view.register.person(person)
    let isPresent = known?.inForce.contains(view.time) ?? false
    if let known, isPresent,
      try view.register.organization(known.organization)?.principal == person
    {
      speaksFor = known.organization
    }
    try addOffers(to: person, in: view)
    if let known, isPresent { try addRecoveries(by: known, in: view) }
    try addMoves(in: view)
    try addAffiliations(in: view)
    try addVacantSeats(in: view)
    // Whose acceptance is outstanding has a key that the charter or a motion names.
    if inbox.admissions.isEmpty, let keys {
      try addOwnKey(of: person, isPresent: isPresent, in: view, keys)
    }
  }

  private mutating func addOffers(to person: Identifier, in view: LedgerView) throws {
    for key in try view.register.personKeys(of: person) where key.state == .offered {
      let speaks = try view.register.personKeys(of: person).contains { $0.speaks(at: view.time) }
      guard speaks else {
        lines.append(
          "  your key \(key.fingerprint) waits until the principal of "
            + "\(key.organization?.text ?? "your organization") vouches for it by   "
            + "gavel key vouch \(person)")
        continue
      }
      offers.append(key.fingerprint)
      lines.append(
        "  you offered the key \(key.fingerprint)   gavel key vouch \(key.fingerprint)")
    }
    guard let speaksFor else { return }
    for key in try view.register.offeredKeys(for: speaksFor) where key.person != person {
      offers.append(key.fingerprint)
      lines.append(
        "  \(key.person) offers a key for \(speaksFor), \(key.fingerprint)   "
          + "gavel key vouch \(key.person)")
    }
  }

  private mutating func addRecoveries(by person: Person, in view: LedgerView) throws {
    guard let hands = try view.register.parameters(at: view.time).keyRecovery else { return }
    for colleague in try view.register.persons(of: person.organization)
    where colleague.id != person.id && colleague.inForce.contains(view.time) {
      for key in try view.register.personKeys(of: colleague.id) where key.state == .offered {
        let earlier = try view.register.keyConfirmations(of: key.offer)
        guard !earlier.contains(where: { $0.person == person.id }) else { continue }
        recoveries.append(key.fingerprint)
        lines.append(
          "  \(colleague.id) offers the key \(key.fingerprint), confirmed by \(earlier.count) of \(hands); "
            + "only if every other one is lost   gavel key confirm \(colleague.id)")
      }
    }
  }

  private mutating func addMoves(in view: LedgerView) throws {
    guard let speaksFor else { return }
    for move in try view.register.moves()
    where move.state == .pending && move.organization == speaksFor {
      lines.append(
        "  \(move.person) comes from \(move.from) to \(speaksFor)   "
          + "gavel person confirm \(move.person)")
    }
  }

  private mutating func addAffiliations(in view: LedgerView) throws {
    guard let speaksFor, let group = try view.register.group(of: speaksFor, at: view.time) else {
      return
    }
    for declared in try view.register.affiliations(in: group)
    where declared.state == .pending && declared.organization != speaksFor {
      lines.append(
        "  \(declared.organization) says that it is one of the group \(group), as \(speaksFor) is   "
          + "gavel organization confirm \(declared.organization)")
    }
  }

  private mutating func addVacantSeats(in view: LedgerView) throws {
    guard let speaksFor else { return }
    for body in try view.register.bodies()
    where body.inForce.contains(view.time) && body.definition.kind != .assembly {
      for seat in try view.register.seats(of: body.definition, at: view.time)
      where seat.appoints == .organization(speaksFor) {
        guard try view.register.holder(of: seat, at: view.time) == nil,
          try !view.register.tenures(of: seat.id).contains(where: {
            $0.state == .pending && !$0.isAlternate
          })
        else { continue }
        vacant.append(seat.id)
        lines.append(
          "  the seat \(seat.id) is vacant and \(speaksFor)'s to fill   "
            + "gavel seat designate \(seat.id) PERSON")
      }
    }
  }

  private mutating func addOwnKey(
    of person: Identifier, isPresent: Bool, in view: LedgerView, _ keys: KeyFolder
  ) throws {
    guard let newest = try keys.keys(of: person).last else {
      lines.append(
        "  this computer holds no key of \(person)   gavel key create \(person), or "
          + "gavel key import \(person) FILE")
      return
    }
    guard try view.register.personKey(newest.fingerprint) == nil else { return }
    lines.append(
      "  this ledger does not know your newest key   gavel key offer"
        + (isPresent ? "" : " --organization ORGANIZATION"))
  }
}

/// A motion on which no poll was opened yet.
struct WaitingMotion {
  let motion: Motion
  /// Seconds that it has, and that the rule of its body asks for.
  let seconds: Int
  let asked: Int64
  /// The earliest opening, where it is not yet.
  let discussed: Timestamp?
  /// Demands that it has, and how many seats must have demanded a poll; nil where others open it.
  let demands: (have: Int, asked: Int64)?
  /// What the body did with it, in words, where no poll may open on it yet.
  let course: String?
  /// The motions about it that are decided before it.
  let pending: [Identifier]

  init(_ motion: Motion, in view: LedgerView) throws {
    self.motion = motion
    let state = try view.state(of: motion)
    course = state == Motion.State.proposed.rawValue ? nil : WaitingMotion.words(of: state)
    pending = try view.register.pending(on: motion.id, at: view.time).map(\.motion.number)
    seconds = try view.register.seconds(of: motion.id, version: motion.version).count
    let requirement = motion.requires.first { $0.body == motion.body } ?? motion.requires.first
    let rule = try requirement.flatMap { try view.register.rule($0.rule, at: view.time) }
    asked = rule?.seconds ?? 0
    demands = try rule?.openingSeats.map { asked in
      let body = requirement?.body ?? motion.body
      let have = try view.register.demands(for: motion.id, version: motion.version, in: body)
      return (have.count, asked)
    }
    discussed = rule.map { motion.finalText.adding($0.discussion) }.flatMap {
      $0 > view.time ? $0 : nil
    }
  }

  var lacksSeconds: Bool { seconds < asked }

  private static func words(of state: String) -> String {
    switch state {
    case "tabled": "lies on the table"
    case "with_body": "waits for a report"
    default: state
    }
  }

  func words(_ clock: ClockFace) -> String {
    if let course { return ", \(course)" }
    if !pending.isEmpty { return ", waits for \(pending.map(\.text).joined(separator: ", "))" }
    if lacksSeconds { return ", seconded by \(seconds) of \(asked)" }
    var words = discussed.map { ", discussed until \(clock.text($0))" } ?? ""
    if let demands, demands.have < demands.asked {
      words += ", a poll demanded by \(demands.have) of \(demands.asked)"
    }
    return words
  }

  var command: String {
    if course == "lies on the table" { return "gavel motion take \(motion.number)" }
    if course != nil || !pending.isEmpty { return "gavel motion show \(motion.number)" }
    if lacksSeconds { return "gavel motion second \(motion.number)" }
    if let demands, demands.have < demands.asked { return "gavel poll demand \(motion.number)" }
    return discussed == nil
      ? "gavel poll open \(motion.number)" : "gavel motion show \(motion.number)"
  }
}
