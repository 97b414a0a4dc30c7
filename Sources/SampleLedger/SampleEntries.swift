import Governance
public import Ledger
import Signing
import Sodium
import TransparencyLog

/// A ledger of every kind of event: five founders accept, a text is adopted, a member admitted, a seat filled,
/// keys are offered, vouched for, rotated and revoked, a meeting is held; then a board promises, weighs risks,
/// amends, consents, calls the roll and settles a contested poll.
public struct SampleEntries {
  public static let count: Int64 = 182

  let book: RecordedBook
  let people: [SamplePerson]

  /// Writes it.
  ///
  /// - Parameter after: is told the size after each entry.
  /// - Returns: the ledger, still open.
  public static func write(
    to path: String, after: @escaping (OpenLedger, Int64) throws -> Void = { _, _ in }
  ) throws -> OpenLedger {
    let consortium = try SampleConsortium(founders: 5)
    let book = try RecordedBook(at: path, of: consortium, after: after)
    let made = SampleEntries(book: book, people: consortium.founders)
    try made.found()
    try made.exchangeKeys()
    try made.adoptPolicy()
    let newcomer = try made.admitMember()
    try made.fillSeat(with: newcomer)
    try made.conclude()
    try made.meet()
    try made.practise(beside: newcomer)
    try made.witness()
    let size = try book.ledger.head().size
    guard size == count else { throw SampleMistake("\(size) entries instead of \(count)") }
    return book.ledger
  }

  /// Entries 1 to 9.
  private func found() throws {
    let genesis = book.ledger.identity.genesis
    for person in people {
      try book.record(
        CharterAccepted(
          genesis: genesis, key: person.key.publicKey, organization: person.organization),
        by: person)
    }
    for (office, person) in [("chair", people[0]), ("secretary", people[1])] {
      try book.record(
        OfficeAccepted(office: try Identifier(named: office), appointment: genesis), by: person)
    }
    for (seat, person) in [("board-1", people[2]), ("board-2", people[3])] {
      try book.record(
        SeatAccepted(seat: try Identifier(named: seat), appointment: genesis), by: person)
    }
  }

  /// Entries 10 to 13.
  private func exchangeKeys() throws {
    let deputy = try SamplePerson("deputy", of: people[4].organization)
    let name = HandedDocument(
      bytes: Array("Deputy of organization 5".utf8), salt: Array(repeating: 7, count: 32))
    let offer = try book.record(
      KeyOffered(
        key: deputy.key.publicKey, person: deputy.id, organization: deputy.organization,
        personName: name.digest),
      by: deputy, documents: [name])
    try book.record(KeyVouched(offer: offer), by: people[4])
    let second = try SamplePerson(people[1].id.text, of: people[1].organization, serial: 2)
    let next = try book.record(
      KeyOffered(key: second.key.publicKey, person: second.id), by: second)
    try book.record(KeyRotated(offer: next), by: people[1])
  }

  /// The person with the key that speaks after the rotation.
  func rotated() throws -> SamplePerson {
    try SamplePerson(people[1].id.text, of: people[1].organization, serial: 2)
  }

  /// Entries 14 to 24.
  private func adoptPolicy() throws {
    book.pass(seconds: 2 * Timestamp.day)
    let text = HandedDocument(bytes: Array("# Openness\n\nMinutes are public.\n".utf8))
    let motion = try book.record(
      MotionProposed(
        body: try Identifier(named: SampleConsortium.assembly), title: "Adopt openness",
        texts: [TextReference(name: text.name, size: Int64(text.bytes.count))],
        acts: [
          Act(
            AdoptPolicy(
              policy: try Identifier(named: "openness"), title: "Openness", text: text.digest))
        ]),
      by: people[0], documents: [text])
    try second(motion, by: try rotated())
    try second(motion, by: people[2])
    let seal = try open(motion)
    let reason = HandedDocument(
      bytes: Array("Because of trust.".utf8), salt: Array(repeating: 9, count: 32))
    for (person, choice) in zip(people, [Choice.yes, .yes, .yes, .abstain, .no]) {
      let voter = person.id == people[1].id ? try rotated() : person
      let why = person.id == people[2].id ? reason : nil
      try vote(choice, in: seal, by: voter, reason: why)
    }
    try vote(.yes, in: seal, by: people[4], turn: 2)
    try close(seal, by: people[3])
  }

