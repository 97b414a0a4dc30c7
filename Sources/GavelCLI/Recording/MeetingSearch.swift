internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Meetings by the names that people use: a number (`toc-m2026-003`), the id of the call, or at least eight
/// of its first digits.
extension LedgerView {
  func meeting(_ text: String) throws -> Meeting {
    if let number = Identifier(text), let meeting = try register.meeting(numbered: number) {
      return meeting
    }
    let meetings = try register.meetings()
    let found = Self.isPrefix(text) ? meetings.filter { $0.id.hex.hasPrefix(text) } : []
    guard let meeting = found.first else {
      throw LedgerError.noMeeting(
        text, closest: Spelling.closest(to: text, among: meetings.map(\.number.text)))
    }
    guard found.count == 1 else {
      throw LedgerError.ambiguous(text, found.map { "\($0.number) (\($0.id.hex))" })
    }
    return meeting
  }
}

extension LedgerError {
  fileprivate static func noMeeting(_ text: String, closest: String?) -> LedgerError {
    LedgerError(
      "E-MEETING-UNKNOWN", "there is no meeting \"\(text)\"",
      next: closest.map { "did you mean \($0)? list them: gavel meeting list" }
        ?? "give its number or eight digits of its id: gavel meeting list", exitStatus: 5)
  }
}

extension Intention.Result {
  /// What is said of every event about a meeting: its number, and a line.
  static func about(_ meeting: Meeting, _ line: String) -> Intention.Result {
    Intention.Result(
      members: ["meeting": .string(meeting.number.text)], text: "\(meeting.number) \(line)\n")
  }
}
