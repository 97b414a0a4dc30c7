import Foundation
import Governance
import Sodium
import TransparencyLog

/// Verifies an exported trail without any database.
public enum TrailVerification {
  /// - Parameter progress: is told how many entries were taken, now and then.
  /// - Throws: `LedgerError` where there is nothing to read at all.
  public static func run(
    folder path: String, pins: VerificationPins = VerificationPins(),
    progress: (Int64) -> Void = { _ in }
  ) throws -> VerificationReport {
    let folder = try TrailFolder(path)
    let documents = try folder.documents()
    var reader = try TrailLines(path: "\(path)/\(TrailFile.entries)")
    let sound = documents.sound
    var verifier = Verifier(
      documents: Documents { name in
        guard sound.contains(name) else { return nil }
        return (try? folder.read("\(TrailFile.documents)/\(name.digest.hex)")).flatMap { $0 }
      },
      sound: sound, expected: reader.estimatedCount, pins: pins)
    var observer = try TrailObserver(folder)
    while let line = try reader.next() {
      try verifier.take(line, &observer)
      let changes = observer.lastChanges
      if let entry = observer.lastEntry {
        try observer.rendering.see(
          entry, number: verifier.replay.size - 1, changes: changes,
          register: verifier.replay.register)
      }
      if verifier.replay.size % 4096 == 0 { progress(verifier.replay.size) }
    }
    if reader.isCut {
      verifier.fault(
        .entryMissing, entry: verifier.replay.size - 1,
        "the last line of the trail has no line feed: the file was cut")
    }
    verifier.finish()
    try verifier.concludeTrail(folder, entries: reader.digest, observer: observer)
    verifier.remarkOnEvidence()
    verifier.concludeDocuments(unsound: documents.unsound)
    verifier.compare(with: pins)
    verifier.order()
    return verifier.report
  }
}

/// Makes the derived files again while the entries pass.
struct TrailObserver: Verifier.Observer {
  var rendering: TrailRendering
  private let ballots: ComparedFile?
  private(set) var lastEntry: Entry?
  private(set) var lastChanges: [Change] = []

  init(_ folder: TrailFolder) throws {
    let ballots =
      folder.files.contains(TrailFile.ballots)
      ? ComparedFile(path: "\(folder.path)/\(TrailFile.ballots)") : nil
    self.ballots = ballots
    rendering = try TrailRendering { table in try ballots?.expect(table.bytes) }
  }

  mutating func see(node hash: Digest, at address: NodeAddress, from entry: Int64) {}

  mutating func see(_ entry: Entry?, number: Int64, changes: [Change]) {
    lastEntry = entry
    lastChanges = changes
  }

  /// Whether the table of ballots is there and is what it should be.
  func ballotsFit() throws -> Bool { try ballots?.isAtEnd() ?? false }
}

/// A file that must hold exactly the bytes that are expected of it, one piece after the other.
final class ComparedFile {
  private let handle: FileHandle?
  private var differs = false
  /// What was read and not compared yet, from `start` on.
  private var buffer: [UInt8] = []
  private var start = 0
  private static let piece = TrailLines.piece

  init(path: String) {
    handle = FileHandle(forReadingAtPath: path)
  }

  func expect(_ bytes: [UInt8]) throws {
    guard !differs else { return }
    while buffer.count - start < bytes.count {
      guard try readOn() else {
        differs = true
        return
      }
    }
    let end = start + bytes.count
    if !buffer[start..<end].elementsEqual(bytes) { differs = true }
    start = end
  }

  func isAtEnd() throws -> Bool {
    guard !differs, handle != nil else { return false }
    if start < buffer.count { return false }
    return try !readOn()
  }

  /// Reads the next piece; false at the end.
  private func readOn() throws -> Bool {
    guard let data = try handle?.read(upToCount: Self.piece), !data.isEmpty else { return false }
    buffer.removeFirst(start)
    start = 0
    buffer += data
    return true
  }
}

extension Verifier {
  /// What a trail has besides its entries: the checkpoint, and files that can be made again.
  ///
  /// - Parameter entries: the hash of the file of entries.
  mutating func concludeTrail(
    _ folder: TrailFolder, entries: Digest, observer: TrailObserver
  ) throws {
    for name in folder.strangers {
      fault(.derived, "\(name) does not belong to a trail")
    }
    let before = report.faults.count
    if let checkpoint = try folder.read(TrailFile.checkpoint, atMost: 1 << 20) {
      check(checkpoint: checkpoint, mustCover: true)
    } else {
      fault(.checkpoint, "the trail has no checkpoint")
    }
    try checkHandings(in: folder)
    if report.unsupportedFrom == 0 {
      skip("checkpoint", "the genesis, which names its key, is not understood")
    } else {
      add("checkpoint", report.faults.count == before, "\(replay.size) entries signed")
    }
    var derived = 0
    var wrong: [String] = []
    let made = try observer.rendering.files(of: replay.register, size: replay.size)
    for file in made {
      derived += 1
      if try folder.read(file.name) != file.bytes { wrong.append(file.name) }
    }
    derived += 2
    if try !observer.ballotsFit() { wrong.append(TrailFile.ballots) }
    let expected = Set(made.map(\.name) + [TrailFile.ballots])
    for name in folder.files
    where name.hasPrefix("\(TrailFile.tables)/") && !expected.contains(name) {
      wrong.append(name)
    }
    let manifest = try Manifest(
      of: folder.files, in: folder.path, known: [TrailFile.entries: entries])
    if try folder.read(TrailFile.manifest) != manifest.bytes { wrong.append(TrailFile.manifest) }
    // Tables and signers follow from entries that are not understood too; the list of hashes does not.
    if report.unsupportedFrom != nil { wrong.removeAll { $0 != TrailFile.manifest } }
    for name in wrong {
      fault(.derived, "\(name) is not what the entries make of it")
    }
    if report.unsupportedFrom == nil || !wrong.isEmpty {
      add("derived", wrong.isEmpty, "\(derived - wrong.count) of \(derived) files made again")
    } else {
      skip("derived", "not every entry that they follow from is understood")
    }
  }

  /// The last checkpoint of each key that was handed on, and no others.
  private mutating func checkHandings(in folder: TrailFolder) throws {
    var foreign = Set(folder.files.filter { $0.hasPrefix("\(TrailFile.handed)/") })
    for handing in coveredHandings {
      let name = TrailFile.handed(atSize: handing.coveringSize)
      foreign.remove(name)
      if let bytes = try folder.read(name, atMost: 1 << 20) {
        check(checkpoint: bytes, mustCover: false, keptFor: handing.coveringSize)
      } else {
        faultUncovered(handing)
      }
    }
    // What this version does not understand may have handed a key on.
    guard report.unsupportedFrom == nil else { return }
    for name in foreign.sorted() {
      fault(.derived, "\(name) is the last checkpoint of no key that was handed on")
    }
  }
}
