internal import Governance
internal import Ledger

/// What stops a command before anything is signed, with the codes that the rules have for the same.
extension LedgerError {
  static func noMotion(_ text: String, closest: String?) -> LedgerError {
    LedgerError(
      "E-MOTION-UNKNOWN", "there is no motion \"\(text)\"",
      next: closest.map { "did you mean \($0)? list them: gavel motion list" }
        ?? "give its number or eight digits of its id: gavel motion list", exitStatus: 5)
  }

  static func noPoll(_ number: Identifier) -> LedgerError {
    LedgerError(
      "E-POLL-UNKNOWN", "no poll on \(number) was opened",
      next: "open it: gavel poll open \(number)", exitStatus: 5)
  }

  static func severalPolls(_ number: Identifier, _ bodies: [Identifier]) -> LedgerError {
    LedgerError(
      "E-NAME-SEVERAL",
      "\(number) is open in several bodies: \(bodies.map(\.text).joined(separator: ", "))",
      next: "say which with --body", exitStatus: 64)
  }

  static func ambiguous(_ text: String, _ found: [String]) -> LedgerError {
    LedgerError(
      "E-NAME-SEVERAL", "\"\(text)\" is the beginning of \(found.joined(separator: " and "))",
      next: "give more digits", exitStatus: 64)
  }

  static func seatElsewhere(_ seat: Identifier, _ body: Identifier) -> LedgerError {
    LedgerError(
      "E-SEAT-ELSEWHERE", "\(seat) is not a voting seat of \(body)",
      next: "name the seat that you hold there: gavel seat list", exitStatus: 5)
  }

  static func notHolder(
    _ person: Identifier, _ seat: Identifier, held: Identifier?
  ) -> LedgerError {
    LedgerError(
      "E-SEAT-NOT-HOLDER",
      "\(seat) is \(held.map { "held by \($0)" } ?? "vacant"), so \(person) can't act for it",
      next: "name the seat that you hold, or say who you are with --as PERSON", exitStatus: 4)
  }

  static func noSeat(_ person: Identifier, _ body: Identifier) -> LedgerError {
    LedgerError(
      "E-SEAT-NOT-HOLDER", "\(person) holds no voting seat in \(body)",
      next: "see who does: gavel seat list", exitStatus: 4)
  }

  static func bodyUnknown(_ body: Identifier) -> LedgerError {
    LedgerError(
      "E-BODY-UNKNOWN", "there is no body \(body) now", next: "list them: gavel body list",
      exitStatus: 5)
  }
}
