import Sodium

@testable import Governance

/// Dissents.
extension Consortium {
  /// A poll of the board that is closed, with CERN's seat against it.
  func decided() throws -> Digest {
    let poll = try open(try propose())
    try voteAll(on: poll, except: [.boardCern: .no])
    try close(poll)
    return poll
  }

  /// - Returns: the event.
  @discardableResult
  func dissent(
    from poll: Digest, by person: Identifier = .cernRep, seat: Identifier = .boardCern,
    changing change: (inout TextReference) -> Void = { _ in }
  ) throws -> Digest {
    var text = TextReference(name: .plain(keep("Too early.")), size: 10)
    change(&text)
    return try record(DissentStated(poll: poll, seat: seat, text: text), by: person)
  }
}
