import Foundation

extension LedgerFile {
  /// Gives a finished file its name, on the disk when this returns.
  ///
  /// - Parameter force: whether what stands under the name is put aside, with its journal, which must never
  ///   be rolled back into another file. Nothing is deleted.
  /// - Returns: what was added to the name of the file that stood there.
  /// - Throws: `StoreError.exists` without `force`.
  public static func move(
    _ finished: String, to path: String, force: Bool
  ) throws(StoreError) -> String? {
    let manager = FileManager.default
    let sides = ["", "-journal", "-wal", "-shm"]
    let present = sides.filter { manager.fileExists(atPath: path + $0) }
    guard present.isEmpty || force else { throw .exists(path: path + present[0]) }
    do {
      let aside = present.isEmpty ? nil : free(path)
      for side in present {
        try manager.moveItem(atPath: path + side, toPath: path + (aside ?? "") + side)
      }
      try manager.moveItem(atPath: finished, toPath: path)
      try SideFile.synchronizeFolder(of: path)
      return aside
    } catch {
      throw .ioError(detail: "\(path) can't be put in place: \(error.localizedDescription)")
    }
  }

  /// `.before`, or `.before-2` and so on: the first that makes a name of `path` that nothing has.
  private static func free(_ path: String) -> String {
    var added = ".before"
    var count = 1
    while FileManager.default.fileExists(atPath: path + added) {
      count += 1
      added = ".before-\(count)"
    }
    return added
  }
}
