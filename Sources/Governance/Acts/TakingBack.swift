import Sodium

/// What a rescinded motion was to bring about later never comes about: what it was to begin does not
/// begin, and what it was to end goes on. What goes on, goes on to where it would end by what still stands;
/// an end of its own that this one had overtaken is not known any more and is declared again.
extension Register {
  /// The acts of a motion that were done and whose time is later than `time`.
  func actsToCome(of motion: Motion, after time: Timestamp) throws -> [Act] {
    try effects(of: motion.id).filter { $0.state == .done && time < $0.effective }.compactMap {
      guard motion.acts.indices.contains(Int($0.index)) else { return nil }
      // A delay moves the time that the act names.
      return Act(motion.acts[Int($0.index)].content, effective: $0.effective)
    }
  }

  /// A decision on policies that is still to come never does, by an objection of members.
  func withdrawing(
    _ motion: Motion, at time: Timestamp, by objection: Digest
  ) throws -> [Change] {
    var rescinded = motion
    rescinded.rescinded = time
    var changes: [Change] = [.motion(rescinded)]
    for version in try policies(adoptedBy: motion.id) where version.standing.reaches(beyond: time) {
      var ended = version
      ended.inForce = version.inForce.ended(at: time)
      ended.endedBy = objection
      changes.append(.policy(ended))
    }
    let acts = try actsToCome(of: motion, after: time)
    let loss = Loss(of: acts, motion: motion.id, time: time)
    for policy in Set(acts.compactMap(\.content.endedPolicy)).sorted() {
      changes += try restoring(policy: policy, loss)
    }
    return changes
  }

  /// - Throws: a `Refusal` where something decided since could not do without it.
  func takingBack(
    _ acts: [Act], of motion: Motion, _ context: ActContext
  ) throws -> [Change] {
    let loss = Loss(of: acts, motion: motion.id, time: max(context.decided, context.effective))
    var changes: [Change] = []
    for policy in Set(acts.compactMap(\.content.endedPolicy)).sorted() {
      changes += try restoring(policy: policy, loss)
    }
    for organization in loss.expelled.union(acts.compactMap(\.content.continuedMember)).sorted() {
      changes += try restoring(member: organization, loss)
    }
    for organization in Set(acts.compactMap(\.content.affiliatedMember)).sorted() {
      changes += try restoring(affiliationsOf: organization, loss)
    }
    for act in acts {
      switch act.content {
      case let change as ChangeRule:
        changes += try restoring(rule: change.rule.id, loss, context).map(Change.rule)
      case let change as ChangePower:
        changes += try restoring(power: change.power, loss, context).map(Change.power)
      case is AmendCharter: changes += try restoring(charters(), loss).map(Change.charter)
      case let end as EndSeat:
        if var seat = try seat(end.seat), seat.inForce.to == act.effective {
          seat.inForce.to = nil
          changes.append(.seat(seat))
        }
        changes += try restoring(tenuresOf: end.seat, loss)
      case let recover as RecoverKey:
        changes += try restoring(keysBeside: recover.offer, loss).map(Change.personKey)
      case let vacate as VacateSeat: changes += try restoring(tenuresOf: vacate.seat, loss)
      default: break
      }
    }
    // Last, as what is never created does not go on either.
    for act in acts {
      switch act.content {
      case let create as CreateSeat:
        changes += try ending(created: create.seat.id, by: context.motion.id)
      case let charter as CharterBody:
        let begins = act.effective ?? context.effective
        changes += try ending(
          body: charter.body.id, at: begins, by: context.motion.id, lost: motion.id)
      default: break
      }
    }
    return changes
  }

  /// A seat that was to be created never is.
  private func ending(created id: Identifier, by source: Digest) throws -> [Change] {
    guard let seat = try seat(id), seat.inForce.reaches(beyond: seat.inForce.from) else {
      return []
    }
    return try ending(seat: id, at: seat.inForce.from, by: source)
  }
}

