public import Foundation
public import Governance
import Signing
public import Sodium
import TransparencyLog

/// What a verification is held against besides the ledger itself.
public struct VerificationPins: Sendable {
  /// The id of the genesis, known from elsewhere.
  public var genesis: Digest?
  /// A head that was seen before.
  public var head: OutsideHead?
  /// How many entries there must be.
  public var atLeast: Int64?
  /// What receipts show that were kept or brought along.
  public var receipts: [ReceivedEntry] = []
  /// Who must have cosigned the head; nil asks for nobody.
  public var witnesses: WitnessRequirement?
  /// What its successor's genesis says of it, where it is verified as a predecessor.
  public var succession: LedgerFounded.Predecessor?
  /// Signature checks run on so many threads.
  public var threads: Int
  /// False only to measure the rest.
  public var checksSignatures: Bool

  public init(
    genesis: Digest? = nil, head: OutsideHead? = nil, atLeast: Int64? = nil,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount, checksSignatures: Bool = true
  ) {
    self.genesis = genesis
    self.head = head
    self.atLeast = atLeast
    self.threads = threads
    self.checksSignatures = checksSignatures
  }
}

/// Replays a log from its genesis and collects what is wrong with it. What a ledger file or a trail
/// adds to that (nodes, register, derived files) is compared by an observer as the entries pass.
struct Verifier {
  /// Sees each entry as the replay takes it.
  protocol Observer {
    mutating func see(node hash: Digest, at address: NodeAddress, from entry: Int64) throws
    mutating func see(_ entry: Entry?, number: Int64, changes: [Change]) throws
  }

  static let batch = 256
  static let listedFaults = 100

  private(set) var replay: Replay
  var report = VerificationReport()
  let documents: Set<TextReference.Name>
  private(set) var namedDocuments: Set<TextReference.Name> = []
  private(set) var missingDocuments: [Digest] = []
  private let checks: SignatureChecks
  private let checksSignatures: Bool
  private var waiting: [SignatureCheck] = []
  /// The checkpoint over all entries, once it was found sound.
  var newestCheckpoint: VerifiedCheckpoint?
  private var signatures = SignatureTally()
  /// Entries whose author saw more of the log than stands before them: some of it is missing.
  private var headsAhead = 0
  /// Entries that the rules refuse behind one that this version does not understand: what that one
  /// brought may be what they lack, so that nothing is said against them.
  private var unjudged: Int64 = 0
  private(set) var faultyEntries: Set<Int64> = []
  private(set) var ballotKeys = BallotKeys()

  /// - Parameters:
  ///   - documents: finds what is at hand: the charter, and texts whose size a motion tells.
  ///   - sound: the names of all documents that are at hand and have the hash that names them.
  init(
    documents: Documents, sound: Set<TextReference.Name>, expected: Int, pins: VerificationPins
  ) {
    replay = Replay(documents: documents, expected: expected)
    replay.history.notesMismatches = true
    self.documents = sound
    checks = SignatureChecks(threads: pins.threads)
    checksSignatures = pins.checksSignatures
    waiting.reserveCapacity(Self.batch)
  }

  mutating func fault(
    _ code: VerificationReport.FaultCode, entry: Int64? = nil, _ message: String
  ) {
    fault(code.rawValue, entry: entry, message)
  }

  private mutating func fault(_ code: String, entry: Int64?, _ message: String) {
    if let entry { faultyEntries.insert(entry) }
    // The first of each code is listed however many others there are.
    guard
      report.faults.count < Self.listedFaults || !report.faults.contains(where: { $0.code == code })
    else {
      report.furtherFaults += 1
      return
    }
    report.faults.append(VerificationReport.Fault(entry: entry, code: code, message: message))
  }

  /// Takes the next entry.
  mutating func take(_ bytes: [UInt8], _ observer: inout some Observer) throws {
    let number = replay.size
    let leaf = Tree.leafHash(of: bytes)
    let entry: Entry
    do {
      entry = try Entry(bytes)
    } catch {
      fault(.entryMalformed, entry: number, "entry \(number) cannot be read: \(error)")
      signatures.unreadable += 1
      try replay.skip(leaf: leaf) { try observer.see(node: $1, at: $0, from: number) }
      try observer.see(nil, number: number, changes: [])
      return
    }
    var changes: [Change] = []
    do {
      let step = try replay.admit(entry, leaf: leaf) {
        try observer.see(node: $1, at: $0, from: number)
      }
      changes = step.changes
      if number == 0 { report.predecessor = step.kind.predecessor }
      note(step.kind)
      ballotKeys.see(changes, by: entry.key, replay.register)
      check(entry, number: number, by: step.publicKey)
    } catch let refusal as Refusal {
      if report.unsupportedFrom != nil, !refusal.code.isOfTheEnvelope {
        unjudged += 1
      } else {
        fault(
          refusal.code.rawValue, entry: number,
          "entry \(number) (\(entry.event.type) by \(entry.event.author)) was not lawful: "
            + refusal.sentence)
      }
      if refusal.code == .seenUnknown { headsAhead += 1 }
      checkByKnownKey(entry, number: number, replay.refusedKey)
    } catch is NotSupported {
      if report.unsupportedFrom == nil { report.unsupportedFrom = number }
      // A kind that is not known may be one that was altered.
      checkByKnownKey(entry, number: number, replay.refusedKey)
    }
    if number == 0 { report.genesis = entry.event.id }
    try observer.see(entry, number: number, changes: changes)
  }

  private mutating func note(_ kind: any EventKind) {
    // With a salt or without, as the event says: one hash must not stand for two texts.
    for name in kind.documents where namedDocuments.insert(name).inserted {
      if !documents.contains(name) { missingDocuments.append(name.digest) }
    }
  }

