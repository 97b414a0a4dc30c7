import CanonicalJSON
import Sodium
import Testing
import TransparencyLog

@testable import Governance

@Suite("Bytes that rules write at once")
struct DocumentTests {
  @Test func `the electorate's document is its canonical JSON`() throws {
    let texts = [
      #"{"body":"board","electors":[]}"#,
      #"{"body":"board","electors":[{"seat":"a","weight":1}]}"#,
      #"{"body":"b","electors":[{"class":"c","organization":"o","person":"p","seat":"s.t","weight":7},"#
        + #"{"organization":"o2","seat":"u-v","weight":1000000}]}"#,
    ]
    for text in texts {
      let electorate = try Electorate(canonical: Array(text.utf8))
      #expect(try electorate.document == Array(text.utf8))
      #expect(try electorate.document == electorate.json.canonicalBytes(limits: .document))
    }
  }

  @Test func `a leaf of the ballots' tree is the canonical JSON of one ballot`() throws {
    let poll = SHA256.hash([1])
    let ballots: [Ballot] = [1, 2, 3].map { (turn: Int64) in
      Ballot(
        poll: poll, seat: "board-1", turn: turn, choice: .yes, person: "anna",
        event: SHA256.hash([UInt8(turn)]), entry: turn + 40, reason: nil)
    }
    var tree = Frontier()
    for ballot in ballots {
      let leaf: JSON = [
        "counted": .bool(ballot.turn == 3), "entry": .integer(ballot.entry),
        "event": .string(ballot.event.hex),
      ]
      tree.append(Tree.leafHash(of: try leaf.canonicalBytes()))
    }
    let computed = try BallotTree(of: ballots, recusals: [])
    #expect(computed.root == tree.root && computed.counted == 1 && computed.leftOut == 2)
  }
}
