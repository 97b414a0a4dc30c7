import Governance
import Sodium
import TransparencyLog

/// What is concluded once every entry was taken.
extension Verifier {
  /// Holds the log against what is known of it from elsewhere.
  mutating func compare(with pins: VerificationPins) {
    if let known = pins.genesis ?? pins.head?.genesis {
      let fits = known == report.genesis
      if !fits {
        fault(
          .genesis, entry: 0,
          "the genesis is \(report.genesis?.hex ?? "missing"), and \(known.hex) was asked for")
      }
      add("genesis", fits, known.hex)
    } else if pins.succession == nil {
      report.weaknesses.append(
        "no genesis is pinned: give the one that you know from elsewhere with --genesis")
    }
    if let head = pins.head { compare(with: head, of: pins.succession) }
    if let succession = pins.succession { compare(with: succession) }
    if let least = pins.atLeast {
      let fits = replay.size >= least
      if !fits { fault(.tooShort, entry: nil, "there are \(replay.size) entries, not \(least)") }
      add("at_least", fits, "\(least) entries")
    }
    let isEnded = pins.succession != nil || pins.head?.successor != nil
    compare(with: pins.receipts, ofEnded: isEnded)
    compare(with: pins.witnesses)
  }

  /// Holds the log against the head that this computer has seen.
  ///
  /// - Parameter succession: what the ledger's successor says, which may have lost what was seen.
  private mutating func compare(
    with head: OutsideHead, of succession: LedgerFounded.Predecessor?
  ) {
    let goesOnFrom = succession.map { TreeHead(size: $0.size, root: $0.root) }
    if head.size > replay.size, let kept = goesOnFrom ?? head.successor?.head,
      kept.size <= replay.size
    {
      report.weaknesses.append(
        "this computer has seen \(head.size) entries, of which the last \(head.size - replay.size) are "
          + "lost: its successor goes on from \(kept.size)")
      let fits = replay.history.root(ofSize: kept.size) == kept.root
      if !fits { fault(.head, "at \(kept.size) entries the root is not the one that was kept") }
      return add("head", fits, "\(kept.size) entries from which a successor goes on")
    }
    let fits =
      head.size <= replay.size
      && replay.history.root(ofSize: head.size) == head.root
    if head.size > replay.size {
      fault(
        .head, entry: nil,
        "there are \(replay.size) entries, and this computer has seen \(head.size)")
    } else if !fits {
      fault(
        .head, entry: nil,
        "at \(head.size) entries the root is \(replay.history.root(ofSize: head.size).hex), and "
          + "this computer has seen \(head.root.hex)")
    }
    add("head", fits, "\(head.size) entries seen before")
  }

  /// Holds the log against what others, or this computer before, were given a receipt of.
  ///
  /// - Parameter isEnded: whether a successor goes on in the ledger's place, which says what was lost.
  private mutating func compare(with receipts: [ReceivedEntry], ofEnded isEnded: Bool) {
    guard !receipts.isEmpty else { return }
    let own = receipts.filter { $0.origin == report.origin }
    var fits = true
    for received in receipts where received.origin != report.origin {
      fits = false
      fault(.receipt, entry: nil, "\(received.source) is a receipt of \(received.origin)")
    }
    for received in own {
      guard let difference = difference(from: received) else { continue }
      if isEnded, received.number >= replay.size, let keys = report.keys,
        received.isSigned(by: keys)
      {
        report.weaknesses.append("entry \(received.number) is lost: \(received.source) shows it")
        continue
      }
      fits = false
      fault(.receipt, entry: received.number, difference)
    }
    add("receipts", fits, "\(own.count) compared")
  }

  private func difference(from received: ReceivedEntry) -> String? {
    let shown: String
    if received.number < replay.size, replay.history.leaf(ofEntry: received.number) != received.leaf
    {
      shown = "entry \(received.number) is another one"
    } else if received.head.size > replay.size {
      shown = "there were \(received.head.size) entries, and here are \(replay.size)"
    } else if replay.history.root(ofSize: received.head.size) != received.head.root {
      shown = "at \(received.head.size) entries the root was \(received.head.root.hex)"
    } else {
      return nil
    }
    guard let keys = report.keys, received.isSigned(by: keys) else {
      return "\(received.source) is no receipt of this ledger: its checkpoint has another key"
    }
    return "\(received.source), signed by the ledger's own key, shows another history: \(shown)"
  }

  /// How many decisions rest on more than signatures: nothing is wrong with them, and who relies on them
  /// is to know it.
  mutating func remarkOnEvidence() {
    remarkOnCompromisedKeys()
    let polls = replay.register.polls()
    let called = polls.filter { ($0.rollCall?.counted ?? 0) > 0 }.count
    report.decisionsOnRollCalls = Int64(called)
    guard called > 0 else { return }
    report.remarks.append(
      "\(called) of \(polls.filter(\.isClosed).count) decisions rest on roll calls in part: the word of "
        + "the secretary and the chair, weaker evidence than signed ballots")
  }

