import Sodium

@testable import Governance

extension Consortium {
  /// A consortium all of whose rules say this of recusals: the strictest must say what the others say.
  static func recusing(
    _ recusal: DecisionRule.Recusals?, _ change: @escaping (inout DecisionRule) -> Void = { _ in }
  ) throws -> Consortium {
    try founded { charter in
      for index in charter.rules.indices {
        charter.rules[index].recusal = recusal
        change(&charter.rules[index])
      }
    }
  }

  @discardableResult
  func declare(_ about: Subject?, by person: Identifier = .ibmRep) throws -> Digest {
    let text = about == nil ? Digest.of("words") : nil
    return try record(InterestDeclared(about: about, text: text), by: person)
  }

  func amend(
    _ interest: Digest, about: Subject?, by person: Identifier = .ibmRep
  ) throws {
    try record(
      InterestAmended(interest: interest, about: about, text: .of("words")), by: person)
  }

  func end(_ interest: Digest, by person: Identifier = .ibmRep) throws {
    try record(InterestEnded(interest: interest), by: person)
  }

  func recuse(
    _ seat: Identifier = .boardIbm, by person: Identifier = .ibmRep, from poll: Digest,
    for interest: Digest? = nil
  ) throws {
    try record(SeatRecused(seat: seat, fromPoll: poll, interest: interest), by: person)
  }

  func recuse(
    _ seat: Identifier = .boardIbm, by person: Identifier = .ibmRep, fromMotion motion: Digest,
    for interest: Digest? = nil
  ) throws {
    try record(SeatRecused(seat: seat, fromMotion: motion, interest: interest), by: person)
  }

  func recused(in poll: Digest) -> [Identifier] {
    register.recusals(from: poll).map(\.seat)
  }

  func result(of poll: Digest) -> Tally? { register.poll(poll)?.result }
}
