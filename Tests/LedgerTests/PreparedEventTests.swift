import Governance
import Ledger
import Signing
import Sodium
import Testing
import TransparencyLog

@Suite("An event that is prepared for another hand") struct PreparedEventTests {
  private let small: SmallConsortium
  private let text = HandedDocument(bytes: Array("# Be kind\n".utf8))

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
  }

  private func prepared() throws -> PreparedEvent {
    let motion = MotionProposed(
      body: id("board"), title: "Be kind",
      texts: [TextReference(name: text.name, size: Int64(text.bytes.count))])
    return try PreparedEvent(
      try small.ledger.bytes(of: motion, by: id("alpha-rep")), documents: [text])
  }

  @Test func `comes back from its file and is recorded once it is signed`() throws {
    let prepared = try prepared()
    let read = try PreparedEvent(prepared: try prepared.prepared)
    #expect(read.event.bytes == prepared.event.bytes && read.documents == [text])
    #expect(PreparedEvent.isPrepared(try prepared.prepared))
    let signed = try read.signed(by: try small.signer(id("alpha-rep")))
    #expect(!PreparedEvent.isPrepared(try signed.submission))
    let first = try small.ledger.record(signed, with: small.registrar)
    let again = try read.joined(
      with: SSHSignature(
        signed.signature, by: SSHPublicKey(try SmallConsortium.key("alpha").publicKey)
      ).armoured)
    let second = try small.ledger.record(again, with: small.registrar)
    #expect(second.isRepeated && second.entry == first.entry)
  }

  @Test func `is signed by its author alone, and over its own bytes`() throws {
    let prepared = try prepared()
    let another = #expect(throws: LedgerError.self) {
      try prepared.signed(by: try small.signer(id("beta-rep")))
    }
    #expect(another?.code == "E-PREPARED-AUTHOR")
    let other = SSHSignature(
      signing: prepared.event.bytes + [0x20], with: try SmallConsortium.key("alpha"))
    let foreign = #expect(throws: LedgerError.self) {
      try prepared.joined(with: other.armoured)
    }
    #expect(foreign?.code == "E-SIGNATURE-OTHER")
  }

  @Test func `has no document but those that it names, whose hashes fit`() throws {
    let prepared = try prepared()
    let changed = String(decoding: try prepared.prepared, as: UTF8.self)
      .replacing(Base64.encode(text.bytes), with: Base64.encode(Array("# Be rude\n".utf8)))
    #expect(throws: LedgerError.self) { try PreparedEvent(prepared: Array(changed.utf8)) }
    let bare = try PreparedEvent(prepared.event.bytes)
    #expect(bare.missing == [text.name] && prepared.missing == [])
    for malformed in [
      "", "{}", "{\"documents\":[],\"event\":{},\"schema\":\"gavel.submission/1\"}",
    ] {
      let error = #expect(throws: LedgerError.self) {
        try PreparedEvent(prepared: Array(malformed.utf8))
      }
      #expect(error?.code == "E-PREPARED")
    }
  }
}
