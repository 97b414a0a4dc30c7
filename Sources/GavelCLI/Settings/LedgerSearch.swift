internal import Foundation

extension Session {
  /// The path of the ledger: by flag, variable or file of settings, else the one `*.gavel` file in the
  /// nearest folder that has any, from here upwards.
  ///
  /// - Throws: `ProgramError` with the exit status 10 where there is none, 64 where there are several.
  func ledgerPath() throws(ProgramError) -> String {
    guard let path = try ledgerSetting().value else { throw .noLedger(folder: environment.folder) }
    return path
  }

  /// The same with the place that it comes from; no value where there is none.
  func ledgerSetting() throws(ProgramError) -> Setting {
    if let path = settings.ledger.value {
      guard Files.isThere(environment.absolute(path)) else {
        throw .ledgerMissing(path: path, origin: settings.ledger.origin.description)
      }
      return settings.ledger
    }
    for folder in environment.folderAndAbove {
      let found = Self.ledgers(in: folder)
      guard let first = found.first else { continue }
      guard found.count == 1 else { throw .severalLedgers(found) }
      return Setting(name: .ledger, value: first, origin: .search(folder: folder))
    }
    return settings.ledger
  }

  /// The `*.gavel` files of a folder, sorted; a folder of that name and hidden files are none.
  private static func ledgers(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".gavel") && !$0.hasPrefix(".") }
      .map { folder == "/" ? "/\($0)" : "\(folder)/\($0)" }
      .filter { path in
        let attributes = try? FileManager.default.attributesOfItem(
          atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        return attributes?[.type] as? FileAttributeType == .typeRegular
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
