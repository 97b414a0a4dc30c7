import Governance
import Sodium

extension Tables {
  /// Batches of decisions from before the ledger: what they say is in their documents.
  static func oldBatches(_ register: MemoryRegister) -> Table {
    var table = Table(
      "old_batches",
      columns: [
        "body", "first", "count", "batch", "source", "part", "parts", "secretary", "attested",
        "entry", "state", "adopted_by",
      ])
    for batch in register.oldBatches() {
      table.append([
        batch.body.text, "\(batch.first)", "\(batch.count)", batch.batch.hex, batch.source.hex,
        "\(batch.part)", "\(batch.parts)", batch.secretary.text, batch.attested.description,
        "\(batch.entry)", batch.state.hex,
        batch.adoptedBy.flatMap { register.motion($0)?.number.text },
      ])
    }
    return table
  }
}
