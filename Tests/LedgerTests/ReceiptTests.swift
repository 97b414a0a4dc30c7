import CanonicalJSON
import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

@Suite("Receipts") struct ReceiptTests {
  let small: SmallConsortium
  var receipts: Receipts { Receipts(folder: small.folder + "/receipts") }

  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
  }

  private func key() throws -> VerifierKey {
    try VerifierKey(name: KeyName(small.origin), publicKey: small.registrar.publicKey)
  }

  private func receipt(_ number: Int64) throws -> Receipt {
    try small.ledger.receipt(ofEntry: number)
  }

  private func propose(_ title: String) throws -> Recorded {
    try small.record(
      MotionProposed(body: id("board"), title: title, texts: [], acts: []), by: "beta-rep")
  }

  @Test func `a recording answers with proof of its entry under the head that it made`() throws {
    for count in 0..<20 {
      let recorded = try propose("Motion \(count)")
      let verified = try VerifiedReceipt(recorded.receipt, signedBy: try key())
      #expect(verified.proof.index == recorded.entry)
      #expect(verified.proof.checkpoint.head == recorded.head)
      #expect(verified.entry.event.id == recorded.event)
    }
  }

  @Test func `what was recorded already is proved again`() throws {
    let signed = try small.ledger.sign(
      MotionProposed(body: id("board"), title: "Once", texts: [], acts: []),
      as: try small.signer(id("beta-rep")))
    _ = try small.ledger.record(signed, with: small.registrar)
    _ = try propose("Later")
    let again = try small.ledger.record(signed, with: small.registrar)
    #expect(again.isRepeated)
    #expect(try VerifiedReceipt(again.receipt, signedBy: try key()).entry.event.id == again.event)
  }

  @Test func `every entry of a ledger has one, and it reads as it is written`() throws {
    let size = try small.ledger.head().size
    for number in 0..<size {
      let receipt = try receipt(number)
      #expect(try Receipt(parsing: receipt.bytes) == receipt)
      #expect(try VerifiedReceipt(receipt, signedBy: try key()).proof.index == number)
    }
    let error = #expect(throws: LedgerError.self) { try receipt(size) }
    #expect(error?.code == "E-ENTRY-UNKNOWN")
  }

  @Test func `an event of another ledger in a receipt of this one is refused`() throws {
    let receipt = try receipt(3)
    let line = String(decoding: receipt.entry, as: UTF8.self)
      .replacing(small.origin.text, with: "other.example/ledger")
    let tree = TreeHead(size: 1, root: Tree.leafHash(of: Array(line.utf8)))
    let checkpoint = small.registrar.signer.sign(Checkpoint(origin: small.origin, head: tree))
    let proof = try LogProof(
      index: 0, path: [], checkpoint: checkpoint, extraData: Array(line.utf8))
    let error = #expect(throws: LedgerError.self) {
      try VerifiedReceipt(try Receipt(parsing: proof.bytes), signedBy: try key())
    }
    #expect(error?.code == "E-RECEIPT-FOREIGN")
  }

  @Test func `of forty receipts no part fits into another one`() throws {
    let key = try key()
    // Each under the head that its recording made, so that every part of one differs from every other's.
    let receipts = try (0..<40).map { try propose("Receipt \($0)").receipt }
    var tried = 0
    for (one, own) in receipts.enumerated() {
      let parts = try ReceiptParts(own)
      #expect(try verifies(parts, under: key), "\(one) as it is")
      for (other, foreign) in receipts.enumerated() where other != one {
        for (part, mix) in parts.mixed(with: try ReceiptParts(foreign)) where mix != parts {
          tried += 1
          #expect(try !verifies(mix, under: key), "\(part) of \(other) in \(one)")
        }
      }
    }
    #expect(tried == 40 * 39 * 8)
  }

  private func verifies(_ parts: ReceiptParts, under key: VerifierKey) throws -> Bool {
    (try? VerifiedReceipt(try Receipt(parsing: parts.bytes), signedBy: key)) != nil
  }

  @Test func `under the key of another log of the same name a receipt shows nothing`() throws {
    let stranger = try #require(try? SmallConsortium.key("stranger"))
    let other = try VerifierKey(name: KeyName(small.origin), publicKey: stranger.publicKey)
    for count in 0..<10 {
      let receipt = try propose("Motion \(count)").receipt
      #expect(throws: (any Error).self) { try VerifiedReceipt(receipt, signedBy: other) }
    }
  }

  @Test func `the first one that is kept stays`() throws {
    let receipt = try receipt(2)
    let path = try receipts.keep(receipt)
    _ = try propose("Later")
    #expect(try receipts.keep(try self.receipt(2)) == path)
    #expect(try receipts.receipt(of: 2, in: small.origin.text) == receipt)
    #expect(try receipts.all(of: small.origin.text) == [receipt])
    #expect(try receipts.receipt(of: 3, in: small.origin.text) == nil)
    try Data("noise\n".utf8).write(to: URL(filePath: path))
    #expect(throws: (any Error).self) { try receipts.entries(of: small.origin.text) }
  }

  @Test func `they are kept in whatever order they come, each once`() throws {
    for count in 1...3 { _ = try propose("Motion \(count)") }
    for number: Int64 in [4, 1, 3, 1, 4, 2] { try receipts.keep(try receipt(number)) }
    #expect(try receipts.all(of: small.origin.text).map(\.number) == [1, 2, 3, 4])
  }

  @Test func `what a loss of power left of one is not read, and goes with the next`() throws {
    let path = try receipts.keep(try receipt(1))
    let whole = try Data(contentsOf: URL(filePath: path))
    try receipts.keep(try receipt(2))
    let both = try Data(contentsOf: URL(filePath: path))
    for count in [whole.count + 1, (whole.count + both.count) / 2, both.count - 1] {
      try both.prefix(count).write(to: URL(filePath: path))
      #expect(try receipts.all(of: small.origin.text).map(\.number) == [1])
      try receipts.keep(try receipt(2))
      #expect(try Data(contentsOf: URL(filePath: path)) == both)
    }
  }
}

