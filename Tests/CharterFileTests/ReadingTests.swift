import CanonicalJSON
import CharterFile
import Governance
import Sodium
import Testing

@Suite("Reading a charter file") struct ReadingTests {
  @Test func `what the file says stands in the document`() throws {
    let document = try SmallCharter().read().document
    #expect(document.title == "Small consortium")
    #expect(document.text == nil)
    #expect(document.parameters.foundersShare == Fraction(2, 3))
    #expect(document.parameters.keyDelay == 3 * 86_400)
    #expect(document.parameters.acceptWithin == 90 * 86_400)
    #expect(document.parameters.entriesPerDay == 500)
    #expect(document.classes.map(\.id.text) == ["founder", "member"])
    #expect(document.classes.map(\.title) == ["Founding member", "Member"])
    #expect(document.founders.map(\.id.text) == ["one", "two"])
    #expect(document.founders.map(\.principal.text) == ["one-rep", "two-rep"])
    var seed = [UInt8](repeating: 2, count: 32)
    let secret = try #require(try SecretKey(wipingSeed: &seed))
    #expect(document.founders[1].key == secret.publicKey)
    #expect(document.bodies.map(\.id.text) == ["board", "assembly"])
    #expect(document.bodies[1].kind == .assembly)
    #expect(document.bodies[1].parent?.text == "board")
    #expect(document.bodies[1].classes?.map(\.text) == ["founder"])
    #expect(document.appointments.map(\.post.text) == ["chair", "seat-2"])
    #expect(document.appointments.map(\.person.text) == ["one-rep", "two-rep"])
  }

  @Test func `a body says how it meets, or holds no meetings`() throws {
    let document = try SmallCharter().read().document
    let meetings = try #require(document.bodies[0].meetings)
    #expect(meetings.calledBy == [.secretary, .chair])
    #expect(meetings.callingSeats == 2)
    #expect(meetings.notice == 7 * 86_400)
    #expect(meetings.quorum.base == .seats && meetings.quorum.strictly)
    #expect(meetings.quorum.fraction == Fraction(1, 2))
    #expect(document.bodies[1].meetings == nil)
    let seats = try SmallCharter().replacing("secretary, 2 seats, chair", by: "1 seat").read()
    #expect(seats.document.bodies[0].meetings?.calledBy == [])
    #expect(seats.document.bodies[0].meetings?.callingSeats == 1)
    let officer = try SmallCharter().replacing("secretary, 2 seats, chair", by: "chair").read()
    #expect(officer.document.bodies[0].meetings?.callingSeats == nil)
  }

  @Test func `seats and offices say who appoints, what is counted and who acts next`() throws {
    let document = try SmallCharter().read().document
    let (first, second, third) = (document.seats[0], document.seats[1], document.seats[2])
    let one = try #require(Identifier("one"))
    let chair = try #require(Identifier("chair"))
    #expect(first.appoints == .organization(one))
    #expect(first.seatClass?.text == "founder")
    #expect(second.appoints == .body)
    #expect(second.weight == 2)
    #expect(second.termMonths == 24)
    #expect(!second.holdover)
    #expect(third.appoints == .exOfficio(chair))
    #expect(!third.voting)
    #expect(third.holdover)
    #expect(document.offices[0].duty == .chair)
    #expect(document.offices[0].body?.text == "board")
    let seat = try #require(Identifier("seat-1"))
    let person = try #require(Identifier("two-rep"))
    #expect(document.offices[0].line == [.seat(seat), .person(person)])
    #expect(document.offices[1].duty == .secretary)
    #expect(document.offices[1].line.isEmpty)
  }

