import Sodium

@testable import Governance

extension RefusalCatalogue {
  private static func charged(_ body: (Consortium, Digest) throws -> Void) throws {
    let consortium = try Consortium.withHearings()
    try body(consortium, try consortium.charge())
  }

  static let hearings: [RefusalCode: Provocation] = [
    .hearingNone: { try $0.hear(try $0.propose()) },
    .chargesMissing: { _ in
      try Consortium.withHearings().propose([Act(ExpelMember(organization: .meta))])
    },
    .hearingMissing: { _ in try charged { try $0.open($1) } },
    .hearingAhead: { _ in
      try charged {
        try $0.hear($1)
        try $0.open($1)
      }
    },
    .hearingCalled: { _ in
      try charged {
        try $0.hear($1)
        try $0.hear($1)
      }
    },
    .hearingTime: { _ in try charged { try $0.hear($1, in: .day) } },
    .notHearingCaller: { _ in try charged { try $0.hear($1, by: .cernRep) } },
    .notAccused: { _ in
      try charged { try $0.answer($1, as: .organization(.cern), by: .cernRep) }
    },
    .answeredAlready: { _ in
      try charged {
        try $0.answer($1)
        try $0.answer($1)
      }
    },
  ]
}
