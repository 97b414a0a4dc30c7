public import CanonicalJSON
import Sodium

/// Calls a meeting of a body: when, with which agenda and papers. An officer whom the body's rule names
/// calls it alone; for a seat it is the first of so many that must join.
public struct MeetingCalled: EventKind {
  public static let name = "meeting.called"

  public var agenda: [AgendaItem]
  public var body: Identifier
  public var papers: [TextReference]
  /// The seat that calls; absent where an officer does.
  public var seat: Identifier?
  public var starts: Timestamp
  public var title: String

  public init(
    body: Identifier, title: String, starts: Timestamp, agenda: [AgendaItem] = [],
    papers: [TextReference] = [], seat: Identifier? = nil
  ) {
    self.agenda = agenda
    self.body = body
    self.papers = papers
    self.seat = seat
    self.starts = starts
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    agenda = try fields.objects("agenda", of: AgendaItem.self)
    guard agenda.count <= 256 else {
      throw ValueError(field: "agenda", expected: "a list of at most 256 items")
    }
    body = try fields.identifier("body")
    papers = try fields.objects("papers", of: TextReference.self)
    seat = try fields.optionalIdentifier("seat")
    starts = try fields.timestamp("starts")
    title = try fields.title("title")
  }

  public var json: JSON {
    .members([
      "agenda": .objects(agenda), "body": .identifier(body), "papers": .objects(papers),
      "seat": seat.map(JSON.identifier), "starts": .timestamp(starts), "title": .string(title),
    ])
  }

  public var documents: [TextReference.Name] { papers.map(\.name) }

  public var texts: [TextReference] { papers }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    let definition = try register.requireBody(body, at: time).definition
    guard let rule = definition.meetings else { throw Refusal.meetingsNotHeld(body) }
    try requireCaller(entry.author, under: rule, in: register, at: time)
    _ = try entry.effective(starts)
    for item in agenda {
      guard let id = item.motion else { continue }
      let motion = try register.requireMotion(id)
      try entry.requireSeen(motion.finalEntry, motion.number.text)
      guard motion.requires.contains(where: { $0.body == body }) else {
        throw Refusal.bodyNotRequired(body)
      }
    }
    try checkPapers(documents)
    let (number, counter) = try register.nextNumber(
      in: "\(body)-m\(time.calendarDay.parts.year)", of: body)
    let isEnough = seat == nil || rule.callingSeats == 1
    let meeting = Meeting(
      id: entry.id, number: number, body: body, caller: entry.author, title: title, starts: starts,
      agenda: agenda, papers: papers, rule: rule, entry: entry.number,
      called: isEnough ? time : nil)
    let demand = seat.map {
      Change.meetingDemand(MeetingDemand(meeting: entry.id, seat: $0, person: entry.author))
    }
    return Consequences([.counter(counter), .meeting(meeting), demand].compactMap { $0 })
  }

  private func requireCaller(
    _ person: Identifier, under rule: MeetingRule, in register: some Register, at time: Timestamp
  ) throws {
    if let seat {
      guard rule.callingSeats != nil else { throw Refusal.notCaller(person, body) }
      try register.requireVote(of: seat, in: body, heldBy: person, at: time)
      return
    }
    for caller in rule.calledBy {
      switch caller {
      case .chair: if try register.chair(of: body, at: time) == person { return }
      case .secretary: if try register.isSecretary(person, at: time) { return }
      }
    }
    throw Refusal.notCaller(person, body)
  }

  private func checkPapers(_ documents: Documents) throws {
    try MotionProposed.checkAccess(to: papers, in: body)
    for paper in papers {
      if let bytes = documents[paper.name], Int64(bytes.count) != paper.size {
        throw Refusal.textSize(paper.digest, stated: paper.size, bytes: bytes.count)
      }
    }
    guard Set(papers.map(\.digest)).count == papers.count else { throw Refusal.textTwice() }
  }
}
