import Sodium

@testable import Governance

extension RefusalCatalogue {
  static let persons: [RefusalCode: Provocation] = [
    .personUnknown: { try $0.offer(Keys.secret("x"), for: "somebody") },
    .personOfAnother: { try $0.designate(.metaRep, to: .boardIbm, by: .ibmRep) },
    .identifierTaken: { try $0.offer(Keys.secret("x"), for: .metaRep, of: .ibm) },
    .organizationUnknown: { consortium in
      try consortium.record(MemberWithdrawn(organization: .nasa), by: .ibmRep)
    },
    .notPrincipal: { try $0.designate(.metaRep, to: .boardIbm, by: .metaRep) },
    .alreadyPrincipal: { consortium in
      try consortium.record(PrincipalHanded(organization: .ibm, person: .ibmRep), by: .ibmRep)
    },
  ]

  static let members: [RefusalCode: Provocation] = [
    .notMember: { try $0.carry(SuspendMember(organization: .nasa)) },
    .alreadyMember: { consortium in
      try consortium.carry([consortium.admission(of: .ibm, key: Keys.secret("x"))])
    },
    .alreadySuspended: { consortium in
      for _ in 0..<2 { try consortium.carry(SuspendMember(organization: .meta)) }
    },
    .notSuspended: { try $0.carry(ReinstateMember(organization: .meta)) },
    .alreadyInClass: { consortium in
      try consortium.carry(ReclassifyMember(organization: .meta, memberClass: .industry))
    },
    .classUnknown: { consortium in
      try consortium.carry(ReclassifyMember(organization: .meta, memberClass: "none"))
    },
    .admissionUnknown: { try $0.join(.nasa, admission: .of("nothing")) },
    .admissionSettled: { try $0.accept(.ibm) },
    .admissionPending: { consortium in
      for _ in 0..<2 { try consortium.carry([consortium.admission(of: .nasa)]) }
    },
    .admissionLapsed: { consortium in
      let motion = try consortium.carry([consortium.admission(of: .nasa)])
      consortium.wait(30 * .day)
      try consortium.join(.nasa, admission: motion)
    },
  ]

  static let seats: [RefusalCode: Provocation] = [
    .seatUnknown: { try $0.designate(.ibmRep, to: "none", by: .ibmRep) },
    .seatElsewhere: { consortium in
      try consortium.second(try consortium.propose(), by: .cernRep, seat: .tocOne)
    },
    .seatHeld: { try $0.carry(FillSeat(seat: .boardCern, person: .metaRep)) },
    .seatVacant: { consortium in
      for _ in 0..<2 { try consortium.carry(VacateSeat(seat: .boardCern)) }
    },
    .seatName: { consortium in
      try consortium.carry([
        Act(CreateSeat(seat: SeatDefinition(id: "members.ibm", body: .board, title: "Trap")))
      ])
    },
    .seatInAssembly: { consortium in
      try consortium.carry([
        Act(CreateSeat(seat: SeatDefinition(id: "seat", body: .members, title: "Seat")))
      ])
    },
    .notHolder: { consortium in
      try consortium.record(SeatResigned(seat: .boardIbm), by: .metaRep)
    },
    .notDesignated: { try $0.designate(.cernRep, to: .boardCern, by: .cernRep) },
    .notFilledByBody: { try $0.carry(FillSeat(seat: .boardIbm, person: .ibmRep)) },
    .nothingToRecall: {
      try $0.record(SeatRecalled(seat: .boardIbm, person: .metaRep), by: .ibmRep)
    },
    .nothingToResign: { try $0.record(SeatResigned(seat: .boardChair), by: .intelRep) },
    .appointmentUnknown: { try $0.acceptSeat(.boardGuest, by: .ibmRep) },
    .appointmentSettled: { try $0.acceptSeat(.boardIbm, by: .ibmRep) },
    .appointmentOfAnother: { consortium in
      let motion = try consortium.carry(FillSeat(seat: .boardGuest, person: .metaRep))
      try consortium.acceptSeat(.boardGuest, by: .ibmRep, appointment: motion)
    },
    .officeUnknown: { try $0.acceptOffice("treasurer", by: .ibmRep) },
  ]
}
