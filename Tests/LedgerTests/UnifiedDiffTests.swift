import Foundation
import Testing

@testable import Ledger

@Suite("The difference of two texts") struct UnifiedDiffTests {
  private static let hasTools = ["diff", "patch"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
  }

  /// What a shell prints that runs `command` in a folder with the files `old` and `new`.
  private func shell(_ command: String, _ old: String, _ new: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(old.utf8).write(to: folder.appending(path: "old"))
    try Data(new.utf8).write(to: folder.appending(path: "new"))
    let diff = UnifiedDiff(from: old, to: new)
    try Data("--- old\n+++ new\n\(diff.hunks)".utf8).write(to: folder.appending(path: "ours"))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(command) >answer"]
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: folder.appending(path: "answer")), as: UTF8.self)
  }

  private static let lines = (1...30).map { "line \($0)\n" }

  static let pairs: [(String, String)] = [
    ("", ""), ("a\n", "a\n"), ("", "a\n"), ("a\n", ""), ("a\n", "b\n"), ("a", "a\n"), ("a\n", "a"),
    ("a\nb", "a\nc"), ("a\r\n", "a\n"), ("é\n", "e\u{301}\n"),
    (lines.joined(), lines.joined().replacing("line 4\n", with: "four\n")),
    // Six lines between two changes are shared by one hunk, seven are not.
    (
      lines.joined(),
      lines.joined().replacing("line 4\n", with: "four\n").replacing("line 11\n", with: "")
    ),
    (
      lines.joined(),
      lines.joined().replacing("line 4\n", with: "four\n").replacing("line 12\n", with: "")
    ),
    (lines.joined(), lines.dropFirst(2).joined() + "more\nand more\n"),
    (lines.joined(), "new\n" + lines.joined()),
  ]

  @Test(.enabled(if: hasTools, "diff and patch are not here"), arguments: pairs)
  func `it is what diff -u prints`(old: String, new: String) throws {
    let theirs = try shell("diff -u old new | tail -n +3", old, new)
    #expect(UnifiedDiff(from: old, to: new).hunks == theirs)
  }

  /// Texts of a few different lines, in which there are many shortest differences.
  private static func text(_ seed: inout UInt64) -> String {
    func next(_ bound: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % bound
    }
    var text = (0..<next(60)).map { _ in "\(next(5))\n" }.joined()
    if next(4) == 0, !text.isEmpty { text.removeLast() }
    return text
  }

  @Test(.enabled(if: hasTools, "diff and patch are not here"))
  func `patch makes the second text of the first, and no shorter difference does`() throws {
    var seed: UInt64 = 7
    for _ in 0..<40 {
      let (old, new) = (Self.text(&seed), Self.text(&seed))
      let diff = UnifiedDiff(from: old, to: new)
      guard old != new else {
        #expect(diff.hunks.isEmpty)
        continue
      }
      #expect(try shell("patch -s old ours -o -", old, new) == new)
      let theirs = try shell("diff -d -u old new | tail -n +3", old, new)
        .split(separator: "\n")
      #expect(diff.added == theirs.count { $0.hasPrefix("+") })
      #expect(diff.removed == theirs.count { $0.hasPrefix("-") })
    }
  }

  @Test(.enabled(if: hasTools, "diff and patch are not here"))
  func `texts too different for a search are replaced, and patch makes one of the other`() throws {
    let old = "same\n" + (0..<4000).map { "old \($0)\n" }.joined() + "end\n"
    let new = "same\n" + (0..<4000).map { "new \($0)\n" }.joined() + "end\n"
    let diff = UnifiedDiff(from: old, to: new)
    #expect(diff.added == 4000)
    #expect(diff.removed == 4000)
    #expect(try shell("patch -s old ours -o -", old, new) == new)
  }
}