  private mutating func remarkOnCompromisedKeys() {
    let keys = replay.register.compromisedKeys()
    let touched = ballotKeys.decisions(touchedBy: keys)
    report.decisionsOnCompromisedKeys = touched
    guard touched > 0 else { return }
    let closed = replay.register.polls().filter(\.isClosed).count
    report.remarks.append(
      "\(touched) of \(closed) decisions counted ballots of keys that were revoked later, from an "
        + "earlier entry on; what they turn on is told by gavel key impact")
  }

  /// The documents: each named one is at hand, was redacted, or is missing by name.
  mutating func concludeDocuments(unsound: [String]) {
    for name in unsound {
      fault(.document, entry: nil, "the document \(name) does not have the hash that names it")
    }
    let strangers = documents.subtracting(namedDocuments).subtracting(
      Set(replay.register.charters().compactMap(\.text).map { .plain($0) }))
    // What this version does not understand may name them.
    let areStrange = report.unsupportedFrom == nil && !strangers.isEmpty
    for digest in strangers.map(\.digest).sorted() where areStrange {
      fault(.document, entry: nil, "no event names the document \(digest.hex)")
    }
    let redacted = replay.register.namedDocuments().filter { $0.redactedBy != nil }
    var left = false
    for document in redacted where documents.contains(.salted(document.digest)) {
      left = true
      let motion = document.redactedBy.flatMap { replay.register.motion($0)?.number.text } ?? ""
      fault(
        .document, entry: nil,
        "the document \(document.digest.hex) was redacted by \(motion), and is still there")
    }
    let gone = Set(redacted.map(\.digest))
    let withheld = missingDocuments.filter { !gone.contains($0) }
    for digest in withheld {
      let body = replay.register.namedDocument(digest)?.confidentialTo
      report.weaknesses.append(
        "the document \(digest.hex) is withheld"
          + (body.map { ": it is confidential to \($0)" } ?? ""))
    }
    add(
      "documents", unsound.isEmpty && !areStrange && !left,
      "\(namedDocuments.count - missingDocuments.count) of \(namedDocuments.count) at hand"
        + (gone.isEmpty ? "" : ", \(gone.count) redacted by motion"))
  }

  /// A checkpoint must be signed by the key of its size and have this log's root at its size.
  ///
  /// - Parameter size: the size for which a ledger file keeps it.
  mutating func check(
    checkpoint bytes: [UInt8], mustCover: Bool, keptFor size: Int64? = nil
  ) {
    // Of a genesis that is not understood the key is not known.
    guard report.unsupportedFrom != 0 else { return }
    do {
      let (origin, keys) = try ledgerKeys()
      let verified = try keys.verify(try SignedCheckpoint(parsing: bytes), of: origin)
      guard verified.origin == origin else {
        fault(.checkpoint, "the checkpoint is of \(verified.origin)")
        return
      }
      if let size, size != verified.size {
        fault(
          .checkpoint,
          "the checkpoint that is kept for \(size) entries signs \(verified.size)")
      }
      guard verified.size <= replay.size else {
        fault(
          .entryMissing, entry: replay.size,
          "the checkpoint signs \(verified.size) entries, and there are \(replay.size)")
        return
      }
      guard verified.size == replay.size || !mustCover else {
        fault(
          .checkpoint,
          "the checkpoint signs \(verified.size) of \(replay.size) entries: the rest is signed by nobody"
        )
        return
      }
      let root = replay.history.root(ofSize: verified.size)
      guard root == verified.root else {
        blameLast(below: verified.size, stored: root, signed: verified.root)
        return
      }
      if mustCover { newestCheckpoint = verified }
    } catch {
      fault(.checkpoint, "the checkpoint is not sound: \(error)")
    }
  }

  /// The handings that the newest checkpoint does not cover as the last one of its key.
  var coveredHandings: [LedgerKeys.Handing] {
    report.keys?.handings(coveredBelow: replay.size) ?? []
  }

  /// Nothing shows that whoever held the key handed it on.
  mutating func faultUncovered(_ handing: LedgerKeys.Handing) {
    fault(
      .checkpoint, entry: handing.entry,
      "entry \(handing.entry) hands the ledger's key on, and no checkpoint of the key before covers it"
    )
  }

  private func ledgerKeys() throws -> (Origin, LedgerKeys) {
    guard let keys = report.keys, let origin = report.origin.flatMap({ Origin($0) }) else {
      throw Refusal.missingGenesis()
    }
    return (origin, keys)
  }

  /// What was altered where the checkpoint does not fit: the entry that is known to be at fault, else
  /// one after the last head that an author confirmed.
  private mutating func blameLast(below size: Int64, stored: Digest, signed: Digest) {
    let message =
      "the checkpoint signs \(size) entries with the root \(signed.hex), and theirs is \(stored.hex)"
    if let known = faultyEntries.filter({ $0 < size }).min() {
      fault(.root, entry: known, message)
      return
    }
    let low = min(replay.history.confirmedBelow(size), size - 1)
    fault(
      .root, entry: size - 1,
      low == size - 1
        ? message : "\(message): one of the entries \(low) to \(size - 1) was altered")
  }
}
