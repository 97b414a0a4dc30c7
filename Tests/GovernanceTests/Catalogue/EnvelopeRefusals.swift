import Signing
import Sodium

@testable import Governance

extension RefusalCatalogue {
  private static let motion = MotionProposed(body: .board, title: "A motion")

  static let envelope: [RefusalCode: Provocation] = [
    .eventMalformed: {
      try $0.propose(Array(repeating: Act(VacateSeat(seat: .tocOne)), count: 65))
    },
    .eventRepeated: { consortium in
      let (bytes, key) = try consortium.signed(motion, by: .ibmRep)
      for _ in 0..<2 { try consortium.submit(bytes, signedBy: key) }
    },
    .kindReserved: { consortium in
      let bytes = try EnvelopeTests.event(in: consortium, type: "motion.tabled")
      try consortium.submit(bytes, signedBy: Keys.first(of: .ibmRep))
    },
    .ledgerOther: { try $0.record(motion, by: .ibmRep, .init(ledger: "other.example/x")) },
    .signedAhead: { try $0.record(motion, by: .ibmRep, .init(at: $0.now.adding(301))) },
    .signedBehind: { try $0.record(motion, by: .ibmRep, .init(at: $0.now.adding(-301))) },
    .untilPassed: { consortium in
      let (bytes, key) = try consortium.signed(motion, by: .ibmRep)
      consortium.wait(8 * .day)
      try consortium.submit(bytes, signedBy: key)
    },
    .untilTooFar: { try $0.record(motion, by: .ibmRep, .init(until: $0.now.adding(91 * .day))) },
    .recordedBackwards: { consortium in
      consortium.wait(-1)
      try consortium.propose()
    },
    .seenUnknown: { consortium in
      try consortium.record(
        motion, by: .ibmRep, .init(seen: .init(root: .of("x"), size: consortium.log.size)))
    },
    .seenTooShort: { consortium in
      let seen = consortium.log.seen(consortium.log.size)
      let proposed = try consortium.propose(by: .metaRep)
      try consortium.record(
        MotionSeconded(motion: proposed, version: 1, seat: .boardIbm), by: .ibmRep,
        .init(seen: seen))
    },
    .seenBehind: { consortium in
      let seen = consortium.log.seen(consortium.log.size - 1)
      try consortium.propose()
      try consortium.record(motion, by: .ibmRep, .init(seen: seen))
    },
    .rateExceeded: { consortium in for _ in 0...200 { try consortium.propose() } },
    .retroactive: { try $0.withdraw(.ibm, effective: $0.now.adding(-1)) },
    .signatureWrong: { consortium in
      let (bytes, key) = try consortium.signed(motion, by: .ibmRep)
      try consortium.submit(bytes, signedBy: Keys.secret("another"), named: key)
    },
  ]

  static let founding: [RefusalCode: Provocation] = [
    .notFounded: { try $0.propose() },
    .alreadyFounded: { try $0.found() },
    .charterMissing: { consortium in
      try consortium.record(
        LedgerFounded(charter: .of("x"), key: Consortium.verifierKey(), rehearsal: false),
        by: .ibmRep)
    },
    .charterMalformed: { consortium in
      var charter = FixtureCharter.document
      charter.bodies = []
      try consortium.found(charter)
    },
    .ledgerKeyMalformed: { try $0.found(key: "none") },
    .notFounder: { try $0.found(by: .nasaRep) },
    .predecessorUnsound: { consortium in
      try consortium.found(
        following: LedgerFounded.Predecessor(
          origin: Consortium.origin, root: .of("root"), size: 3))
    },
    .genesisUnknown: { consortium in
      try consortium.found()
      consortium.genesis = .of("another")
      try consortium.accept(.ibm)
    },
    .foundersMissing: { consortium in
      try consortium.found()
      try consortium.accept(.ibm)
      try consortium.accept(.intel)
      try consortium.acceptSeat(.boardIbm, by: .ibmRep)
      try consortium.acceptOffice(.chair, by: .intelRep)
      try consortium.open(try consortium.propose())
    },
    .notNamedPrincipal: { consortium in
      try consortium.found()
      try consortium.accept(.meta, by: .ibmRep)
    },
    .notNamedKey: { consortium in
      try consortium.found()
      try consortium.accept(.meta, key: Keys.secret("another"))
    },
  ]

