internal import ArgumentParser
internal import Governance
internal import Ledger

/// For whom somebody comes to a meeting or leaves it.
struct PresenceOptions: ParsableArguments {
  @Option(help: "Which of your seats it is for.")
  var seat: String?

  @Flag(help: "You come without a seat.")
  var guest = false

  /// The seat in the body, voting or not; nil for a guest.
  func seat(
    of person: Identifier, in body: Identifier, _ view: LedgerView
  ) throws -> Identifier? {
    guard !guest else {
      guard seat == nil else {
        throw ProgramError.usage(
          "--guest is for who has no seat, and --seat names one", next: "leave one of them out")
      }
      return nil
    }
    return try view.seat(seat, of: person, in: body) { _ in true }.seat.id
  }
}
