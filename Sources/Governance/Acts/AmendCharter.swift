public import CanonicalJSON
public import Sodium

/// The charter's text, parameters, formalities and witnesses in their next version. A formality that a rule
/// asks for changes only under a rule at least as strict as that one: it says who votes. So also the
/// witnesses where a rule asks them which ballots were in time.
public struct AmendCharter: ActKind {
  public static let name = "charter.amend"

  /// All of them from then on; nil where they stay as they are.
  public var formalities: [FormalityDefinition]?
  public var parameters: CharterDocument.Parameters?
  public var text: Digest
  /// From then on; nil where they stay as they are.
  public var witnesses: WitnessRule?

  public init(
    text: Digest, parameters: CharterDocument.Parameters? = nil,
    formalities: [FormalityDefinition]? = nil, witnesses: WitnessRule? = nil
  ) {
    self.formalities = formalities
    self.parameters = parameters
    self.text = text
    self.witnesses = witnesses
  }

  public init(reading fields: inout Fields) throws {
    formalities = try fields.optionalObjects("formalities", of: FormalityDefinition.self)
    try FormalityDefinition.requireDistinct(formalities ?? [])
    parameters = try fields.optionalObject("parameters", as: CharterDocument.Parameters.self)
    text = try fields.digest("text")
    witnesses = try fields.optionalObject("witnesses", as: WitnessRule.self)
  }

  public var json: JSON {
    .members([
      "formalities": formalities.map(JSON.objects), "parameters": parameters?.json,
      "text": .digest(text), "witnesses": witnesses?.json,
    ])
  }

  public var texts: [Digest] { [text] }

  public func changes(_ context: ActContext, in register: some Register) throws -> [Change] {
    let versions = try register.charters()
    guard let current = try register.charter(at: context.effective) else {
      throw Refusal.notFounded()
    }
    if let formalities {
      try register.requireAttestable(formalities, at: context.effective)
      try register.requireCovers(formalities, insteadOf: versions, context)
    }
    if let witnesses {
      try register.requireForeign(witnesses)
      try register.requireCovers(witnesses, insteadOf: versions, context)
    }
    let ended: [Change] = versions.filter { $0.inForce.reaches(beyond: context.effective) }.map {
      var ended = $0
      ended.inForce = $0.inForce.ended(at: context.effective)
      return .charter(ended)
    }
    return ended + [
      .charter(
        Charter(
          version: (versions.map(\.version).max() ?? 0) + 1, title: current.title, text: text,
          parameters: parameters ?? current.parameters,
          formalities: formalities ?? current.formalities,
          witnesses: witnesses ?? current.witnesses,
          inForce: Interval(from: context.effective), motion: context.motion.id))
    ]
  }

  public func couldChange(
    electorateOf body: BodyDefinition, rule: Identifier, in register: some Register
  ) -> Bool { formalities != nil }
}

extension Register {
  /// Refuses a formality that nobody could attest.
  fileprivate func requireAttestable(
    _ formalities: [FormalityDefinition], at time: Timestamp
  ) throws {
    for formality in formalities {
      guard case .office(let id) = formality.attester else { continue }
      guard try office(id, at: time) != nil else {
        throw Refusal.attesterMissing(formality.id, office: id)
      }
    }
  }

  /// Refuses another definition of a formality under a laxer rule than one that asks for it.
  fileprivate func requireCovers(
    _ formalities: [FormalityDefinition], insteadOf charters: [Charter], _ context: ActContext
  ) throws {
    let time = context.effective
    let before = charters.filter { $0.inForce.reaches(beyond: time) }.flatMap(\.formalities)
    let changed = Set(before.filter { !formalities.contains($0) }.map(\.id))
    guard !changed.isEmpty else { return }
    for rule in try rulesInUse(from: time)
    where !changed.isDisjoint(with: rule.formalities?.ids ?? []) {
      try context.requireAtLeastAsStrict(as: rule)
    }
  }

  /// Refuses another policy under a laxer rule than one that asks the witnesses which ballots count.
  fileprivate func requireCovers(
    _ witnesses: WitnessRule, insteadOf charters: [Charter], _ context: ActContext
  ) throws {
    let time = context.effective
    let before = charters.filter { $0.inForce.reaches(beyond: time) }.compactMap(\.witnesses)
    let isOther = before.contains { !$0.text.utf8.elementsEqual(witnesses.text.utf8) }
    guard isOther else { return }
    for rule in try rulesInUse(from: time) where rule.inTime != nil {
      try context.requireAtLeastAsStrict(as: rule)
    }
  }

  /// Every version of the rules by which a body decides that is in force at `time` or later.
  private func rulesInUse(from time: Timestamp) throws -> [DecisionRule] {
    let used =
      try bodies().map(\.definition.rule)
      + powers().flatMap { $0.definition.requires.map(\.rule) }
    return try Set(used).sorted().flatMap { try rules($0) }
      .filter { $0.inForce.reaches(beyond: time) }.map(\.definition)
  }
}
