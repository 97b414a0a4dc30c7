import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Signing
public import Sodium
import TransparencyLog

/// A folder with everything that recordings by the program `gavel` need: a rehearsal ledger with a poll open
/// on it, and the keys of its registrar and of all who may vote there, none under a passphrase.
///
///     keys/         XDG_DATA_HOME, written once
///     work/         what recordings change
///       ledger.gavel
///       state/      XDG_STATE_HOME: the outside head and the turns
///     desk          what is said of it, for the processes that share it
public struct Desk: Sendable {
  /// Absolute.
  public let folder: String
  /// How many may vote: `p1`, `p2`, …
  public let voters: Int
  /// The number of the motion on which the poll is open.
  let motion: String
  let seal: Digest
  /// When everything is recorded.
  let time: Timestamp
  public let genesis: Digest

  /// The folder with what recordings change; of a copy another one.
  public private(set) var work: String

  public var ledger: String { "\(work)/ledger.gavel" }
  var journal: String { "\(ledger)-journal" }
  private var state: String { "\(work)/state" }
  var heads: OutsideHeads { OutsideHeads(folder: "\(state)/gavel/heads") }

  /// Founds the ledger and opens the poll.
  public init(making folder: String, voters: Int) throws {
    self.folder = URL(fileURLWithPath: folder).standardizedFileURL.path
    self.voters = voters
    work = "\(self.folder)/work"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    let consortium = try SampleConsortium(founders: voters)
    let book = try RecordedBook(at: "\(work)/ledger.gavel", of: consortium)
    (motion, seal) = try Self.openPoll(in: book)
    time = book.ledger.now.adding(60)
    genesis = book.ledger.identity.genesis
    try book.ledger.file.close()
    // As on a computer that records for the first time: the journal is made anew.
    try FileManager.default.removeItem(atPath: "\(work)/ledger.gavel-journal")
    try keepKeys(of: consortium)
    let said = "\(voters) \(motion) \(seal.hex) \(time) \(genesis.hex)"
    try Data(said.utf8).write(to: URL(fileURLWithPath: "\(self.folder)/desk"))
  }

  /// Sits down at a desk that another process has made.
  public init(in folder: String) throws {
    let words = try String(contentsOfFile: "\(folder)/desk", encoding: .utf8).split(separator: " ")
    guard words.count == 5, let voters = Int(words[0]), let seal = Digest(hex: String(words[2])),
      let time = Timestamp(String(words[3])), let genesis = Digest(hex: String(words[4]))
    else { throw Mistake("\(folder)/desk is not what a survey wrote") }
    self.folder = folder
    self.voters = voters
    self.seal = seal
    self.time = time
    self.genesis = genesis
    motion = String(words[1])
    work = "\(folder)/work"
  }

  /// The same with a copy of what recordings change, in the place of whatever is there.
  func copied(to work: String) throws -> Desk {
    let files = FileManager.default
    try? files.removeItem(atPath: work)
    try files.copyItem(atPath: self.work, toPath: work)
    return with(work: work)
  }

  func with(work: String) -> Desk {
    var desk = self
    desk.work = work
    return desk
  }

  private static func openPoll(in book: RecordedBook) throws -> (String, Digest) {
    let people = book.consortium.founders
    let genesis = book.ledger.identity.genesis
    for person in people {
      try book.record(
        CharterAccepted(
          genesis: genesis, key: person.key.publicKey, organization: person.organization),
        by: person)
    }
    try book.record(
      OfficeAccepted(office: try Identifier(named: "chair"), appointment: genesis), by: people[0])
    let assembly = try Identifier(named: SampleConsortium.assembly)
    let motion = try book.record(
      MotionProposed(body: assembly, title: "That the book survives"), by: people[0])
    try book.record(
      MotionSeconded(motion: motion, version: 1, seat: try seat(of: people[1])), by: people[1])
    book.pass(seconds: SampleConsortium.discussion)
    // The minute that passes before the recording counts.
    let time = book.ledger.now.adding(60)
    let (number, opening) = try book.ledger.view(asOf: time) { view in
      guard let found = try view.register.motion(motion) else { throw Mistake("no motion") }
      let opening = try PollOpened(
        opening: found, in: assembly, closes: time.adding(4 * Timestamp.day), at: time,
        in: view.register)
      return (found.number.text, opening)
    }
    return (number, try book.record(opening, by: people[0]))
  }

  private static func seat(of person: SamplePerson) throws -> Identifier {
    try Identifier(named: "\(SampleConsortium.assembly).\(person.organization)")
  }

  private func keepKeys(of consortium: SampleConsortium) throws {
    let files = FileManager.default
    let keys = "\(folder)/keys/gavel/keys"
    try files.createDirectory(
      atPath: "\(keys)/ledger", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    func keep(_ key: SecretKey, in path: String) throws {
      let made = files.createFile(
        atPath: path, contents: Data(try KeyFile(key).text),
        attributes: [.posixPermissions: 0o600])
      guard made else { throw Mistake("\(path) can't be written") }
    }
    let origin = SHA256.hash(Array(consortium.origin.text.utf8)).hex
    try keep(
      try SamplePerson.key(of: SampleConsortium.ledgerKeyName), in: "\(keys)/ledger/\(origin).key")
    for person in consortium.founders { try keep(person.key, in: "\(keys)/\(person.id).1.key") }
  }
}

// MARK: Recording

extension Desk {
  /// The environment in which `gavel` finds everything at this desk.
  func environment(_ more: [String: String] = [:]) -> [String: String] {
    [
      "GAVEL_CLOCK": time.description, "GAVEL_LEDGER": ledger, "HOME": folder,
      "XDG_DATA_HOME": "\(folder)/keys", "XDG_STATE_HOME": state,
      "XDG_CONFIG_HOME": "\(folder)/config",
    ].merging(more) { $1 }
  }

  /// What a voter types for the nth ballot of all. Of each voter's ballots no two that follow each other are
  /// the same: that would be no new ballot.
  func voting(_ number: Int) -> [String] {
    let choice = (number / voters).isMultiple(of: 2) ? "yes" : "no"
    return [
      "vote", motion, choice, "--yes", "--json", "--as", "p\(number % voters + 1)",
    ]
  }

  /// The ledger as a later run of the program opens it: a journal that waits is rolled back, and what this
  /// computer has seen of the ledger is compared.
  func open() throws -> OpenLedger {
    let time = time
    return try OpenLedger(opening: ledger, heads: heads, clock: .rehearsal { time })
  }

  /// Signs and records ballots in this process, each voter's in turn, at once one after the other.
  ///
  /// - Parameters:
  ///   - places: whose, from 0.
  ///   - told: each entry and how long it took, seconds, once it is recorded.
  public func record(
    _ count: Int, by places: Range<Int>, told: (Int64, Double) throws -> Void
  ) throws {
    let consortium = try SampleConsortium(founders: voters)
    let ledger = try open()
    let clock = ContinuousClock()
    for number in 0..<count {
      let person = consortium.founders[places.lowerBound + number % places.count]
      let ballot = BallotCast(
        poll: seal, seat: try Self.seat(of: person),
        choice: number.isMultiple(of: 2) ? .yes : .no, turn: Int64(number / places.count) + 1)
      var entry: Int64 = 0
      let took = try clock.measure {
        let signed = try ledger.sign(ballot, as: person.signer)
        entry = try ledger.record(signed, with: consortium.registrar, aheadAllowed: true).entry
      }
      try told(entry, took.inSeconds)
    }
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}

/// Something that the survey itself needs is missing or not as it made it.
public struct Mistake: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
