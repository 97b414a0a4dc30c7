@testable import Governance

extension RefusalCatalogue {
  static let initiatives: [RefusalCode: Provocation] = [
    .initiativeUnknown: { try $0.signCommitment() },
    .commitmentUnknown: { consortium in
      try consortium.commit()
      try consortium.signCommitment(version: 2)
    },
    .commitmentSigned: { consortium in
      try consortium.commit()
      for _ in 0..<2 { try consortium.signCommitment() }
    },
    .notSignatory: { consortium in
      try consortium.commit()
      try consortium.signCommitment(by: "somebody")
    },
  ]
}
