internal import CTerminal
internal import Foundation
internal import NetworkMessages

/// The program that opens sockets, run for as long as this object is there.
final class NetworkProgram {
  static let name = "gavel-network"

  let pipe: MessagePipe
  private let process: Process
  private let input: Pipe

  /// - Parameter verb: what it is to do: `fetch`, `witness`.
  /// - Throws: `ProgramError.networkProgram` where it is not there.
  init(_ verb: String, in session: Session) throws {
    guard let path = Self.path(in: session.environment) else {
      throw ProgramError.networkProgram(reason: "it is neither beside gavel nor in PATH")
    }
    process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = [verb]
    input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    // It may end before it is asked: then that is told, instead of ending with it.
    gavel_end_on_broken_pipe(0)
    do {
      try process.run()
    } catch {
      throw ProgramError.networkProgram(reason: Files.reason(error))
    }
    pipe = MessagePipe(
      reading: output.fileHandleForReading, writing: input.fileHandleForWriting)
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    gavel_end_on_broken_pipe(1)
  }

  /// Waits until it ends by itself.
  func waitUntilExit() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Does one thing over HTTP.
  ///
  /// - Throws: `ProgramError.networkProgram` where the program itself fails; that nobody answers is an answer.
  func fetch(_ request: HTTPRequest) throws -> HTTPAnswer {
    do {
      try request.send(to: pipe)
      guard let answer = try HTTPAnswer(receivedFrom: pipe) else {
        throw ProgramError.networkProgram(reason: "it ended before it answered")
      }
      return answer
    } catch let error as ProgramError {
      throw error
    } catch {
      throw ProgramError.networkProgram(reason: Files.reason(error))
    }
  }

  /// Beside this program, else in PATH.
  private static func path(in environment: Environment) -> String? {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let folders =
      [own.deletingLastPathComponent().path]
      + (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// A place on the web, as a person typed it: `http://` or `https://`, without the slash at its end.
struct WebPlace {
  let text: String

  init?(_ text: String) {
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
    self.text = text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
