import Sodium

/// What stands against a formality, or against a seat that has not met one.
extension Refusal {
  static func formalityUnknown(_ id: Identifier, known: [Identifier]) -> Refusal {
    Refusal(
      .formalityUnknown,
      "the charter names no formality \(id)"
        + (known.isEmpty ? "" : "; it names \(known.map(\.text).joined(separator: ", "))"),
      next: "see them: gavel charter show")
  }

  static func formalityBearer(_ formality: FormalityDefinition) -> Refusal {
    Refusal(
      .formalityBearer,
      "\(formality.id) is met by each \(formality.per.rawValue)",
      next: "name the \(formality.per.rawValue) that has met it")
  }

  static func notAttester(
    _ person: Identifier, of formality: FormalityDefinition, attester: Identifier?
  ) -> Refusal {
    let who =
      switch formality.attester {
      case .office(let office): "the office \(office) attests \(formality.id)"
      case .member: "whom \(formality.id) concerns signs it"
      }
    return Refusal(
      .notAttester,
      "\(who)" + (attester.map { ", here \($0)" } ?? "") + ", not \(person)",
      next: attester.map { "ask \($0)" } ?? "see who holds the office: gavel body show")
  }

  static func formalityDocument(_ formality: FormalityDefinition, _ wanted: Digest) -> Refusal {
    Refusal(
      .formalityDocument,
      "\(formality.id) is met by nothing but the document with sha256 \(wanted.hex)",
      next: "sign that one: gavel charter show names it")
  }

  static func formalityUntil(
    _ until: Timestamp, recorded: Timestamp, latest: Timestamp?
  ) -> Refusal {
    Refusal(
      .formalityUntil,
      "it would count until \(until), and was recorded at \(recorded)"
        + (latest.map { ": the charter lets it count until \($0) at most" } ?? ""),
      next: "leave --counts-until out, or name a time in between")
  }

  static func fulfilmentUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .fulfilmentUnknown,
      "no event \(id.hex.prefix(8))… recorded that a formality was met",
      next: "see what was: gavel member show")
  }

  static func formalityStands(_ formality: FormalityDefinition) -> Refusal {
    Refusal(
      .formalityStands,
      "the charter lets nobody take \(formality.id) back",
      next: "let it run out, or have the charter amended: charter.amend")
  }

  static func formalityOver(_ formality: FormalityDefinition, _ end: Timestamp) -> Refusal {
    Refusal(
      .formalityOver,
      "it counts for \(formality.id) no more, since \(end)",
      next: "nothing is to be done: see gavel member list --missing")
  }

  static func seatIneligible(
    _ seat: Identifier, missing: [Identifier], opened: Timestamp
  ) -> Refusal {
    Refusal(
      .seatIneligible,
      "\(seat) had not met \(missing.map(\.text).joined(separator: ", ")) when the poll was opened "
        + "at \(opened), and has no vote in it",
      next: "for the next poll have it recorded: gavel member attest \(missing.first?.text ?? "")")
  }

  static func holderIneligible(
    _ seat: Identifier, _ person: Identifier, missing: [Identifier]
  ) -> Refusal {
    Refusal(
      .seatIneligible,
      "\(person) holds \(seat) since the poll was opened, and has not met "
        + missing.map(\.text).joined(separator: ", "),
      next: "have it recorded: gavel member attest \(missing.first?.text ?? "")")
  }

  static func attesterMissing(_ formality: Identifier, office: Identifier) -> Refusal {
    Refusal(
      .attesterMissing,
      "there is no office \(office), so nobody could attest \(formality)",
      next: "name an office of the charter: gavel charter show")
  }
}
