import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

@Suite("The registrar handed on") struct RegistrarHandingTests {
  let handed: HandedLedger
  var small: SmallConsortium { handed.small }

  init() throws {
    handed = try HandedLedger()
  }

  @Test(arguments: [true, false])
  func `records with the new key from the next entry on, and with no other`(byMotion: Bool) throws {
    if byMotion { try handed.replace() } else { try handed.handOn() }
    let old = try handed.checkpoint(ofSize: handed.covering)
    #expect(throws: Never.self) {
      try VerifiedCheckpoint(old, signedBy: small.registrar.signer.key)
    }
    #expect(handed.code { try handed.note(with: small.registrar) } == "E-REGISTRAR-HANDED")
    let stranger = try HandedLedger.registrar("stranger")
    #expect(handed.code { try handed.note(with: stranger) } == "E-REGISTRAR-KEY")
    #expect(try small.ledger.head().size == handed.covering)
    try handed.note()
    let newest = try handed.checkpoint(ofSize: handed.covering + 1)
    #expect(throws: Never.self) { try VerifiedCheckpoint(newest, signedBy: handed.next.signer.key) }
    let report = try handed.verify(small.path)
    #expect(report.result == .valid, "\(report.faults)")
    #expect(report.keys?.all == [small.registrar.publicKey, handed.next.publicKey])
  }

  @Test func `the new key signs nothing before`() throws {
    #expect(handed.code { try handed.note(with: handed.next) } == "E-REGISTRAR-KEY")
  }

  @Test func `opens where it was known before, and is known by both keys from then on`() throws {
    try handed.note(with: small.registrar)
    let before = try #require(try small.heads.head(of: small.origin.text))
    #expect(before.keys == LedgerKeys(first: small.registrar.publicKey))
    try handed.handOn()
    try handed.note()
    // A computer that saw the ledger last when the first key signed.
    let elsewhere = OutsideHeads(folder: small.folder + "/elsewhere")
    try elsewhere.keep(before)
    _ = try OpenLedger(reading: small.path, heads: elsewhere)
    let known = try #require(try elsewhere.head(of: small.origin.text))
    #expect(known.keys.handings == [.init(entry: handed.entry, key: handed.next.publicKey)])
    #expect(known.keys.first == small.registrar.publicKey)
    #expect(known.size == handed.covering + 1)
  }

  @Test func `a copy without the handing is not opened where that is known`() throws {
    let copy = small.folder + "/copy.gavel"
    _ = try small.ledger.backUp(to: copy)
    try handed.handOn()
    #expect(
      handed.code { _ = try OpenLedger(reading: copy, heads: small.heads) } == "E-HEAD-BEHIND")
    // Whoever still has the first key goes on without it.
    let other = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
    for number in 0..<2 {
      small.clock.advance(60)
      _ = try other.record(
        try other.sign(
          MotionProposed(body: id("board"), title: "\(number)", texts: [], acts: []),
          as: try small.signer(id("beta-rep"))), with: small.registrar)
    }
    #expect(
      handed.code { _ = try OpenLedger(reading: copy, heads: small.heads) } == "E-HEAD-FORKED")
  }

  @Test func `a ledger that is known by another chain of keys is another one`() throws {
    try handed.handOn()
    try handed.note()
    var known = try #require(try small.heads.head(of: small.origin.text))
    known.keys = try #require(
      LedgerKeys(
        first: small.registrar.publicKey,
        handings: [.init(entry: handed.entry, key: try SmallConsortium.key("thief").publicKey)]))
    let elsewhere = OutsideHeads(folder: small.folder + "/elsewhere")
    try elsewhere.keep(known)
    #expect(handed.code { _ = try OpenLedger(reading: small.path, heads: elsewhere) } == "E-PIN")
  }

  @Test func `its receipts hold under the key of their time, and under no other`() throws {
    let old = try handed.note(with: small.registrar).receipt
    try handed.handOn()
    let last = try small.ledger.receipt(ofEntry: handed.entry)
    let new = try handed.note().receipt
    let keys = [small.registrar.signer.key, handed.next.signer.key]
    for (receipt, right) in [(old, 0), (last, 0), (new, 1)] {
      #expect(throws: Never.self) { try VerifiedReceipt(receipt, signedBy: keys[right]) }
      #expect(throws: LogProofFault.self) {
        try VerifiedReceipt(receipt, signedBy: keys[1 - right])
      }
    }
    var pins = handed.pins
    pins.receipts = try [old, last, new].map { try ReceivedEntry($0, from: "a receipt") }
    let report = try LedgerVerification.run(file: small.path, pins: pins)
    #expect(report.result == .valid, "\(report.faults)")
  }

  @Test func `a backup, a restore and a refill go across it`() throws {
    let early = small.folder + "/early.gavel"
    _ = try small.ledger.backUp(to: early)
    try handed.handOn()
    try handed.note()
    let late = small.folder + "/late.gavel"
    #expect(try small.ledger.backUp(to: late).report.result == .valid)
    let trail = try handed.trail()
    for (number, source) in [late, trail].enumerated() {
      for (hand, keys) in [[], [small.registrar], [handed.next]].enumerated() {
        let path = "\(small.folder)/refilled-\(number)-\(hand).gavel"
        try FileManager.default.copyItem(atPath: early, toPath: path)
        let refill = try Refill(
          path, from: [source], heads: small.heads, keys: keys, now: small.clock.now)
        #expect(refill.head == (try small.ledger.head()))
        let report = try handed.verify(path)
        #expect(report.result == .valid, "\(report.faults)")
      }
    }
  }

  @Test func `a successor has none of its keys`() throws {
    try handed.handOn()
    try handed.note()
    var old = try handed.verify(small.path)
    old.weaknesses = []
    for key in [small.registrar, handed.next] {
      var report = old
      report.faults = []
      report.predecessor = LedgerFounded.Predecessor(
        origin: "old.example/ledger", root: SHA256.hash([1]), size: 3)
      report.keys = LedgerKeys(first: key.publicKey)
      report.follow(old)
      #expect(report.faults.map(\.code) == ["F-PREDECESSOR"])
    }
  }
}
