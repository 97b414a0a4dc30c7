/// What stands against a body, a seat or an office.
extension Refusal {
  static func bodyUnknown(_ id: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .bodyUnknown,
      "there is no body \(id) at \(time)",
      next: "list them: gavel body list")
  }

  static func bodyWithoutSeats(_ id: Identifier) -> Refusal {
    Refusal(
      .bodyWithoutSeats,
      "\(id) would have no voting seat",
      next: "name at least one")
  }

  static func bodyKindFixed(_ id: Identifier) -> Refusal {
    Refusal(
      .bodyKindFixed,
      "the kind of \(id) cannot be changed",
      next: "charter another body")
  }

  static func bodyHasChildren(_ id: Identifier, _ child: Identifier) -> Refusal {
    Refusal(
      .bodyHasChildren,
      "\(id) is the parent of \(child)",
      next: "dissolve \(child) or give it another parent first")
  }

  static func parentCircle(_ id: Identifier) -> Refusal {
    Refusal(
      .parentCircle,
      "\(id) would be above itself",
      next: "name another parent")
  }

  static func notDeferrable(_ act: String) -> Refusal {
    Refusal(
      .notDeferrable,
      "\(act) takes effect at the closing and at no other time",
      next: "leave the time out")
  }

  static func notRescindable(_ act: String, of number: Identifier) -> Refusal {
    Refusal(
      .notRescindable,
      "\(number) has an act \(act) that is yet to come and cannot be taken back",
      next: "wait until it has come, then decide anew")
  }

  static func seatUnknown(_ id: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .seatUnknown,
      "there is no seat \(id) at \(time)",
      next: "list them: gavel seat list")
  }

  static func seatUnknown(_ id: Identifier) -> Refusal {
    Refusal(
      .seatUnknown,
      "there is no seat \(id), and no act of the motion makes one",
      next: "list them: gavel seat list")
  }

  static func seatElsewhere(_ seat: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .seatElsewhere,
      "\(seat) is no voting seat of \(body)",
      next: "name the seat that you hold there: gavel seat list")
  }

  static func seatHeld(_ seat: Identifier, by person: Identifier) -> Refusal {
    Refusal(
      .seatHeld,
      "\(seat) is given to \(person)",
      next: "vacate it first, or name a time after the term")
  }

  static func seatVacant(_ seat: Identifier) -> Refusal {
    Refusal(
      .seatVacant,
      "nobody holds \(seat)",
      next: "nothing is left to do")
  }

  static func seatNameComputed(_ seat: Identifier) -> Refusal {
    Refusal(
      .seatName,
      "\(seat) has a dot in it, as only the computed seats of an assembly have",
      next: "choose another id")
  }

  static func assemblyNameDotted(_ body: Identifier) -> Refusal {
    Refusal(
      .seatName,
      "the assembly \(body) has a dot in its name, which parts the names of its seats",
      next: "choose another id")
  }

  static func seatNameTooLong(_ organization: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .seatName,
      "the seat \(body).\(organization) would be longer than 64 bytes",
      next: "choose a shorter id for the organization or the assembly")
  }

  static func seatInAssembly(_ body: Identifier) -> Refusal {
    Refusal(
      .seatInAssembly,
      "\(body) is an assembly: its seats are computed from the members",
      next: "admit a member")
  }

  static func notHolder(
    _ person: Identifier, of seat: Identifier, held holder: Identifier?, at time: Timestamp
  ) -> Refusal {
    Refusal(
      .notHolder,
      "\(person) does not hold \(seat) at \(time); \(holder.map { "\($0) does" } ?? "it is vacant")",
      next: "see gavel seat show \(seat)")
  }

  static func notDesignated(_ seat: Identifier) -> Refusal {
    Refusal(
      .notDesignated,
      "no organization designates the holder of \(seat)",
      next: "move to fill it: gavel motion propose --act seat.fill")
  }

  static func notFilledByBody(_ seat: Identifier) -> Refusal {
    Refusal(
      .notFilledByBody,
      "\(seat) is not filled by a motion",
      next: "see gavel seat show \(seat)")
  }

  static func nothingToResign(_ post: Identifier) -> Refusal {
    Refusal(
      .nothingToResign,
      "nobody was appointed to \(post) who could resign: it is held by virtue of another capacity",
      next: "give that capacity up")
  }

  static func nothingToRecall(_ post: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .nothingToRecall,
      "\(person) was not designated to \(post), or is recalled already",
      next: "see who was: gavel seat show \(post)")
  }

  static func appointmentUnknown(_ post: Identifier) -> Refusal {
    Refusal(
      .appointmentUnknown,
      "nobody was appointed to \(post) by that decision",
      next: "see gavel seat show \(post)")
  }

  static func appointmentSettled(_ post: Identifier) -> Refusal {
    Refusal(
      .appointmentSettled,
      "the appointment to \(post) is accepted or has ended",
      next: "see gavel seat show \(post)")
  }

  static func appointmentOfAnother(_ appointed: Identifier, _ person: Identifier) -> Refusal {
    Refusal(
      .appointmentOfAnother,
      "\(appointed), not \(person), was appointed",
      next: "let \(appointed) sign")
  }

  static func officeUnknown(_ id: Identifier) -> Refusal {
    Refusal(
      .officeUnknown,
      "there is no office \(id)",
      next: "see gavel charter show")
  }

  static func officeUnknown(_ id: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .officeUnknown,
      "there is no office \(id) at \(time)",
      next: "see gavel charter show")
  }
}
