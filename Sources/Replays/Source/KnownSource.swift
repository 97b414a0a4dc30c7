import Sodium

/// One revision of a source whose files are known by their SHA-256: a folder that says that it is of this
/// revision has these files. It tells an alteration that no outcome or stated count can tell.
struct KnownSource: Sendable {
  /// How the README of a set names it.
  let revision: String
  let title: String
  /// By file name, in hex.
  let digests: [String: String]

  /// - Parameter files: the files of the folder that the kind reads.
  func row(for folder: SourceFolder, files: [String]) throws -> ReplayRow {
    let subject = "files, SHA-256"
    guard try folder.readme()?.contains(revision) ?? false else {
      return ReplayRow(
        subject, source: "no revision known here", ours: "\(files.count) files", .notCompared)
    }
    var details: [String] = []
    for name in Set(files).union(digests.keys).sorted() {
      guard let known = digests[name] else {
        details.append("\(name) is no file of \(title)")
        continue
      }
      guard files.contains(name) else {
        details.append("\(name) is missing")
        continue
      }
      if SHA256.hash(try folder.bytes(name)).hex != known {
        details.append("\(name) is not the file of \(title)")
      }
    }
    let same = files.count - details.count { !$0.hasSuffix("is missing") }
    return ReplayRow(
      subject, source: "\(digests.count) of \(title)", ours: "\(same) the same",
      details.isEmpty ? .same : .differs, details: details)
  }
}
