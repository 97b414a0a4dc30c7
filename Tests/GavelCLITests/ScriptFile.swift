import Foundation
import Testing

/// A text script: what a person types at a shell, and what they see. Scripts/*.txt, in this form:
///
///     # A remark.
///     $ gavel raw hash minutes.md        a command of the shell; `> ` continues it on a further line
///     b94d…  minutes.md                  what it prints on stdout
///     ! warning: …                       what it prints on stderr, after all of stdout
///     [5]                                the exit status, where it is not 0
///
/// `…` stands for any characters of a line; a line of nothing else for any number of lines. Blank lines
/// before the next command do not count. An example of a help may say FINGERPRINT where its script says
/// $FINGERPRINT. A script runs in one shell, so that variables and folders last,
/// with the program first in PATH, an empty home and an empty folder.
struct ScriptFile: CustomTestStringConvertible, Sendable {
  let path: String

  struct Step: Sendable {
    var line: Int
    var command: String
    var output: [(line: Int, text: String)] = []
    var errors: [(line: Int, text: String)] = []
    var status: Int32 = 0
  }

  var testDescription: String { URL(fileURLWithPath: path).lastPathComponent }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Scripts"

  static let all: [ScriptFile] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map {
      ScriptFile(path: "\(folder)/\($0)")
    }
  }()

  func steps() throws -> [Step] {
    var steps: [Step] = []
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let last = steps.count - 1
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("$ ") {
        steps.append(Step(line: index + 1, command: String(line.dropFirst(2))))
      } else if last < 0 {
        #expect(line.isEmpty, "\(path):\(index + 1): a script begins with a command")
      } else if line.hasPrefix("> ") || line == ">" {
        steps[last].command += "\n" + line.dropFirst(2)
      } else if line.hasPrefix("! ") || line == "!" {
        steps[last].errors.append((index + 1, String(line.dropFirst(2))))
      } else if line.hasPrefix("["), line.hasSuffix("]"),
        let status = Int32(line.dropFirst().dropLast())
      {
        steps[last].status = status
      } else {
        steps[last].output.append((index + 1, String(line)))
      }
    }
    for index in steps.indices {
      while steps[index].output.last?.text.isEmpty == true { steps[index].output.removeLast() }
    }
    return steps
  }

  /// Runs it and reports each difference at its line of the text file.
  func run() throws {
    let steps = try steps()
    try #require(!steps.isEmpty)
    let scratch = try Scratch()
    defer { scratch.remove() }
    let folder = scratch.path
    var shell = "cd '\(folder)/work'\n"
    for (index, step) in steps.enumerated() {
      let name = "\(folder)/out/\(index)"
      shell += "{ \(step.command)\n} >'\(name).out' 2>'\(name).err' </dev/null\n"
      shell += "echo $? >'\(name).status'\n"
    }
    try shell.write(toFile: "\(folder)/script", atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["\(folder)/script"]
    process.environment = scratch.variables
    try process.run()
    process.waitUntilExit()
    var printed: [String] = []
    for (index, step) in steps.enumerated() {
      func read(_ kind: String) -> String {
        (try? String(contentsOfFile: "\(folder)/out/\(index).\(kind)", encoding: .utf8)) ?? ""
      }
      compare(step.output, read("out"), "stdout", step)
      compare(step.errors, read("err"), "stderr", step)
      let status = read("status").trimmingCharacters(in: .whitespacesAndNewlines)
      if status != "\(step.status)" {
        report("exit status \(status) instead of \(step.status)\n\(read("err"))", step.line)
      }
      printed += (read("out") + "\n" + read("err")).components(separatedBy: "\n")
    }
    guard OutputSchemas.pythonIsThere else { return }
    let complaints = try OutputSchemas.complaints(about: printed)
    #expect(complaints.isEmpty, "\(testDescription) prints what its schema does not have")
  }

  private func compare(
    _ expected: [(line: Int, text: String)], _ found: String, _ stream: String, _ step: Step
  ) {
    var lines = found.components(separatedBy: "\n")
    while lines.last?.isEmpty == true { lines.removeLast() }
    if let index = Pattern.firstDifference(expected.map(\.text), lines) {
      let line = index < expected.count ? expected[index].line : step.line
      report("$ \(step.command)\n\(stream) is:\n\(lines.joined(separator: "\n"))", line)
    }
  }

  private func report(_ comment: String, _ line: Int) {
    Issue.record(
      Comment(rawValue: comment),
      sourceLocation: SourceLocation(
        fileID: "GavelCLITests/\(testDescription)", filePath: path, line: line, column: 1))
  }
}

/// Text with `…` for what may be anything.
enum Pattern {
  /// The first pattern that the lines do not follow, or one after the last where lines are left over; nil
  /// where all match.
  static func firstDifference(_ patterns: [String], _ lines: [String]) -> Int? {
    var index = 0
    var line = 0
    while index < patterns.count {
      if patterns[index] == "…" {
        if index == patterns.count - 1 { return nil }
        let rest = Array(patterns[(index + 1)...])
        for start in line...max(line, lines.count)
        where start <= lines.count && firstDifference(rest, Array(lines[start...])) == nil {
          return nil
        }
        return index + 1
      }
      guard line < lines.count, matches(patterns[index], lines[line]) else { return index }
      index += 1
      line += 1
    }
    return line == lines.count ? nil : patterns.count
  }

  static func matches(_ pattern: String, _ line: String) -> Bool {
    let parts = pattern.components(separatedBy: "…")
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return pattern == line
    }
    guard line.hasPrefix(first) else { return false }
    var rest = line.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = part.isEmpty ? rest.startIndex..<rest.startIndex : rest.range(of: part)
      else {
        return false
      }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}

/// An empty home and an empty folder to work in, under the system's folder of temporary files.
struct Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gavel-tests-\(UUID().uuidString)"
    for folder in ["home", "work", "out"] {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
  }

  /// What a shell needs, and nothing of the person who runs the tests.
  var variables: [String: String] {
    [
      "HOME": "\(path)/home", "LC_ALL": "C.UTF-8", "PATH": "\(Self.programFolder):/usr/bin:/bin",
      "TZ": "UTC", "FIXTURES": Self.fixtures,
    ]
  }

  /// What scripts share: `. "$FIXTURES/consortium.sh"`.
  static let fixtures =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures"

  /// Where the build has put the program: beside the program that runs the tests.
  static let programFolder: String = {
    let running = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return running.deletingLastPathComponent().path
  }()

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}
