internal import CTerminal
internal import Foundation

/// The program that shows long texts: GAVEL_PAGER, then PAGER, as a command of the shell.
enum Pager {
  /// Waits until the person has left it. One that does not start or fails is no loss of data: the text is
  /// then written as it is.
  static func show(_ text: [UInt8], with command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    var variables = ProcessInfo.processInfo.environment
    // As git does: end on one screen, keep colours, leave the text on the screen.
    variables["LESS", default: "FRX"] += ""
    process.environment = variables
    let pipe = Pipe()
    process.standardInput = pipe
    do {
      try process.run()
    } catch {
      return try FileHandle.standardOutput.write(contentsOf: Data(text))
    }
    // The person may leave before the end of the text, by an interrupt too.
    gavel_end_on_broken_pipe(0)
    gavel_exit_on_interrupt(0)
    defer {
      gavel_end_on_broken_pipe(1)
      gavel_exit_on_interrupt(1)
    }
    try? pipe.fileHandleForWriting.write(contentsOf: Data(text))
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    // 127: the shell did not find it.
    if process.terminationStatus == 127 {
      try FileHandle.standardOutput.write(contentsOf: Data(text))
    }
  }
}
