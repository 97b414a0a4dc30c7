internal import CanonicalJSON
internal import Governance
internal import Ledger

/// What a person is about to do: the event, its documents, and the same in words.
struct Intention {
  let event: any EventKind
  /// What the event names by hash.
  var documents: [HandedDocument] = []
  /// What is signed, in words: shown before the question, made visible there.
  let words: [String]
  /// For what can't be taken back: the id that is to be typed instead of "y".
  var graveID: String?
  /// Called when the person has said yes, before anybody else can have the signed event.
  var willLeave: () throws -> Void = {}
  /// What is said of it once recorded, beside the entry and the head: a motion its number, a closed poll
  /// its outcome.
  var result: (Recorded) throws -> Result = { _ in Result() }

  struct Result {
    var members: [String: JSON] = [:]
    var text = ""
  }
}