@Suite("Two people who were shown different histories") struct SplitViewTests {
  let small: SmallConsortium
  let other: OpenLedger

  /// The operator shows two people two ledgers that part after what both have.
  init() throws {
    small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    let copy = small.folder + "/other.gavel"
    _ = try small.ledger.backUp(to: copy)
    other = try OpenLedger(opening: copy, heads: nil, clock: small.clock.registrar)
  }

  private func propose(_ title: String, in ledger: OpenLedger) throws -> Recorded {
    try ledger.record(
      try ledger.sign(
        MotionProposed(body: id("board"), title: title, texts: [], acts: []),
        as: try small.signer(id("beta-rep"))), with: small.registrar)
  }

  private func faults(_ ledger: OpenLedger, with receipt: Receipt) throws -> [String] {
    var pins = VerificationPins(genesis: small.ledger.identity.genesis)
    pins.receipts = [try ReceivedEntry(receipt, from: "her receipt")]
    return try LedgerVerification.run(file: ledger.file.path, pins: pins).faults.map(\.message)
  }

  @Test func `find out when one holds a receipt against the other's copy`() throws {
    let hers = try propose("To meet in Geneva", in: small.ledger).receipt
    _ = try propose("To meet nowhere", in: other)
    #expect(try faults(small.ledger, with: hers).isEmpty)
    let found = try faults(other, with: hers)
    #expect(found.count == 1)
    #expect(found.first?.contains("signed by the ledger's own key") ?? false)
    #expect(found.first?.contains("is another one") ?? false)
  }

  @Test func `find out where the entry is the same and the history around it is not`() throws {
    let hers = try propose("To meet in Geneva", in: small.ledger).receipt
    let earlier = try small.ledger.receipt(ofEntry: 3)
    _ = try propose("To meet nowhere", in: other)
    #expect(try faults(other, with: earlier).first?.contains("the root was") ?? false)
    #expect(hers.number > earlier.number)
  }

  @Test func `find out where the one copy was cut`() throws {
    let hers = try propose("To meet in Geneva", in: small.ledger).receipt
    #expect(try faults(other, with: hers).first?.contains("and here are") ?? false)
  }

  @Test func `are not misled by a receipt that the ledger's key has not signed`() throws {
    let real = try propose("To meet in Geneva", in: small.ledger).receipt
    let thief = RegistrarKey(origin: small.origin, secretKey: try SmallConsortium.key("thief"))
    let forged = thief.signer.sign(
      Checkpoint(
        origin: small.origin,
        head: TreeHead(size: 1, root: Tree.leafHash(of: real.entry))))
    let receipt = try Receipt(
      parsing: LogProof(index: 0, path: [], checkpoint: forged, extraData: real.entry).bytes)
    let found = try faults(small.ledger, with: receipt)
    #expect(found.first?.contains("is no receipt of this ledger") ?? false)
  }

  @Test func `are told of a receipt that contradicts itself`() throws {
    let real = try propose("To meet in Geneva", in: small.ledger).receipt
    let crooked = try Receipt(
      parsing: LogProof(
        index: real.number - 1, path: real.proof.path, checkpoint: real.proof.checkpoint,
        extraData: real.entry
      ).bytes)
    #expect(throws: ProofError.self) { try ReceivedEntry(crooked, from: "his receipt") }
  }
}

/// The lines of a receipt, each to be put into another one's place.
private struct ReceiptParts: Equatable {
  var entry: String
  var index: String
  var path: [String]
  var origin: String
  var size: String
  var root: String
  var signature: String

  /// - Throws: where it has other parts than a receipt of a ledger without witnesses.
  init(_ receipt: Receipt) throws {
    let lines = String(decoding: receipt.bytes, as: UTF8.self).components(separatedBy: "\n")
    let head = try #require(lines.firstIndex(of: ""))
    try #require(lines.count == head + 7 && lines[head + 4].isEmpty && lines[head + 6].isEmpty)
    (entry, index, path) = (lines[1], lines[2], Array(lines[3..<head]))
    (origin, size, root) = (lines[head + 1], lines[head + 2], lines[head + 3])
    signature = lines[head + 5]
  }

  var bytes: [UInt8] {
    let lines =
      ["c2sp.org/tlog-proof@v1", entry, index] + path + ["", origin, size, root, "", signature, ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Each part, the head and the whole checkpoint of another receipt in the place of this one's.
  func mixed(with other: ReceiptParts) -> [(part: String, mix: ReceiptParts)] {
    let parts: [(String, [WritableKeyPath<ReceiptParts, String>])] = [
      ("entry", [\.entry]), ("index", [\.index]), ("size", [\.size]), ("root", [\.root]),
      ("signature", [\.signature]), ("head", [\.size, \.root]),
      ("checkpoint", [\.origin, \.size, \.root, \.signature]),
    ]
    var mixes = parts.map { name, paths in
      (part: name, mix: paths.reduce(into: self) { $0[keyPath: $1] = other[keyPath: $1] })
    }
    var moved = self
    moved.path = other.path
    mixes.append((part: "path", mix: moved))
    return mixes
  }
}
