internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

extension OpenLedger {
  /// An offered key that nobody has vouched for: by its person, its fingerprint or the offering event.
  func offeredKey(_ text: String, in register: any RegisterLists) throws -> PersonKey {
    let offered = try register.personKeys().filter { $0.state == .offered }
    let found = offered.filter {
      $0.person.text == text || "\($0.fingerprint)" == text || $0.offer.hex == text
    }
    guard let key = found.first else {
      throw LedgerError(
        "E-OFFER-UNKNOWN", "no key of \(visible(text)) waits for somebody to vouch",
        next: "let the person offer it: gavel key offer", exitStatus: 5)
    }
    guard found.count == 1 else {
      throw LedgerError(
        "E-OFFER-SEVERAL",
        "\(visible(text)) offered \(found.count) keys: "
          + found.map { "\($0.fingerprint)" }.joined(separator: ", "),
        next: "name one by its fingerprint", exitStatus: 64)
    }
    return key
  }
}

extension Identifier {
  /// - Throws: `ProgramError.identifier` for what is none.
  static func argument(_ text: String) throws(ProgramError) -> Identifier {
    guard let id = Identifier(text) else { throw .identifier(text) }
    return id
  }
}
