internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Moves to change the wording of a motion, as the body decides.
struct MotionAmend: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: "Move to amend a motion that a body has before it.",
    discussion: """
      Say what results: a title, the texts, the acts; what is not said stays. Where the motion has one operative \
      text and the amendment gives one, acts that name the old text name the new one. While the amendment is \
      pending, no poll opens on the motion; carried, it makes the next version.
      """)
  static let examples = [
    Example(
      "gavel motion amend council-2026-001 --text zurich.md --yes",
      "moves to put this text in the place of the old one"),
    Example(
      "gavel motion amend council-2026-001 --title 'Where we meet in May' --yes",
      "moves to change the title"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(help: "The title that results; else it stays.")
  var title: String?

  @OptionGroup(title: "What results") var contents: MotionOptions

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let (amended, content) = try ledger.view { view in
      (try view.motion(motion), try MotionContent(contents, in: session, view))
    }
    let texts = content.texts.isEmpty ? amended.texts : content.texts
    let acts =
      content.acts.isEmpty
      ? try Self.acts(of: amended, withTextsIn: texts) : content.acts
    let act = AmendMotion(
      motion: amended.id, version: amended.version, base: amended.texts.map(\.digest),
      result: AmendMotion.Wording(title: title ?? amended.title, texts: texts, acts: acts))
    let changed = title.map { ["the title would be: \($0)"] } ?? []
    try session.move(
      ProceduralMotion(
        act: act, title: "To amend \(amended.number)",
        texts: content.texts.filter { !amended.texts.contains($0) },
        documents: content.documents,
        words: ["it would change version \(amended.version) of \(amended.number): \(amended.title)"]
          + changed + content.words), in: ledger, signing)
  }

  /// The motion's acts, with the new operative text in the place of the old one where there is one of each.
  private static func acts(
    of amended: Motion, withTextsIn texts: [TextReference]
  ) throws -> [Act] {
    let (old, new) = (
      amended.texts.filter { $0.role == .operative }, texts.filter { $0.role == .operative }
    )
    guard old.count == 1, new.count == 1, old != new else { return amended.acts }
    return try amended.acts.map { act in
      guard case .object(var members) = act.json else { return act }
      for name in ["mandate", "text"] where members[name] == .string(old[0].digest.hex) {
        members[name] = .string(new[0].digest.hex)
      }
      return try Act(canonical: try JSON.object(members).canonicalBytes())
    }
  }
}