/// Which motion is rescinded, and from when on nothing of it comes about.
private struct Loss {
  let motion: Digest
  let time: Timestamp
  /// The organizations that it was to expel.
  let expelled: Set<Identifier>
  /// The seats that it was to end, and when.
  let ended: [Identifier: Timestamp]

  init(of acts: [Act], motion: Digest, time: Timestamp) {
    self.motion = motion
    self.time = time
    expelled = Set(acts.compactMap { ($0.content as? ExpelMember)?.organization })
    let ends = acts.compactMap { act in
      (act.content as? EndSeat).flatMap { end in act.effective.map { (end.seat, $0) } }
    }
    ended = Dictionary(ends, uniquingKeysWith: { $1 })
  }

  /// Whether the motion was to end something at `end`, and no longer is.
  func concerns(end: Timestamp?, by source: Digest?) -> Bool {
    source == motion && (end.map { time < $0 } ?? false)
  }
}

extension ActKind {
  fileprivate var endedPolicy: Identifier? {
    switch self {
    case let act as AmendPolicy: act.policy
    case let act as SupersedePolicy: act.policy
    case let act as RepealPolicy: act.policy
    default: nil
    }
  }

  fileprivate var affiliatedMember: Identifier? {
    switch self {
    case let act as AffiliateMember: act.organization
    case let act as DisaffiliateMember: act.organization
    default: nil
    }
  }

  fileprivate var continuedMember: Identifier? {
    switch self {
    case let act as SuspendMember: act.organization
    case let act as ReinstateMember: act.organization
    case let act as ReclassifyMember: act.organization
    default: nil
    }
  }
}

/// Policies and members.
extension Register {
  /// The versions of a policy that the motion was to end go on, to where its own version was to go.
  private func restoring(policy: Identifier, _ loss: Loss) throws -> [Change] {
    let versions = try policies(policy)
    let own = versions.last {
      $0.motion == loss.motion && loss.time < $0.inForce.from && !$0.inForce.isEmpty
    }
    return versions.filter {
      $0.motion != loss.motion && loss.concerns(end: $0.inForce.to, by: $0.endedBy)
    }.map { version in
      var restored = version
      restored.inForce.to = own?.inForce.to
      restored.endedBy = own?.endedBy
      restored.supersededBy = own?.supersededBy
      return .policy(restored)
    }
  }

  /// The next version of a policy, with the text that it had before an amendment that has come into force:
  /// to rescind that must not be a way to repeal the policy.
  func restoringText(before amended: Policy, _ context: ActContext) throws -> Policy? {
    let versions = try policies(amended.policy)
    guard amended.inForce.from <= max(context.decided, context.effective),
      let former = versions.last(where: {
        $0.version < amended.version && $0.motion != amended.motion
          && $0.endedBy == amended.motion && $0.inForce.from <= amended.inForce.from
      }), try motion(former.motion)?.rescinded == nil
    else { return nil }
    return Policy(
      policy: amended.policy, version: (versions.map(\.version).max() ?? 0) + 1,
      title: former.title, text: former.text, adopted: context.decided,
      inForce: Interval(
        from: max(amended.inForce.from, context.effective), to: amended.inForce.to),
      reviewBy: former.reviewBy, sunset: former.sunset, motion: context.motion.id,
      endedBy: amended.endedBy, supersededBy: amended.supersededBy)
  }

  /// The spans that the motion was to begin never do, and those that it was to end go on to where the next
  /// one that stands begins.
  private func restoring(affiliationsOf organization: Identifier, _ loss: Loss) throws -> [Change] {
    let spans = try affiliations(of: organization).filter { $0.state == .accepted }
    func isLost(_ span: Affiliation) -> Bool {
      span.source == loss.motion && loss.time < span.inForce.from && !span.inForce.isEmpty
    }
    return spans.compactMap { span in
      var changed = span
      if isLost(span) {
        changed.inForce.to = span.inForce.from
      } else if loss.concerns(end: span.inForce.to, by: span.endedBy), !span.inForce.isEmpty {
        changed.inForce.to =
          spans.filter { span.span < $0.span && !isLost($0) && !$0.inForce.isEmpty }
          .map(\.inForce.from).min()
        changed.endedBy = nil
      }
      return changed == span ? nil : .affiliation(changed)
    }
  }

