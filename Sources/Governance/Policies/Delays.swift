/// Delays between a decision and its effect.
extension Register {
  /// The delay of a motion's acts; nil where they take effect as they say. A motion has one delay or none:
  /// an objection takes back all of it, and must not touch what has taken effect.
  func delay(of acts: [Act], at time: Timestamp) throws -> PowerDefinition.Delay? {
    // Each item of a consent agenda has its own.
    guard let first = acts.first, !(first.content is ConsentAgenda) else { return nil }
    let delay = try requirePower(over: first, beside: acts, at: time).delay
    for act in acts.dropFirst() {
      guard try requirePower(over: act, beside: acts, at: time).delay == delay else {
        throw Refusal.mixedDelays(first.name, act.name)
      }
    }
    return delay
  }

  /// The delay is fixed by the first poll, as what the motion requires is.
  func sealing(objectionsTo motion: Motion, at time: Timestamp) throws -> [Change] {
    guard let delay = try delay(of: motion.acts, at: time),
      try objectionPeriod(on: motion.id) == nil
    else { return [] }
    return [.objectionPeriod(ObjectionPeriod(motion: motion.id, delay: delay))]
  }

  /// The time for objections runs from the closing that carried the motion on.
  func beginning(objectionsTo motion: Motion, closedBy entry: EntryContext) throws -> [Change] {
    guard var period = try objectionPeriod(on: motion.id) else { return [] }
    period.entry = entry.number
    period.span = Interval(from: entry.recorded, to: entry.recorded.adding(period.delay.span))
    return [.objectionPeriod(period)]
  }
}
