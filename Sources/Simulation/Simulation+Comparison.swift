import Governance
import Ledger
import LedgerStore
import SampleLedger
import TransparencyLog

/// What must have come of it in the end.
extension Simulation {
  func conclude() throws {
    advance(by: 3_600)
    while model.polls.values.contains(where: { $0.outcome == nil }) {
      if let latest = model.polls.values.filter({ $0.outcome == nil }).map(\.closes).max(),
        now < latest
      {
        // No more than a day at a time is believed; somebody moves something on each of them.
        advance(by: min(Timestamp.day / 2, latest.seconds - now.seconds + 1))
        try nothing()
        continue
      }
      try closeNow()
    }
    figures.entries = model.size
    figures.polls = model.polls.count
    try compare()
  }

  /// An entry that lets time pass.
  func nothing() throws {
    try certain {
      names += 1
      return (
        MotionProposed(
          body: try Identifier(named: World.assembly), title: "Motion \(names)", texts: [], acts: []
        ),
        .propose(adopts: nil, expels: nil)
      )
    }
  }

  func closeNow() throws {
    try certain {
      let open = model.polls.filter { $0.value.outcome == nil }
        .min { $0.value.entry < $1.value.entry }
      guard let (seal, poll) = open else { throw Finding(seed, "no poll is open") }
      let event = try ledger.view { view in
        try PollClosed(
          of: try view.register.poll(seal) ?? { throw Finding(seed, "a poll is gone") }(),
          in: view.register)
      }
      return (
        event,
        .close(
          poll: seal, yes: poll.count(.yes), no: poll.count(.no), abstain: poll.count(.abstain))
      )
    }
  }

  /// Signs and records at once, by a member who has seen all.
  func certain(_ make: () throws -> (any EventKind, NaiveModel.Wish)) throws {
    guard let author = world.people.first(where: { model.members.contains($0.id) }) else {
      throw Finding(seed, "no member is left")
    }
    let (kind, wish) = try make()
    let signed = try ledger.sign(kind, as: author.signer)
    try record(
      signed, Letter(signed: signed, wish: wish, author: author.id, arrives: now),
      confirmsAhead: true)
    guard model.recorded[signed.event.id] != nil else {
      throw Finding(seed, "what nothing stands against was not recorded")
    }
  }

  func compare() throws {
    let head = try ledger.head()
    guard head.size == model.size else {
      throw Finding(seed, "\(head.size) entries, and the model has \(model.size)")
    }
    try ledger.view { view in
      for (seal, poll) in model.polls {
        guard let stored = try view.register.poll(seal), stored.outcome == poll.outcome else {
          throw Finding(
            seed, "a poll came out otherwise than \(poll.outcome.map { "\($0)" } ?? "open")")
        }
      }
      for person in world.people {
        guard
          try view.register.isInStanding(person.organization, at: now)
            == model.members.contains(person.id)
        else {
          throw Finding(seed, "\(person.organization) is a member, or not, against the model")
        }
      }
      let adopted = Set(try view.register.policies().map(\.policy))
      guard adopted == model.policies else {
        throw Finding(
          seed, "policies in force: \(adopted.count), by the model \(model.policies.count)")
      }
    }
    try compareProofs(head)
    var pins = VerificationPins(
      genesis: ledger.identity.genesis, head: try heads.head(of: world.origin.text))
    pins.threads = 1
    pins.receipts = try acknowledged.map { try ReceivedEntry($0.receipt, from: "a receipt") }
    try ledger.file.close()
    let report = try LedgerVerification.run(file: path, pins: pins)
    guard report.result == .valid else {
      throw Finding(seed, "it does not verify: \(report.faults.first?.message ?? "weaker")")
    }
  }

  /// Nothing that was acknowledged is lost, and what witnesses and members have seen is this log's.
  func compareProofs(_ head: TreeHead) throws {
    let key = try VerifierKey(parsing: world.registrar.verifierKey)
    for (receipt, event) in acknowledged {
      let verified = try VerifiedReceipt(receipt, signedBy: key)
      guard verified.entry.event.id == event,
        try ledger.file.read({ try $0.entry(receipt.number) }) == receipt.entry
      else { throw Finding(seed, "entry \(receipt.number) was acknowledged, and is another one") }
    }
    for seen in witnessed.map(\.head) + told.values where seen.size > 0 {
      guard seen.size <= head.size,
        try ledger.file.read({ try $0.root(ofSize: seen.size) }) == seen.root
      else { throw Finding(seed, "a head of \(seen.size) entries is not this log's") }
    }
  }
}
