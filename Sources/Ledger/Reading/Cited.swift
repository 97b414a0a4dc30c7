public import Governance
import LedgerStore
import Sodium
import TransparencyLog

extension LedgerView {
  /// What a number or id names, as it is cited at the view's time; nil where it names nothing that can be.
  /// A poll is cited as `poll of NUMBER`: the last one on the motion.
  public func cited(_ subject: String) throws -> Cited? {
    if subject.hasPrefix("poll of "), let id = Identifier(String(subject.dropFirst(8))) {
      return try register.motion(numbered: id).flatMap { try cited(pollOf: $0) }
    }
    guard let id = Identifier(subject) else { return nil }
    if let motion = try register.motion(numbered: id) { return cited(motion) }
    if let meeting = try register.meeting(numbered: id) {
      return Cited(
        subject: id.text, title: meeting.title, outcome: meeting.state(at: time).rawValue,
        date: (meeting.adjourned ?? meeting.starts).calendarDay, event: meeting.id)
    }
    if let risk = try register.risk(numbered: id) {
      guard let last = try register.steps(ofRisk: risk.id).last else { return nil }
      return Cited(
        subject: id.text, title: risk.title, outcome: risk.state.rawValue,
        date: last.time.calendarDay, event: risk.id)
    }
    if let progress = try register.progress(of: id, at: time) {
      let current = progress.current
      return Cited(
        subject: id.text, title: current.title, outcome: progress.state.rawValue,
        date: current.deadline.calendarDay, event: current.motion)
    }
    return try cited(policy: id)
  }

  private func cited(_ motion: Motion) -> Cited {
    let outcome: String
    let date: Timestamp
    if let rescinded = motion.rescinded, rescinded <= time {
      (outcome, date) = ("rescinded", rescinded)
    } else if motion.isLapsed(at: time) {
      (outcome, date) = ("lapsed", motion.lapses)
    } else {
      (outcome, date) = (motion.state.rawValue, motion.decided ?? motion.proposed)
    }
    return Cited(
      subject: motion.number.text, title: motion.title, outcome: outcome,
      date: date.calendarDay, event: motion.id)
  }

  private func cited(pollOf motion: Motion) throws -> Cited? {
    guard let poll = try register.polls(on: motion.id).last else { return nil }
    return Cited(
      subject: "poll of \(motion.number)", title: motion.title,
      outcome: poll.outcome?.rawValue ?? "open",
      date: (poll.closed ?? poll.opens).calendarDay, event: poll.seal)
  }

  private func cited(policy id: Identifier) throws -> Cited? {
    let versions = try register.policies(id).filter { $0.inForce.from <= time }
    guard let last = versions.last else { return nil }
    if let version = try register.policy(id, at: time) {
      return Cited(
        subject: id.text, title: version.title, outcome: "version \(version.version) in force from",
        date: version.inForce.from.calendarDay, event: version.motion)
    }
    return Cited(
      subject: id.text, title: last.title, outcome: "version \(last.version) in force until",
      date: (last.inForce.to ?? last.inForce.from).calendarDay, event: last.motion)
  }
}

extension OpenLedger {
  /// The citation of a number or id as the ledger stands now.
  ///
  /// - Returns: nil where it names nothing that can be cited.
  public func citation(of subject: String, at time: Timestamp? = nil) throws -> Citation? {
    guard let cited = try view(asOf: time, { try $0.cited(subject) }) else { return nil }
    let head = try head()
    guard let entry = try file.read({ try $0.entryNumber(ofEvent: cited.event) }) else {
      return nil
    }
    return Citation(
      subject: cited.subject, title: cited.title, outcome: cited.outcome, date: cited.date,
      origin: origin.text, entry: entry, event: cited.event, head: head)
  }
}
