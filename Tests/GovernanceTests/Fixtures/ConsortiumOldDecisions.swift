import CanonicalJSON
import Sodium

@testable import Governance

/// Decisions from before the ledger.
extension Consortium {
  /// Attests a batch of `count` decisions; the document has `holding` of them, or is not at hand.
  @discardableResult
  func attestOld(
    _ source: String = "source", in body: Identifier = .board, by person: Identifier = .metaRep,
    part: Int64 = 1, of parts: Int64 = 1, count: Int64 = 2, holding: Int64?? = .none,
    text: String? = nil
  ) throws -> Digest {
    let held = holding ?? count
    var batch = Digest.of("\(source) \(part) withheld")
    if let held {
      let decisions = (0..<held).map { place in
        OldDecision(
          name: "\(source) \(part) \(place)", title: "Old",
          voices: [OldDecision.Voice(voter: "Ann", choice: .yes)], row: place + 1)
      }
      let document = try text.map { Array($0.utf8) } ?? OldDecisionBatch(decisions).document
      batch = keep(String(decoding: document, as: UTF8.self))
    }
    return try record(
      OldDecisionsAttested(
        body: body, source: .of(source), part: part, of: parts, batch: batch, count: count),
      by: person)
  }
}
