import Governance
import Ledger
import TransparencyLog

/// The witness that the charter names cosigns the newest head, which is recorded: the last entry.
extension SampleEntries {
  func witness() throws {
    let consortium = book.consortium
    let signer = try consortium.registrar(of: book.ledger).signer
    let checkpoint = Checkpoint(origin: consortium.origin, head: try book.ledger.head())
    let cosigner = try SampleConsortium.witness()
    let cosigned = try signer.sign(checkpoint).adding([
      cosigner.cosign(checkpoint, at: book.ledger.now.seconds)
    ])
    try book.record(HeadCosigned(checkpoint: cosigned), by: people[4])
  }
}
