import Foundation
import Governance
import Ledger
import LedgerStore
import Signing
import Sodium
import Testing
import TransparencyLog

@Suite("Recording") struct RecordingTests {
  @Test func `a decision is recorded, counted and verified`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    let text = HandedDocument(bytes: Array("# Be kind\n".utf8))
    let poll = try small.openPoll(
      "Adopt the code of conduct", texts: [text],
      acts: [Act(AdoptPolicy(policy: id("conduct"), title: "Code of conduct", text: text.digest))])
    try small.vote(.yes, by: "alpha", in: poll)
    try small.vote(.yes, by: "beta", in: poll)
    try small.vote(.no, by: "gamma", in: poll)
    try small.close(poll)
    let policy = try small.ledger.view { try $0.register.policy(id("conduct"), at: $0.time) }
    #expect(policy?.text == text.digest)
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.faults == [])
    #expect(report.result == .valid)
  }

  @Test func `the same event twice is one entry and the same answer`() throws {
    let small = try SmallConsortium()
    let signed = try small.ledger.sign(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")),
      as: try small.signer(id("beta-rep")))
    let first = try small.ledger.record(signed, with: small.registrar)
    let second = try small.ledger.record(signed, with: small.registrar)
    #expect(!first.isRepeated)
    #expect(second.isRepeated)
    #expect(first.entry == second.entry)
    #expect(try small.ledger.head().size == 2)
  }

  @Test func `a stranger's offer in a person's name does not come between the person's events`()
    throws
  {
    let small = try SmallConsortium()
    try small.acceptCharter()
    let handed = try small.ledger.sign(
      SeatDesignated(seat: id("board-alpha"), person: id("alpha-rep")),
      as: try small.signer(id("alpha-rep")))
    try small.record(
      SeatDesignated(seat: id("board-beta"), person: id("beta-rep")), by: "beta-rep")
    let key = try SmallConsortium.key("a stranger")
    let offer = try small.ledger.sign(
      KeyOffered(key: key.publicKey, person: id("alpha-rep")),
      as: Signer(person: id("alpha-rep"), key: key))
    let entry = try small.ledger.record(offer, with: small.registrar).entry
    let repeated = try small.ledger.record(offer, with: small.registrar)
    #expect(repeated.isRepeated && repeated.entry == entry)
    #expect(try small.ledger.record(handed, with: small.registrar).entry == entry + 1)
    let report = try LedgerVerification.run(
      file: small.path, pins: VerificationPins(genesis: small.ledger.identity.genesis))
    #expect(report.faults == [])
  }

  @Test func `an event whose signature does not fit is not recorded`() throws {
    let small = try SmallConsortium()
    let signed = try small.ledger.sign(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")),
      as: try small.signer(id("beta-rep")))
    let other = StoredSignature(
      try SmallConsortium.key("gamma").sign(signed.event.bytes))
    let forged = SignedEvent(event: signed.event, key: signed.key, signature: other)
    let refusal = #expect(throws: Refusal.self) {
      try small.ledger.record(forged, with: small.registrar)
    }
    #expect(refusal?.code == .signatureWrong)
    #expect(try small.ledger.head().size == 1)
  }

  @Test func `a clock up to five minutes behind records with the time of the last entry`() throws {
    let small = try SmallConsortium()
    small.clock.advance(-300)
    let recorded = try small.record(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")), by: "beta-rep", after: 0)
    #expect(recorded.entry == 1)
  }

  @Test func `a clock further behind records nothing`() throws {
    let small = try SmallConsortium()
    small.clock.advance(-301)
    let error = #expect(throws: LedgerError.self) {
      try small.record(
        CharterAccepted(
          genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
          organization: id("beta")), by: "beta-rep", after: 0)
    }
    #expect(error?.code == "E-CLOCK-BEHIND")
  }

  @Test func `a clock more than a day ahead is asked about`() throws {
    let small = try SmallConsortium()
    small.clock.advance(86_401)
    let signed = try small.ledger.sign(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")),
      as: try small.signer(id("beta-rep")))
    let error = #expect(throws: LedgerError.self) {
      try small.ledger.record(signed, with: small.registrar)
    }
    #expect(error?.code == "E-CLOCK-AHEAD")
    #expect(try small.ledger.record(signed, with: small.registrar, aheadAllowed: true).entry == 1)
  }

  @Test func `a rehearsed event leaves nothing behind`() throws {
    let small = try SmallConsortium()
    let signed = try small.ledger.sign(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")),
      as: try small.signer(id("beta-rep")))
    #expect(try !small.ledger.rehearse(signed).isEmpty)
    #expect(try small.ledger.head().size == 1)
    #expect(try small.ledger.view { try $0.register.members(at: $0.time) }.isEmpty)
  }

  @Test func `another key than the ledger's own records nothing`() throws {
    let small = try SmallConsortium()
    let stranger = RegistrarKey(
      origin: small.origin, secretKey: try SmallConsortium.key("stranger"))
    let signed = try small.ledger.sign(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")),
      as: try small.signer(id("beta-rep")))
    let error = #expect(throws: LedgerError.self) {
      try small.ledger.record(signed, with: stranger)
    }
    #expect(error?.code == "E-REGISTRAR-KEY")
  }

  @Test func `a document that the event does not name is not taken`() throws {
    let small = try SmallConsortium()
    let error = #expect(throws: LedgerError.self) {
      try small.record(
        CharterAccepted(
          genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
          organization: id("beta")),
        by: "beta-rep", documents: [HandedDocument(bytes: [1, 2, 3])])
    }
    #expect(error?.code == "E-DOCUMENT-FOREIGN")
  }

  @Test func `a salted document is not taken for a plain one of the same hash`() throws {
    let small = try SmallConsortium()
    try small.acceptCharter()
    try small.takeSeats()
    let (plain, salted) = twoTexts()
    let motion = MotionProposed(
      body: id("board"), title: "Adopt",
      texts: [TextReference(name: plain.name, size: Int64(plain.bytes.count))])
    let error = #expect(throws: LedgerError.self) {
      try small.record(motion, by: "alpha-rep", documents: [salted])
    }
    #expect(error?.code == "E-DOCUMENT-FOREIGN")
    try small.record(motion, by: "alpha-rep", documents: [plain])
  }

  @Test func `a submission reads back as it was written`() throws {
    let small = try SmallConsortium()
    let signed = try small.ledger.sign(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")),
      as: try small.signer(id("beta-rep")),
      documents: [.salted(Array("hello".utf8)), HandedDocument(bytes: [0, 255])])
    let read = try SignedEvent(submission: try signed.submission)
    #expect(read.event.id == signed.event.id)
    #expect(read.documents == signed.documents)
    #expect(try read.submission == signed.submission)
  }
}

