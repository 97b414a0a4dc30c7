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

/// One revision of a source of many files, known by one SHA-256 over the list of them: for each file, by
/// its name's bytes, its SHA-256 in hex, two spaces, its name and a line feed, as sha256sum prints it.
struct KnownListing: Sendable {
  /// How the README of a set names it.
  let revision: String
  let title: String
  /// In hex.
  let digest: String

  /// The row of a folder, compared with the revision that `statement` names.
  static func row(
    _ subject: String, _ known: [KnownListing], of statement: String, for folder: SourceFolder
  ) throws -> ReplayRow {
    let folders = Set(try folder.folderNames())
    let names = try folder.names().filter { !folders.contains($0) && $0 != "README.md" }
    guard let revision = known.first(where: { statement.contains($0.revision) }) else {
      return ReplayRow(
        subject, source: "no revision known here", ours: "\(names.count) files", .notCompared)
    }
    let listing = try names.map { "\(SHA256.hash(try folder.bytes($0)).hex)  \($0)\n" }.joined()
    let isSame = SHA256.hash(Array(listing.utf8)).hex == revision.digest
    return ReplayRow(
      subject, source: revision.title,
      ours: isSame ? "all of \(names.count) files the same" : "not these files",
      isSame ? .same : .differs)
  }
}
