internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// A motion with what it would do and what became of it.
struct MotionShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a motion, its texts and acts, and explain how it was decided.")
  static let examples = [
    Example("gavel motion show council-2026-001", "shows the motion of this number")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    session.output.page()
    try reading.view(ledger) { view in
      try Self.show(try view.motion(motion), view, session)
    }
  }

  static func show(_ motion: Motion, _ view: LedgerView, _ session: Session) throws {
    let face = try session.clockFace
    let authority = try MotionAuthority(motion, in: view, face)
    let state = try authority.undone ?? view.state(of: motion)
    let course = try CoursePage(of: motion, in: view, face)
    var lines = [
      "\(motion.number)   \(visible(motion.title))   \(state.uppercased())",
      "  proposed by \(motion.mover) on \(face.text(motion.proposed)), version \(motion.version)",
    ]
    if let ground = motion.ground {
      lines.append(
        "  due as \(ground.inactivity) took part in nothing, as the book found when it was proposed"
      )
    }
    for text in motion.texts {
      lines.append("  \(text.role.rawValue) text \(try text.words(in: view))")
    }
    for act in motion.acts {
      lines.append(
        "  act \(visible(act.words))" + (act.effective.map { ", from \(face.text($0))" } ?? ""))
    }
    let needs = motion.requires.map { "\($0.body) by the rule \($0.rule)" }
    lines.append("  decided in \(needs.joined(separator: " and "))")
    let seconds = try view.register.seconds(of: motion.id, version: motion.version)
    if !seconds.isEmpty {
      lines.append("  seconded by " + seconds.map(\.person.text).joined(separator: ", "))
    }
    lines += try view.interestLines(touching: motion, face)
    lines += try view.register.recusals(from: motion.id).map { "  \($0.words)" }
    lines += course.lines
    let hearing = try view.hearingPage(of: motion, face)
    lines += hearing?.lines ?? []
    let rulings =
      try view.register.rulings(on: motion.id)
      + (motion.appealedRuling.flatMap { try view.register.ruling($0) }.map { [$0] } ?? [])
    lines += try rulings.flatMap { try $0.lines(in: view, face) }
    var polls: [JSON] = []
    for poll in try view.register.polls(deciding: motion.id) {
      lines += try PollExplanation(poll, in: view, face).lines
      polls.append(.object(try poll.members(in: view)))
    }
    let effects = try view.register.effects(of: motion.id)
    for effect in effects {
      lines.append(
        "  \(effect.act): \(effect.state.rawValue)"
          + (effect.code.map { " (\($0))" } ?? "")
          + ", from \(face.text(effect.effective)), entry \(effect.entry)")
    }
    lines += authority.lines
    var members: [String: JSON] = [
      "acts": .array(motion.acts.map(\.json)), "body": .string(motion.body.text),
      "effects": .array(
        effects.map { effect in
          var item: [String: JSON] = [
            "act": .string(effect.act), "effective": .string(effect.effective.description),
            "state": .string(effect.state.rawValue),
          ]
          item["code"] = effect.code.map(JSON.string)
          return .object(item)
        }),
      "motion": .string(motion.id.hex), "mover": .string(motion.mover.text),
      "number": .string(motion.number.text), "polls": .array(polls),
      "proposed": .string(motion.proposed.description),
      "seconds": .array(seconds.map { .string($0.person.text) }),
      "state": .string(state),
      "texts": .array(motion.texts.map(\.json)), "title": .string(motion.title),
      "version": .integer(motion.version),
    ]
    members["interests"] = .array(
      try view.interests(touching: motion).map { .object($0.members) })
    members["recusals"] = .array(
      try view.register.recusals(from: motion.id).map { .object($0.members) })
    members["hearing"] = hearing?.json
    members["ground"] = motion.ground?.json
    if !rulings.isEmpty { members["rulings"] = .array(try rulings.map { try $0.json(in: view) }) }
    members.merge(course.members) { first, _ in first }
    members["decided"] = motion.decided.map { .string($0.description) }
    members.merge(authority.members) { first, _ in first }
    try session.output.show(
      "gavel.motion_whole/1", members, text: lines.joined(separator: "\n") + "\n")
  }
}
