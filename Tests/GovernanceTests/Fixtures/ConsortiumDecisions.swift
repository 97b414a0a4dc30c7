import CanonicalJSON
import Sodium
import Testing

@testable import Governance

/// An act of a carried motion that had become impossible.
struct VoidAct: Error {
  let code: String?
}

/// Motions and polls.
extension Consortium {
  /// - Returns: the motion.
  @discardableResult
  func propose(
    _ acts: [Act] = [], in body: Identifier = .board, by mover: Identifier = .ibmRep,
    texts: [TextReference]? = nil
  ) throws -> Digest {
    try record(
      MotionProposed(
        body: body, title: "A motion", texts: texts ?? self.texts(of: acts), acts: acts),
      by: mover)
  }

  /// References to the operative texts that the acts name.
  func texts(of acts: [Act]) -> [TextReference] {
    Set(acts.flatMap(\.content.texts)).sorted().map {
      TextReference(name: .plain($0), size: Int64(documents[$0]?.count ?? 1))
    }
  }

  @discardableResult
  func revise(
    _ motion: Digest, version: Int64 = 2, _ acts: [Act] = [], by mover: Identifier = .ibmRep
  ) throws -> Digest {
    try record(
      MotionRevised(
        motion: motion, version: version, title: "A better motion", texts: texts(of: acts),
        acts: acts),
      by: mover)
  }

  func second(
    _ motion: Digest, by person: Identifier, seat: Identifier, version: Int64 = 1
  ) throws {
    try record(MotionSeconded(motion: motion, version: version, seat: seat), by: person)
  }

  func demand(
    _ motion: Digest, in body: Identifier = .board, by person: Identifier, seat: Identifier
  ) throws {
    try record(
      PollDemanded(motion: motion, version: 1, body: body, seat: seat), by: person)
  }

  func withdraw(_ motion: Digest, by person: Identifier = .ibmRep) throws {
    try record(MotionWithdrawn(motion: motion), by: person)
  }

  /// The opening that an honest opener signs now, changed by `change`.
  func opening(
    _ motion: Digest, in body: Identifier = .board, closes: Timestamp? = nil
  ) throws -> PollOpened {
    guard let found = register.motion(motion) else { throw Refusal.motionUnknown(motion) }
    let rule = try register.rule(of: body, among: found.requires, at: now)
    return try PollOpened(
      opening: found, in: body, closes: closes ?? now.adding(max(rule.leastWindow, 7 * .day)),
      at: now, in: register)
  }

  /// An opening whose seal cannot be right.
  static func anyOpening(of motion: Digest, in body: Identifier) -> PollOpened {
    PollOpened(
      motion: motion, version: 1, body: body, electorate: .of("any"), rule: .of("any"),
      texts: [], closes: .latest)
  }

  /// - Returns: the seal.
  @discardableResult
  func open(
    _ motion: Digest, in body: Identifier = .board, by opener: Identifier? = nil,
    closes: Timestamp? = nil, changing change: (inout PollOpened) -> Void = { _ in }
  ) throws -> Digest {
    var opening = try opening(motion, in: body, closes: closes)
    change(&opening)
    return try record(
      opening, by: try opener ?? register.chair(of: body, at: now) ?? "nobody")
  }

  func vote(
    _ choice: Choice, by person: Identifier, seat: Identifier, turn: Int64 = 1, on poll: Digest,
    _ signing: Signing = Signing()
  ) throws {
    try record(BallotCast(poll: poll, seat: seat, choice: choice, turn: turn), by: person, signing)
  }

  /// Everybody who holds a voting seat votes: `choice`, but what `except` says for a seat, and not at
  /// all for the seats that are `silent`.
  func voteAll(
    _ choice: Choice = .yes, on poll: Digest, except: [Identifier: Choice] = [:],
    silent: Set<Identifier> = []
  ) throws {
    for elector in register.electors(of: poll)
    where elector.isEligible && !silent.contains(elector.seat) {
      guard let person = try holder(of: elector.seat) else { continue }
      try vote(except[elector.seat] ?? choice, by: person, seat: elector.seat, on: poll)
    }
  }

