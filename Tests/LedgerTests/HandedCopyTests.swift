import Foundation
import Governance
import Ledger
import LedgerStore
import Sodium
import Testing
import TransparencyLog

/// Trails, published logs, mirrors and proofs of a ledger whose key was handed on.
@Suite("Copies of a ledger that was handed on") struct HandedCopyTests {
  let handed: HandedLedger
  var small: SmallConsortium { handed.small }
  var mirror: String { small.folder + "/mirror.gavel" }

  init() throws {
    handed = try HandedLedger()
  }

  private func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  private func codes(ofTrail path: String) throws -> [String] {
    try TrailVerification.run(folder: path, pins: handed.pins).faults.map(\.code)
  }

  /// Writes a file of a trail and the list of hashes anew.
  private func replace(_ name: String, with bytes: [UInt8]?, in trail: String) throws {
    let path = "\(trail)/\(name)"
    if let bytes {
      try Data(bytes).write(to: URL(filePath: path))
    } else {
      try FileManager.default.removeItem(atPath: path)
      // An empty folder is none of a trail's.
      let folder = URL(filePath: path).deletingLastPathComponent().path
      if try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty {
        try FileManager.default.removeItem(atPath: folder)
      }
    }
    var lines = String(decoding: try read("\(trail)/MANIFEST"), as: UTF8.self)
      .split(separator: "\n").map(String.init).filter { !$0.hasSuffix("  \(name)") }
    if let bytes { lines.append("\(SHA256.hash(bytes).hex)  \(name)") }
    lines.sort { $0.dropFirst(66).utf8.lexicographicallyPrecedes($1.dropFirst(66).utf8) }
    let text = lines.map { "\($0)\n" }.joined()
    try Data(text.utf8).write(to: URL(filePath: "\(trail)/MANIFEST"))
  }

