internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// Risks by the names that people use: a number (`toc-r2026-003`), or the id of the event, or at least eight
/// of its first digits.
extension LedgerView {
  func risk(_ text: String) throws -> Risk {
    if let number = Identifier(text), let risk = try register.risk(numbered: number) { return risk }
    let risks = try register.risks()
    let found = Self.isPrefix(text) ? risks.filter { $0.id.hex.hasPrefix(text) } : []
    guard let risk = found.first else {
      throw LedgerError(
        "E-RISK-UNKNOWN", "there is no risk \"\(text)\"",
        next: Spelling.closest(to: text, among: risks.map(\.number.text)).map {
          "did you mean \($0)? list them: gavel risk list"
        } ?? "list them: gavel risk list", exitStatus: 5)
    }
    guard found.count == 1 else {
      throw LedgerError.ambiguous(text, found.map { "\($0.number) (\($0.id.hex))" })
    }
    return risk
  }
}

extension Intention.Result {
  /// What is said of every event about a risk: its number, and a line.
  static func about(_ risk: Risk?, _ line: String) -> Intention.Result {
    guard let risk else { return Intention.Result() }
    return Intention.Result(
      members: ["risk": .string(risk.number.text)], text: "\(risk.number) \(line)\n")
  }
}

extension Owner {
  /// What a person types as an owner: `person:ann`, `organization:ibm`, `body:toc`.
  static func argument(_ text: String) throws -> Owner {
    guard let owner = Owner(text: text) else {
      throw ProgramError.usage(
        "\"\(text)\" is no owner", next: "write person:ID, organization:ID or body:ID")
    }
    return owner
  }
}
