public import Governance

/// A formality that is missing or about to run out: for whoever meets it, where a rule asks for it, and for the
/// office that attests it.
public enum FormalityDuty: DutyKind {
  public static let name = "formality"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    let formalities = try view.register.formalities(at: view.time)
    guard !formalities.isEmpty else { return [] }
    var attested: Set<Identifier> = []
    for formality in formalities {
      guard case .office(let office) = formality.attester,
        try view.register.officer(of: office, at: view.time) == person
      else { continue }
      attested.insert(formality.id)
    }
    let own = try view.register.person(person)?.organization
    let members =
      attested.isEmpty
      ? own.map { [$0] } ?? []
      : try view.register.members(at: view.time).map(\.organization)
    return try members.flatMap { member in
      try view.formalities(of: member).compactMap { standing in
        let isOwn = try standing.isMet(by: person, in: view)
        let canAttest = attested.contains(standing.formality.id)
        guard isOwn || canAttest else { return nil }
        return try standing.duty(isOwn: isOwn, canAttest: canAttest, in: view)
      }
    }
  }
}

extension FormalityStanding {
  /// Whether it is the person's own to meet: of the principal of an organization, or of themselves.
  fileprivate func isMet(by person: Identifier, in view: LedgerView) throws -> Bool {
    try self.person.map { $0 == person }
      ?? (view.register.organization(organization)?.principal == person)
  }

  fileprivate func duty(
    isOwn: Bool, canAttest: Bool, in view: LedgerView
  ) throws -> Duty? {
    let (what, date): (String, Timestamp)
    if fulfilment != nil {
      guard let end, end <= view.time.adding(DutyKinds.ahead) else { return nil }
      (what, date) = ("runs out", end)
    } else if let last {
      (what, date) = ("ran out", last.end(under: formality) ?? view.time)
    } else if isOwn, let member = try view.register.member(organization, at: view.time) {
      (what, date) = ("not met since", member.inForce.from)
    } else {
      return nil
    }
    let who = person.map { "--person \($0)" } ?? organization.text
    guard !canAttest, case .office(let office) = formality.attester else {
      return Duty(
        kind: FormalityDuty.name, subject: "\(formality.id) \(person ?? organization)",
        title: formality.title, what: what, date: date,
        command: "gavel member attest \(formality.id) \(who)")
    }
    let officer = try view.register.officer(of: office, at: view.time)?.text ?? "nobody yet"
    return Duty(
      kind: FormalityDuty.name, subject: "\(formality.id) \(person ?? organization)",
      title: "\(formality.title), which \(officer) attests as \(office)", what: what, date: date,
      command: "gavel member show \(organization)")
  }
}
