internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// What the proof of a decision shows, and what it cannot.
struct DecisionPage {
  private let verified: VerifiedDecision
  private let session: Session

  init(_ verified: VerifiedDecision, _ session: Session) {
    self.verified = verified
    self.session = session
  }

  /// What nobody can see in some entries of a log.
  private static let unproved =
    "that nothing else is in the log: a later ballot, the end of a key, that the decision was undone"

  func show() throws {
    let (motion, head) = (verified.motion, verified.checkpoint.head)
    session.announce(
      rehearsal: verified.register.founding()?.rehearsal ?? false,
      origin: verified.checkpoint.origin.text)
    let face = try session.clockFace
    var lines = [
      "\(visible(motion.title))   \(motion.state.rawValue.uppercased())",
      "  motion \(motion.id.hex.prefix(12))… in \(motion.body) of "
        + "\(visible(verified.checkpoint.origin.text)), proposed by \(motion.mover)",
    ]
    for text in motion.texts {
      let isHere = !verified.missing.contains(text)
      lines.append(
        "  \(text.role.rawValue) text sha256 \(text.digest.hex.prefix(12))…"
          + (isHere ? "" : ", which is not here"))
    }
    for poll in verified.polls {
      lines += try PollExplanation(poll, in: verified.view, face).lines
    }
    for effect in verified.effects {
      lines.append(
        "  act \(effect.index + 1), \(effect.act): \(effect.state.rawValue)"
          + (effect.code.map { " (\($0))" } ?? ""))
    }
    lines += [
      "  proved by \(verified.proof.items.count) of the \(head.size) entries under the root "
        + "\(head.root.hex.prefix(16))…",
      "  signed by \(visible(verified.checkpoint.key.text))",
    ]
    try session.output.show(
      "gavel.decision/1", try members(), text: lines.joined(separator: "\n") + "\n")
    session.terminal.hint("it does not prove \(Self.unproved)")
  }

  private func members() throws -> [String: JSON] {
    let (motion, head) = (verified.motion, verified.checkpoint.head)
    return [
      "body": .string(motion.body.text),
      "effects": .array(
        verified.effects.map { effect in
          var object: [String: JSON] = [
            "act": .string(effect.act), "state": .string(effect.state.rawValue),
          ]
          object["code"] = effect.code.map(JSON.string)
          return .object(object)
        }),
      "entries": .integer(Int64(verified.proof.items.count)),
      "key": .string(verified.checkpoint.key.text),
      "missing": .array(verified.missing.map { .string($0.digest.hex) }),
      "motion": .string(motion.id.hex), "origin": .string(verified.checkpoint.origin.text),
      "outcomes": .array(
        verified.polls.map { poll in
          [
            "body": .string(poll.body.text), "outcome": .string(poll.outcome?.rawValue ?? "open"),
            "poll": .string(poll.seal.hex),
          ]
        }),
      "root": .string(head.root.base64), "size": .integer(head.size),
      "state": .string(motion.state.rawValue), "title": .string(motion.title),
      "unproved": .string(Self.unproved),
    ]
  }
}
