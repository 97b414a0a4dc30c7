import CanonicalJSON
import Signing
import Sodium
import Testing

@testable import Governance

@Suite("The envelope of an event")
struct EnvelopeTests {
  let consortium: Consortium
  let motion = MotionProposed(body: .board, title: "A motion")

  init() throws {
    consortium = try Consortium.founded()
  }

  func propose(_ signing: Consortium.Signing) throws {
    try consortium.record(motion, by: .ibmRep, signing)
  }

  @Test func `an author's clock may be 300 s ahead of the registrar's, no more`() throws {
    consortium.refuses(.signedAhead) { try propose(.init(at: consortium.now.adding(301))) }
    try propose(.init(at: consortium.now.adding(300)))
  }

  @Test func `and 300 s behind the last entry that the author has seen, no more`() throws {
    consortium.refuses(.signedBehind) { try propose(.init(at: consortium.now.adding(-301))) }
    try propose(.init(at: consortium.now.adding(-300)))
  }

  @Test func `an event signed long ago is in time where the author had seen no more`() throws {
    let seen = consortium.log.seen(consortium.log.size)
    let at = consortium.now
    consortium.wait(5 * .day)
    try consortium.propose(by: .metaRep)
    try propose(.init(at: at, seen: seen))
  }

  @Test func `an event is recorded to the second that it names, and no later`() throws {
    let signing = Consortium.Signing(at: consortium.now, until: consortium.now.adding(60))
    let (bytes, key) = try consortium.signed(motion, by: .ibmRep, signing)
    consortium.wait(61)
    consortium.refuses(.untilPassed) { try consortium.submit(bytes, signedBy: key) }
    consortium.wait(-1)
    try consortium.submit(bytes, signedBy: key)
  }

  @Test func `an event can wait 90 days at most, and not backwards`() throws {
    let at = consortium.now
    consortium.refuses(.untilTooFar) { try propose(.init(until: at.adding(90 * .day + 1))) }
    consortium.refuses(.untilTooFar) { try propose(.init(until: at.adding(-1))) }
    try propose(.init(until: at.adding(90 * .day)))
  }

  @Test func `the time of recording never decreases`() throws {
    consortium.wait(-1)
    consortium.refuses(.recordedBackwards) { try propose(.init()) }
    consortium.wait(1)
    try propose(.init())
  }

  @Test func `an author has seen this log's own history`() throws {
    let size = consortium.log.size
    let wrong = Event.Seen(root: .of("another history"), size: size)
    consortium.refuses(.seenUnknown) { try propose(.init(seen: wrong)) }
    let shifted = Event.Seen(root: consortium.log.seen(size - 1).root, size: size)
    consortium.refuses(.seenUnknown) { try propose(.init(seen: shifted)) }
    let ahead = Event.Seen(root: consortium.log.seen(size).root, size: size + 1)
    consortium.refuses(.seenUnknown) { try propose(.init(seen: ahead)) }
    consortium.refuses(.seenUnknown) { try propose(.init(seen: consortium.log.seen(0))) }
  }

  @Test func `an author has never seen less than before`() throws {
    let before = consortium.log.seen(consortium.log.size - 1)
    try propose(.init())
    consortium.refuses(.seenBehind) { try propose(.init(seen: before)) }
    // Another author is not bound by it.
    try consortium.record(motion, by: .metaRep, .init(seen: before))
  }

  @Test func `the same bytes twice are one entry`() throws {
    let (bytes, key) = try consortium.signed(motion, by: .ibmRep)
    try consortium.submit(bytes, signedBy: key)
    let size = consortium.log.size
    consortium.refuses(.eventRepeated) { try consortium.submit(bytes, signedBy: key) }
    #expect(consortium.log.size == size)
  }

  @Test func `an event for another ledger is not recorded here`() throws {
    consortium.refuses(.ledgerOther) { try propose(.init(ledger: "other.example/ledger")) }
  }

  @Test func `one person records so many entries a day as the charter allows`() throws {
    let busy = try Consortium.founded { $0.parameters.entriesPerDay = 5 }
    // Genesis, acceptance of the charter and of a seat: three entries of this day are there already.
    for _ in 0..<2 { try busy.propose() }
    busy.refuses(.rateExceeded) { try busy.propose() }
    try busy.propose(by: .metaRep)
    busy.wait(until: busy.now.calendarDay.end)
    busy.refuses(.rateExceeded) { try busy.propose() }
    busy.wait(1)
    try busy.propose()
  }

  @Test func `what anybody offers in a person's name takes nothing from the person`() throws {
    let busy = try Consortium.founded { $0.parameters.entriesPerDay = 5 }
    let (bytes, key) = try busy.signed(motion, by: .ibmRep)
    for number in 1...5 { try busy.offer(Keys.secret("a stranger's \(number)"), for: .ibmRep) }
    // Signed before, over an older head, and the fourth entry of the day, not the ninth.
    try busy.submit(bytes, signedBy: key)
    try busy.propose()
    busy.refuses(.rateExceeded) { try busy.propose() }
  }

