import CanonicalJSON
import Governance
import Signing
import Sodium

/// Founding.
extension Consortium {
  /// The ledger's own key.
  static let ledgerKey = Keys.secret("ledger")

  /// The verifier key of the ledger as C2SP signed-note writes it.
  static func verifierKey(
    of key: PublicKey = ledgerKey.publicKey, origin: String = origin
  ) -> String {
    let bytes = [1] + key.bytes
    let id = SHA256.hash(Array(origin.utf8) + [0x0A] + bytes).bytes[..<4]
    return "\(origin)+\(Hex.encode(Array(id)))+\(Base64.encode(bytes))"
  }

  /// Records the genesis, and nothing else.
  func found(
    _ charter: CharterDocument = FixtureCharter.document, by author: Identifier = .ibmRep,
    key: String = verifierKey(), signedBy: SecretKey? = nil,
    following predecessor: LedgerFounded.Predecessor? = nil
  ) throws {
    let bytes = try charter.json.canonicalBytes(limits: .document)
    documents[SHA256.hash(bytes)] = bytes
    genesis = try record(
      LedgerFounded(
        charter: SHA256.hash(bytes), key: key, rehearsal: false, predecessor: predecessor),
      by: author,
      Signing(key: signedBy))
  }

  /// A founder accepts the charter.
  func accept(
    _ organization: Identifier, by author: Identifier? = nil, key: SecretKey? = nil
  ) throws {
    let author = author ?? organization.principal
    let key = key ?? Keys.first(of: organization.principal)
    try record(
      CharterAccepted(
        genesis: genesis ?? .of("no genesis"), key: key.publicKey, organization: organization),
      by: author, Signing(key: key))
  }

  /// A consortium whose founders have all accepted, and hold what the charter appoints them to.
  static func founded(
    _ charter: CharterDocument = FixtureCharter.document, at now: Timestamp = "2023-12-05"
  ) throws -> Consortium {
    let consortium = Consortium(at: now)
    try consortium.found(charter, by: charter.founders.first?.principal ?? .ibmRep)
    for founder in charter.founders { try consortium.accept(founder.id) }
    let offices = Set(charter.offices.map(\.id))
    for appointment in charter.appointments {
      if offices.contains(appointment.post) {
        try consortium.acceptOffice(appointment.post, by: appointment.person)
      } else {
        try consortium.acceptSeat(appointment.post, by: appointment.person)
      }
    }
    return consortium
  }

  /// A consortium founded under a charter that `change` alters.
  static func founded(changing change: (inout CharterDocument) -> Void) throws -> Consortium {
    var charter = FixtureCharter.document
    change(&charter)
    return try founded(charter)
  }
}
