import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

/// A small consortium whose registrar went to another machine.
final class HandedLedger {
  let small: SmallConsortium
  let next: RegistrarKey
  /// The entry that says so.
  private(set) var entry: Int64 = 0

  var ledger: OpenLedger { small.ledger }
  var covering: Int64 { entry + 1 }

  /// Everybody has a seat, and the first key signs.
  init() throws {
    small = try SmallConsortium()
    next = try Self.registrar("next registrar")
    try small.acceptCharter()
    try small.takeSeats()
  }

  static func registrar(_ name: String) throws -> RegistrarKey {
    RegistrarKey(origin: SmallConsortium.origin, secretKey: try SmallConsortium.key(name))
  }

  static func proof(_ name: String, after current: RegistrarKey) throws -> LedgerKeyProof {
    try LedgerKeyProof(
      of: try SmallConsortium.key(name), after: current.publicKey, origin: SmallConsortium.origin)
  }

  func handOn() throws {
    let proof = try Self.proof("next registrar", after: small.registrar)
    entry = try small.record(RegistrarHanded(proof), by: "beta-rep").entry
  }

  /// The same by a motion that the board carries.
  func replace() throws {
    let proof = try Self.proof("next registrar", after: small.registrar)
    let poll = try small.openPoll("A stolen key", acts: [Act(ReplaceLedgerKey(proof))])
    for name in SmallConsortium.names { try small.vote(.yes, by: name, in: poll) }
    entry = try small.close(poll).entry
  }

  /// Beta proposes something, recorded with the key of now.
  @discardableResult
  func note(_ title: String = "Something", with key: RegistrarKey? = nil) throws -> Recorded {
    small.clock.advance(60)
    let signed = try ledger.sign(
      MotionProposed(body: id("board"), title: title, texts: [], acts: []),
      as: try small.signer(id("beta-rep")))
    return try ledger.record(signed, with: key ?? next, aheadAllowed: true)
  }

  func checkpoint(ofSize size: Int64) throws -> SignedCheckpoint {
    let note = try ledger.file.read { try $0.checkpoint(ofSize: size)?.note }
    return try SignedCheckpoint(parsing: try #require(note))
  }

  /// The head of now, signed by whichever key.
  func head(signedBy key: RegistrarKey) throws -> SignedCheckpoint {
    key.signer.sign(Checkpoint(origin: small.origin, head: try ledger.head()))
  }

  func trail(_ name: String = "trail") throws -> String {
    let path = "\(small.folder)/\(name)"
    _ = try ledger.exportTrail(to: path)
    return path
  }

  var pins: VerificationPins { VerificationPins(genesis: ledger.identity.genesis) }

  func verify(_ path: String) throws -> VerificationReport {
    try LedgerVerification.run(file: path, pins: pins)
  }

  func code(_ body: () throws -> Void) -> String? {
    #expect(throws: LedgerError.self) { try body() }?.code
  }
}
