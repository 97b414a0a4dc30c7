import Sodium

@testable import Governance

extension RefusalCatalogue {
  /// A meeting that seats have asked for, one of two so far.
  private static func demanded(in consortium: Consortium) throws -> Digest {
    try consortium.call(by: .ibmRep, seat: .boardIbm)
  }

  static let meetings: [RefusalCode: Provocation] = [
    .meetingsNotHeld: { try $0.call(in: .toc, by: .cernRep) },
    .meetingUnknown: { try $0.openMeeting(.of("nothing")) },
    .notCaller: { try $0.call(by: .ibmRep) },
    .meetingCalled: { try $0.join(try $0.call(), by: .ibmRep, seat: .boardIbm) },
    .meetingDemandedAlready: { try $0.join(try demanded(in: $0), by: .ibmRep, seat: .boardIbm) },
    .meetingDemandsMissing: { consortium in
      let meeting = try demanded(in: consortium)
      consortium.wait(7 * .day)
      try consortium.openMeeting(meeting)
    },
    .meetingLapsed: { consortium in
      let meeting = try consortium.call()
      consortium.wait(8 * .day)
      try consortium.openMeeting(meeting)
    },
    .meetingTooEarly: { try $0.openMeeting(try $0.call()) },
    .meetingOpened: { consortium in
      let meeting = try consortium.meet()
      try consortium.openMeeting(meeting)
    },
    .meetingNotOpen: { try $0.adjourn(try $0.call()) },
    .meetingAdjourned: { consortium in
      let meeting = try consortium.meet()
      for _ in 0..<2 { try consortium.adjourn(meeting) }
    },
    .meetingNotAdjourned: { consortium in
      let meeting = try consortium.meet()
      try consortium.carry(ApproveMinutes(meeting: meeting, text: consortium.keep("minutes")))
    },
    .minutesApproved: { consortium in
      let meeting = try consortium.meet()
      try consortium.adjourn(meeting)
      for _ in 0..<2 {
        try consortium.carry(ApproveMinutes(meeting: meeting, text: consortium.keep("minutes")))
      }
    },
    .noticeShort: { consortium in
      let meeting = try consortium.call(starts: consortium.now.adding(.day))
      consortium.wait(.day)
      try consortium.openMeeting(meeting)
    },
    .noticeWaivedAlready: { consortium in
      let meeting = try consortium.call()
      for _ in 0..<2 { try consortium.waive(meeting, by: .ibmRep, seat: .boardIbm) }
    },
    .presentAlready: { consortium in
      let meeting = try consortium.meet()
      for _ in 0..<2 { try consortium.arrive(meeting, by: .ibmRep, seat: .boardIbm) }
    },
    .otherCapacity: { try $0.arrive(try $0.meet(), by: .ibmRep) },
    .notPresent: { try $0.depart(try $0.meet(), by: .ibmRep, seat: .boardIbm) },
    .listedTwice: { try $0.attest(try $0.meet(), [.seat(.boardIbm), .seat(.boardIbm)]) },
    .notSecretary: { try $0.attest(try $0.meet(), [], by: .intelRep) },
  ]
}