  @Test func `a signature is by the key that is named, over these bytes, as an event`() throws {
    let (bytes, key) = try consortium.signed(motion, by: .ibmRep)
    let fingerprint = Fingerprint(of: key.publicKey)
    func line(_ signature: StoredSignature) -> [UInt8] {
      Entry.bytes(
        event: bytes, key: fingerprint, recorded: consortium.now, signature: signature)
    }
    consortium.refuses(.signatureWrong, "the bytes alone, in no namespace") {
      try consortium.submit(line: line(StoredSignature(key.sign(bytes))))
    }
    consortium.refuses(.signatureWrong, "of another key") {
      try consortium.submit(
        line: line(EventSignature.sign(bytes, with: Keys.first(of: .metaRep))))
    }
    let other = try consortium.signed(
      MotionProposed(body: .board, title: "Another"), by: .ibmRep
    ).0
    consortium.refuses(.signatureWrong, "of another event") {
      try consortium.submit(line: line(EventSignature.sign(other, with: key)))
    }
    try consortium.submit(line: line(EventSignature.sign(bytes, with: key)))
  }

  @Test func `a key speaks for its own person only`() throws {
    consortium.refuses(.keyOfAnother) { try propose(.init(key: Keys.first(of: .metaRep))) }
    consortium.refuses(.keyUnknown) { try propose(.init(key: Keys.secret("nobody's"))) }
  }

  /// The bytes of an event with another type, version or data.
  static func event(
    in consortium: Consortium, type: String, version: Int64 = 1, data: JSON = [:]
  ) throws -> [UInt8] {
    let seen = consortium.log.seen(consortium.log.size)
    let event: JSON = [
      "at": .string("\(consortium.now)"), "by": "ibm-rep", "data": data,
      "ledger": .string(Consortium.origin),
      "seen": ["root": .string(seen.root.base64), "size": .integer(seen.size)],
      "type": .string(type), "until": .string("\(consortium.now.adding(60))"),
      "v": .integer(version),
    ]
    return try event.canonicalBytes()
  }

  @Test(arguments: EventKinds.reserved.sorted())
  func `a reserved kind is refused`(type: String) throws {
    let bytes = try Self.event(in: consortium, type: type)
    consortium.refuses(.kindReserved) {
      try consortium.submit(bytes, signedBy: Keys.first(of: .ibmRep))
    }
  }

  @Test func `an unknown kind or version is not supported, rather than refused`() throws {
    for (type, version) in [("motion.amended", Int64(1)), ("motion.proposed", 2)] {
      let bytes = try Self.event(in: consortium, type: type, version: version)
      #expect(throws: NotSupported(type: type, version: version)) {
        try consortium.submit(bytes, signedBy: Keys.first(of: .ibmRep))
      }
    }
  }

  @Test func `data that is not of its kind is malformed`() throws {
    for data: JSON in [
      [:], ["motion": "no digest"], ["motion": 1],
      ["extra": true, "motion": .string(Digest.of("motion").hex)],
    ] {
      let bytes = try Self.event(in: consortium, type: "motion.withdrawn", data: data)
      consortium.refuses(.eventMalformed) {
        try consortium.submit(bytes, signedBy: Keys.first(of: .ibmRep))
      }
    }
  }

  @Test func `an event has all of its members and no other`() throws {
    let bytes = try Self.event(in: consortium, type: "motion.withdrawn")
    guard case .object(let members) = try CanonicalText(bytes).root.json() else { return }
    #expect(members.count == 8)
    for name in members.keys {
      var fewer = members
      fewer[name] = nil
      #expect(throws: JSONError.self) { try Event(try JSON.object(fewer).canonicalBytes()) }
    }
    var more = members
    more["extra"] = true
    #expect(throws: JSONError.self) { try Event(try JSON.object(more).canonicalBytes()) }
  }

  @Test func `the signed bytes stand verbatim in the line, whose hash is the event's id`() throws {
    let (bytes, key) = try consortium.signed(motion, by: .ibmRep)
    let id = try consortium.submit(bytes, signedBy: key)
    let entry = try #require(consortium.log.entries.last)
    #expect(id == SHA256.hash(bytes))
    #expect(Array(entry.bytes.dropFirst(9).prefix(bytes.count)) == bytes)
  }

  @Test func `deciding is pure`() throws {
    let (bytes, key) = try consortium.signed(motion, by: .ibmRep)
    let candidate = try Rulebook.Candidate(
      try Event(bytes), number: consortium.log.size, key: Fingerprint(of: key.publicKey),
      recorded: consortium.now)
    var first = consortium.register
    var second = consortium.register
    let one = try Rulebook.decide(on: candidate, in: &first, with: .none)
    let two = try Rulebook.decide(on: candidate, in: &second, with: .none)
    #expect(one.changes == two.changes && one.changes.count == 2)
  }
}
