import Foundation

/// A copy of a file that nobody vouches for, in a folder that only we can enter.
///
/// The journal of the original is not copied: what it would do to the file is not ours to trust. The
/// folder goes with this object.
final class PrivateCopy: Sendable {
  let path: String
  let foreignJournal: String?
  private let folder: URL

  /// How often a file is copied anew that somebody writes meanwhile.
  private static let attempts = 20

  init(of original: String) throws(StoreError) {
    let source = URL(fileURLWithPath: original).standardizedFileURL.resolvingSymlinksInPath()
    _ = try FileHeader(at: source.path)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("gavel-\(UUID().uuidString)")
    let target = folder.appendingPathComponent("ledger.gavel")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .ioError(detail: "no private folder can be made: \(error.localizedDescription)")
    }
    do {
      foreignJournal = try Self.copyAtRest(source, to: target)
      try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: target.path)
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw (error as? StoreError)
        ?? .ioError(detail: "\(original) can't be copied: \(error.localizedDescription)")
    }
    self.folder = folder
    path = target.path
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Copies the file, again as long as somebody is committing to it.
  ///
  /// - Returns: the journal beside it, if one stands there all the time.
  private static func copyAtRest(_ source: URL, to target: URL) throws -> String? {
    for attempt in 1... {
      let before = (try FileHeader(at: source.path), journal(beside: source.path))
      try? FileManager.default.removeItem(at: target)
      try FileManager.default.copyItem(at: source, to: target)
      let after = (try FileHeader(at: source.path), journal(beside: source.path))
      let isAtRest = before.0.isSame(as: after.0) && before.1 == nil && after.1 == nil
      if isAtRest || attempt == attempts { return after.1 }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return nil
  }

  /// A journal with something in it. Ours is left behind empty after each transaction.
  private static func journal(beside path: String) -> String? {
    if let size = SideFile.size(path + "-journal"), size > 0 { return path + "-journal" }
    if SideFile.size(path + "-wal") != nil { return path + "-wal" }
    return nil
  }
}
