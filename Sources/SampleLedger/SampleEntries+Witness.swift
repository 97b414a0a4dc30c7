import Governance
import Ledger
import TransparencyLog

/// The witness that the charter names cosigns the newest head, which is recorded: the last entry.
extension SampleEntries {
  func witness() throws {
    let consortium = book.consortium
    let signer = NoteSigner(
      name: KeyName(consortium.origin),
      secretKey: try SamplePerson.key(of: SampleConsortium.ledgerKeyName))
    let checkpoint = Checkpoint(origin: consortium.origin, head: try book.ledger.head())
    let cosigner = try SampleConsortium.witness()
    let cosigned = try signer.sign(checkpoint).adding([
      cosigner.cosign(checkpoint, at: book.ledger.now.seconds)
    ])
    try book.record(HeadCosigned(checkpoint: cosigned), by: people[4])
  }
}
