/// What stands against an initiative or a commitment.
extension Refusal {
  static func initiativeUnknown(_ id: Identifier, at time: Timestamp? = nil) -> Refusal {
    Refusal(
      .initiativeUnknown,
      "no initiative \(id) is in force" + (time.map { " at \($0)" } ?? ""),
      next: "list them: gavel initiative list")
  }

  static func commitmentUnknown(_ id: Identifier, _ initiative: Identifier) -> Refusal {
    Refusal(
      .commitmentUnknown,
      "\(initiative) has no commitment \(id) that stands, or not in this version",
      next: "see its commitments: gavel initiative show \(initiative)")
  }

  static func commitmentSigned(_ id: Identifier) -> Refusal {
    Refusal(
      .commitmentSigned,
      "the partner's side of \(id) is there already",
      next: "a new term is a decision: propose the act initiative.renew")
  }

  static func notSignatory(_ person: Identifier, _ commitment: Commitment) -> Refusal {
    Refusal(
      .notSignatory,
      "\(commitment.signatory) signs \(commitment.commitment) for \(commitment.partner)"
        + (commitment.publicKey == nil ? "" : ", with the key that the motion names")
        + ", not \(person) with this key",
      next: "ask \(commitment.signatory)")
  }
}
