import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let rollCalls: [RefusalCode: Provocation] = [
    .rollCallsNotTaken: { consortium in
      var board = FixtureCharter.bodies[0]
      board.meetings?.rollCallDisputes = nil
      try consortium.carry(AmendBody(body: board))
      try consortium.roll(try consortium.sit(), [(.boardIbm, .yes)])
    },
    .meetingElsewhere: { consortium in
      let meeting = try consortium.meet()
      let motion = try consortium.propose(in: .toc, by: .cernRep)
      try consortium.makeReady(motion)
      let poll = try consortium.open(motion, in: .toc)
      try consortium.roll(
        Sitting(meeting: meeting, motion: motion, poll: poll), [(.tocOne, .yes)])
    },
    .signedBallotsOnly: { consortium in
      let sitting = try consortium.sit([Act(SuspendMember(organization: .cern))])
      try consortium.roll(sitting, [(.boardIbm, .yes)])
    },
    .rollCallUnknown: { try $0.confirm(.of("nothing")) },
    .rollCallStands: { consortium in
      let sitting = try consortium.sit()
      for _ in 0..<2 { try consortium.roll(sitting, [(.boardIbm, .yes)]) }
    },
    .rollCallCorrected: { consortium in
      let sitting = try consortium.sit()
      let first = try consortium.roll(sitting, [(.boardIbm, .yes)])
      try consortium.roll(sitting, [(.boardIbm, .no)], correcting: first)
      try consortium.confirm(first)
    },
    .rollCallConfirmed: { consortium in
      let rollCall = try consortium.rollAll(try consortium.sit())
      try consortium.confirm(rollCall)
    },
    .rollCallOneHand: { consortium in
      let sitting = try consortium.sit()
      let rollCall = try consortium.roll(sitting, [(.boardIbm, .yes)])
      // The secretary chairs where the chair has gone.
      try consortium.record(OfficeResigned(office: .chair), by: .intelRep)
      try consortium.record(SeatResigned(seat: .boardImperial), by: .imperialRep)
      try consortium.confirm(rollCall, by: .metaRep)
    },
    .notListed: { consortium in
      let rollCall = try consortium.rollAll(try consortium.sit())
      try consortium.dispute(rollCall, by: .metaRep, seat: .boardMeta)
    },
    .notListedPerson: { consortium in
      let rollCall = try consortium.rollAll(try consortium.sit())
      try consortium.dispute(rollCall, by: .metaRep, seat: .boardCern)
    },
    .disputedAlready: { consortium in
      let rollCall = try consortium.rollAll(try consortium.sit())
      for _ in 0..<2 { try consortium.dispute(rollCall, by: .cernRep, seat: .boardCern) }
    },
    .disputesOver: { consortium in
      let rollCall = try consortium.rollAll(try consortium.sit())
      consortium.wait(3 * .day)
      try consortium.dispute(rollCall, by: .cernRep, seat: .boardCern)
    },
    .disputesOpen: { consortium in
      let sitting = try consortium.sit()
      _ = try consortium.rollAll(sitting)
      consortium.wait(.day)
      try consortium.close(sitting.poll)
    },
  ]
}
