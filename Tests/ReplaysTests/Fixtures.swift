import Foundation
import Replays

/// Real data that nobody here collected, read in place.
enum Shared {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static var data: URL {
    let shared = ProcessInfo.processInfo.environment["GAVEL_SHARED"].map { URL(filePath: $0) }
    let folder = shared ?? root.deletingLastPathComponent().appending(path: "shared")
    return folder.appending(path: "data")
  }

  static let allianceIsThere = isThere("ai-alliance")
  static let votesAreThere = isThere("nodejs-tsc-votes")
  static let forumIsThere = isThere("cabforum-ballots")
  static let minutesAreThere = isThere("nodejs-tsc-minutes")
  static let policiesAreThere = isThere("policy-versions")
  static let rustTeamIsThere = isThere("rust-team-history")
  static let groupsAreThere = isThere("kubernetes-groups")

  private static func isThere(_ set: String) -> Bool {
    FileManager.default.fileExists(atPath: data.appending(path: set).path)
  }

  /// The files of a set with those of its folders, named by their paths.
  static func tree(of set: String) throws -> [String: String] {
    let folder = data.appending(path: set)
    var files = try files(of: set)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where files[name] == nil {
      for (file, text) in try self.files(of: "\(set)/\(name)") { files["\(name)/\(file)"] = text }
    }
    return files
  }

  /// The files of a set, without its folders; of one of them under its name, where one is named.
  static func files(of set: String, under subfolder: String = "") throws -> [String: String] {
    let folder = data.appending(path: set).appending(path: subfolder)
    var files: [String: String] = [:]
    for url in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false {
      let name = url.lastPathComponent
      files[subfolder.isEmpty ? name : "\(subfolder)/\(name)"] = try String(
        contentsOf: url, encoding: .utf8)
    }
    return files
  }
}

/// Memory where there is some to write to: a replay waits for the disk with each of its entries.
private var scratch: URL {
  let memory = "/dev/shm"
  return FileManager.default.isWritableFile(atPath: memory)
    ? URL(filePath: memory) : FileManager.default.temporaryDirectory
}

/// A replay of files that a test makes or alters, in a folder that goes when the test ends.
func replay(
  _ kind: String, of files: [String: String], checksFiles: Bool = true,
  then look: (ReplayReport, _ ledger: String) throws -> Void = { _, _ in }
) throws -> ReplayReport {
  let folder = scratch.appending(path: "gavel-replays-\(UUID().uuidString)")
  let set = folder.appending(path: "set")
  try FileManager.default.createDirectory(at: set, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    let file = set.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
  guard let kind = ReplayKinds.kind(named: kind) else {
    throw ReplayError("no kind \(kind)", next: "")
  }
  let ledger = folder.appending(path: "set.gavel").path
  let report = try SetReplay.run(
    kind, folder: try SourceFolder(set.path), ledger: ledger, checksFiles: checksFiles)
  try look(report, ledger)
  return report
}

extension ReplayReport {
  /// The row of a subject; nil where there is none.
  func row(_ subject: String) -> ReplayRow? { rows.first { $0.subject == subject } }

  /// The subjects of the rows that differ.
  var differing: [String] { rows.filter { $0.verdict == .differs }.map(\.subject) }
}

extension [String: String] {
  /// The same files, with one text in one of them replaced where it first stands.
  func replacing(_ text: String, with other: String, in file: String) throws -> [String: String] {
    guard let before = self[file], let range = before.range(of: text) else {
      throw ReplayError("\(file) does not say \(text)", next: "")
    }
    var files = self
    files[file] = before.replacingCharacters(in: range, with: other)
    return files
  }
}
