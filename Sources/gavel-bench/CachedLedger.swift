import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Signing
import Sodium
import TransparencyLog

/// A grown ledger on disk whose last entry opens a poll: the file, its trail, and the signatures of all
/// its entries as the bare loop takes them. Made once and kept.
struct CachedLedger {
  let folder: String
  let members: Int
  private(set) var entries: Int64
  private(set) var polls: Int64
  private(set) var genesis: Digest
  /// The motion on which a poll is open, and when it was opened.
  private(set) var motion: String
  private(set) var opened: Timestamp

  var trail: String { "\(folder)/trail" }
  var ledger: String { "\(folder)/ledger.gavel" }
  var checks: String { "\(folder)/checks" }
  /// The keys of the registrar and of the first members, as `gavel` keeps them under XDG_DATA_HOME.
  var keys: String { "\(folder)/keys" }

  /// - Parameter polls: how many there are to be, about: it sets the count of members.
  init(entries: Int64, polls: Int64, in cache: String) throws {
    // Nearly every member votes, and one in eight a second time.
    members = max(10, Int(Double(max(1, entries / max(1, polls)) - 8) / (0.95 * 1.125)))
    folder = "\(cache)/\(entries)-\(members)"
    let stamp = "\(folder)/complete"
    if !FileManager.default.fileExists(atPath: stamp) {
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let made = try Self.make(entries: entries, members: members, in: folder)
      try Data(made.utf8).write(to: URL(fileURLWithPath: stamp))
    }
    let kept = try String(contentsOfFile: stamp, encoding: .utf8).split(separator: " ")
    guard kept.count == 5, let entries = Int64(kept[0]), let polls = Int64(kept[1]),
      let genesis = Digest(hex: String(kept[2])), let opened = Timestamp(String(kept[4]))
    else { throw Mistake("\(stamp) is not what bench wrote: remove \(folder)") }
    self.entries = entries
    self.polls = polls
    self.genesis = genesis
    self.opened = opened
    motion = String(kept[3])
  }

  /// - Returns: what the stamp says.
  private static func make(
    entries: Int64, members: Int, in folder: String
  ) throws -> String {
    let path = "\(folder)/ledger.gavel"
    let file = try LedgerFile.create(at: path)
    let writer = BulkWriter(file, checks: try Appending("\(folder)/checks"))
    var grown = try GrownLedger(entries: entries, members: members) { try writer.take($0) }
    let checkpoint = try grown.growToOpenPoll()
    try writer.finish(checkpoint, size: grown.size)
    try file.close()
    try keepKeys(of: &grown, in: "\(folder)/keys/gavel/keys")
    let ledger = try OpenLedger(opening: path, readOnly: true, heads: nil)
    _ = try ledger.exportTrail(to: "\(folder)/trail")
    return "\(grown.size) \(grown.polls) \(ledger.identity.genesis.hex) \(try grown.openMotion()) "
      + "\(grown.now)"
  }
}

extension CachedLedger {
  /// Members whose keys are kept, as many as there are at the smallest size.
  static let voters = 10

  static func voter(_ place: Int) -> String { "p\(place + 1)" }

  private static func keepKeys(of grown: inout GrownLedger, in folder: String) throws {
    let files = FileManager.default
    let registrar = "\(folder)/ledger"
    try files.createDirectory(
      atPath: registrar, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    func keep(_ key: SecretKey, in path: String) throws {
      let made = files.createFile(
        atPath: path, contents: Data(try KeyFile(key).text),
        attributes: [.posixPermissions: 0o600])
      guard made else { throw Mistake("\(path) can't be written") }
    }
    let origin = grown.consortium.origin.text
    try keep(
      try SamplePerson.key(of: SampleConsortium.ledgerKeyName),
      in: "\(registrar)/\(SHA256.hash(Array(origin.utf8)).hex).key")
    for place in 0..<voters {
      try keep(grown.currentKey(of: place), in: "\(folder)/\(voter(place)).1.key")
    }
  }
}

/// Writes a grown ledger into a file, many entries to a transaction.
final class BulkWriter {
  private let file: LedgerFile
  private let checks: Appending?
  private var waiting: [GrownEntry] = []

  init(_ file: LedgerFile, checks: Appending? = nil) {
    self.file = file
    self.checks = checks
  }

  func take(_ entry: GrownEntry) throws {
    if let checks {
      var record = entry.publicKey.point.bytes + entry.entry.signature.bytes
      let blob = EventSignature.blob(of: entry.entry.event.bytes.span)
      for index in blob.indices { record.append(blob[index]) }
      try checks.write(record)
    }
    waiting.append(entry)
    if waiting.count == 20_000 { try flush() }
  }

  func finish(_ checkpoint: SignedCheckpoint, size: Int64) throws {
    try flush()
    try file.record {
      try $0.put(checkpoint: checkpoint.bytes, size: size, handedOut: false)
    }
    try checks?.close()
  }

  private func flush() throws {
    let entries = waiting
    waiting = []
    try file.record { recording in
      for grown in entries {
        for change in grown.changes { try recording.register.apply(change) }
        for document in grown.documents {
          try recording.put(document: document.bytes, salt: document.salt)
        }
        try recording.append(grown.entry, number: grown.number)
      }
    }
  }
}

/// A file that is written in large pieces.
final class Appending {
  private let handle: FileHandle
  private var buffer = Data()

  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw Mistake("\(path) can't be written") }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count > 1 << 20 { try flush() }
  }

  func close() throws {
    try flush()
    try handle.close()
  }

  private func flush() throws {
    try handle.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
