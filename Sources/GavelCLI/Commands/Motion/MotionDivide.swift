internal import ArgumentParser
internal import Governance
internal import Ledger
internal import Sodium

/// Moves to divide a motion into parts.
struct MotionDivide: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "divide", abstract: "Move to divide a motion into parts that are voted on apart.",
    discussion: """
      Each --part tells the acts that go into it and the texts, counted from 1 in the order of `gavel motion \
      show`, and a title. Without texts it has those that its acts name.
      """)
  static let examples = [
    Example(
      "gavel motion divide council-2026-011 --part texts=1 --part texts=2 --yes",
      "moves to vote on its two texts apart"),
    Example(
      "gavel motion divide council-2026-011 --part 'title=Geneva texts=1' --part 'title=Zürich texts=2' --yes",
      "gives the parts titles"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Signing") var signing: SigningOptions

  @Option(
    help: ArgumentHelp(
      "A part: acts=1,3, or 'title=\"Its title\" acts=1,3 texts=2'.", valueName: "part"))
  var part: [String] = []

  @Argument(help: "The motion's number, or eight digits of its id.")
  var motion: String

  func perform(in session: Session) throws {
    let ledger = try session.ledger(readOnly: false)
    let divided = try ledger.view { try $0.motion(motion) }
    let parts = try part.enumerated().map { index, line in
      try Self.part(line, at: index + 1, of: divided)
    }
    guard (2...16).contains(parts.count) else {
      throw ProgramError.usage(
        "a motion is divided into 2 to 16 parts", next: "give a --part for each")
    }
    try session.move(
      ProceduralMotion(
        act: DivideMotion(motion: divided.id, version: divided.version, parts: parts),
        title: "To divide \(divided.number)",
        words: parts.map { part in
          "a part: \(part.title), with the acts "
            + (part.acts.isEmpty ? "none" : part.acts.map { "\($0 + 1)" }.joined(separator: ", "))
        }), in: ledger, signing)
  }

  private static func part(
    _ line: String, at number: Int, of divided: Motion
  ) throws -> DivideMotion.Part {
    var title = "Part \(number) of \(divided.number)"
    var acts: [Int] = []
    var texts: [Int]?
    for word in try MotionContent.split(line) {
      let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else {
        throw ProgramError.usage("\"\(word)\" of a part has no =", next: "write key=value")
      }
      switch pair[0] {
      case "title": title = String(pair[1])
      case "acts": acts = try places(String(pair[1]), upTo: divided.acts.count)
      case "texts": texts = try places(String(pair[1]), upTo: divided.texts.count)
      default:
        throw ProgramError.usage(
          "a part has no \(pair[0])", next: "take title, acts and texts")
      }
    }
    let named = acts.flatMap { divided.acts[$0].content.texts }
    let digests =
      texts.map { $0.map { divided.texts[$0].digest } }
      ?? divided.texts.map(\.digest).filter(named.contains)
    return DivideMotion.Part(title: title, texts: digests, acts: acts.map(Int64.init))
  }

  /// `1,3` as places from 0, ascending.
  private static func places(_ text: String, upTo count: Int) throws -> [Int] {
    let numbers = text.split(separator: ",").map { Int($0) }
    guard numbers.allSatisfy({ $0.map { (1...max(1, count)).contains($0) && count > 0 } ?? false })
    else {
      throw ProgramError.usage(
        "\"\(text)\" is no list of numbers from 1 to \(count)", next: "write them as 1,3")
    }
    return Set(numbers.compactMap { $0.map { $0 - 1 } }).sorted()
  }
}