  /// A membership as it goes on.
  private func restoring(member organization: Identifier, _ loss: Loss) throws -> [Change] {
    let stored = try memberSpans(of: organization)
    var spans = restoring(spans: stored, loss)
    var end: Timestamp?
    if loss.expelled.contains(organization) {
      for index in spans.indices
      where loss.concerns(end: spans[index].inForce.to, by: spans[index].endedBy)
        && !spans[index].inForce.isEmpty
      {
        end = spans[index].inForce.to
        spans[index].inForce.to = nil
        spans[index].endedBy = nil
      }
    }
    let changes = zip(stored, spans).filter { $0 != $1 }.map { Change.member($1) }
    guard let end else { return changes }
    return try changes + restoring(personsOf: organization, endedAt: end, loss)
  }

  /// The spans that the motion was to begin never do, and the one that they were to end goes on in their
  /// place.
  private func restoring(spans: [Member], _ loss: Loss) -> [Member] {
    let never = spans.filter {
      $0.source == loss.motion && loss.time < $0.inForce.from && !$0.inForce.isEmpty
    }
    guard let last = never.last else { return spans }
    return spans.map { span in
      var changed = span
      if never.contains(span) {
        changed.inForce.to = span.inForce.from
      } else if loss.concerns(end: span.inForce.to, by: span.endedBy), !span.inForce.isEmpty {
        changed.inForce.to = last.inForce.to
        changed.endedBy = last.endedBy
      }
      return changed
    }
  }

  /// The persons of a membership that goes on, with their keys, tenures and offices.
  private func restoring(
    personsOf organization: Identifier, endedAt end: Timestamp, _ loss: Loss
  ) throws -> [Change] {
    var changes: [Change] = []
    for person in try persons(of: organization) where person.inForce.to == end {
      var staying = person
      staying.inForce.to = nil
      changes.append(.person(staying))
      changes += try restoring(keysOf: person.id, endedAt: end).map(Change.personKey)
      for tenure in try officeTenures(by: person.id)
      where tenure.state == .accepted && loss.concerns(end: tenure.inForce.to, by: tenure.endedBy) {
        changes.append(.officeTenure(try restored(tenure)))
      }
    }
    return try changes + restored(tenures(onBehalfOf: organization), loss).map(Change.tenure)
  }

  /// A key that was to be recovered never speaks, and those that it was to end go on.
  private func restoring(keysBeside offer: Digest, _ loss: Loss) throws -> [PersonKey] {
    guard var key = try personKey(offeredBy: offer), key.recoveredBy == loss.motion,
      key.state == .vouched, let speaks = key.speaks, loss.time < speaks.from
    else { return [] }
    key.state = .cancelled
    key.speaks = nil
    return [key] + (try keysKept(inPlaceOf: key, speaking: speaks))
  }

  /// A key goes on, or to the first word of the one that takes its place.
  private func restoring(keysOf person: Identifier, endedAt end: Timestamp) throws -> [PersonKey] {
    let keys = try personKeys(of: person).filter { $0.state == .vouched }
    return keys.compactMap { key in
      guard let speaks = key.speaks, speaks.to == max(speaks.from, end) else { return nil }
      var restored = key
      restored.speaks?.to =
        keys.filter { $0.takesThePlace(of: key) }.compactMap(\.speaks?.from).min()
        .map { max(speaks.from, $0) }
      return restored == key ? nil : restored
    }
  }
}

/// Seats and offices.
extension Register {
  private func restoring(tenuresOf seat: Identifier, _ loss: Loss) throws -> [Change] {
    try restored(tenures(of: seat), loss).map(Change.tenure)
  }

