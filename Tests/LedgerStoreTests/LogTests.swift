import Governance
import LedgerStore
import Sodium
import Testing

@Suite("The log on disk") struct LogTests {
  let scratch: Scratch
  let ledger: LedgerFile

  init() throws {
    scratch = try Scratch()
    ledger = try LedgerFile.create(at: scratch.path())
  }

  @Test func `entries are read back byte for byte, one by one and in order`() throws {
    try ledger.fill(to: 10)
    let written = try (0..<10).map { try entry($0).bytes }
    try ledger.read { reading throws in
      #expect(try reading.entries(from: 0, count: 100) == written)
      #expect(try reading.entries(from: 3, count: 4) == Array(written[3..<7]))
      #expect(try reading.entry(10) == nil)
      #expect(try reading.entry(-1) == nil)
      var streamed: [[UInt8]] = []
      try reading.forEachEntry(from: 2) { number, bytes throws in
        #expect(try reading.entry(number) == bytes)
        streamed.append(bytes)
      }
      #expect(streamed == Array(written[2...]))
    }
  }

  @Test func `an event is found by its id`() throws {
    try ledger.fill(to: 3)
    let event = try entry(1).event
    try ledger.read { reading throws in
      #expect(try reading.entryNumber(ofEvent: event.id) == 1)
      #expect(try reading.entryNumber(ofEvent: "nothing") == nil)
      #expect(try reading.entry(of: event.id, by: "ibm-rep", seenSize: 1) == 1)
      #expect(try reading.entry(of: event.id, by: "ibm-rep", seenSize: 2) == nil)
      #expect(try reading.entry(of: event.id, by: "cern-rep", seenSize: 1) == nil)
    }
  }

  @Test func `the log remembers when an entry was recorded`() throws {
    try ledger.fill(to: 3)
    try ledger.read { reading throws in
      #expect(try reading.recorded(entry: 2) == 2)
      #expect(throws: StoreError.self) { try reading.recorded(entry: 3) }
    }
  }

  @Test func `a person's entries are counted by the day`() throws {
    let day = Timestamp.day
    let history: [(Identifier, Timestamp)] = [
      ("ibm-rep", 0), ("cern-rep", 5), ("ibm-rep", 10),
      ("ibm-rep", Timestamp(integerLiteral: day - 1)), ("ibm-rep", Timestamp(integerLiteral: day)),
    ]
    var counts: [Int64] = []
    for (number, (author, time)) in history.enumerated() {
      let number = Int64(number)
      try ledger.record {
        try $0.append(entry(number, by: author, recorded: time), number: number)
      }
      let trace = try #require(try ledger.read { try $0.latest(by: author) })
      #expect(trace.day == time.calendarDay)
      #expect(trace.seenSize == number)
      counts.append(trace.entriesOnDay)
    }
    #expect(counts == [1, 1, 2, 3, 1])
    #expect(try ledger.read { try $0.latest(by: "nobody") } == nil)
  }

  @Test func `what anybody offers in a person's name is not counted`() throws {
    let key = try #require(PublicKey(bytes: Array(repeating: 9, count: 32)))
    let offer = KeyOffered(key: key, person: "ibm-rep")
    try ledger.record { recording throws in
      try recording.append(entry(0, seen: 0), number: 0)
      try recording.append(entry(1, recorded: 5, seen: 1, of: offer), number: 1)
      try recording.append(entry(2, recorded: 6, seen: 0), number: 2)
    }
    let trace = try #require(try ledger.read { try $0.latest(by: "ibm-rep") })
    #expect(trace.entriesOnDay == 2 && trace.seenSize == 0)
    #expect(try ledger.read { try $0.row(ofEntry: 1)?.entriesOnDay } == 0)
  }

  @Test func `what stands beside an entry is what its bytes say`() throws {
    try ledger.fill(to: 2)
    let written = try entry(1)
    let row = try ledger.read { try $0.row(ofEntry: 1) }
    #expect(
      row
        == EntryRow(
          id: written.event.id, author: "ibm-rep", type: "motion.withdrawn",
          recorded: written.recorded.seconds, seenSize: 1, entriesOnDay: 2))
  }

  @Test func `an event is not recorded twice`() throws {
    try ledger.fill(to: 1)
    #expect(throws: StoreError.self) {
      try ledger.record { try $0.append(entry(0), number: 1) }
    }
    #expect(try ledger.read { $0.size } == 1)
  }

  @Test func `the newest checkpoint is kept, and every one that was handed out`() throws {
    try ledger.record { recording throws in
      try recording.put(checkpoint: [1], size: 1, handedOut: false)
      try recording.put(checkpoint: [2], size: 2, handedOut: true)
      try recording.put(checkpoint: [3], size: 3, handedOut: false)
      try recording.put(checkpoint: [4], size: 4, handedOut: false)
    }
    try ledger.read { reading throws in
      #expect(try reading.checkpoints().map(\.size) == [2, 4])
      #expect(try reading.checkpoint()?.note == [4])
      #expect(try reading.checkpoint(ofSize: 2)?.isHandedOut == true)
      #expect(try reading.checkpoint(ofSize: 3) == nil)
    }
  }

  @Test func `a checkpoint gets more signatures, and stays handed out`() throws {
    try ledger.record { recording throws in
      try recording.put(checkpoint: [1], size: 1, handedOut: true)
      try recording.put(checkpoint: [1, 1], size: 1, handedOut: false)
      try recording.put(checkpoint: [2], size: 2, handedOut: false)
    }
    let first = try ledger.read { try $0.checkpoint(ofSize: 1) }
    #expect(first?.note == [1, 1])
    #expect(first?.isHandedOut == true)
  }

  @Test func `documents are found by their hash, with and without a salt`() throws {
    let salt = Array(repeating: UInt8(5), count: 32)
    let (plain, salted) = try ledger.record { recording throws in
      (try recording.put(document: [1, 2]), try recording.put(document: [1, 2], salt: salt))
    }
    #expect(plain == SHA256.hash([1, 2]))
    #expect(salted == SHA256.hash(Array("gavel-salted-v1".utf8) + [0] + salt + [1, 2]))
    try ledger.read { reading throws in
      #expect(try reading.documents() == [plain, salted].sorted())
      #expect(try reading.document(plain)?.salt == nil)
      #expect(try reading.document(salted)?.salt == salt)
      #expect(try reading.document(salted)?.bytes == [1, 2])
      #expect(try reading.document("nothing") == nil)
    }
    #expect(try ledger.record { try $0.put(document: [1, 2]) } == plain)
  }

  @Test func `a salt of another length is refused`() throws {
    let error = #expect(throws: StoreError.self) {
      try ledger.record { _ = try $0.put(document: [1], salt: [1, 2]) }
    }
    #expect(error?.code == "E-STORE-CORRUPT")
  }

  @Test func `an empty document is a document`() throws {
    let digest = try ledger.record { try $0.put(document: []) }
    #expect(try ledger.read { try $0.document(digest)?.bytes } == [])
  }
}
