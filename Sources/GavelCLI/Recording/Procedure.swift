internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A motion about another one, as the commands move it.
struct ProceduralMotion {
  /// What the command says of the motion to move: an act, and what goes along with it.
  let act: any MotionAct
  let title: String
  var texts: [TextReference] = []
  var documents: [HandedDocument] = []
  var words: [String] = []
}

extension Session {
  /// Proposes a motion about another one, in the body that decides on it.
  func move(
    _ procedural: ProceduralMotion, in ledger: OpenLedger, _ signing: SigningOptions
  ) throws {
    let act = Act(procedural.act)
    let body = try ledger.view { try $0.body(deciding: procedural.act) }
    let intention = Intention(
      event: MotionProposed(
        body: body, title: procedural.title, texts: procedural.texts, acts: [act]),
      documents: procedural.documents,
      words: ["a motion to \(body): \(procedural.title)"] + procedural.words,
      result: { try MotionPropose.result($0, in: ledger, self) })
    try carryOut(intention, in: ledger, as: try signer(signing, in: ledger), signing)
  }
}

extension LedgerView {
  /// The body that carries an act about a motion: the motion's own where it is among them.
  func body(deciding act: any MotionAct) throws -> Identifier {
    let own = try register.motion(act.motion)?.body
    let home =
      act is ReportMotion ? try register.course(of: act.motion)?.referredTo ?? own : own
    guard let home else { throw LedgerError.noMotion(act.motion.hex, closest: nil) }
    let power = try register.power(over: type(of: act).name, scope: .body(home), at: time)
    guard let bodies = power?.requires.map(\.body), !bodies.contains(home) else { return home }
    return bodies.first ?? home
  }

  /// The state of a motion with what the body did with it: also on the table, postponed, with a body.
  func state(of motion: Motion) throws -> String {
    let state = motion.state(at: time)
    guard state == Motion.State.proposed.rawValue, let course = try register.course(of: motion.id)
    else { return state }
    if course.isTabled { return "tabled" }
    if course.isReferred(at: time) { return "with_body" }
    return course.isPostponed(at: time) ? "postponed" : state
  }

  /// The number of a motion or meeting, of a poll's motion; else the id as it is.
  func number(ofEvent event: Digest) throws -> String {
    if let motion = try register.motion(event) { return motion.number.text }
    if let poll = try register.poll(event), let motion = try register.motion(poll.motion) {
      return motion.number.text
    }
    return try register.meeting(event)?.number.text ?? event.hex
  }

  /// The motions that came of one: its parts, or the same before another body.
  func parts(of motion: Motion) throws -> [Motion] {
    guard let ended = try register.course(of: motion.id)?.endedBy else { return [] }
    var parts: [Motion] = []
    while let part = try register.motion(
      Motion.partID(parts.count, of: motion.id, by: ended))
    {
      parts.append(part)
    }
    return parts
  }
}

/// What a body did with a motion, in lines and as members.
struct CoursePage {
  private(set) var lines: [String] = []
  private(set) var members: [String: JSON] = [:]

  init(of motion: Motion, in view: LedgerView, _ face: ClockFace) throws {
    func number(_ id: Digest?) throws -> String {
      try id.flatMap { try view.register.motion($0)?.number.text } ?? ""
    }
    var about: [JSON] = []
    for other in try view.register.subsidiaryMotions(on: motion.id) {
      guard let found = try view.register.motion(other.motion) else { continue }
      let state = try view.state(of: found)
      lines.append("  \(other.act) by \(found.number): \(state)")
      about.append(
        [
          "act": .string(other.act), "motion": .string(found.number.text), "state": .string(state),
        ])
    }
    if !about.isEmpty { members["subsidiaries"] = .array(about) }
    if let by = try view.register.ratification(of: motion.id)?.motion {
      lines.append("  ratified by \(try number(by))")
      members["ratified_by"] = .string(try number(by))
    }
    for case let ratify as RatifyDecision in motion.acts.map(\.content) {
      let name = try view.number(ofEvent: ratify.event)
      lines.append("  to ratify \(name)")
      members["ratifies"] = .string(name)
    }
    for item in try view.register.consentItems(of: motion.id) {
      let agenda = try number(item.agenda)
      lines.append(
        "  on the consent agenda \(agenda)" + (item.pulledBy.map { ", pulled by seat \($0)" } ?? "")
      )
      if item.pulledBy == nil { members["agenda"] = .string(agenda) }
    }
    var items: [JSON] = []
    for item in try view.register.consentItems(on: motion.id) {
      var member: [String: JSON] = ["motion": .string(try number(item.motion))]
      member["pulled_by"] = item.pulledBy.map { .string($0.text) }
      items.append(.object(member))
      lines.append(
        "  item \(try number(item.motion)), version \(item.version)"
          + (item.pulledBy.map { ": pulled by seat \($0)" } ?? ""))
    }
    if !items.isEmpty { members["items"] = .array(items) }
    if let main = try view.register.subsidiaryMotion(motion.id)?.main {
      lines.append("  about \(try number(main))")
      members["about"] = .string(try number(main))
    }
    guard let course = try view.register.course(of: motion.id) else { return }
    var item: [String: JSON] = [:]
    if let made = course.madeBy, let version = course.madeVersion {
      let what = course.origin == nil ? "amended" : "came of \(try number(course.origin))"
      lines.append("  version \(version) \(what) by \(try number(made))")
      item["made_by"] = .string(try number(made))
      item["made_version"] = .integer(version)
      item["origin"] = try course.origin.map { .string(try number($0)) }
    }
    if let tabled = course.tabledBy {
      lines.append("  lies on the table by \(try number(tabled))")
      item["tabled_by"] = .string(try number(tabled))
    }
    if let until = course.postponedUntil {
      lines.append("  postponed to \(face.text(until)) by \(try number(course.postponedBy))")
      item["postponed_by"] = .string(try number(course.postponedBy))
      item["postponed_until"] = .string(until.description)
    }
    if let body = course.referredTo, let due = course.reportDue {
      lines.append(
        "  referred to \(body), to report by \(face.text(due)), by "
          + "\(try number(course.referredBy))")
      item["referred_by"] = .string(try number(course.referredBy))
      item["referred_to"] = .string(body.text)
      item["report_due"] = .string(due.description)
    }
    if let report = course.reportedBy, let recommends = course.recommends {
      lines.append(
        "  reported by \(try number(report)): "
          + (recommends == .none ? "recommends nothing" : "recommends to \(recommends.rawValue)"))
      item["recommends"] = .string(recommends.rawValue)
      item["reported_by"] = .string(try number(report))
    }
    if let ended = course.endedBy {
      let parts = try view.parts(of: motion).map(\.number.text)
      lines.append("  ended by \(try number(ended)), goes on as \(parts.joined(separator: ", "))")
      item["ended_by"] = .string(try number(ended))
      item["parts"] = .array(parts.map(JSON.string))
    }
    members["course"] = .object(item)
  }
}
