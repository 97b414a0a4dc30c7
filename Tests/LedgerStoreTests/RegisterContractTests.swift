import Governance
import LedgerStore
import Sodium
import Testing

/// What every home of the register must do, told once and asked of each.
@Suite("The register in its two homes") struct RegisterContractTests {
  enum Home: CaseIterable {
    case memory, sqlite

    /// Hands over the register after the first `count` entries of the book.
    func afterEntries(
      _ count: Int = Book.entries.count, _ ask: (any RegisterLists) throws -> Void
    ) throws {
      switch self {
      case .memory:
        var register = MemoryRegister(keepsClosedPolls: true)
        for change in Book.entries.prefix(count).joined() { register.apply(change) }
        try ask(register)
      case .sqlite:
        let scratch = try Scratch()
        let ledger = try LedgerFile.create(at: scratch.path())
        try ledger.record { recording throws in
          for (number, changes) in Book.entries.prefix(count).enumerated() {
            for change in changes { try recording.register.apply(change) }
            try recording.append(entry(Int64(number)), number: Int64(number))
          }
        }
        try ledger.read { try ask($0.register) }
      }
    }
  }

  @Test func `both homes answer every question equally after every entry`() throws {
    let scratch = try Scratch()
    let ledger = try LedgerFile.create(at: scratch.path())
    var memory = MemoryRegister(keepsClosedPolls: true)
    for (number, changes) in Book.entries.enumerated() {
      try ledger.record { recording throws in
        for change in changes {
          memory.apply(change)
          try recording.register.apply(change)
          let differing = try Answers(of: recording.register).differing(from: Answers(of: memory))
          #expect(differing == [], "within entry \(number)")
        }
        try recording.append(entry(Int64(number)), number: Int64(number))
      }
      let stored = try ledger.read { try Answers(of: $0.register) }
      let differing = try stored.differing(from: Answers(of: memory))
      #expect(differing == [], "after entry \(number)")
    }
  }

  /// Whoever adds a field to a record adds it to the book, and so to what the homes are asked.
  @Test func `the book has a value for every field of every record`() {
    var filled: [String: Bool] = [:]
    for change in Book.entries.joined() {
      for case (let kind?, let record) in Mirror(reflecting: change).children {
        for case (let field?, let value) in Mirror(reflecting: record).children {
          let mirror = Mirror(reflecting: value)
          let isThere = mirror.displayStyle != .optional || !mirror.children.isEmpty
          filled["\(kind).\(field)", default: false] =
            filled["\(kind).\(field)"] ?? false || isThere
        }
      }
    }
    #expect(filled.filter { !$0.value }.keys.sorted() == [])
    #expect(filled.count > 130)
  }

  @Test(arguments: Home.allCases) func `a register that nothing was put into knows nothing`(
    home: Home
  ) throws {
    try home.afterEntries(0) { register throws in
      #expect(try register.founding() == nil)
      #expect(try register.organizations() == [])
      #expect(try register.ballots(in: "p") == [])
    }
  }

  @Test(arguments: Home.allCases) func `the newest version of a record is read`(home: Home) throws {
    try home.afterEntries { register throws in
      #expect(try register.founding()?.accepted == 1)
      #expect(try register.admissions(of: "ibm") == [Book.admission("ibm", .accepted)])
      #expect(try register.motion("n")?.state == .withdrawn)
      #expect(try register.policies("ai").map(\.endedBy) == [nil, "n"])
    }
  }

  @Test(arguments: Home.allCases)
  func `lists keep the order in which their records first appeared`(home: Home) throws {
    try home.afterEntries { register throws in
      #expect(try register.bodies().map(\.id) == ["board", "members", "toc"])
      #expect(try register.motions().map(\.id) == ["m", "n"])
      #expect(try register.tenures().map(\.seat) == ["board-1", "board-2", "board-1"])
      #expect(try register.electors(of: "p").map(\.seat) == ["board-2", "board-1", "board-3"])
      #expect(
        try register.personKeys().map(\.fingerprint) == ["ibm-rep", "early", "late"])
    }
  }

  @Test(arguments: Home.allCases)
  func `a motion that is polled again keeps its place among the undecided`(home: Home) throws {
    try home.afterEntries(Book.entries.count - 1) { register throws in
      #expect(try register.undecidedMotions(of: "board").map(\.id) == ["m", "n"])
    }
    try home.afterEntries { register throws in
      #expect(try register.undecidedMotions(of: "board").map(\.id) == ["m"])
    }
  }

  @Test(arguments: Home.allCases) func `the ballots of a closed poll stay readable`(
    home: Home
  ) throws {
    try home.afterEntries { register throws in
      #expect(try register.ballots(in: "p").map(\.turn) == [1, 1, 7, 1])
      #expect(try register.lastBallot(of: "board-2", in: "p", as: .holder)?.turn == 7)
      #expect(try register.unclosedPolls().map(\.seal) == ["q"])
    }
  }

  @Test func `a register that is only read takes no change`() throws {
    let scratch = try Scratch()
    let ledger = try LedgerFile.create(at: scratch.path())
    #expect(throws: StoreError.readOnly) {
      try ledger.read { reading throws in
        var register = reading.register
        try register.apply(.counter(Counter(series: "s", last: 1)))
      }
    }
  }
}