  private static let second = Keys.secret("ibm-rep 2")

  static let keys: [RefusalCode: Provocation] = [
    .keyUnknown: { try $0.record(motion, by: .ibmRep, .init(key: second)) },
    .keyOfAnother: { try $0.record(motion, by: .ibmRep, .init(key: Keys.first(of: .metaRep))) },
    .keyTooYoung: { consortium in
      try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
      try consortium.record(motion, by: .ibmRep, .init(key: second))
    },
    .keyEnded: { consortium in
      try consortium.revoke(Keys.first(of: .ibmRep), by: .ibmRep)
      try consortium.propose()
    },
    .keyWeak: { consortium in
      guard let weak = PublicKey(bytes: [1] + Array(repeating: 0, count: 31)) else { return }
      try consortium.carry(
        AdmitMember(
          organization: .nasa, title: "NASA", memberClass: .science, principal: .nasaRep,
          key: weak))
    },
    .keyTaken: { consortium in
      try consortium.offer(second, for: .ibmRep)
      try consortium.offer(second, for: .ibmRep)
    },
    .keyIsLedgers: { try $0.offer(Consortium.ledgerKey, for: .ibmRep) },
    .keySpeaks: { try $0.cancel(Keys.first(of: .ibmRep), by: .ibmRep) },
    .keyNotOlder: { consortium in
      try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
      try consortium.cancel(second, by: .metaRep)
    },
    .keySinceAhead: { consortium in
      try consortium.revoke(
        Keys.first(of: .ibmRep), since: consortium.log.size + 1, by: .ibmRep)
    },
    .keyCommitted: { consortium in
      try consortium.commit(to: second, by: .ibmRep)
      consortium.wait(2 * .day)
      let other = Keys.secret("ibm-rep 3")
      try consortium.rotate(to: try consortium.offer(other, for: .ibmRep), by: .ibmRep)
    },
    .keyUncommitted: { try $0.succeed(with: second, by: .ibmRep) },
    .recoveryNotGranted: { consortium in
      try consortium.enrol("ibm-two", of: .ibm)
      try consortium.confirmKey(try consortium.offer(second, for: .ibmRep), by: "ibm-two")
    },
    .recoveryByOneself: { _ in
      let consortium = try Consortium.founded(withRecovery: 2)
      try consortium.confirmKey(try consortium.offer(second, for: .ibmRep), by: .ibmRep)
    },
    .recoveryByYoungKey: { _ in
      let consortium = try Consortium.founded(withRecovery: 2)
      try consortium.enrol("ibm-two", of: .ibm)
      try consortium.confirmKey(try consortium.offer(second, for: .ibmRep), by: "ibm-two")
    },
    .recoveryTwice: { _ in
      let consortium = try Consortium.founded(withRecovery: 2)
      try consortium.enrol("ibm-two", of: .ibm)
      consortium.wait(2 * .day)
      let offer = try consortium.offer(second, for: .ibmRep)
      for _ in 0..<2 { try consortium.confirmKey(offer, by: "ibm-two") }
    },
    .offerUnknown: { try $0.vouch(.of("nothing"), by: .ibmRep) },
    .offerSettled: { consortium in
      let offer = try consortium.offer(second, for: .ibmRep)
      for _ in 0..<2 { try consortium.vouch(offer, by: .ibmRep) }
    },
    .offerOfAnother: { consortium in
      try consortium.record(
        KeyOffered(key: second.publicKey, person: .metaRep), by: .ibmRep, .init(key: second))
    },
    .voucherOfAnother: { consortium in
      try consortium.vouch(try consortium.offer(second, for: .ibmRep), by: .metaRep)
    },
  ]
}
