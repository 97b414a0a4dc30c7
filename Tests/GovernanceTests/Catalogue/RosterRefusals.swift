@testable import Governance

extension RefusalCatalogue {
  private static let ann = RosterAttested.Place(group: "docs", handle: "Ann", role: "lead")

  static let rosters: [RefusalCode: Provocation] = [
    .rosterUnknown: { try $0.attest() },
    .attestedAhead: { consortium in
      try consortium.grantRoster()
      try consortium.attest(asOf: consortium.now.adding(1))
    },
    .attestedBehind: { consortium in
      try consortium.grantRoster()
      try consortium.attest(asOf: "2022-01-02")
      try consortium.attest(asOf: "2022-01-01")
    },
    .groupUnknown: { consortium in
      try consortium.grantRoster()
      try consortium.attest(joined: [ann])
    },
    .groupOpen: { consortium in
      try consortium.grantRoster()
      for _ in 0..<2 { try consortium.attest(opened: ["docs"]) }
    },
    .groupOccupied: { consortium in
      try consortium.grantRoster()
      try consortium.attest(opened: ["docs"], joined: [ann])
      try consortium.attest(closed: ["docs"])
    },
    .placeTaken: { consortium in
      try consortium.grantRoster()
      try consortium.attest(opened: ["docs"], joined: [ann, ann])
    },
    .placeUnknown: { consortium in
      try consortium.grantRoster()
      try consortium.attest(opened: ["docs"], left: [ann])
    },
  ]
}
