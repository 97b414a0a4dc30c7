import CanonicalJSON
public import Governance
import Sodium

/// The file in which a machine offers its key to be the ledger's, one line of canonical JSON:
///
///     {"key":"<origin>+<id>+<key>","schema":"gavel.ledger_key/1","sig":"<base64>"}
extension LedgerKeyProof {
  static let schema = "gavel.ledger_key/1"

  /// Reads such a file, its line feed included or not. What the signature says is not checked here: the rules do.
  ///
  /// - Throws: `LedgerError`.
  public init(file bytes: [UInt8]) throws {
    do {
      var fields = try CanonicalText(bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes)
        .root.fields()
      let key = try fields.string("key")
      let schema = try fields.string("schema")
      let signature = Signature(base64: try fields.string("sig"))
      try fields.finish()
      guard schema == Self.schema else {
        throw LedgerError.ledgerKeyFile("its schema is \(schema)")
      }
      guard let signature else { throw LedgerError.ledgerKeyFile("sig is no signature in base64") }
      self.init(key: key, signature: signature)
    } catch let error as JSONError {
      throw LedgerError.ledgerKeyFile("\(error)")
    }
  }

  public var file: [UInt8] {
    get throws {
      let object: JSON = [
        "key": .string(key), "schema": .string(Self.schema), "sig": .string(signature.base64),
      ]
      return try object.canonicalBytes() + [0x0A]
    }
  }
}

extension LedgerError {
  static func ledgerKeyFile(_ reason: String) -> LedgerError {
    LedgerError(
      "E-LEDGER-KEY-FILE",
      "this is not the key of a machine that is to be the registrar: \(reason)",
      next: "make it there: gavel ledger key --output FILE", exitStatus: 64)
  }
}
