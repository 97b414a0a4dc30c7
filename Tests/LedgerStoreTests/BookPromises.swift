import Governance
import Sodium

// What was promised in the book, as far as the tests vary it.
extension Book {
  static func objective(
    _ id: Identifier, _ version: Int64, endedBy: Digest? = nil
  ) -> Objective {
    Objective(
      objective: id, version: version, body: "board", title: "Cards",
      owner: id == "cards" ? .organization("ibm") : .body("board"), measure: "Cards",
      target: version == 1 ? Target(.atLeast, 40, unit: "cards") : nil, deadline: 9000,
      text: version == 1 ? nil : "text",
      inForce: Interval(from: 500, to: endedBy.map { _ in 8000 }), motion: "m", entry: 20,
      endedBy: endedBy)
  }

  static func report(_ event: Digest, on objective: Identifier) -> ObjectiveReport {
    ObjectiveReport(
      objective: objective, version: 1, asOf: 510, value: event == "o" ? 12 : nil,
      reached: event == "o" ? nil : false, text: event == "o" ? nil : "text",
      person: "ibm-rep", event: event, entry: 21, recorded: 511)
  }

  static func risk(_ id: Digest, _ number: Int64, _ state: Risk.State) -> Risk {
    Risk(
      id: id, number: Identifier(stringLiteral: "board-r2026-00\(number)"), body: "board",
      title: "One operator", identifiedBy: "ibm-rep", state: state,
      owner: number == 2 ? .organization("ibm") : nil,
      reviewBy: state == .mitigated ? 9000 : nil, reviewWithin: state == .mitigated ? 60 : nil,
      steps: state == .identified ? 1 : 2, entry: 22)
  }

  static func step(_ risk: Digest, _ number: Int64) -> RiskStep {
    RiskStep(
      risk: risk, number: number, kind: number == 1 ? .identified : .mitigated,
      source: number == 1 ? risk : "m", person: number == 1 ? "ibm-rep" : nil,
      owner: number == 1 ? nil : .organization("ibm"), reviewBy: number == 1 ? nil : 9000,
      text: number == 1 ? "text" : nil, time: 520, entry: 22)
  }

  static func initiative(_ id: Identifier, endedBy: Digest? = nil) -> Initiative {
    Initiative(
      id: id, body: "board", title: "Cards", text: id == "ai" ? "text" : nil,
      inForce: Interval(from: 500, to: endedBy.map { _ in 8000 }), motion: "m", endedBy: endedBy)
  }

  static func commitment(_ version: Int64, _ state: Commitment.State) -> Commitment {
    Commitment(
      initiative: "cards", commitment: "ai", version: version, partner: "nothing",
      title: "Hosting", text: "text", signatory: "nothing",
      publicKey: version == 1 ? "partner" : nil, state: state, renewBy: version == 1 ? 9000 : 18000,
      motion: "m", entry: 23, signedAt: state == .offered ? nil : 530,
      signedEvent: state == .offered ? nil : "signed", source: state == .signed ? "source" : nil,
      ended: state == .signed ? 600 : nil, endedBy: state == .signed ? "n" : nil)
  }
}