  /// Checks the signature of an entry that was not admitted. Where it was not found out whose key must
  /// have signed, the key that the entry names may be known: then it tells whether these are the bytes
  /// that it signed.
  private mutating func checkByKnownKey(
    _ entry: Entry, number: Int64, _ authority: SSHPublicKey? = nil
  ) {
    if let key = authority ?? replay.register.personKey(entry.key)?.publicKey {
      check(entry, number: number, by: key)
    } else {
      signatures.keyless += 1
    }
  }

  private mutating func check(_ entry: Entry, number: Int64, by publicKey: SSHPublicKey) {
    guard checksSignatures else { return }
    signatures.checked += 1
    waiting.append(
      SignatureCheck(
        entry: number, event: entry.event.bytes, signature: entry.signature, publicKey: publicKey))
    guard waiting.count == Self.batch else { return }
    checks.check(waiting)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Waits for the signatures and draws the conclusions that need the whole log.
  mutating func finish() {
    checks.check(waiting)
    waiting = []
    let wrong = checks.finish()
    for entry in wrong {
      fault(
        .signature, entry: entry,
        "entry \(entry) is not what was signed: its signature does not fit its event")
    }
    report.entries = replay.size
    report.root = replay.frontier.root
    if let founding = replay.register.founding() {
      report.origin = founding.origin
      report.rehearsal = founding.rehearsal
      report.keys = try? replay.register.ledgerKeys()
    }
    if replay.size == 0 { fault(.empty, "there is no entry: an empty log proves nothing") }
    blameAltered(Set(wrong))
    conclude(signatures: wrong)
  }

  /// Puts what shows an alteration before what may only follow from one, each by entry.
  mutating func order() {
    let codes: [VerificationReport.FaultCode] = [
      .entryMalformed, .signature, .entryAltered, .node, .entryMissing,
    ]
    let evidence = Set(codes.map(\.rawValue))
    report.faults = report.faults.enumerated().sorted { left, right in
      let ranks = (evidence.contains(left.element.code), evidence.contains(right.element.code))
      if ranks.0 != ranks.1 { return ranks.0 }
      let entries = (left.element.entry ?? .max, right.element.entry ?? .max)
      return entries.0 != entries.1 ? entries.0 < entries.1 : left.offset < right.offset
    }.map(\.element)
  }

  /// A head that an author saw and that is not this log's tells that an entry before it was altered:
  /// one between the last head that fits and the first that does not.
  ///
  /// - Parameter altered: entries whose signature does not fit.
  private mutating func blameAltered(_ altered: Set<Int64>) {
    // What an entry that was altered itself says to have seen proves nothing. One that was only refused
    // may be refused because of what stands before it.
    let mismatches = replay.history.mismatches.filter { !altered.contains($0.entry) }
    guard let first = mismatches.min(by: { $0.seenSize < $1.seenSize }) else { return }
    let low = replay.history.confirmedBelow(first.seenSize)
    let suspects = low..<max(low + 1, first.seenSize)
    let blamed =
      suspects.first { altered.contains($0) } ?? suspects.first { faultyEntries.contains($0) }
      ?? suspects.upperBound - 1
    let range =
      suspects.count == 1 ? "entry \(blamed)" : "one of the entries \(low) to \(first.seenSize - 1)"
    fault(
      .entryAltered, entry: blamed,
      "\(range) is not what it was when entry \(first.entry) was signed: its author saw another "
        + "history of \(first.seenSize) entries")
    if mismatches.count > 1 {
      fault(
        .seen, entry: nil,
        "\(mismatches.count) entries were signed over a history that is not this one")
    }
  }

  private mutating func conclude(signatures wrong: [Int64]) {
    let unlawful = report.faults.filter { $0.code.hasPrefix("E-") }.count
    add(
      "entries", !report.faults.contains { $0.code == "F-ENTRY-MALFORMED" }, "\(replay.size) read")
    if checksSignatures {
      signatures.wrong = Int64(wrong.count)
      report.checks.append(signatures.check)
    } else {
      skip("signatures", "not asked for")
      report.weaknesses.append("no signature was checked")
    }
    let foreign = replay.history.mismatches.count + headsAhead
    add("seen", foreign == 0, "\(foreign) heads that authors saw are not this log's")
    if unlawful == 0, let from = report.unsupportedFrom {
      skip(
        "lawful",
        "every entry before \(from), which this version does not know; \(unjudged) later ones could "
          + "not be judged")
    } else {
      add("lawful", unlawful == 0, unlawful == 0 ? "every entry" : "\(unlawful) entries were not")
    }
    if let from = report.unsupportedFrom {
      report.weaknesses.append(
        "from entry \(from) on this version does not know every kind of event")
    }
  }

  mutating func add(_ name: String, _ passed: Bool, _ detail: String) {
    report.checks.append(
      VerificationReport.Check(name: name, state: passed ? .passed : .failed, detail: detail))
  }

  mutating func skip(_ name: String, _ detail: String) {
    report.checks.append(
      VerificationReport.Check(name: name, state: .skipped, detail: detail))
  }
}

extension RefusalCode {
  /// Whether it stands on the entry, its place in the log and its times alone: not on the register.
  fileprivate var isOfTheEnvelope: Bool {
    switch self {
    case .eventMalformed, .eventRepeated, .kindReserved, .ledgerOther, .signedAhead, .signedBehind,
      .untilPassed, .untilTooFar, .recordedBackwards, .seenUnknown, .seenBehind:
      true
    default: false
    }
  }
}
