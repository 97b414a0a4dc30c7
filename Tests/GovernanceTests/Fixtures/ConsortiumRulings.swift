import CanonicalJSON
import Sodium

@testable import Governance

/// Rulings of the chair.
extension Consortium {
  /// The board's chair rules, an appeal has three days, and two seats bring it to the board.
  static func withRulings(
    changing change: @escaping (inout CharterDocument) -> Void = { _ in }
  ) throws -> Consortium {
    try founded { charter in
      charter.takeRulings()
      change(&charter)
    }
  }

  /// Intel's principal chairs the board.
  ///
  /// - Returns: the ruling.
  @discardableResult
  func rule(
    _ motion: Digest? = nil, isOutOfOrder: Bool = true, in body: Identifier = .board,
    at meeting: Digest? = nil, by chair: Identifier = .intelRep,
    changing change: (inout TextReference) -> Void = { _ in }
  ) throws -> Digest {
    var text = TextReference(name: .plain(keep("It is not.")), size: 10)
    change(&text)
    return try record(
      ChairRuled(
        body: body, question: "Is it in order?", text: text, motion: motion,
        isOutOfOrder: isOutOfOrder && motion != nil, meeting: meeting), by: chair)
  }

  /// - Returns: the motion.
  func appeal(from ruling: Digest, by mover: Identifier = .ibmRep) throws -> Digest {
    try propose([Act(OverturnRuling(ruling: ruling))], by: mover)
  }

  /// Seconds an appeal, and votes on it as told.
  ///
  /// - Returns: how it ended.
  @discardableResult
  func decideAppeal(_ appeal: Digest, _ choices: [Identifier: Choice]) throws -> Outcome? {
    try makeReady(appeal)
    let poll = try open(appeal, by: register.motion(appeal)?.mover)
    try voteAll(.abstain, on: poll, except: choices)
    return try finish(poll)
  }
}

extension CharterDocument {
  mutating func takeRulings() {
    bodies[0].rulings = RulingRule(appealWithin: 3 * .day)
    rules.append(
      FixtureCharter.rule(
        .appeals, quorum: (.seats, "1/2", false), threshold: (.cast, "1/2", true),
        ["seconds": 1]))
    powers += [
      FixtureCharter.power(OverturnRuling.name, scope: .body(.board), (.board, .appeals)),
      FixtureCharter.power(ChangeRule.name, scope: .rule(.appeals), (.board, .grave)),
    ]
  }
}

extension Identifier {
  static let appeals: Identifier = "appeals"
}
