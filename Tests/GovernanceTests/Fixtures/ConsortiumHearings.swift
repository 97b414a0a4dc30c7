import CanonicalJSON
import Sodium

@testable import Governance

/// Hearings.
extension Consortium {
  /// Members and the holders of seats are removed by a rule with a hearing, on a week's notice.
  static func withHearings() throws -> Consortium {
    try founded { $0.hear() }
  }

  /// A motion that would expel Meta, with charges.
  func charge(_ act: any ActKind = ExpelMember(organization: .meta)) throws -> Digest {
    try propose([Act(act)], texts: [TextReference(name: .plain(keep("Charges.")), size: 8)])
  }

  func hear(
    _ motion: Digest, in seconds: Int64 = 7 * .day, by person: Identifier = .intelRep
  ) throws {
    try record(HearingCalled(motion: motion, at: now.adding(seconds)), by: person)
  }

  func answer(
    _ motion: Digest, as accused: Accused = .organization(.meta), by person: Identifier = .metaRep,
    changing change: (inout TextReference) -> Void = { _ in }
  ) throws {
    var text = TextReference(name: .salted(keep("Not so.")), size: 7, role: .annex)
    change(&text)
    try record(HearingAnswered(motion: motion, accused: accused, text: text), by: person)
  }

  func waiveHearing(
    on motion: Digest, as accused: Accused = .organization(.meta), by person: Identifier = .metaRep
  ) throws {
    try record(HearingWaived(motion: motion, accused: accused), by: person)
  }
}

extension CharterDocument {
  mutating func hear() {
    rules.append(
      FixtureCharter.rule(
        .removal, quorum: (.seats, "1/2", false), threshold: (.cast, "1/2", true),
        ["hearing": ["notice": .integer(7 * .day)]]))
    for index in rules.indices where rules[index].id == .grave {
      rules[index].hearing = HearingRule(notice: 7 * .day)
    }
    for index in powers.indices where HearingRule.acts.contains(powers[index].act) {
      powers[index].requires = [PowerDefinition.Requirement(body: .board, rule: .removal)]
    }
    powers.append(FixtureCharter.power(ChangeRule.name, scope: .rule(.removal), (.board, .grave)))
  }
}

extension Identifier {
  static let removal: Identifier = "removal"
}