  @Test func `rules say spans in seconds and shares exactly`() throws {
    let document = try SmallCharter().read().document
    let (simple, strict) = (document.rules[0], document.rules[1])
    #expect(simple.mover == .member)
    #expect(simple.discussion == 0)
    #expect(simple.opener == .seats)
    #expect(simple.openingSeats == 2)
    #expect(simple.openWithin == 36 * 3600)
    #expect(simple.lapse == 28 * 86_400)
    #expect(simple.leastWindow == 7 * 86_400)
    #expect(simple.longestWindow == 7 * 86_400)
    #expect(simple.closesWhenAllVoted && simple.castingVote && simple.again)
    let half = try #require(Fraction(1, 2))
    let twoThirds = try #require(Fraction(2, 3))
    #expect(simple.quorum == .init(base: .holders, fraction: half, strictly: false))
    #expect(
      simple.thresholds == [.init(share: .init(base: .cast, fraction: half, strictly: true))])
    #expect(strict.opener == .proposer)
    #expect(strict.openingSeats == nil)
    #expect(strict.longestWindow == 14 * 86_400)
    #expect(
      strict.thresholds == [
        .init(share: .init(base: .seats, fraction: twoThirds, strictly: false)),
        .init(
          share: .init(base: .cast, fraction: half, strictly: true),
          seatClass: Identifier("founder"), waivedIfEmpty: true),
      ])
  }

  @Test func `a rule says what it asks for besides`() throws {
    let besides = """
          quorum: more than 1/2 of active
          activity: 2 meetings or 3 polls
          quorum_without_abstentions: yes
          late_quorum: 1 day
          closes_when_decided: 36 hours
          vetoes:
            - noes: 1
            - noes: 1
              class: founder
              with_reason: yes
          record_date: 10 days
          recusal: {from_base: yes, interests: [organization, motion], own_organization: yes}
          proxies: {carriers: member, cap: 2, for_quorum: yes}
          final_ballots: yes
          chair_votes_if_decisive: yes

      """
    // Both rules: the stricter one must ask for whatever the other asks for.
    let charter = try SmallCharter()
      .replacing("    quorum: at least 1/2 of holders\n", by: besides)
      .replacing("    quorum: at least 2/3 of seats\n", by: besides)
      .replacing(
        "        waived_if_empty: yes\n",
        by: "        waived_if_empty: yes\n        unless_notice: 14 days\n"
      )
    let chaired = charter.replacing(
      "  secretary:\n", by: "  speaker: {title: Speaker, duty: chair of assembly}\n  secretary:\n")
    let rule = try chaired.read().document.rules[1]
    #expect(rule.activity == .init(meetings: 2, polls: 3) && rule.quorum.base == .active)
    #expect(rule.quorumWithoutAbstentions && rule.finalBallots && rule.chairVotesIfDecisive)
    #expect(rule.lateQuorum == 86_400 && rule.closesWhenDecided == 36 * 3600)
    #expect(rule.recordDate == 864_000)
    #expect(rule.proxies == .init(carriers: .member, cap: 2, forQuorum: true))
    #expect(
      rule.recusal
        == .init(fromBase: true, interests: [.motion, .organization], ownOrganization: true))
    #expect(
      rule.vetoes == [
        .init(noes: 1), .init(noes: 1, seatClass: Identifier("founder"), withReason: true),
      ])
    #expect(rule.thresholds.map(\.unlessNotice) == [nil, 14 * 86_400])
  }

  @Test func `a rule caps what one organization weighs`() throws {
    let cap = "    organization_cap: 1\n"
    let charter = try SmallCharter()
      .replacing(
        "    quorum: at least 1/2 of holders\n", by: cap + "    quorum: at least 1/2 of holders\n"
      )
      .replacing(
        "    quorum: at least 2/3 of seats\n", by: cap + "    quorum: at least 2/3 of seats\n")
    #expect(try charter.read().document.rules.map(\.organizationCap) == [1, 1])
  }

  @Test func `a rule caps what one group weighs, and a founder names its own`() throws {
    let cap = "    group_cap: 2\n"
    let charter = try SmallCharter()
      .replacing(
        "    quorum: at least 1/2 of holders\n", by: cap + "    quorum: at least 1/2 of holders\n"
      )
      .replacing(
        "    quorum: at least 2/3 of seats\n", by: cap + "    quorum: at least 2/3 of seats\n"
      )
      .replacing("title: Organization One", by: "title: Organization One\n    group: big")
    let document = try charter.read().document
    #expect(document.rules.map(\.groupCap) == [2, 2])
    #expect(document.founders.compactMap { $0.group?.text } == ["big"])
  }

  @Test func `a body caps the seats of one organization and one group`() throws {
    let charter = try SmallCharter().replacing(
      "    title: Board\n",
      by: "    title: Board\n    seat_cap:\n      organization: 1 seat\n      group: 1/1\n"
        + "      on_breach: leaves within 30 days\n")
    #expect(
      try charter.read().document.bodies.map(\.seatCap) == [
        SeatCap(
          organization: .seats(1), group: .share(try #require(Fraction(1, 1))),
          onBreach: .leaves(within: 30 * Timestamp.day)), nil,
      ])
    let staying = charter.replacing("leaves within 30 days", by: "stays")
    #expect(try staying.read().document.bodies.first?.seatCap?.onBreach == .stays)
  }

  @Test func `a seat says whether it may have an alternate`() throws {
    let charter = try SmallCharter().replacing("holdover: no", by: "alternate: yes")
    #expect(try charter.read().document.seats.contains(where: \.hasAlternate))
    #expect(try !SmallCharter().read().document.seats.contains(where: \.hasAlternate))
  }

  @Test func `powers say act, scope and every decision that is required`() throws {
    let powers = try SmallCharter().read().document.powers
    let board = try #require(Identifier("board"))
    #expect(
      powers.map(\.act) == [
        "member.admit", "seat.fill", "rule.change", "power.change", "charter.amend",
      ])
    #expect(powers[1].scope == .body(board))
    #expect(powers[1].requires.map(\.body.text) == ["board", "assembly"])
    #expect(powers[1].requires.map(\.rule.text) == ["simple", "strict"])
    #expect(powers[1].retroactive)
    #expect(powers[0].scope == nil)
    #expect(!powers[0].retroactive)
  }

  @Test func `what is left out has the value that the reference tells`() throws {
    let document = try SmallCharter().read().document
    #expect(document.seats[0].weight == 1)
    #expect(document.seats[0].voting)
    #expect(!document.seats[0].holdover)
    #expect(document.seats[0].termMonths == nil)
    #expect(document.rules[0].seconds == 0)
    let strict = document.rules[1]
    #expect(!strict.closesWhenAllVoted && !strict.castingVote && !strict.again)
    #expect(!document.rules[0].thresholds[0].waivedIfEmpty)
    let told = Dictionary(
      uniqueKeysWithValues: CharterFile.reference.compactMap { key in
        key.standard.map { (key.path, $0) }
      })
    #expect(
      told == [
        "seats.SEAT.weight": "1", "seats.SEAT.voting": "yes", "seats.SEAT.holdover": "no",
        "seats.SEAT.alternate": "no", "rules.RULE.proxies.for_quorum": "no",
        "rules.RULE.seconds": "0", "rules.RULE.closes_when_all_voted": "no",
        "rules.RULE.quorum_without_abstentions": "no", "rules.RULE.final_ballots": "no",
        "rules.RULE.recusal.from_base": "no", "rules.RULE.recusal.from_quorum": "no",
        "rules.RULE.recusal.own_organization": "no", "formalities.FORMALITY.revocable": "no",
        "delegations.DELEGATION.countermand.waits": "no",
        "rules.RULE.formalities.from_base": "no", "rules.RULE.formalities.from_quorum": "no",
        "rules.RULE.chair_votes_if_decisive": "no", "rules.RULE.vetoes[].with_reason": "no",
        "rules.RULE.casting_vote": "no", "rules.RULE.written_consent": "no",
        "rules.RULE.again": "no",
        "rules.RULE.thresholds[].waived_if_empty": "no", "powers[].retroactive": "no",
        "powers[].delay.objections": "1", "powers[].reserved": "no",
      ])
  }

  @Test func `the canonical bytes read back as the same document`() throws {
    let file = try SmallCharter().read()
    #expect(
      try CharterDocument(canonical: file.canonical, limits: .document) == file.document)
    #expect(try file.document.json.canonicalBytes(limits: .document) == file.canonical)
  }

  @Test func `white space, quotation marks, comments and CR LF don't change the document`() throws {
    let plain = try SmallCharter()
    var other = plain
    for (old, new) in [
      ("title: Small consortium", "title:   'Small consortium'   # its name"),
      ("quorum: at least 1/2 of holders", "quorum: \"at least  1/2 of\n        holders\""),
      ("window: 7 days to 14 days", "window: >-\n        7 days\n        to 14 days"),
      ("founders_share: 2/3", "\"founders_share\": '2/3'"),
    ] { other = other.replacing(old, by: new) }
    #expect(try other.read().canonical == plain.read().canonical)
    other.text = plain.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(try other.read().canonical == plain.read().canonical)
    other.text = "# a comment\n---\n" + plain.text + "...\n"
    #expect(try other.read().canonical == plain.read().canonical)
  }

  @Test func `a text of articles is named by its digest`() throws {
    let digest = String(repeating: "0a", count: 32)
    let charter = try SmallCharter().replacing("parameters:", by: "text: \(digest)\nparameters:")
    #expect(try charter.read().document.text?.hex == digest)
  }
}
