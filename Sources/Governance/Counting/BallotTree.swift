public import Sodium
import TransparencyLog
public import CanonicalJSON

/// The ballots of a closed poll as the closing names them: how many count, how many are left out by a later
/// one of the same seat, because the seat stands aside or because they are late, and a Merkle root
/// (RFC 9162, 2.1.1) over all of them in log order.
///
/// A leaf is the canonical JSON `{"counted":bool,"entry":n,"event":hex}` of one ballot.
public struct BallotTree: JSONObject {
  public var counted: Int64
  public var leftOut: Int64
  public var root: Digest

  public init(reading fields: inout Fields) throws {
    counted = try fields.integer("counted")
    leftOut = try fields.integer("left_out")
    root = try fields.digest("root")
  }

  public var json: JSON {
    [
      "counted": .integer(counted), "left_out": .integer(leftOut), "root": .digest(root),
    ]
  }

  /// - Parameters:
  ///   - ballots: all ballots of the poll, in log order.
  ///   - witnessed: which of them were in time, where the rule asks the witnesses.
  ///   - recusals: from the poll.
  public init(
    of ballots: [Ballot], witnessed: WitnessedBallots? = nil, recusals: [Recusal]
  ) throws {
    let recused = Set(recusals.map(\.seat))
    var last: [Identifier: Int64] = [:]
    for ballot in witnessed?.timely(ballots) ?? ballots { last[ballot.seat] = ballot.entry }
    var tree = Frontier()
    var counted: Int64 = 0
    for ballot in ballots {
      let counts = last[ballot.seat] == ballot.entry && !recused.contains(ballot.seat)
      if counts { counted += 1 }
      // Written at once, as it is done for every ballot: nothing in it needs an escape.
      let leaf =
        "{\"counted\":\(counts ? "true" : "false"),\"entry\":" + String(ballot.entry)
        + ",\"event\":\"" + ballot.event.hex + "\"}"
      tree.append(Tree.leafHash(of: Array(leaf.utf8))) { _, _ in }
    }
    self.counted = counted
    leftOut = Int64(ballots.count) - counted
    root = tree.root
  }
}
