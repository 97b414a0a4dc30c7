internal import CTerminal
internal import Foundation
internal import Glibc
internal import Sodium
internal import Synchronization

/// The terminal, and the only file that asks it anything. Its rules:
///
/// 1. Data goes to stdout, through `Output`. All that is said to the person goes to stderr, from here.
/// 2. Hints and progress are silenced by --quiet; warnings and errors never are.
/// 3. A question is asked only where stdin is a terminal and --no-input is not given; else the program
///    stops with 64 and names the flag that answers it. No answer is taken for "no".
/// 4. A passphrase is read from /dev/tty, never shown, kept in locked memory, wiped; no flag and no
///    variable holds one.
/// 5. Foreign text was made visible before it comes here, by `visible(_:)` at the place that says it.
final class Terminal: Sendable {
  let style: Style
  let isQuiet: Bool
  /// Whether stderr is a terminal, so that progress may be drawn.
  let isWatched: Bool
  /// Whether somebody is there to answer, and may be asked.
  let canAsk: Bool
  private let standardError: @Sendable ([UInt8]) -> Void
  /// What comes next is said last, after the data.
  private let following = Mutex<[String]>([])

  init(
    _ environment: Environment, hidesColor: Bool, isQuiet: Bool = false, mayAsk: Bool = false,
    isWatched: Bool = isatty(STDERR_FILENO) == 1
  ) {
    self.isWatched = isWatched
    style = Style(environment, isTerminal: isWatched, hidesColor: hidesColor)
    standardError = environment.standardError
    self.isQuiet = isQuiet
    canAsk = mayAsk && isatty(STDIN_FILENO) == 1
  }

  // MARK: Saying

  /// Something that helps but that nobody needs.
  func hint(_ text: String) {
    guard !isQuiet else { return }
    say(text)
  }

  /// The command that comes next, said when the work is done.
  func next(_ text: String) {
    following.withLock { $0.append(text) }
  }

  /// Says what comes next.
  func finish() {
    let lines = following.withLock { lines in
      defer { lines = [] }
      return lines
    }
    for line in lines { hint("\(style("next:", .bold)) \(line)") }
  }

  /// Something that a person must know, though the work was done.
  func warn(_ text: String) {
    say("\(style("warning:", .yellow)) \(text)")
  }

  /// A line on stderr, whatever the flags.
  func say(_ text: String) {
    write("\(text)\n")
  }

  func write(_ text: String) {
    standardError(Array(text.utf8))
  }

  // MARK: Asking

  /// Asks whether to go on: nothing but y and yes says so.
  ///
  /// - Throws: `ProgramError.promptNeeded` where nobody can be asked, `.cancelled` for any other answer.
  func confirm(_ question: String, answeredBy flag: String) throws(ProgramError) {
    let answer = try ask("\(question) [y/N] ", answeredBy: flag)
    guard ["y", "yes"].contains(answer.lowercased()) else { throw .cancelled }
  }

  /// Asks for an id to be typed, before what can't be taken back.
  func confirmGravely(
    _ question: String, typing id: String, answeredBy flag: String
  ) throws(ProgramError) {
    let answer = try ask("\(question)\nType \(id) to go on: ", answeredBy: flag)
    guard answer.utf8.elementsEqual(id.utf8) else { throw .cancelled }
  }

  /// Asks for a line, without the white space around it.
  func ask(_ question: String, answeredBy flag: String) throws(ProgramError) -> String {
    guard canAsk else { throw .promptNeeded(question: question, flag: flag) }
    write(question)
    guard let answer = readLine(strippingNewline: true) else {
      write("\n")
      throw .cancelled
    }
    return answer.trimmingCharacters(in: .whitespaces)
  }

  /// Reads a passphrase that is not shown, from the terminal of this process.
  func passphrase(_ prompt: String) throws(ProgramError) -> SecretBytes {
    let terminal = canAsk ? gavel_open_terminal() : -1
    guard terminal >= 0 else {
      throw .promptNeeded(question: prompt, flag: "--passphrase-file or --passphrase-fd")
    }
    defer { _ = Glibc.close(terminal) }
    guard gavel_hide_typing(terminal) == 0 else {
      throw .promptNeeded(question: prompt, flag: "--passphrase-file or --passphrase-fd")
    }
    defer {
      gavel_show_typing()
      write("\n")
    }
    write(prompt)
    return try Passphrase.firstLine(of: terminal, named: "/dev/tty")
  }
}
