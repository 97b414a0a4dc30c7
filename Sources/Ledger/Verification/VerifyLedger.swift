import Dispatch
import Governance
import LedgerStore
import Sodium
import Synchronization
import TransparencyLog

/// Verifies a ledger file: a private copy of it, in which nothing is taken for granted.
public enum LedgerVerification {
  /// - Parameter progress: is told how many entries were taken, now and then.
  /// - Throws: `StoreError` where the file is no ledger that could be read at all.
  public static func run(
    file path: String, pins: VerificationPins = VerificationPins(),
    progress: (Int64) -> Void = { _ in }
  ) throws -> VerificationReport {
    let copy = try LedgerFile.privateCopy(of: path)
    let damage = try DamageCheck(of: copy, beside: pins.threads > 1)
    defer { damage.wait() }
    return try copy.read { reading in
      let stored = try StoredDocuments(reading)
      let sound = stored.sound
      // What the numbers say may be far more than the file holds.
      let count = try Int(min(reading.size, reading.entryCount()))
      var verifier = Verifier(
        documents: Documents { name in
          guard sound.contains(name) else { return nil }
          return try? reading.document(name.digest)?.bytes
        },
        sound: sound, expected: count, pins: pins)
      if let journal = copy.foreignJournal {
        verifier.fault(
          .journal,
          "\(journal) stands beside the ledger: a recording was cut off, and it was not rolled back here"
        )
      }
      var observer = try StoreObserver(reading)
      var next: Int64 = 0
      try reading.forEachStoredEntry { stored in
        if stored.number != next {
          verifier.fault(
            .entryMissing, entry: next,
            "entry \(next) is missing: the next one in the file is \(stored.number)")
        }
        observer.row = stored.row
        try verifier.take(stored.bytes ?? [], &observer)
        next = stored.number + 1
        if next % 4096 == 0 { progress(next) }
      }
      for problem in try damage.found() { verifier.fault(.file, problem) }
      verifier.report.remarks = try copy.remarks()
      verifier.finish()
      try verifier.concludeStore(reading, observer: &observer)
      verifier.remarkOnEvidence()
      verifier.concludeDocuments(unsound: stored.unsound)
      verifier.compare(with: pins)
      verifier.order()
      return verifier.report
    }
  }
}

/// Asks SQLite whether the file is sound: on a thread of its own, as it takes a fifth of the time that
/// the replay takes and needs nothing of it.
private final class DamageCheck: Sendable {
  private let group = DispatchGroup()
  private let result = Mutex<Result<[String], StoreError>>(.success([]))

  /// - Parameter beside: whether it may run beside the caller; else it is done when this returns.
  init(of file: LedgerFile, beside: Bool) throws {
    guard beside else {
      let found = try file.damage()
      result.withLock { $0 = .success(found) }
      return
    }
    let again = try file.openedAgain()
    DispatchQueue(label: "gavel.damage").async(group: group) {
      let found = Result { () throws(StoreError) in try again.damage() }
      self.result.withLock { $0 = found }
    }
  }

  func wait() {
    group.wait()
  }

  func found() throws(StoreError) -> [String] {
    wait()
    return try result.withLock { $0 }.get()
  }
}

/// Compares the file's nodes, columns and register with what the replay makes of the entries.
struct StoreObserver: Verifier.Observer {
  private var nodes: NodeComparison
  private var columns = EntryColumnComparison()
  private var register: RegisterComparison
  /// What the file keeps beside the entry that is taken next.
  var row: EntryRow?
  private(set) var wrongNodes: [(entry: Int64, level: Int)] = []
  private(set) var wrongColumns: [Int64] = []
  private(set) var differences: [RegisterDifference] = []

  init(_ reading: LedgerReading) throws {
    nodes = reading.nodeComparison()
    register = try reading.registerComparison()
  }

  mutating func see(node hash: Digest, at address: NodeAddress, from entry: Int64) throws {
    if try !nodes.matches(hash, at: address) { wrongNodes.append((entry, address.level)) }
  }

  mutating func see(_ entry: Entry?, number: Int64, changes: [Change]) throws {
    if let entry, !columns.matches(row, entry) { wrongColumns.append(number) }
    differences += try register.step(entry: number, changes: changes)
  }

  mutating func finish() throws -> (nodes: Int64, register: [RegisterDifference]) {
    (try nodes.leftOver(), try register.finish())
  }
}

extension Verifier {
  fileprivate mutating func concludeStore(
    _ reading: LedgerReading, observer: inout StoreObserver
  ) throws {
    let rest = try observer.finish()
    for (entry, level) in observer.wrongNodes where level == 0 {
      fault(
        .node, entry: entry,
        "entry \(entry) does not have the hash that the file keeps for it")
    }
    let inner = observer.wrongNodes.filter { $0.level > 0 }.count
    if inner > 0 { fault(.node, "\(inner) inner nodes of the tree are not those of the entries") }
    if rest.nodes > 0 { fault(.node, "\(rest.nodes) nodes belong to no entry") }
    add(
      "nodes", observer.wrongNodes.isEmpty && rest.nodes == 0,
      "\(observer.wrongNodes.count + Int(rest.nodes)) differ")
    for entry in observer.wrongColumns {
      fault(
        .entryColumns, entry: entry,
        "the columns beside entry \(entry) do not say what the entry says")
    }
    let before = report.faults.count
    let checkpoints = try reading.checkpoints()
    if checkpoints.isEmpty { fault(.checkpoint, "the file has no checkpoint") }
    for (index, checkpoint) in checkpoints.enumerated() {
      check(
        checkpoint: checkpoint.note, mustCover: index == checkpoints.count - 1,
        keptFor: checkpoint.size)
    }
    let kept = Set(checkpoints.map(\.size))
    for handing in coveredHandings where !kept.contains(handing.coveringSize) {
      faultUncovered(handing)
    }
    if report.unsupportedFrom == 0 {
      skip("checkpoint", "the genesis, which names its key, is not understood")
    } else {
      add("checkpoint", report.faults.count == before, "\(checkpoints.count) kept")
    }
    let differences = observer.differences + rest.register
    guard report.unsupportedFrom == nil else {
      skip("register", "not every entry that it follows from is understood")
      return
    }
    for difference in differences {
      fault(.register, entry: difference.entry, difference.description)
    }
    add("register", differences.isEmpty, "\(differences.count) rows differ from the replay")
  }
}

/// The documents of a file: those whose bytes have the hash that names them, and the others.
struct StoredDocuments {
  let sound: Set<TextReference.Name>
  let unsound: [String]

  init(_ reading: LedgerReading) throws {
    var sound: Set<TextReference.Name> = []
    var unsound: [String] = []
    for digest in try reading.documents() {
      guard let document = try reading.document(digest) else { continue }
      let name = HandedDocument(bytes: document.bytes, salt: document.salt).name
      if name.digest == digest {
        sound.insert(name)
      } else {
        unsound.append(digest.hex)
      }
    }
    self.sound = sound
    self.unsound = unsound
  }
}
