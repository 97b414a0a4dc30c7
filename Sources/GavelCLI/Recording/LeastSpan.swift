internal import Governance
internal import Ledger

/// How far off a rule wants something to be at least, counted from the recording. Whoever types just that
/// span means a time that the rule allows, though signing takes a moment and the clock goes on.
struct LeastSpan {
  /// Seconds from the recording.
  let seconds: Int64
  let now: Timestamp
  /// Seconds that may pass between the signing and the recording.
  let spare: Int64
  /// The rule allows nothing later.
  var latest = Timestamp.latest

  /// On a computer that records it is a little later; by another's hand it is perhaps a day.
  static func spare(isRegistrar: Bool) -> Int64 { isRegistrar ? 600 : Timestamp.day }

  /// The soonest full hour that the rule still allows after the spare time.
  var soonest: Timestamp {
    let least = now.adding(seconds + spare)
    return min(least.adding((3600 - least.seconds % 3600) % 3600), latest)
  }

  /// A time as typed; a span of just the least ends at the soonest full hour.
  func deadline(_ text: String, of option: String) throws(ProgramError) -> Timestamp {
    let asked = try TimeText.deadline(text, of: option, from: now)
    guard seconds > 0, let span = TimeText.span(text), (seconds..<seconds + spare).contains(span)
    else { return asked }
    return soonest
  }
}

extension Session {
  /// The least span of a rule, from now on; where GAVEL_CLOCK has set the time no moment passes.
  func leastSpan(_ seconds: Int64, from now: Timestamp, in ledger: OpenLedger) throws -> LeastSpan {
    let isRegistrar = try registrarKey(of: ledger) != nil
    return LeastSpan(
      seconds: seconds, now: now,
      spare: clockStands ? 0 : LeastSpan.spare(isRegistrar: isRegistrar))
  }
}