  /// Entries 25 to 34.
  private func admitMember() throws -> SamplePerson {
    let newcomer = try SamplePerson("p6", of: try Identifier(named: "org-6"))
    let act = Act(
      AdmitMember(
        organization: newcomer.organization, title: "Organization org-6",
        memberClass: try Identifier(named: "associate"), principal: newcomer.id,
        key: newcomer.key.publicKey))
    let motion = try book.record(
      MotionProposed(
        body: try Identifier(named: SampleConsortium.assembly), title: "Admit org-six",
        acts: [act]),
      by: people[2])
    try book.record(
      MotionRevised(motion: motion, version: 2, title: "Admit org-6", texts: [], acts: [act]),
      by: people[2])
    try second(motion, version: 2, by: people[3])
    let seal = try open(motion)
    for (person, choice) in zip(people.dropFirst(), [Choice.yes, .yes, .yes, .abstain]) {
      try vote(choice, in: seal, by: person.id == people[1].id ? try rotated() : person)
    }
    try close(seal, by: people[4])
    try book.record(
      MemberAccepted(
        admission: motion, key: newcomer.key.publicKey, organization: newcomer.organization),
      by: newcomer)
    return newcomer
  }

  /// Entries 35 to 44.
  private func fillSeat(with person: SamplePerson) throws {
    let seat = try Identifier(named: "board-3")
    let motion = try book.record(
      MotionProposed(
        body: try Identifier(named: SampleConsortium.assembly), title: "Elect p6 to the board",
        acts: [Act(FillSeat(seat: seat, person: person.id))]),
      by: people[3])
    try second(motion, by: people[4])
    let seal = try open(motion)
    for voter in [people[0], try rotated(), people[2], people[4], person] {
      try vote(voter.id == people[2].id ? .no : .yes, in: seal, by: voter)
    }
    try close(seal, by: person)
    try book.record(SeatAccepted(seat: seat, appointment: motion), by: person)
  }

  /// Entries 45 to 49.
  private func conclude() throws {
    let motion = try book.record(
      MotionProposed(
        body: try Identifier(named: SampleConsortium.assembly),
        title: "Meet in Reykjavík, or “online”"),
      by: people[3])
    try book.record(MotionWithdrawn(motion: motion), by: people[3])
    let deputy = try SamplePerson("deputy", of: people[4].organization)
    try book.record(
      KeyRevoked(key: Fingerprint(of: deputy.key.publicKey), since: 10), by: deputy)
    try book.record(SeatResigned(seat: try Identifier(named: "board-2")), by: people[3])
    try book.record(
      SeatDesignated(seat: try Identifier(named: "board-4"), person: people[0].id),
      by: people[0])
  }

  /// Entries 50 to 58.
  private func meet() throws {
    let body = try Identifier(named: SampleConsortium.assembly)
    let starts = book.ledger.now.adding(2 * Timestamp.day)
    let paper = HandedDocument(bytes: Array("# Budget\n".utf8))
    let meeting = try book.record(
      MeetingCalled(
        body: body, title: "January", starts: starts, agenda: [AgendaItem(title: "Budget")],
        papers: [
          TextReference(name: paper.name, size: Int64(paper.bytes.count), role: .annex)
        ]),
      by: people[0], documents: [paper])
    let seat = try seat(of: people[2])
    try book.record(NoticeWaived(meeting: meeting, seat: seat), by: people[2])
    let other = try book.record(
      MeetingCalled(body: body, title: "February", starts: starts, seat: seat), by: people[2])
    try book.record(
      MeetingDemanded(meeting: other, seat: try self.seat(of: people[4])), by: people[4])
    book.pass(seconds: 2 * Timestamp.day)
    try book.record(MeetingArrived(meeting: meeting, seat: seat), by: people[2])
    try book.record(MeetingOpened(meeting: meeting), by: people[0])
    let name = HandedDocument(
      bytes: Array("A guest".utf8), salt: Array(repeating: 11, count: 32))
    try book.record(
      MeetingAttended(
        meeting: meeting,
        present: [
          MeetingAttended.Present(.seat(try self.seat(of: people[4]))),
          MeetingAttended.Present(.person(try Identifier(named: "guest")), name: name.digest),
        ]),
      by: try rotated(), documents: [name])
    try book.record(MeetingDeparted(meeting: meeting, seat: seat), by: people[2])
    try book.record(MeetingAdjourned(meeting: meeting), by: people[0])
  }
}
