import Foundation
import Testing

@testable import GavelCLI

@Suite("Secrets of the program") struct SecretTests {
  /// Runs a line of the shell without the right to look into every process, which root has.
  private func withoutPrivileges(_ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let drop = getuid() == 0 ? "setpriv --bounding-set=-all --inh-caps=-all " : ""
    process.arguments = ["-c", "exec \(drop)\(line) >/dev/null 2>&1"]
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func coreLimit(of process: Process) throws -> String? {
    let path = "/proc/\(process.processIdentifier)/limits"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .first { $0.hasPrefix("Max core file size") }.map { line in
        line.split(separator: " ").filter { $0.allSatisfy(\.isNumber) || $0 == "unlimited" }
          .joined(separator: " ")
      }
  }

  @Test func `a program that holds a passphrase leaves no core, and nobody can look into it`()
    throws
  {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let typing = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "\(Scratch.programFolder)/gavel")
    process.arguments = ["key", "create", "ibm-rep", "--passphrase-fd", "0"]
    process.environment = scratch.variables
    process.standardInput = typing
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      // A worker thread blocks the milder signals, and its children inherit that.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    typing.fileHandleForWriting.write(Data("correct horse".utf8))
    // It is there before the first byte is read; the start of a process takes its time.
    for _ in 0..<200 where try coreLimit(of: process) != "0 0" { usleep(50_000) }
    #expect(try coreLimit(of: process) == "0 0")
    // What the same user may look into without a special right, as a debugger does: this very process,
    // but not one that is not dumpable.
    #expect(try withoutPrivileges("cat /proc/self/environ") == 0)
    #expect(try withoutPrivileges("cat /proc/\(process.processIdentifier)/environ") != 0)
    #expect(try withoutPrivileges("cat /proc/\(process.processIdentifier)/limits") == 0)
  }

  @Test func `no option and no variable takes a secret itself`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var options: Set<String> = []
    var variables: Set<String> = []
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      variables.formUnion(text.matches(of: /GAVEL_[A-Z_]+/).map { String($0.output) })
    }
    for leaf in CommandNode.root.leaves {
      let help = HelpPage.of(leaf)
      options.formUnion(help.matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
    }
    let secret = /passphrase|password|secret|seed|private/.ignoresCase()
    #expect(
      options.filter { $0.contains(secret) }.sorted()
        == ["--no-passphrase", "--passphrase-fd", "--passphrase-file"])
    // A command that prints it, not the passphrase.
    #expect(variables.filter { $0.contains(secret) }.sorted() == ["GAVEL_PASSPHRASE_COMMAND"])
  }
}
