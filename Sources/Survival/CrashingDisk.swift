import SampleLedger

/// A disk that can lose its power: what a program wrote, and of it what would be left.
///
/// What was synchronised is there. Of what a file was sent since its last synchronisation, any part may
/// have reached the disk, in sectors: none, all, the first so many, or any subset of them, newer mixed with
/// older. A file may have become longer before the bytes came: then what is there was somebody else's. A
/// name that was made, moved or removed is certain once its folder was synchronised; before that the first
/// so many of such changes have reached the disk. That a file was synchronised makes no name of it certain.
/// Bytes beside those that are written are never touched, which SQLite relies upon as well
/// (https://www.sqlite.org/psow.html).
struct CrashingDisk {
  private struct File {
    var durable: [UInt8]
    /// Since the last synchronisation, in their order.
    var pending: [Change] = []
  }

  private enum Change {
    case write(offset: Int, bytes: [UInt8])
    case cut(Int)
  }

  private enum Naming {
    case add(String, Int)
    case rename(String, to: String)
    case remove(String)
  }

  private var files: [File] = []
  private var names: [String: Int] = [:]
  private var durableNames: [String: Int] = [:]
  private var namings: [Naming] = []

  /// - Parameter files: what is there at the beginning, by its path.
  init(_ files: [String: [UInt8]]) {
    for (path, bytes) in files {
      names[path] = self.files.count
      self.files.append(File(durable: bytes))
    }
    durableNames = names
  }

  /// Takes what a program did. Calls that concern no file of this disk pass.
  mutating func take(_ call: DiskCall) {
    switch call {
    case .create(let path):
      names[path] = files.count
      namings.append(.add(path, files.count))
      files.append(File(durable: []))
    case .write(let path, let offset, let bytes):
      if let file = names[path] { files[file].pending.append(.write(offset: offset, bytes: bytes)) }
    case .cut(let path, let size):
      if let file = names[path] { files[file].pending.append(.cut(size)) }
    case .sync(let path):
      if let file = names[path] {
        files[file].durable = Self.contents(files[file])
        files[file].pending = []
      } else {
        synchronise(folder: path)
      }
    case .rename(let path, let target):
      guard let file = names.removeValue(forKey: path) else { return }
      names[target] = file
      namings.append(.rename(path, to: target))
    case .remove(let path):
      names[path] = nil
      namings.append(.remove(path))
    case .answer: break
    }
  }

  private static func contents(_ file: File) -> [UInt8] {
    var bytes = file.durable
    for change in file.pending { apply(change, to: &bytes) }
    return bytes
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .cut(let size): resize(&bytes, to: size)
    case .write(let offset, let new):
      if bytes.count < offset + new.count { resize(&bytes, to: offset + new.count) }
      bytes.replaceSubrange(offset..<offset + new.count, with: new)
    }
  }

  private static func resize(_ bytes: inout [UInt8], to size: Int) {
    if size < bytes.count {
      bytes.removeLast(bytes.count - size)
    } else {
      bytes += [UInt8](repeating: 0, count: size - bytes.count)
    }
  }

  private mutating func synchronise(folder: String) {
    var rest: [Naming] = []
    for naming in namings {
      let path =
        switch naming {
        case .add(let path, _), .remove(let path), .rename(_, let path): path
        }
      if path.hasPrefix("\(folder)/"), !path.dropFirst(folder.count + 1).contains("/") {
        Self.apply(naming, to: &durableNames)
      } else {
        rest.append(naming)
      }
    }
    namings = rest
  }

  private static func apply(_ naming: Naming, to names: inout [String: Int]) {
    switch naming {
    case .add(let path, let file): names[path] = file
    case .remove(let path): names[path] = nil
    case .rename(let path, let target): names[target] = names.removeValue(forKey: path)
    }
  }

  // MARK: The loss of power

  /// How much of what was not synchronised is there.
  enum Loss: CaseIterable {
    case everything, nothing, tail, torn, sectors
  }

  /// What is left where the power goes now: bytes by path.
  func image(_ random: inout SampleRandom) -> [String: [UInt8]] {
    var left = durableNames
    // A journalling file system keeps the order in which names were changed.
    let certain = Int.random(in: 0...namings.count, using: &random)
    for naming in namings.prefix(certain) { Self.apply(naming, to: &left) }
    // Files in the order of their making, so that a seed always gives the same image.
    var contents: [Int: [UInt8]] = [:]
    for file in Set(left.values).sorted() {
      contents[file] = Self.left(of: files[file], &random)
    }
    return left.compactMapValues { contents[$0] }
  }

  private static func left(of file: File, _ random: inout SampleRandom) -> [UInt8] {
    guard !file.pending.isEmpty else { return file.durable }
    var bytes = file.durable
    let loss = Loss.allCases[Int.random(in: 0..<Loss.allCases.count, using: &random)]
    let sector = Bool.random(using: &random) ? 512 : 4096
    let holdsForeign = Bool.random(using: &random)
    let reached = Int.random(in: 0..<file.pending.count, using: &random)
    for (number, change) in file.pending.enumerated() {
      switch loss {
      case .everything: return bytes
      case .nothing: apply(change, to: &bytes)
      case .tail:
        guard number < reached else {
          keepSectors(of: change, in: &bytes, sector, holdsForeign, &random, inOrder: true)
          return bytes
        }
        apply(change, to: &bytes)
      case .torn:
        if Bool.random(using: &random) { apply(change, to: &bytes) }
      case .sectors:
        keepSectors(of: change, in: &bytes, sector, holdsForeign, &random, inOrder: false)
      }
    }
    return bytes
  }

  /// Some of the sectors of a write: the first so many, or any.
  private static func keepSectors(
    of change: Change, in bytes: inout [UInt8], _ sector: Int, _ holdsForeign: Bool,
    _ random: inout SampleRandom, inOrder: Bool
  ) {
    guard case .write(let offset, let new) = change else {
      if Bool.random(using: &random) { apply(change, to: &bytes) }
      return
    }
    let end = offset + new.count
    if holdsForeign, bytes.count < end {
      bytes += (bytes.count..<end).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    var start = offset
    while start < end {
      let next = min(end, (start / sector + 1) * sector)
      if Bool.random(using: &random) {
        apply(
          .write(offset: start, bytes: Array(new[start - offset..<next - offset])), to: &bytes)
      } else if inOrder {
        return
      }
      start = next
    }
  }
}
