import Foundation
import Governance
import Synchronization
import Testing

@testable import GavelCLI

@Suite("Long texts and long work") struct ShowingTests {
  @Test func `a pager is given the whole text`() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = "\(scratch.path)/work/paged"
    let text = Array(String(repeating: "a line\n", count: 100_000).utf8)
    try Pager.show(text, with: "cat > '\(path)'")
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) == text)
  }

  @Test func `a person who leaves the pager early is no failure`() throws {
    let text = Array(String(repeating: "a line\n", count: 100_000).utf8)
    #expect(throws: Never.self) { try Pager.show(text, with: "head -n 1 > /dev/null") }
  }

  private final class Stream: Sendable {
    let text = Mutex("")
  }

  private func terminal(_ stream: Stream, isWatched: Bool) throws -> Terminal {
    let environment = Environment(
      variables: [:], folder: "/", now: .earliest,
      standardError: { bytes in
        stream.text.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
      })
    return Terminal(environment, hidesColor: true, isWatched: isWatched)
  }

  @Test func `progress waits for half a second, is drawn at most twice a second, and goes`()
    async throws
  {
    let stream = Stream()
    let progress = Progress(
      "verifying", total: 200, on: try terminal(stream, isWatched: true), asJSON: false)
    progress.reach(1)
    #expect(stream.text.withLock { $0 }.isEmpty)
    try await Task.sleep(for: .milliseconds(600))
    progress.reach(50)
    progress.reach(51)
    #expect(stream.text.withLock { $0 } == "\r\u{1B}[Kverifying  50/200 (25.0 %)")
    progress.finish()
    #expect(stream.text.withLock { $0 }.hasSuffix("\r\u{1B}[K"))
  }

  @Test func `progress is a line of JSON where JSON is wanted, and nothing on a pipe`() async throws
  {
    let (watched, piped) = (Stream(), Stream())
    let lines = Progress(
      "verifying", total: 2, on: try terminal(watched, isWatched: true), asJSON: true)
    let nothing = Progress(
      "verifying", total: 2, on: try terminal(piped, isWatched: false), asJSON: true)
    try await Task.sleep(for: .milliseconds(600))
    lines.reach(1)
    lines.finish()
    nothing.reach(1)
    nothing.finish()
    #expect(
      watched.text.withLock { $0 }
        == #"{"done":1,"schema":"gavel.progress/1","total":2,"work":"verifying"}"# + "\n")
    #expect(piped.text.withLock { $0 }.isEmpty)
  }

  @Test func `every command has a man page with its example`() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let process = Process()
    process.executableURL = OutputSchemas.root.appending(path: "tools/man")
    process.arguments = ["\(scratch.path)/man", "\(Scratch.programFolder)/gavel"]
    var variables = scratch.variables
    variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    process.environment = variables
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for node in CommandNode.root.all {
      let page = try String(
        contentsOfFile: "\(scratch.path)/man/man1/\(node.path.joined(separator: "-")).1",
        encoding: .utf8)
      #expect(page.contains(".SH EXAMPLES\n.TP\n\\fB$ gavel "))
      guard let type = node.type as? any GavelCommand.Type else { continue }
      for example in type.examples {
        let line = example.line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
          .replacing("'", with: "\\(aq")
        #expect(page.contains("\\fB$ \(line)\\fR"), "\(node.line)")
      }
    }
  }
}
