import Governance
import Ledger

/// A signed event on its way to the registrar.
struct Letter {
  let signed: SignedEvent
  let wish: NaiveModel.Wish
  let author: Identifier
  let arrives: Timestamp
}