  /// The closing that the ballots give.
  func closing(of seal: Digest) throws -> PollClosed {
    guard let poll = register.poll(seal) else { throw Refusal.pollUnknown(seal) }
    return try PollClosed(of: poll, in: register)
  }

  /// Closes a poll, as anybody may: Intel's principal, or the first there is.
  func close(
    _ poll: Digest, by person: Identifier? = nil,
    changing change: (inout PollClosed) -> Void = { _ in }
  ) throws {
    var closing = try closing(of: poll)
    change(&closing)
    let anybody = register.person(.intelRep)?.id ?? register.organizations().first?.principal
    try record(closing, by: person ?? anybody ?? "nobody")
  }

  /// Waits until the poll is over, and closes it.
  @discardableResult
  func finish(_ poll: Digest) throws -> Outcome? {
    if let closes = register.poll(poll)?.closes, now < closes { wait(until: closes) }
    try close(poll)
    return register.poll(poll)?.outcome
  }

  /// Whoever can do so seconds the motion, where its rule asks for it, and the discussion passes.
  func makeReady(_ motion: Digest) throws {
    guard let found = register.motion(motion) else { return }
    for requirement in found.requires {
      let rule = try register.requireRule(requirement.rule, at: now)
      if let body = register.body(found.body)?.definition {
        for seat in try register.seats(of: body, at: now) where seat.voting {
          let seconds = register.seconds(of: motion, version: found.version)
          guard seconds.count < rule.seconds else { break }
          guard let person = try holder(of: seat.id), person != found.mover,
            !seconds.contains(where: { $0.person == person })
          else { continue }
          try second(motion, by: person, seat: seat.id, version: found.version)
        }
      }
      let ready = found.finalText.adding(rule.discussion)
      if now < ready { wait(until: ready) }
    }
  }

  /// Decides a motion in every body that it needs, as `choice` says.
  func decide(_ motion: Digest, _ choice: Choice = .yes) throws {
    try makeReady(motion)
    for requirement in register.motion(motion)?.requires ?? [] {
      let poll = try open(motion, in: requirement.body)
      try voteAll(choice, on: poll)
      if register.poll(poll)?.rule.inTime != nil { try recordHead() }
      if register.poll(poll)?.rule.closesWhenAllVoted ?? false {
        try close(poll)
      } else {
        try finish(poll)
      }
    }
  }

  /// Proposes and carries a motion, and checks that its acts were done.
  ///
  /// - Returns: the motion.
  @discardableResult
  func carry(
    _ acts: [Act], in body: Identifier = .board, by mover: Identifier = .ibmRep
  ) throws -> Digest {
    let motion = try propose(acts, in: body, by: mover)
    try decide(motion)
    for effect in effects(of: motion) where effect.state == .void {
      throw VoidAct(code: effect.code)
    }
    return motion
  }

  @discardableResult
  func carry(
    _ content: any ActKind, effective: Timestamp? = nil, in body: Identifier = .board
  ) throws -> Digest {
    try carry([Act(content, effective: effective)], in: body)
  }

  /// Expects that a motion with the act carries, and that the act is void with this code.
  func voids(
    _ code: RefusalCode, _ content: any ActKind, effective: Timestamp? = nil,
    in body: Identifier = .board, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let motion = try propose([Act(content, effective: effective)], in: body)
    try decide(motion)
    #expect(state(of: motion) == .carried, sourceLocation: sourceLocation)
    #expect(effects(of: motion).map(\.state) == [.void], sourceLocation: sourceLocation)
    #expect(effects(of: motion).map(\.code) == [code.rawValue], sourceLocation: sourceLocation)
  }

  /// A motion that was defeated.
  func defeat(_ acts: [Act] = [], in body: Identifier = .board) throws -> Digest {
    let motion = try propose(acts, in: body)
    try decide(motion, .no)
    return motion
  }
}
