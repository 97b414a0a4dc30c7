import Governance
import Ledger
import LedgerStore
import Signing
import Sodium
import Testing

@Suite("A key that was revoked from an entry on") struct CompromisedKeyTests {
  let consortium: SmallConsortium
  let key: Fingerprint

  init() throws {
    consortium = try SmallConsortium()
    try consortium.acceptCharter()
    try consortium.takeSeats()
    key = Fingerprint(of: try consortium.signer(id("alpha-rep")).key)
  }

  private var size: Int64 { get throws { try consortium.ledger.view { $0.size } } }

  /// A poll that carries by three to one, or by the one vote of alpha.
  private func decide(_ title: String, narrowly: Bool) throws -> Digest {
    let poll = try consortium.openPoll(title)
    try consortium.vote(.yes, by: "alpha", in: poll)
    try consortium.vote(.yes, by: "beta", in: poll)
    try consortium.vote(narrowly ? .abstain : .yes, by: "gamma", in: poll)
    try consortium.vote(narrowly ? .no : .abstain, by: "delta", in: poll)
    try consortium.close(poll)
    return poll
  }

  private func revoke(since: Int64?) throws {
    try consortium.record(KeyRevoked(key: key, since: since), by: "alpha-rep")
  }

  private func impact(since: Int64? = nil, _ key: Fingerprint? = nil) throws -> KeyImpact {
    try consortium.ledger.view { try $0.impact(of: key ?? self.key, since: since) }
  }

  private func flagged(_ poll: Digest) throws -> [Int64] {
    try consortium.ledger.view { view in
      let found = try #require(try view.register.poll(poll))
      return try view.compromisedBallots(in: found).map(\.ballot.entry)
    }
  }

  @Test func `its ballots from there on are flagged, those before are not, and all count`() throws {
    let before = try decide("Before", narrowly: true)
    let since = try size
    let after = try decide("After", narrowly: true)
    try revoke(since: since)
    #expect(try flagged(before) == [])
    #expect(try flagged(after).count == 1)
    let outcomes = try consortium.ledger.view { view in
      try [before, after].map { try view.register.poll($0)?.outcome }
    }
    #expect(outcomes == [.carried, .carried])
  }

  @Test func `without an entry from which on it was not to be trusted nothing is flagged`() throws {
    let poll = try decide("Before", narrowly: true)
    try revoke(since: nil)
    #expect(try flagged(poll) == [])
    #expect(try consortium.ledger.view { try $0.register.compromisedKeys() } == [])
  }

  @Test func `the revocation itself is not flagged`() throws {
    let since = try size
    try revoke(since: since)
    let signatures = try consortium.ledger.view { try CompromisedSignatures($0.register) }
    let line = try consortium.ledger.file.read { try $0.entry(since) }
    #expect(try Entry(try #require(line)).key == key)
    #expect(signatures.key(key, ofEntry: since) == nil)
  }

  @Test func `who reads the book as it was before the revocation sees no flag`() throws {
    let since = try size
    let poll = try decide("After", narrowly: true)
    let known = try size - 1
    try revoke(since: since)
    let flagged = try consortium.ledger.view(knownAt: .entry(known)) { view in
      try view.compromisedBallots(in: try #require(try view.register.poll(poll))).count
    }
    #expect(flagged == 0)
  }

  @Test func `verification says how many decisions counted its ballots, and stays valid`() throws {
    _ = try decide("Before", narrowly: true)
    let since = try size
    for title in ["One", "Two"] { _ = try decide(title, narrowly: false) }
    // A ballot that a later one of the seat replaced has decided nothing; nor has one in an open poll.
    let open = try consortium.openPoll("Open")
    try consortium.vote(.yes, by: "alpha", in: open)
    try revoke(since: since)
    let genesis = consortium.ledger.identity.genesis
    let report = try LedgerVerification.run(
      file: consortium.path, pins: VerificationPins(genesis: genesis))
    #expect(report.result == .valid)
    #expect(report.decisionsOnCompromisedKeys == 2)
    #expect(report.remarks.contains { $0.hasPrefix("2 of 3 decisions counted ballots of keys") })
  }

  @Test func `its impact tells which decision comes out otherwise, counted by the same count`()
    throws
  {
    let since = try size
    let narrow = try decide("Narrow", narrowly: true)
    let clear = try decide("Clear", narrowly: false)
    try revoke(since: since)
    let found = try impact()
    #expect(found.since == since)
    #expect(found.decisions.map(\.poll.seal) == [narrow, clear])
    #expect(found.decisions.map(\.without) == [.tied, .carried])
    #expect(found.decisions.map(\.mustBeRatified) == [true, false])
    #expect(
      found.deeds.map(\.event.type)
        == ["motion.proposed", "poll.opened", "motion.proposed", "poll.opened"])
  }

  @Test func `its impact can be asked before anybody revokes it, from any entry on`() throws {
    _ = try decide("One", narrowly: true)
    let since = try size
    let second = try decide("Two", narrowly: true)
    #expect(try impact(since: since).decisions.map(\.poll.seal) == [second])
    #expect(try impact().decisions.count == 2)
    #expect(throws: LedgerError.self) { try impact(since: try size) }
  }

  @Test func `an earlier ballot of the seat counts in the place of one that is left out`() throws {
    let poll = try consortium.openPoll("Changed")
    try consortium.vote(.no, by: "alpha", in: poll)
    let since = try size
    try consortium.vote(.yes, by: "alpha", in: poll, turn: 2)
    for name in ["beta", "gamma"] { try consortium.vote(.yes, by: name, in: poll) }
    try consortium.vote(.no, by: "delta", in: poll)
    try consortium.close(poll)
    let decision = try #require(try impact(since: since).decisions.first)
    #expect(decision.outcome == .carried)
    #expect(decision.without == .tied, "two yes and, with the ballot before, two no")
  }

  @Test func `a key that nobody has has no impact`() throws {
    let stranger = Fingerprint(of: try SmallConsortium.key("a stranger").publicKey)
    #expect(throws: LedgerError.self) { try impact(stranger) }
  }
}
