import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium

/// What the registrar records of what the mail brings, as the model expects it or not.
extension Simulation {
  func deliver(everything: Bool = false, confirmsAhead: Bool? = nil) throws {
    let due = mail.filter { everything || $0.arrives <= now }
    mail.removeAll { everything || $0.arrives <= now }
    for letter in due.shuffled(using: &numbers) {
      // It is carried as a file.
      let signed = try SignedEvent(submission: try letter.signed.submission)
      try record(signed, letter, confirmsAhead: confirmsAhead ?? numbers.once(in: 2))
    }
  }

  /// - Parameter confirmsAhead: whether the secretary says that a clock far ahead of the last entry is right.
  func record(
    _ signed: SignedEvent, _ letter: Letter, confirmsAhead: Bool
  ) throws {
    let event = signed.event
    let time = model.recordingTime(at: now, confirmsAhead: confirmsAhead)
    let isKnown = model.recorded[event.id] != nil
    let seenTime = try ledger.file.read { try $0.recorded(entry: event.seen.size - 1) }
    let expected =
      time.map {
        model.accepts(letter.wish, by: letter.author, of: event, at: $0, seenTime: seenTime)
      } ?? false
    do {
      let recorded = try ledger.record(
        signed, with: world.registrar, aheadAllowed: confirmsAhead)
      if recorded.isRepeated {
        guard model.recorded[event.id] == recorded.entry else {
          throw Finding(
            seed, "\(event.type) was never recorded and is said to be entry \(recorded.entry)")
        }
        figures.repeated += 1
      } else {
        guard expected, !isKnown, let time, recorded.entry == model.size else {
          throw Finding(
            seed, "\(event.type) was recorded as entry \(recorded.entry) against the model")
        }
        model.take(letter.wish, by: letter.author, of: event, at: time)
      }
      acknowledged.append((recorded.receipt, event.id))
      // The answer may be lost as well.
      if !numbers.once(in: 5) { told[letter.author] = recorded.head }
    } catch let refusal as Refusal {
      guard !expected || isKnown else {
        throw Finding(seed, "\(event.type) was refused against the model: \(refusal.sentence)")
      }
      figures.refused += 1
    } catch let error as LedgerError
      where ["E-CLOCK-AHEAD", "E-CLOCK-BEHIND"].contains(error.code)
    {
      guard time == nil else { throw Finding(seed, "the clock was refused: \(error.sentence)") }
      figures.refused += 1
    }
  }
}
