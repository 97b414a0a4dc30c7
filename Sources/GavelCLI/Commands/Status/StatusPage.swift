internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// The status as a person reads it: each line that asks for something ends with its command.
struct StatusPage {
  let text: String
  /// Whether nothing awaits the person.
  let isEmpty: Bool

  init(
    _ inbox: Inbox, _ errands: Errands, _ ledger: OpenLedger, _ head: TreeHead,
    _ person: Identifier?, _ clock: ClockFace, _ due: HeadDue?
  ) {
    var lines = [
      "\(visible(ledger.origin.text))   \(head.size) entries, head \(head.root.hex.prefix(12))…, "
        + (ledger.headSeenBefore.map { "last checked \(clock.distance(to: $0.checked))" }
          ?? "seen for the first time")
    ]
    if let successor = ledger.headSeenBefore?.successor {
      lines.append(
        "ended: \(visible(successor.origin)) goes on from \(successor.head.size) entries, nothing is "
          + "recorded here any more")
    }
    let intro = lines.count
    let open = inbox.ballots.filter { $0.cast == nil }
      .sorted { ($0.poll.closes, $0.motion.number) < ($1.poll.closes, $1.motion.number) }
    if !open.isEmpty {
      lines.append("awaiting your ballot (\(open.count))")
      for awaited in open {
        lines.append(
          "  \(awaited.motion.number)  \(visible(awaited.motion.title))   closes "
            + "\(clock.text(awaited.poll.closes)), \(clock.distance(to: awaited.poll.closes))   "
            + "gavel vote \(awaited.motion.number) yes|no|abstain")
      }
    }
    lines += Self.dated(inbox, errands, ledger, clock)
      // Nothing but a date puts one line before another; what has none can be done at once.
      .sorted { ($0.date ?? .earliest, $0.place) < ($1.date ?? .earliest, $1.place) }.map(\.text)
    lines += errands.lines
    isEmpty = lines.count == intro
    if let due { lines.append("  " + due.line(clock)) }
    if isEmpty {
      lines.append(
        person.map { "nothing awaits \($0)" } ?? "no motion waits, and no poll is to be closed")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private struct Line {
    let date: Timestamp?
    /// Its place among lines of the same date.
    let place: Int
    let text: String
  }

  /// Everything but the ballots to cast and the errands, each with the date by which it goes.
  private static func dated(
    _ inbox: Inbox, _ errands: Errands, _ ledger: OpenLedger, _ clock: ClockFace
  ) -> [Line] {
    var lines: [Line] = []
    func add(_ date: Timestamp?, _ text: String) {
      lines.append(Line(date: date, place: lines.count, text: "  " + text))
    }
    for awaited in inbox.ballots {
      guard let cast = awaited.cast else { continue }
      add(
        awaited.poll.closes,
        "\(awaited.motion.number)  you voted \(cast.choice.rawValue) for \(awaited.seat); until "
          + "\(clock.text(awaited.poll.closes)) you can vote again   "
          + "gavel vote \(awaited.motion.number) yes|no|abstain")
    }
    for awaited in inbox.meetings { add(awaited.meeting.starts, awaited.line(clock)) }
    for admission in inbox.admissions {
      let command =
        admission.source == ledger.identity.genesis
        ? "gavel charter accept" : "gavel member accept \(admission.organization)"
      add(nil, "\(visible(admission.title)) can join   \(command)")
    }
    for awaited in inbox.acceptances {
      add(
        nil,
        "you were appointed to the \(awaited.isOffice ? "office" : "seat") \(awaited.post)   "
          + "gavel seat accept \(awaited.post)")
    }
    for (motion, period) in inbox.objections {
      guard let end = period.span?.to else { continue }
      add(
        end,
        "\(motion.number)  \(visible(motion.title))   takes effect \(clock.text(end)); until then "
          + "you may object   gavel motion object \(motion.number) --reason FILE")
    }
    for (policy, bodies) in inbox.reviews {
      guard let date = policy.reviewBy else { continue }
      add(
        date,
        "the policy \(policy.policy) was to be reviewed by \(clock.text(date)), in "
          + "\(bodies.map(\.text).joined(separator: " and "))   gavel policy show \(policy.policy)")
    }
    for overdue in inbox.overdue {
      add(
        overdue.poll.closes,
        "\(overdue.motion.number) is over since \(clock.text(overdue.poll.closes))   "
          + "gavel poll close \(overdue.motion.number)")
    }
    for waiting in errands.motions {
      let motion = waiting.motion
      add(
        motion.lapses,
        "\(motion.number)  \(visible(motion.title))   proposed by \(motion.mover), lapses "
          + "\(clock.text(motion.lapses))\(waiting.words(clock))   \(waiting.command)")
    }
    for duty in inbox.duties {
      add(
        duty.date,
        "\(duty.subject)  \(visible(duty.title))   \(duty.what) \(clock.text(duty.date)), "
          + "\(clock.distance(to: duty.date))   \(duty.command)")
    }
    return lines
  }
}

extension Inbox.AwaitedMeeting {
  /// When it begins, and what the person does next.
  fileprivate func line(_ clock: ClockFace) -> String {
    let number = meeting.number
    let hasBegun = clock.isPast(meeting.starts)
    var words = "begins \(clock.text(meeting.starts)), \(clock.distance(to: meeting.starts))"
    let command: String
    switch state {
    case .demanded:
      words += ", not yet called"
      command = "gavel meeting demand \(number)"
    case .called where !isNoticed && !isPresent:
      words += ", on short notice"
      command = "gavel meeting waive \(number)"
    case .called where hasBegun && isChair: command = "gavel meeting open \(number)"
    case .called where hasBegun && seat != nil && !isPresent:
      command = "gavel meeting arrive \(number)"
    case .open where seat != nil && !isPresent:
      words = "is open"
      command = "gavel meeting arrive \(number)"
    case .open:
      words = "is open"
      command = "gavel meeting show \(number)"
    case .called, .adjourned, .lapsed: command = "gavel meeting show \(number)"
    }
    return "\(number)  \(visible(meeting.title))   \(words)   \(command)"
  }
}