  @Test func `a trail has the last checkpoint of the old key, and names the key of its own`() throws
  {
    try handed.handOn()
    let covered = try handed.trail("covered")
    #expect(try codes(ofTrail: covered) == [])
    #expect(!FileManager.default.fileExists(atPath: covered + "/handed"))
    #expect(
      try read(covered + "/log.vkey") == Array("\(small.registrar.verifierKey)\n".utf8))
    try handed.note()
    let trail = try handed.trail()
    #expect(try codes(ofTrail: trail) == [])
    #expect(try read(trail + "/log.vkey") == Array("\(handed.next.verifierKey)\n".utf8))
    #expect(
      try read("\(trail)/handed/\(handed.covering)")
        == handed.checkpoint(ofSize: handed.covering).bytes)
    let imported = small.folder + "/imported.gavel"
    _ = try OpenLedger.importTrail(from: trail, to: imported)
    #expect(try handed.verify(imported).result == .valid)
    let tar = small.folder + "/trail.tar"
    try TarFile.write(folder: trail, to: tar)
    try TarFile.unpack(tar, to: small.folder + "/unpacked")
    #expect(try codes(ofTrail: small.folder + "/unpacked") == [])
  }

  @Test func `a trail is not valid where nothing shows that the old key handed it on`() throws {
    try handed.handOn()
    try handed.note()
    let name = "handed/\(handed.covering)"
    let thief = try HandedLedger.registrar("thief")
    let right = try handed.checkpoint(ofSize: handed.covering)
    let wrong: [[UInt8]?] = [
      nil, handed.next.signer.sign(right.checkpoint).bytes,
      thief.signer.sign(right.checkpoint).bytes,
      small.registrar.signer.sign(
        Checkpoint(origin: small.origin, size: handed.covering, root: SHA256.hash([9]))
      ).bytes,
      try handed.head(signedBy: small.registrar).bytes,
    ]
    for (number, bytes) in wrong.enumerated() {
      let trail = try handed.trail("wrong-\(number)")
      try replace(name, with: bytes, in: trail)
      let codes = try codes(ofTrail: trail)
      #expect(!codes.isEmpty && Set(codes).isSubset(of: ["F-CHECKPOINT", "F-ROOT"]), "\(number)")
    }
    let trail = try handed.trail("more")
    try replace("handed/3", with: right.bytes, in: trail)
    #expect(try codes(ofTrail: trail) == ["F-DERIVED"])
  }

  @Test func `a head after the handing is signed by no old key, and one before it by no new one`()
    throws
  {
    try handed.note(with: small.registrar)
    let before = try handed.trail("before")
    try replace("checkpoint", with: handed.head(signedBy: handed.next).bytes, in: before)
    #expect(try codes(ofTrail: before) == ["F-CHECKPOINT"])
    try handed.handOn()
    let last = try handed.trail("last")
    try replace("checkpoint", with: handed.head(signedBy: handed.next).bytes, in: last)
    #expect(try codes(ofTrail: last) == ["F-CHECKPOINT"])
    try handed.note()
    let after = try handed.trail("after")
    try replace("checkpoint", with: handed.head(signedBy: small.registrar).bytes, in: after)
    #expect(try codes(ofTrail: after) == ["F-CHECKPOINT"])
  }

  @Test func `who has the secretary's key and not the ledger's hands nothing on`() throws {
    try handed.handOn()
    try handed.note()
    let lines = try small.lines()
    let right = try handed.checkpoint(ofSize: handed.covering)
    for (number, covering) in [[], [handed.next.signer.sign(right.checkpoint)]].enumerated() {
      let forged = "\(small.folder)/forged-\(number).gavel"
      try ForgedLedger.write(
        lines, like: small, to: forged, signedBy: handed.next, handed: covering)
      let report = try handed.verify(forged)
      #expect(report.result == .invalid)
      #expect(report.faults.map(\.code) == ["F-CHECKPOINT"])
    }
    // With the first key's own checkpoint it is the ledger.
    let whole = small.folder + "/whole.gavel"
    try ForgedLedger.write(lines, like: small, to: whole, signedBy: handed.next, handed: [right])
    #expect(try handed.verify(whole).result == .valid)
  }

  private func follow(_ published: PublishedFolder) throws -> Mirror {
    try Mirror(
      of: try published.log, into: mirror,
      heads: OutsideHeads(folder: small.folder + "/heads-of-the-mirror"), genesis: nil,
      now: small.clock.now)
  }

  @Test(arguments: [true, false])
  func `a mirror learns of it from the entries`(isThere: Bool) throws {
    if isThere { _ = try follow(try small.publish()) }
    try handed.replace()
    try handed.note()
    let published = try small.publish()
    #expect(
      try published.read("handed/\(handed.covering)")
        == handed.checkpoint(ofSize: handed.covering).bytes)
    #expect(try follow(published).head == small.ledger.head())
    let report = try handed.verify(mirror)
    #expect(report.result == .valid, "\(report.faults)")
    try handed.note()
    #expect(try follow(try small.publish()).head == small.ledger.head())
  }

  @Test(arguments: [true, false])
  func `a mirror takes nothing over that the old key has not handed on`(isThere: Bool) throws {
    if isThere { _ = try follow(try small.publish()) }
    let before = isThere ? try read(mirror) : nil
    try handed.handOn()
    try handed.note()
    let published = try small.publish()
    let name = "handed/\(handed.covering)"
    let right = try published.read(name)
    let head = try published.read("checkpoint")
    try published.remove(name)
    #expect(handed.code { _ = try follow(published) } == "E-HANDING-UNCOVERED")
    try published.write(
      handed.next.signer.sign(try SignedCheckpoint(parsing: right).checkpoint).bytes, to: name)
    #expect(handed.code { _ = try follow(published) } == "E-HANDING-UNCOVERED")
    try published.write(right, to: name)
    for key in [small.registrar, try HandedLedger.registrar("thief")] {
      try published.write(handed.head(signedBy: key).bytes, to: "checkpoint")
      #expect(throws: VerificationError.self) { _ = try follow(published) }
    }
    if let before {
      #expect(try read(mirror) == before)
    } else {
      for name in [mirror, mirror + ".part"] {
        #expect(!FileManager.default.fileExists(atPath: name))
      }
    }
    try published.write(head, to: "checkpoint")
    #expect(try follow(published).head == small.ledger.head())
  }

  @Test func `a decision is proved under the new key, to whoever knows either`() throws {
    let text = HandedDocument(bytes: Array("We meet in Geneva.".utf8))
    let poll = try small.openPoll("To meet in Geneva", texts: [text])
    for name in SmallConsortium.names { try small.vote(.yes, by: name, in: poll) }
    try small.close(poll)
    let motion = try small.ledger.view { try #require(try $0.register.poll(poll)).motion }
    try handed.handOn()
    try handed.note()
    let proof = try small.ledger.proof(ofDecision: motion)
    let bytes = try proof.bytes
    #expect(try DecisionProof(parsing: bytes).bytes == bytes)
    for key in [small.registrar, handed.next] {
      let verified = try VerifiedDecision(
        try DecisionProof(parsing: bytes), signedBy: key.signer.key)
      #expect(verified.motion.state == .carried)
      #expect(verified.checkpoint.key == handed.next.signer.key)
    }
    let thief = try HandedLedger.registrar("thief")
    #expect(throws: VerificationError.self) {
      _ = try VerifiedDecision(proof, signedBy: thief.signer.key)
    }
    // Without the old key's last word the new one proves nothing.
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let first = try #require(lines.first.map(String.init))
    let start = try #require(first.range(of: "\"handed\":["))
    let end = try #require(first.range(of: "],", range: start.upperBound..<first.endIndex))
    let stripped = first.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    let cut = Array(
      (([stripped] + lines.dropFirst().map(String.init)).map { "\($0)\n" }.joined()).utf8)
    for key in [small.registrar, handed.next] {
      #expect(throws: (any Error).self) {
        _ = try VerifiedDecision(try DecisionProof(parsing: cut), signedBy: key.signer.key)
      }
    }
  }
}
