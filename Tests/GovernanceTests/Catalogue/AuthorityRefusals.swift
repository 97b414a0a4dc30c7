@testable import Governance

extension RefusalCatalogue {
  /// Delays and objections.
  static let authority: [RefusalCode: Provocation] = [
    .policyDates: { consortium in
      try consortium.carry(
        AdoptPolicy(
          policy: "p", title: "P", text: consortium.keep("text"),
          dates: PolicyDates(sunset: consortium.now)))
    },
    .mixedDelays: { _ in
      let consortium = try ObjectionTests.founded()
      try consortium.propose([
        Act(ObjectionTests.adopting(consortium)), Act(VacateSeat(seat: .boardCern)),
      ])
    },
    .objectionsClosed: { consortium in
      try consortium.object(to: try consortium.carry([]), by: .cern)
    },
    .objectionClass: { _ in
      let consortium = try ObjectionTests.founded(class: .science)
      try consortium.object(to: try ObjectionTests.adopted(in: consortium).motion, by: .meta)
    },
    .delegationUnknown: { _ in
      try DelegationTests.founded().propose([Act(EndDelegation(delegation: "none"))])
    },
    .delegationOver: { _ in
      let consortium = try DelegationTests.founded()
      try consortium.carry(
        DelegatePower(
          delegation: DelegationTests.definition(in: consortium, until: consortium.now)))
    },
    .reserved: { _ in
      let consortium = try DelegationTests.founded()
      try consortium.carry(
        DelegatePower(
          delegation: DelegationTests.definition([RepealPolicy.name], in: consortium)))
    },
    .mixedDelegations: { _ in
      let consortium = try DelegationTests.founded()
      try consortium.carry(
        DelegatePower(delegation: DelegationTests.definition(in: consortium)))
      let text = consortium.keep("text")
      try consortium.propose(
        [
          Act(AdoptPolicy(policy: "p", title: "P", text: text)),
          Act(FillSeat(seat: .tocOne, person: .cernRep)),
        ], in: .toc, by: .cernRep)
    },
    .notDelegated: { _ in
      let consortium = try DelegationTests.founded()
      let motion = try consortium.carry([])
      try consortium.propose([Act(CountermandDecision(motion: motion))])
    },
    .countermandLate: { _ in
      let consortium = try DelegationTests.founded()
      try consortium.carry(
        DelegatePower(delegation: DelegationTests.definition(in: consortium)))
      let text = consortium.keep("text")
      let motion = try consortium.carry(
        [Act(AdoptPolicy(policy: "p", title: "P", text: text))], in: .toc, by: .cernRep)
      try consortium.carry(CountermandDecision(motion: motion))
    },
    .objectedAlready: { _ in
      let consortium = try ObjectionTests.founded(objections: 2)
      let motion = try ObjectionTests.adopted(in: consortium).motion
      for _ in 0..<2 { try consortium.object(to: motion, by: .cern) }
    },
  ]
}
