internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// Where a representative who forgot everything begins.
struct Status: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what awaits you, until when, and the command for each.")
  static let examples = [
    Example("gavel status", "shows the ledger and what awaits you"),
    Example("gavel status --as ibm-rep", "shows what awaits ibm-rep"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let head = try ledger.head()
    let person =
      try session.settings.person.value.map { try identifier($0) } ?? (try? session.person())
    let clock = try ClockFace(session.settings, now: ledger.now)
    try ledger.view { view in
      let inbox = try Inbox(of: person, in: view)
      let errands = try Errands(of: person, inbox, in: view, keys: try? session.keys)
      let due = try view.headDue()
      let page = StatusPage(inbox, errands, ledger, head, person, clock, due)
      var members = Self.members(inbox, errands, ledger, head, person)
      members["head_due"] = due?.json
      try session.output.show("gavel.status/1", members, text: page.text)
      if page.isEmpty, let organization = errands.speaksFor {
        session.terminal.next(
          "you speak for \(organization); see its seats: gavel organization show \(organization); "
            + "say who holds one: gavel seat designate SEAT PERSON")
      }
    }
    if person == nil { session.terminal.next("say who you are: gavel status --as PERSON") }
  }

  private static func members(
    _ inbox: Inbox, _ errands: Errands, _ ledger: OpenLedger, _ head: TreeHead,
    _ person: Identifier?
  ) -> [String: JSON] {
    var members: [String: JSON] = [
      "acceptances": .array(inbox.acceptances.map { .string($0.post.text) }),
      "admissions": .array(inbox.admissions.map { .string($0.organization.text) }),
      "ballots": .array(
        inbox.ballots.map { awaited in
          var item: [String: JSON] = [
            "closes": .string(awaited.poll.closes.description),
            "motion": .string(awaited.motion.number.text), "seat": .string(awaited.seat.text),
            "title": .string(awaited.motion.title),
          ]
          item["cast"] = awaited.cast.map { .string($0.choice.rawValue) }
          return .object(item)
        }),
      "duties": .array(inbox.duties.map(\.members)),
      "designations": .array(errands.vacant.map { .string($0.text) }),
      "entries": .integer(head.size), "offers": .array(errands.offers.map { .string("\($0)") }),
      "meetings": .array(
        inbox.meetings.map { awaited in
          [
            "meeting": .string(awaited.meeting.number.text),
            "starts": .string(awaited.meeting.starts.description),
            "state": .string(awaited.state.rawValue), "title": .string(awaited.meeting.title),
          ]
        }),
      "origin": .string(ledger.origin.text),
      "objections": .array(
        inbox.objections.map { motion, period in
          var item: [String: JSON] = [
            "motion": .string(motion.number.text), "title": .string(motion.title),
          ]
          item["until"] = period.span?.to.map { .string($0.description) }
          return .object(item)
        }),
      "reviews": .array(
        inbox.reviews.map { policy, bodies in
          var item: [String: JSON] = [
            "bodies": .array(bodies.map { .string($0.text) }),
            "policy": .string(policy.policy.text),
          ]
          item["review_by"] = policy.reviewBy.map { .string($0.description) }
          return .object(item)
        }),
      "overdue": .array(inbox.overdue.map { .string($0.motion.number.text) }),
      "pending": .array(inbox.pending.map { .string($0.number.text) }),
      "root": .string(head.root.base64),
    ]
    members["successor"] = ledger.headSeenBefore?.successor.map { .string($0.origin) }
    if !errands.recoveries.isEmpty {
      members["recoveries"] = .array(errands.recoveries.map { .string("\($0)") })
    }
    members["head_checked"] = ledger.headSeenBefore.map { .string($0.checked.description) }
    members["person"] = person.map { .string($0.text) }
    return members
  }
}

extension Duty {
  fileprivate var members: JSON {
    [
      "command": .string(command), "date": .string(date.description), "kind": .string(kind),
      "subject": .string(subject), "title": .string(title), "what": .string(what),
    ]
  }
}
