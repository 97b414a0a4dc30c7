import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Signing
import Sodium
import Testing

/// The sample ledger has a poll of the board, carried by one vote until the first founder's ballot, which was held
/// back, is let count.
@Suite("The key of a ballot that was held back") struct HeldBallotKeyTests {
  let ledger: OpenLedger
  let voter: SamplePerson
  let poll: Poll

  init() throws {
    let folder = TestFolder.all + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    voter = try SampleConsortium(founders: 5).founders[0]
    ledger = try SampleEntries.write(to: folder + "/ledger.gavel")
    poll = try ledger.view { view in
      try #require(try view.register.polls().first { $0.settled != nil })
    }
  }

  private func impact(
    of person: SamplePerson, knownAt entry: Int64? = nil
  ) throws -> (decision: KeyImpact.TouchedDecision?, open: [Ballot]) {
    try ledger.view(knownAt: entry.map(KnownAt.entry)) { view in
      let impact = try view.impact(of: Fingerprint(of: person.key.publicKey), since: nil)
      return (
        impact.decisions.first { $0.poll.seal == poll.seal },
        impact.openPolls.first { $0.poll.seal == poll.seal }?.ballots ?? []
      )
    }
  }

  @Test func `is the voter's, not that of whoever put it on record`() throws {
    let decision = try #require(try impact(of: voter).decision)
    #expect(decision.ballots.map(\.person) == [voter.id])
    #expect(decision.outcome == .tied && decision.without == .carried)
    #expect(decision.turnsOutOtherwise && !decision.mustBeRatified)
    let recorder = try SamplePerson("p6", of: try Identifier(named: "org-6"))
    #expect(try impact(of: recorder).decision == nil)
  }

  @Test func `counts for nothing while the poll is contested`() throws {
    let held = try ledger.view { try $0.register.heldBallots(in: poll.seal) }
    let entry = try #require(held.first).ballot.entry + 1
    let contested = try ledger.view(knownAt: .entry(entry)) { try $0.register.poll(poll.seal) }
    #expect(contested?.outcome == .contested)
    #expect(try impact(of: voter, knownAt: entry).decision == nil)
    #expect(try impact(of: voter, knownAt: entry).open == [])
    let mover = try SampleConsortium(founders: 5).founders[2]
    #expect(try impact(of: mover, knownAt: entry).decision == nil)
    #expect(try impact(of: mover, knownAt: entry).open.map(\.person) == [mover.id])
  }
}
