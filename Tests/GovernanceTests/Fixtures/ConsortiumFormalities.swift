import Sodium

@testable import Governance

/// The formalities of these tests.
enum Formalities {
  /// For a year; the secretary, who is Meta's, attests it and may take it back.
  static let dues = FormalityDefinition(
    id: "dues", title: "Dues", attester: .office(.secretary), revocable: true, validMonths: 12)
  /// Each organization signs it once.
  static let agreement = FormalityDefinition(
    id: "agreement", title: "Agreement", attester: .member, document: .of("agreement"))
  /// Each person, for a year.
  static let briefing = FormalityDefinition(
    id: "briefing", title: "Briefing", attester: .member, per: .person, validMonths: 12)

  static let all = [dues, agreement, briefing]
}

extension Consortium {
  /// A consortium whose charter has all formalities, and all of whose rules ask for these.
  static func withFormalities(
    _ asked: DecisionRule.Formalities?,
    _ change: @escaping (inout CharterDocument) -> Void = { _ in }
  ) throws -> Consortium {
    try founded { charter in
      charter.formalities = Formalities.all
      for index in charter.rules.indices { charter.rules[index].formalities = asked }
      change(&charter)
    }
  }

  /// One that asks for dues, which all but IBM have paid.
  static func withDues(fromBase: Bool = false, fromQuorum: Bool = false) throws -> Consortium {
    let consortium = try withFormalities(
      .init(["dues"], fromBase: fromBase, fromQuorum: fromQuorum))
    for member in Identifier.founders where member != .ibm { try consortium.pay(member) }
    return consortium
  }

  @discardableResult
  func pay(
    _ organization: Identifier, until: Timestamp? = nil, by officer: Identifier = .metaRep
  ) throws -> Digest {
    try record(FormalityMet("dues", by: organization, until: until), by: officer)
  }

  func ineligible(in poll: Digest) -> [Identifier: [Identifier]] {
    Dictionary(
      uniqueKeysWithValues: register.electors(of: poll).filter { !$0.isEligible }
        .map { ($0.seat, $0.ineligible) })
  }
}