@Suite("The head outside of the file") struct OutsideHeadTests {
  @Test func `a file that lost its last entries is refused`() throws {
    let small = try SmallConsortium()
    let backup = small.folder + "/backup.gavel"
    try FileManager.default.copyItem(atPath: small.path, toPath: backup)
    try small.acceptCharter()
    let error = #expect(throws: LedgerError.self) {
      _ = try OpenLedger(
        opening: backup, heads: small.heads, clock: small.clock.registrar)
    }
    #expect(error?.code == "E-HEAD-BEHIND")
    #expect(error?.exitStatus == 3)
  }

  @Test func `that can't be kept does not undo the entry: it is said beside it`() throws {
    let small = try SmallConsortium()
    let heads = small.folder + "/heads"
    try FileManager.default.removeItem(atPath: heads)
    try Data().write(to: URL(fileURLWithPath: heads))
    let signed = try small.ledger.sign(
      CharterAccepted(
        genesis: small.ledger.identity.genesis, key: try SmallConsortium.key("beta").publicKey,
        organization: id("beta")),
      as: try small.signer(id("beta-rep")))
    let recorded = try small.ledger.record(signed, with: small.registrar)
    #expect((recorded.headNotKept as? LedgerError)?.code == "E-FILE")
    #expect(try small.ledger.head().size == recorded.entry + 1)
  }

  @Test func `a file that went another way is refused`() throws {
    let small = try SmallConsortium()
    let copy = small.folder + "/copy.gavel"
    try FileManager.default.copyItem(atPath: small.path, toPath: copy)
    try small.acceptCharter()
    let elsewhere = OutsideHeads(folder: small.folder + "/elsewhere")
    let other = try OpenLedger(
      opening: copy, heads: elsewhere, clock: small.clock.registrar)
    for name in SmallConsortium.names.reversed() {
      small.clock.advance(5)
      _ = try other.record(
        try other.sign(
          CharterAccepted(
            genesis: other.identity.genesis, key: try SmallConsortium.key(name).publicKey,
            organization: id(name)),
          as: try small.signer(id("\(name)-rep"))), with: small.registrar)
    }
    let error = #expect(throws: LedgerError.self) {
      _ = try OpenLedger(opening: copy, heads: small.heads, clock: small.clock.registrar)
    }
    #expect(error?.code == "E-HEAD-FORKED")
    let comparison = try CopyComparison(of: small.path, with: copy)
    #expect(comparison.common == 1)
    #expect(comparison.fork != nil)
  }

  @Test func `never goes back, whoever of two comes last`() throws {
    let small = try SmallConsortium()
    let earlier = try #require(try small.heads.head(of: small.origin.text))
    try small.acceptCharter()
    let later = try #require(try small.heads.head(of: small.origin.text))
    #expect(later.size > earlier.size)
    try small.heads.keep(earlier)
    #expect(try small.heads.head(of: small.origin.text) == later)
  }

  /// The file that holds it.
  private func file(_ small: SmallConsortium) throws -> URL {
    let folder = small.folder + "/heads"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    return URL(filePath: "\(folder)/\(name)")
  }

  @Test func `is the one before where a loss of power left half of the newest`() throws {
    let small = try SmallConsortium()
    let earlier = try #require(try small.heads.head(of: small.origin.text))
    let file = try file(small)
    let count = try Data(contentsOf: file).count
    try small.acceptCharter()
    let all = try Data(contentsOf: file)
    for cut in [count, count + 1, count + 100] {
      try all.prefix(cut).write(to: file)
      #expect(try small.heads.head(of: small.origin.text) == earlier)
    }
    var later = earlier
    later.checked = earlier.checked.adding(1)
    try small.heads.keep(later)
    #expect(try small.heads.head(of: small.origin.text) == later)
    try Data().write(to: file)
    #expect(throws: LedgerError.self) { try small.heads.head(of: small.origin.text) }
  }

  @Test func `takes no more room with time`() throws {
    let small = try SmallConsortium()
    var head = try #require(try small.heads.head(of: small.origin.text))
    let file = try file(small)
    var most = 0
    for _ in 0..<600 {
      head.checked = head.checked.adding(1)
      try small.heads.keep(head)
      most = max(most, try Data(contentsOf: file).count)
      #expect(try small.heads.head(of: small.origin.text) == head)
    }
    #expect(most < 70_000 && most > 60_000)
  }
}