  /// The tenures that were to end, as they go on: to the end of the membership or of the seat, or to the
  /// beginning of the next one.
  private func restored(_ tenures: [Tenure], _ loss: Loss) throws -> [Tenure] {
    try tenures.filter {
      $0.state == .accepted && loss.concerns(end: $0.inForce.to, by: $0.endedBy)
    }.map { tenure in
      var ends = try self.tenures(of: tenure.seat).filter {
        $0.state == .accepted && $0.isAlternate == tenure.isAlternate
          && tenure.inForce.from < $0.inForce.from
      }.map(\.inForce.from)
      if let end = try seat(tenure.seat)?.inForce.to, loss.ended[tenure.seat] != end {
        ends.append(end)
      }
      if !loss.expelled.contains(tenure.organization),
        let end = try membershipEnd(of: tenure.organization, at: loss.time)
      {
        ends.append(end)
      }
      if let until = tenure.mandateUntil { ends.append(until) }
      var restored = tenure
      restored.inForce.to = ends.min()
      restored.endedBy = nil
      return restored
    }
  }

  private func restored(_ tenure: OfficeTenure) throws -> OfficeTenure {
    var restored = tenure
    let later = try officeTenures(of: tenure.office).filter {
      $0.state == .accepted && tenure.inForce.from < $0.inForce.from
    }.map(\.inForce.from)
    restored.inForce.to = (later + [tenure.mandateUntil].compactMap { $0 }).min()
    restored.endedBy = nil
    return restored
  }
}

/// One version of what is in force until a later decision takes its place.
protocol Versioned: Hashable {
  var version: Int64 { get }
  var inForce: Interval { get set }
  var motion: Digest? { get }
}

extension Charter: Versioned {}
extension Rule: Versioned {}
extension Power: Versioned {}

/// Rules, powers and the charter.
extension Register {
  /// A rule that is to become stricter binds its change already, so also the taking back of it.
  private func restoring(
    rule id: Identifier, _ loss: Loss, _ context: ActContext
  ) throws -> [Rule] {
    let versions = try rules(id)
    for version in versions where version.motion == loss.motion && loss.time < version.inForce.from
    {
      try context.requireAtLeastAsStrict(as: version.definition)
    }
    let changed = try restoring(versions, loss)
    let newest = Dictionary(changed.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    let left = versions.map { newest[$0.key] ?? $0 }
    for body in try bodies()
    where body.definition.rule == id && body.inForce.reaches(beyond: loss.time) {
      let begins = max(loss.time, body.inForce.from)
      let had = versions.contains { $0.inForce.contains(begins) }
      guard !had || left.contains(where: { $0.inForce.contains(begins) }) else {
        throw Refusal.ruleUnknown(id, at: begins)
      }
    }
    return changed
  }

  private func restoring(
    power: PowerDefinition, _ loss: Loss, _ context: ActContext
  ) throws -> [Power] {
    let versions = try powers(named: Power.name(act: power.act, scope: power.scope))
    for version in versions where version.motion == loss.motion && loss.time < version.inForce.from
    {
      var bound = version.definition
      // Nobody decides yet in a body that was to come with it.
      bound.requires = try bound.requires.filter {
        guard let body = try body($0.body), body.motion == loss.motion else { return true }
        return body.inForce.from <= loss.time
      }
      try requireCovers(bound, context)
    }
    return try restoring(versions, loss)
  }

  /// The versions that change: those of the motion never begin, and each other one goes on to where the
  /// next decision that still stands takes its place.
  private func restoring<Row: Versioned>(_ versions: [Row], _ loss: Loss) throws -> [Row] {
    let standing = try versions.filter { try !isLost($0, loss) }
    return versions.compactMap { version in
      var changed = version
      if standing.contains(version) {
        changed.inForce.to =
          standing.filter { version.version < $0.version }
          .map { max(version.inForce.from, $0.inForce.from) }.min()
      } else {
        changed.inForce.to = version.inForce.from
      }
      return changed == version ? nil : changed
    }
  }

  /// Whether a version never begins, as its motion was rescinded before.
  private func isLost(_ version: some Versioned, _ loss: Loss) throws -> Bool {
    guard let motion = version.motion else { return false }
    if motion == loss.motion { return loss.time < version.inForce.from }
    guard let rescinded = try self.motion(motion)?.rescinded else { return false }
    return rescinded < version.inForce.from && version.inForce.isEmpty
  }
}
