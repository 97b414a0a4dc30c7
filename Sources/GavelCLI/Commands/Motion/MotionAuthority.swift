internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// What limits and undoes one decision: the time for objections, the objections, and the end of it.
struct MotionAuthority {
  private(set) var lines: [String] = []
  private(set) var members: [String: JSON] = [:]
  /// What became of a decision that was undone, in a word.
  private(set) var undone: String?

  init(_ motion: Motion, in view: LedgerView, _ face: ClockFace) throws {
    if let period = try view.register.objectionPeriod(on: motion.id) {
      add(period)
      lines.append(
        "  " + period.words(at: view.time, isStanding: motion.rescinded == nil, face))
    }
    if let delegated = try view.register.delegatedDecision(motion.id) {
      add(delegated)
      lines.append("  " + delegated.words(at: view.time, face))
    }
    let objections = try view.register.objections(to: motion.id)
    for objection in objections {
      lines.append(
        "  objection of \(objection.organization), by \(objection.person), entry "
          + "\(objection.entry), reason \(objection.reason.hex)")
    }
    if !objections.isEmpty {
      members["objections"] = .array(
        objections.map {
          [
            "entry": .integer($0.entry), "event": .string($0.event.hex),
            "organization": .string($0.organization.text), "person": .string($0.person.text),
            "reason": .string($0.reason.hex),
          ]
        })
    }
    if let reversal = try view.register.reversal(of: motion.id) {
      if reversal.at <= view.time {
        undone = reversal.kind == .objected ? "rescinded" : reversal.kind.rawValue
      }
      let by = try view.register.motion(reversal.by)?.number.text ?? reversal.by.hex
      lines.append("  \(reversal.words(by: by)), from \(face.text(reversal.at))")
      var item: [String: JSON] = [
        "at": .string(reversal.at.description), "by": .string(by),
        "entry": .integer(reversal.entry), "kind": .string(reversal.kind.rawValue),
      ]
      item["reason"] = reversal.reason.map { .string($0.hex) }
      members["reversal"] = .object(item)
      if let reason = reversal.reason { lines.append("  for the reason sha256 \(reason.hex)") }
    }
  }

  private mutating func add(_ delegated: DelegatedDecision) {
    var item: [String: JSON] = [
      "delegation": .string(delegated.delegation.text),
      "from_body": .string(delegated.from.text),
    ]
    item["from"] = delegated.span.map { .string($0.from.description) }
    item["to"] = delegated.span?.to.map { .string($0.description) }
    members["delegated"] = .object(item)
  }

  private mutating func add(_ period: ObjectionPeriod) {
    var item: [String: JSON] = [
      "needed": .integer(period.delay.objections), "span": .integer(period.delay.span),
    ]
    item["class"] = period.delay.memberClass.map { .string($0.text) }
    item["from"] = period.span.map { .string($0.from.description) }
    item["to"] = period.span?.to.map { .string($0.description) }
    members["objection_period"] = .object(item)
  }
}

extension ObjectionPeriod {
  /// Who may object until when, and how many it takes.
  func words(at time: Timestamp, isStanding: Bool, _ face: ClockFace) -> String {
    let who = delay.memberClass.map { "members of the class \($0)" } ?? "members"
    let many =
      delay.objections == 1 ? "1 objection rescinds" : "\(delay.objections) objections rescind"
    guard let span, let end = span.to else {
      return
        "\(who) may object for \(delay.span / Timestamp.day) days once it is carried; \(many) it"
    }
    return span.contains(time) && isStanding
      ? "\(who) may object until \(face.text(end)), when it takes effect; \(many) it"
      : "\(who) could object until \(face.text(end))"
  }
}

extension DelegatedDecision {
  /// Whose power it is, and until when that body can countermand the decision.
  func words(at time: Timestamp, _ face: ClockFace) -> String {
    let words = "decided under the delegation \(delegation) of \(from)"
    guard let end = span?.to else {
      return words
        + (countermand.map { ", to be countermanded \($0.words) once it is carried" } ?? "")
    }
    return words
      + (time < end ? ", which can" : ", which could") + " countermand it until \(face.text(end))"
  }
}

extension Reversal {
  func words(by decision: String) -> String {
    switch kind {
    case .rescinded: "rescinded by \(decision)"
    case .countermanded: "countermanded by \(decision)"
    case .void: "declared void by \(decision)"
    case .objected: "rescinded by objection, event \(decision), entry \(entry)"
    }
  }
}
