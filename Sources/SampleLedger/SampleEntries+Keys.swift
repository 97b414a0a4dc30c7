import Governance
import Ledger
import Signing
import Sodium
import TransparencyLog

/// Keys that come, are lost and follow one another, the ledger's own among them.
extension SampleEntries {
  /// Somebody new, who becomes the alternate of a seat; a second key, a security key, is offered and stopped.
  func enrolAide() throws -> SamplePerson {
    let aide = try SamplePerson("aide", of: people[0].organization)
    let offer = try book.record(
      KeyOffered(key: aide.key.publicKey, person: aide.id, organization: aide.organization),
      by: aide)
    try book.record(KeyVouched(offer: offer), by: people[0])
    book.pass(seconds: Timestamp.day)
    let other = try SamplePerson("aide", of: people[0].organization, serial: 2)
    let token = try SecurityKeyModel(other.key, application: "ssh:gavel")
    let second = try book.record(
      KeyOffered(key: token.publicKey, person: other.id), as: token.signer(of: other.id))
    try book.record(KeyVouched(offer: second), by: aide)
    try book.record(KeyCancelled(key: Fingerprint(of: token.publicKey)), by: aide)
    let designation = try book.record(
      SeatDesignated(seat: try board(4), person: aide.id, asAlternate: true), by: people[0])
    try book.record(SeatAccepted(seat: try board(4), appointment: designation), by: aide)
    return aide
  }

  /// Who lost every key offers a new one; a colleague confirms it, too few, and the board recovers it.
  func recoverKey(of aide: SamplePerson) throws {
    let found = try SamplePerson("aide", of: aide.organization, serial: 3)
    let offer = try book.record(KeyOffered(key: found.key.publicKey, person: found.id), by: found)
    try book.record(KeyConfirmed(offer: offer), by: people[0])
    try carry(
      try move(
        "Give the aide a new key",
        acts: [Act(RecoverKey(offer: offer, of: aide.id, organization: aide.organization))],
        by: people[0]))
  }

  /// The aide's key commits to a next one, of which a thief knows nothing, and that one takes its place.
  func succeedKey(of aide: SamplePerson) throws {
    let committed = try SamplePerson(aide.id.text, of: aide.organization, serial: 3)
    let drawer = try SamplePerson(aide.id.text, of: aide.organization, serial: 4)
    let since = try book.ledger.head().size
    try book.record(KeyCommitted(next: Fingerprint(of: drawer.key.publicKey)), by: committed)
    book.pass(seconds: 2 * Timestamp.day)
    try book.record(
      KeySucceeded(key: SSHPublicKey(drawer.key.publicKey), since: since + 1), by: drawer)
  }

  /// The secretary goes on with another machine; then the board takes the key from that one.
  func handRegistrarOn() throws {
    let consortium = book.consortium
    try book.record(
      RegistrarHanded(try consortium.proof(ofRegistrar: 0, after: consortium.registrar)),
      by: try rotated())
    let proof = try consortium.proof(ofRegistrar: 1, after: consortium.laterRegistrars[0])
    try carry(
      try move(
        "Take the ledger's key from a machine that was stolen",
        acts: [Act(ReplaceLedgerKey(proof))], by: people[0]))
  }
}
