import Governance
public import Ledger
public import Sodium
import TransparencyLog

/// A kind of set: how its decisions are taken again in a rehearsal ledger, and what it tells of them.
///
/// A newcomer adds a kind by a file with a type that conforms and its name in `ReplayKinds.all`.
public protocol ReplayKind: Sendable {
  /// `nodejs-tsc`
  static var name: String { get }

  /// What is invented, what is compared, and what could be altered in the set without being found out.
  static var notes: String { get }

  /// Reads who decided what and with which ballots. What the source says came of it is not read.
  init(reading folder: SourceFolder) throws

  /// Founds a rehearsal ledger at `path` and takes every decision in it, up to its closing.
  ///
  /// - Returns: the id of the genesis.
  func write(to path: String) throws -> Digest

  /// Reads the folder again, now with the outcomes, and sets them beside what a fresh opening of the
  /// ledger tells. Nothing is handed over from the writing but the file.
  ///
  /// - Parameter checksFiles: whether the files of a revision that is known here are compared by hash.
  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow]
}

/// Every kind that can be replayed.
public enum ReplayKinds {
  public static let all: [any ReplayKind.Type] = [
    AIAlliance.self, CABForum.self, NodeJSVotes.self, Minutes.self, PolicyVersionSets.self,
    RustTeam.self, KubernetesGroups.self,
  ]

  public static func kind(named name: String) -> (any ReplayKind.Type)? {
    all.first { $0.name == name }
  }
}

extension OpenLedger {
  /// The book replayed from the entries of the file, with the ballots of closed polls.
  func replayed<Value>(_ body: (any RegisterLists) throws -> Value) throws -> Value {
    try view(knownAt: .entry(try head().size - 1)) { try body($0.register) }
  }
}

extension RegisterLists {
  /// How many yes, no and abstentions a poll had: `9-2-7`.
  func count(_ poll: Poll) throws -> String {
    let totals = try required(poll.result, "the result of a poll").totals
    return "\(totals.yes)-\(totals.no)-\(totals.abstain)"
  }

  /// The one poll on a motion; nil where there is none or another one.
  func onlyPoll(on motion: Motion) throws -> Poll? {
    let polls = try polls(on: motion.id)
    return polls.count == 1 ? polls[0] : nil
  }

  /// What an organization is called in the source: its exact name.
  func name(of organization: Identifier) throws -> ExactText {
    ExactText(try required(try self.organization(organization), "\(organization)").title)
  }
}
