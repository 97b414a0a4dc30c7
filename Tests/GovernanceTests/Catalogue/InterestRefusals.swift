@testable import Governance

extension RefusalCatalogue {
  static let interests: [RefusalCode: Provocation] = [
    .interestUnknown: { try $0.end(.of("nothing")) },
    .interestOfAnother: { consortium in
      try consortium.end(try consortium.declare(.policy("ai"), by: .metaRep))
    },
    .interestTwice: { consortium in
      for _ in 0..<2 { try consortium.declare(.policy("ai")) }
    },
    .interestEnded: { consortium in
      let interest = try consortium.declare(.policy("ai"))
      for _ in 0..<2 { try consortium.end(interest) }
    },
    .seatRecused: { consortium in
      let poll = try consortium.open(try consortium.propose())
      try consortium.recuse(from: poll)
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    },
    .recusedAlready: { consortium in
      let poll = try consortium.open(try consortium.propose())
      for _ in 0..<2 { try consortium.recuse(from: poll) }
    },
    .recusalNeedsPoll: { consortium in
      let motion = try consortium.propose()
      try consortium.open(motion)
      try consortium.recuse(fromMotion: motion)
    },
  ]
}
