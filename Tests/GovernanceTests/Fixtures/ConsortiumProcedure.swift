import Sodium

@testable import Governance

/// Motions about motions.
extension Consortium {
  /// A motion whose only text says so.
  func propose(
    saying text: String, in body: Identifier = .board, by mover: Identifier = .ibmRep
  ) throws -> Digest {
    try propose(in: body, by: mover, texts: [self.text(text)])
  }

  func text(_ text: String) -> TextReference {
    let digest = keep(text)
    return TextReference(name: .plain(digest), size: Int64(text.utf8.count))
  }

  /// The amendment of a motion as it stands to other words.
  func amendment(of motion: Digest, saying text: String) throws -> AmendMotion {
    let amended = try register.requireMotion(motion)
    return AmendMotion(
      motion: motion, version: amended.version, base: amended.texts.map(\.digest),
      result: AmendMotion.Wording(
        title: amended.title, texts: [self.text(text)], acts: amended.acts))
  }

  /// Moves one, which brings the resulting text along.
  @discardableResult
  func moveAmendment(
    of motion: Digest, saying text: String, by mover: Identifier = .metaRep
  ) throws -> Digest {
    let body = try register.requireMotion(motion).body
    return try propose(
      [Act(try amendment(of: motion, saying: text))], in: body, by: mover,
      texts: [self.text(text)])
  }

  /// Moves an act about a motion in its body.
  @discardableResult
  func move(
    _ act: some MotionAct, texts: [TextReference] = [], in body: Identifier? = nil,
    by mover: Identifier = .metaRep
  ) throws -> Digest {
    let own = try register.requireMotion(act.motion).body
    return try propose([Act(act)], in: body ?? own, by: mover, texts: texts)
  }

  /// Moves and carries one.
  @discardableResult
  func carry(
    moving act: some MotionAct, in body: Identifier? = nil, by mover: Identifier = .metaRep
  ) throws -> Digest {
    let motion = try move(act, in: body, by: mover)
    try decide(motion)
    for effect in effects(of: motion) where effect.state == .void {
      throw VoidAct(code: effect.code)
    }
    return motion
  }

  func course(of motion: Digest) -> MotionCourse? { register.course(of: motion) }

  /// The parts that a motion was divided into, or what came of it before another body.
  func parts(of motion: Digest) -> [Motion] {
    guard let ended = course(of: motion)?.endedBy else { return [] }
    return (0..<16).compactMap {
      register.motion(Motion.partID($0, of: motion, by: ended))
    }
  }
}
