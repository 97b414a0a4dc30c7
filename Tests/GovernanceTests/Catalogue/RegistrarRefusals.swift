@testable import Governance

extension RefusalCatalogue {
  static let registrar: [RefusalCode: Provocation] = [
    .ledgerKeyUnproved: { try $0.hand(to: Consortium.proof(after: Keys.secret("another"))) },
    .ledgerKeyTaken: { try $0.hand(to: Consortium.proof(of: Keys.first(of: .ibmRep))) },
    .ledgerKeyHanded: { consortium in
      let third = Consortium.proof(
        of: Keys.secret("ledger 3"), after: Consortium.nextLedgerKey)
      try consortium.carry([
        Act(ReplaceLedgerKey(Consortium.proof())), Act(ReplaceLedgerKey(third)),
      ])
    },
  ]
}
