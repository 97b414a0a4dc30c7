import Sodium
import TransparencyLog

@testable import Governance

extension RefusalCatalogue {
  static let witnesses: [RefusalCode: Provocation] = [
    .witnessesNotNamed: { consortium in try consortium.recordHead() },
    .headUnknown: { _ in
      let consortium = try Consortium.witnessed()
      let head = try consortium.cosigned(by: [], root: .of("another history"))
      try consortium.record(HeadCosigned(checkpoint: head), by: .cernRep)
    },
    .headNotNewer: { _ in
      let consortium = try Consortium.witnessed()
      let size = consortium.log.size
      for _ in 0..<2 { try consortium.recordHead(size: size) }
    },
    .headUnsigned: { _ in
      let consortium = try Consortium.witnessed()
      let head = try consortium.cosigned(by: [], signedBy: Keys.secret("somebody"))
      try consortium.record(HeadCosigned(checkpoint: head), by: .cernRep)
    },
    .cosignatureUnsound: { _ in
      let consortium = try Consortium.witnessed()
      let head = try consortium.cosigned(by: [])
      let other = try consortium.cosigned(size: 1, by: [(Witnesses.one, consortium.now)])
      let note = try SignedNote(
        text: head.checkpoint.text,
        signatures: head.signatures + other.signatures.filter { $0.name == Witnesses.one.key.name })
      try consortium.record(HeadCosigned(checkpoint: SignedCheckpoint(note)), by: .cernRep)
    },
    .cosignedAhead: { _ in
      let consortium = try Consortium.witnessed()
      try consortium.recordHead(at: consortium.now.adding(301))
    },
    .quorumOfWitnesses: { _ in
      let consortium = try Consortium.witnessed()
      let head = try consortium.cosigned(by: [(Witnesses.one, consortium.now)])
      try consortium.record(HeadCosigned(checkpoint: head), by: .cernRep)
    },
    .headOverdue: { _ in
      let consortium = try Consortium.witnessed(within: .day)
      consortium.wait(.day + 1)
      try consortium.propose()
    },
    .ballotsUncovered: { _ in
      let consortium = try Consortium.witnessed()
      let poll = try consortium.open(try consortium.propose())
      try consortium.voteAll(on: poll)
      try consortium.finish(poll)
    },
    .keyIsWitness: { _ in
      let consortium = try Consortium.witnessed()
      let key = Keys.secret("witness w1")
      try consortium.record(
        KeyOffered(key: key.publicKey, person: .ibmRep), by: .ibmRep, .init(key: key))
    },
  ]
}
