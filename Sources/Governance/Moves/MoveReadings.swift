import Sodium

/// Whose a person was when.
extension Register {
  /// Whose the person is at `time`, where there is such a person: with every move that took effect by then.
  public func organization(
    of person: Identifier, at time: Timestamp
  ) throws -> Identifier? {
    guard let person = try self.person(person) else { return nil }
    let later = try moves(of: person.id).first { move in
      move.at.map { time < $0 } ?? false
    }
    return later?.from ?? person.organization
  }

  /// The spans in which the person was one of a member, the first one first.
  public func employments(of person: Person) throws -> [Employment] {
    person.employments(after: try moves(of: person.id))
  }

  /// A person who can go elsewhere: one who is there without an end, and is no principal.
  func requireMovable(_ id: Identifier, at time: Timestamp) throws -> Person {
    let person = try requirePerson(id, at: time)
    if let end = person.inForce.to { throw Refusal.moveEnding(person, end) }
    guard try organization(person.organization)?.principal != id else {
      throw Refusal.moveOfPrincipal(person)
    }
    return person
  }

  /// What becomes of a person whose move takes effect, and of all that the person holds.
  ///
  /// - Parameter move: as it is once confirmed.
  func changes(
    moving person: Person, by move: PersonMove, at time: Timestamp, entry: EntryContext
  ) throws -> [Change] {
    let end = try decidedEnd(of: move.organization, at: time, entry)
    var moved = person
    moved.organization = move.organization
    var changes: [Change] = [.personMove(move)]
    // A membership that already has an end takes along who comes to it.
    if let end {
      moved.inForce = person.inForce.ended(at: end.time)
      changes += try personKeys(of: person.id)
        .filter { $0.speaks?.reaches(beyond: end.time) ?? false }
        .map { key in
          var silent = key
          silent.speaks = key.speaks?.ended(at: end.time)
          return .personKey(silent)
        }
      changes += try officeTenures(by: person.id)
        .compactMap { $0.ended(at: end.time, by: end.source) }.map(Change.officeTenure)
    }
    changes.append(.person(moved))
    let held = try tenures(onBehalfOf: person.organization).filter { tenure in
      tenure.person == person.id && tenure.state != .ended && tenure.inForce.reaches(beyond: time)
    }
    let continued = try held.map {
      ($0, next: try continuation(of: $0, to: move.organization, until: end, entry))
    }
    // Nobody holds one seat twice, and whoever goes on holding it is not its alternate besides.
    var opened: Set<Identifier> = []
    let holding = Set(
      continued.compactMap(\.next).filter { $0.appointment == entry.id && !$0.isAlternate }
        .map(\.seat))
    for (tenure, next) in continued {
      if let next, next.key == tenure.key {
        changes.append(.tenure(next))
        continue
      }
      let last = tenure.state == .pending ? tenure.inForce.from : time
      changes += [tenure.ended(at: last, by: entry.id)].compactMap { $0 }.map(Change.tenure)
      guard let next, !next.isAlternate || !holding.contains(next.seat),
        opened.insert(next.seat).inserted
      else { continue }
      changes.append(.tenure(next))
    }
    return changes
  }

  /// A tenure on behalf of the new organization: of one that has begun a new one from now on, which so is the
  /// youngest; of another the same. Nil where the seat is the old organization's to fill, or held no longer.
  private func continuation(
    of tenure: Tenure, to organization: Identifier, until end: (time: Timestamp, source: Digest)?,
    _ entry: EntryContext
  ) throws -> Tenure? {
    guard let seat = try seat(tenure.seat)?.definition, case .body = seat.appoints else {
      return nil
    }
    let time = entry.recorded
    var next = tenure
    next.organization = organization
    if tenure.state == .accepted, tenure.inForce.from < time {
      if !seat.holdover, let term = tenure.termEnds, term <= time { return nil }
      if let left = try endByCap(of: tenure, in: seat), left <= time { return nil }
      next.appointment = entry.id
      next.entry = entry.number
      next.inForce.from = time
    }
    guard let end, next.state == .accepted else { return next }
    return next.ended(at: end.time, by: end.source) ?? next
  }

  /// When the membership ends and by what, so that what ends with it goes on where that is taken back.
  private func decidedEnd(
    of organization: Identifier, at time: Timestamp, _ entry: EntryContext
  ) throws -> (time: Timestamp, source: Digest)? {
    guard let end = try membershipEnd(of: organization, at: time) else { return nil }
    let last = try memberSpans(of: organization).last { $0.inForce.to == end }
    return (end, last?.endedBy ?? entry.id)
  }
}

extension Person {
  /// - Parameter moves: all of the person's, in the order of the log.
  package func employments(after moves: [PersonMove]) -> [Employment] {
    var spans: [Employment] = []
    var from = inForce.from
    var begun: PersonMove?
    for move in moves {
      guard let at = move.at else { continue }
      spans.append(
        Employment(
          organization: move.from, inForce: Interval(from: from, to: at), move: begun))
      (from, begun) = (at, move)
    }
    spans.append(
      Employment(
        organization: organization, inForce: Interval(from: from, to: inForce.to), move: begun))
    return spans
  }
}
