internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

extension FormalityDefinition {
  /// `the office secretary`, `its principal`, `the person`
  var attesterWords: String {
    switch (attester, per) {
    case (.office(let id), _): "the office \(id)"
    case (.member, .organization): "its principal"
    case (.member, .person): "the person"
    }
  }

  var validityWords: String { validMonths.map { "\($0) months" } ?? "once" }
}

extension FormalityStanding {
  /// `dues`, `briefing of ibm-two`
  var nameWords: String { "\(formality.id)" + (person.map { " of \($0)" } ?? "") }

  /// `dues   met until …, attested by meta-rep, entry 12`
  func words(_ face: ClockFace) -> String {
    let name = nameWords
    guard let fulfilment else {
      let since = last.flatMap { $0.end(under: formality) }.map { " since \(face.text($0))" }
      return "\(name)   NOT MET\(since ?? "")"
    }
    let until = end.map { "until \(face.text($0))" } ?? "until further notice"
    let by = fulfilment.attester
    return "\(name)   met \(until), by \(by), entry \(fulfilment.entry)"
  }

  var json: JSON {
    var members: [String: JSON] = [
      "formality": .string(formality.id.text), "met": .bool(fulfilment != nil),
      "title": .string(formality.title),
    ]
    members["document"] = fulfilment?.document.map { .string($0.hex) }
    members["entry"] = (fulfilment ?? last).map { .integer($0.entry) }
    members["person"] = person.map { .string($0.text) }
    members["until"] = (end ?? last?.end(under: formality)).map { .string($0.description) }
    return .object(members)
  }
}

/// The seats of a poll that have no vote, by what they have not met.
enum IneligibleSeats {
  private static let listed = 4

  static func words(_ electors: [Elector]) -> [String] {
    let groups = Dictionary(
      grouping: electors.filter { !$0.isEligible }, by: { $0.ineligible.map(\.text) })
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { missing, electors in
      let named = electors.prefix(listed).map(\.seat.text).joined(separator: ", ")
      let others = electors.count - listed
      return "no vote    \(named)\(others > 0 ? " and \(others) more" : ""): "
        + "\(missing.joined(separator: ", ")) not met at the opening"
    }
  }

  static func json(_ electors: [Elector]) -> [JSON] {
    electors.filter { !$0.isEligible }.map { elector in
      [
        "missing": .array(elector.ineligible.map { .string($0.text) }),
        "seat": .string(elector.seat.text),
      ]
    }
  }
}
