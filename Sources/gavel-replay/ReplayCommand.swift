import Foundation
import Governance
import Ledger
import Replays
import Sodium

/// The command line of the replay: one kind, one folder, perhaps a place for the ledger.
enum ReplayCommand {
  private struct Arguments {
    let kind: any ReplayKind.Type
    let folder: String
    let keep: String?
  }

  /// Runs the replay that the arguments ask for.
  ///
  /// - Returns: the exit status (DESIGN 7): 0 where nothing differs, 1 where something does or the set can't
  ///   be read, 3 or 6 where the ledger does not verify, 64 for wrong usage.
  static func run(_ arguments: [String]) -> Int32 {
    if arguments.contains("--help") || arguments.contains("-h") {
      print(help)
      return 0
    }
    guard let arguments = read(arguments) else { return 64 }
    do {
      return try replay(arguments)
    } catch let error as ReplayError {
      say(error.sentence, next: error.next)
    } catch let error as Refusal {
      say("\(error.sentence)  [\(error.code.rawValue)]", next: error.next)
    } catch let error as LedgerError {
      say("\(error)", next: error.next)
    } catch {
      say("\(error)", next: "see above")
    }
    return 1
  }

  private static func replay(_ arguments: Arguments) throws -> Int32 {
    let files = FileManager.default
    let folder = arguments.keep ?? "\(NSTemporaryDirectory())/gavel-replay-\(UUID().uuidString)"
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { if arguments.keep == nil { try? files.removeItem(atPath: folder) } }
    let path = "\(folder)/\(arguments.kind.name).gavel"
    print("REHEARSAL of \(arguments.folder)\n\n\(arguments.kind.notes)\n")
    let report = try SetReplay.run(
      arguments.kind, folder: try SourceFolder(arguments.folder), ledger: path)
    print(report.text, terminator: "")
    if arguments.keep != nil {
      print("kept: \(path)\ncheck it: gavel verify --genesis \(report.genesis.hex) \(path)")
    }
    return report.exitStatus
  }

  /// Nil where the arguments are not of the form, which is then said.
  private static func read(_ words: [String]) -> Arguments? {
    var words = words
    var keep: String?
    if let place = words.firstIndex(of: "--keep") {
      guard place + 1 < words.count else { return wrong("--keep wants a folder") }
      keep = words[place + 1]
      words.removeSubrange(place...(place + 1))
    }
    if let option = words.first(where: { $0.hasPrefix("-") }) {
      return wrong("there is no option \(option)")
    }
    guard words.count == 2 else { return wrong("it takes a kind and a folder") }
    guard let kind = ReplayKinds.kind(named: words[0]) else {
      return wrong("there is no kind \(words[0])")
    }
    return Arguments(kind: kind, folder: words[1], keep: keep)
  }

  private static func wrong(_ reason: String) -> Arguments? {
    say(
      reason,
      next:
        "tools/replay \(ReplayKinds.all.map { $0.name }.joined(separator: "|")) FOLDER [--keep DIR]"
    )
    return nil
  }

  private static func say(_ sentence: String, next: String) {
    FileHandle.standardError.write(Data("replay: \(sentence)\nnext: \(next)\n".utf8))
  }

  private static var help: String {
    """
    tools/replay KIND FOLDER [--keep DIR]

    Takes the decisions of a set of real data again in a rehearsal ledger, with real signatures, and sets the
    outcomes that the source records beside those of the ledger. They are read only after every poll is
    closed; all that is compared is read from the file anew, and the ledger is verified.

        tools/replay nodejs-tsc ../shared/data/nodejs-tsc-votes --keep .demo/replays

    --keep DIR   leaves the ledger in DIR/KIND.gavel; the keys are not kept

    Exit status: 0 nothing differs, 1 something differs or the set cannot be read, 3 or 6 the ledger does not
    verify, 64 wrong usage.

    """
      + ReplayKinds.all.map { "\n\($0.name)\n\(indented($0.notes))\n" }.joined()
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }
}
