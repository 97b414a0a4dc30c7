import Foundation
public import Governance
import LedgerStore
public import Sodium
import TransparencyLog

/// What an export wrote.
public struct ExportedTrail: Sendable {
  public let entries: Int64
  public let root: Digest
  public let documents: Int
  /// Documents that were left out.
  public let withheld: [Digest]
  public let files: Int
}

/// For whose eyes a trail is: what is confidential to others is left out of it.
public enum TrailReaders: Hashable, Sendable {
  case everybody
  /// Who may read what is confidential to these bodies.
  case bodies(Set<Identifier>)
  /// Who may read everything: an auditor whom the bodies trust.
  case all

  func mayRead(_ document: NamedDocument) -> Bool {
    guard let body = document.confidentialTo else { return true }
    switch self {
    case .everybody: return false
    case .bodies(let bodies): return bodies.contains(body)
    case .all: return true
    }
  }
}

extension OpenLedger {
  /// Writes the trail into a folder: the entries, the newest checkpoint, the documents and everything
  /// that can be made from them, so that an auditor can check it without this program.
  ///
  /// Two exports of one head are byte-identical.
  ///
  /// - Parameters:
  ///   - path: a folder that does not exist yet, or an empty one.
  ///   - readers: documents that are confidential to others are left out.
  ///   - withheld: more that is to be left out; what can't be checked then is said.
  public func exportTrail(
    to path: String, for readers: TrailReaders = .everybody, withholding withheld: Set<Digest> = []
  ) throws -> ExportedTrail {
    let folder = try NewFolder(path)
    var left: StoredCheckpoint?
    let exported = try file.read { reading in
      guard let newest = try reading.checkpoint() else {
        throw LedgerError.checkpointUnsound("there is none")
      }
      let checkpoint = newest.note
      if !newest.isHandedOut { left = newest }
      let ballots = try folder.open(TrailFile.ballots)
      var rendering = try TrailRendering { try ballots.write($0.bytes) }
      var replay = Replay(documents: Documents(in: reading))
      let trail = try folder.open(TrailFile.entries)
      var start: Int64 = 0
      while start < reading.size {
        let piece = try reading.entries(from: start, count: 512)
        guard !piece.isEmpty else { break }
        for bytes in piece {
          let entry = try Entry(bytes)
          let number = replay.size
          let step = try replay.admit(entry)
          try rendering.see(
            entry, number: number, changes: step.changes, register: replay.register)
          try trail.write(bytes + [10])
        }
        start += Int64(piece.count)
      }
      try trail.close()
      try ballots.close()
      try folder.write(checkpoint, to: TrailFile.checkpoint)
      for covering in try Self.coverings(in: reading) {
        try folder.write(covering.note, to: TrailFile.handed(atSize: covering.size))
      }
      var written = 0
      var withheld = withheld
      for digest in try reading.documents() where !withheld.contains(digest) {
        if let named = replay.register.namedDocument(digest), !readers.mayRead(named) {
          withheld.insert(digest)
          continue
        }
        guard let document = try reading.document(digest) else { continue }
        let name = "\(TrailFile.documents)/\(digest.hex)"
        try folder.write(document.bytes, to: name)
        if let salt = document.salt { try folder.write(salt, to: name + TrailFile.salt) }
        written += 1
      }
      for file in try rendering.files(of: replay.register, size: replay.size) {
        try folder.write(file.bytes, to: file.name)
      }
      let manifest = try Manifest(of: folder.files, in: path)
      try folder.write(manifest.bytes, to: TrailFile.manifest)
      return ExportedTrail(
        entries: replay.size, root: replay.frontier.root, documents: written,
        withheld: withheld.sorted(), files: folder.files.count)
    }
    if let left { keep(handedOut: left) }
    return exported
  }

  /// Keeps a checkpoint that was handed out, so that verification compares the log with it from now on. What
  /// is handed out is whole where that cannot be: an auditor's copy may not be one to write.
  func keep(handedOut checkpoint: StoredCheckpoint) {
    do {
      let writer = file.isReadOnly ? try LedgerFile(opening: file.path) : file
      try writer.record { recording in
        try recording.put(checkpoint: checkpoint.note, size: checkpoint.size, handedOut: true)
      }
    } catch {}
  }
}

/// A folder that is being written for the first time.
final class NewFolder {
  let path: String
  private(set) var files: [String] = []

  init(_ path: String) throws {
    self.path = path
    let manager = FileManager.default
    if let found = try? manager.contentsOfDirectory(atPath: path) {
      guard found.isEmpty else { throw LedgerError.outputExists(path) }
    } else if manager.fileExists(atPath: path) {
      throw LedgerError.outputExists(path)
    }
    do {
      for sub in [TrailFile.documents, TrailFile.tables] { try makeFolder(sub) }
    } catch {
      throw LedgerError.file(path, error.localizedDescription)
    }
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  func open(_ name: String) throws -> GrowingFile {
    // Few trails have one.
    if name.hasPrefix("\(TrailFile.handed)/"),
      !files.contains(where: { $0.hasPrefix("\(TrailFile.handed)/") })
    {
      do { try makeFolder(TrailFile.handed) } catch {
        throw LedgerError.file(path, error.localizedDescription)
      }
    }
    files.append(name)
    return try GrowingFile(path: "\(path)/\(name)")
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = try open(name)
    try file.write(bytes)
    try file.close()
  }
}

/// A file that is written from its beginning to its end, in large pieces.
final class GrowingFile {
  private let handle: FileHandle
  private let path: String
  private var buffer: [UInt8] = []

  init(path: String) throws {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw LedgerError.file(path, "it cannot be written") }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws {
    buffer += bytes
    if buffer.count >= 1 << 20 { try flush() }
  }

  func close() throws {
    try flush()
    do { try handle.close() } catch {
      throw LedgerError.file(path, error.localizedDescription)
    }
  }

  private func flush() throws {
    do { try handle.write(contentsOf: Data(buffer)) } catch {
      throw LedgerError.file(path, error.localizedDescription)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The SHA-256 of every file but itself, as sha256sum writes and checks them, by bytes of the names.
struct Manifest {
  let bytes: [UInt8]

  /// - Parameter known: the digests of files that were read already.
  init(of names: [String], in folder: String, known: [String: Digest] = [:]) throws {
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var text = ""
    for name in sorted where name != TrailFile.manifest {
      let digest = try known[name] ?? Self.digest(of: "\(folder)/\(name)")
      text += "\(digest.hex)  \(name)\n"
    }
    bytes = Array(text.utf8)
  }

  private static func digest(of path: String) throws -> Digest {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw LedgerError.file(path, "it cannot be read")
    }
    defer { try? handle.close() }
    var stream = SHA256.Stream()
    while let data = try handle.read(upToCount: TrailLines.piece), !data.isEmpty {
      stream.update(data.span)
    }
    return stream.digest
  }
}
