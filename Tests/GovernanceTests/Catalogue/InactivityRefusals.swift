@testable import Governance

extension RefusalCatalogue {
  static let inactivity: [RefusalCode: Provocation] = [
    .nothingExpected: { try $0.proposeVacancy(of: .boardCern) },
    .seatActive: { _ in
      let consortium = try Consortium.expecting(.init(polls: 1, then: .vacate))
      try consortium.proposeVacancy(of: .boardCern)
    },
    .groundAct: { _ in
      let consortium = try Consortium.expecting(.init(polls: 1, then: .vacate))
      try consortium.poll(without: [.boardCern])
      try consortium.proposeVacancy(of: .boardCern, acts: [Act(SuspendMember(organization: .cern))])
    },
  ]
}
