import CanonicalJSON
import Governance

/// The whole file.
extension Shape {
  static let charter = Shape(
    name: "a charter",
    keys: [
      Key("format", .word([CharterDocument.format]), means: "Which grammar the file follows."),
      Key("title", .title, means: "The consortium's name."),
      Key(
        "text", .digest, .optional,
        means: "The articles as prose: the SHA-256 of a document that is kept with the ledger."),
      Key(
        "parameters", .keys("the keys below", .parameters),
        means: "What holds for everybody, whatever the rule."),
      Key(
        "classes", .pairs("a title", name: "id", member: "title", .title),
        means:
          "The classes of members, each with its title. Rules can ask for the votes of one class."),
      Key(
        "founders", .definitions("its keys", id: "ORGANIZATION", .founder),
        means:
          "The organizations that found the consortium. Each becomes a member by accepting the "
          + "charter with the key named here."),
      Key(
        "bodies", .definitions("its keys", id: "BODY", .body),
        means: "Who decides: boards, committees, working groups, assemblies."),
      Key(
        "seats", .definitions("its keys", id: "SEAT", .seat), .optional,
        means: "The places in the bodies. Those of an assembly are computed, one for each member."),
      Key(
        "offices", .definitions("its keys", id: "OFFICE", .office), .optional,
        means: "Posts with duties and no vote of their own."),
      Key(
        "appointments", .pairs("a person", name: "post", member: "person", .identifier), .optional,
        means:
          "Who holds which seat or office from the founding on, once the person has accepted it. A "
          + "person is the principal of a founder."),
      Key(
        "formalities", .definitions("its keys", id: "FORMALITY", .formality), .optional,
        means:
          "What an organization or a person must have done before its seat has a vote, where a rule asks for it."
      ),
      Key(
        "rules", .definitions("its keys", id: "RULE", .rule),
        means: "How a body decides. A rule changes only under a rule at least as strict as itself."),
      Key("powers", .powers(.power), means: "Which body performs which act, by which rule."),
      Key(
        "delegations", .definitions("its keys", id: "DELEGATION", .delegation), .optional,
        means: "What a body lets another one decide in its place from the founding on, until a day."
      ),
      Key(
        "witnesses", .keys("the keys below", .witnesses), .optional,
        means:
          "Who must have cosigned the heads of the ledger, so that nobody shows two histories. Left out: nobody."
      ),
    ])

  static let parameters = Shape(
    name: "parameters",
    keys: [
      Key(
        "founders_share", .foundersShare,
        means: "The share of founders that must have accepted before any poll opens."),
      Key(
        "key_delay", .duration(0...366 * Timestamp.day),
        means: "How long after it was vouched for a person's further key begins to speak."),
      Key(
        "key_recovery", .integer(2...100), .optional,
        means:
          "How many other persons of an organization confirm the new key of one who lost every key. Left out: only a motion does."
      ),
      Key(
        "accept_within", .duration(1...Form.longestSpan),
        means: "How long an admitted organization has to accept."),
      Key(
        "entries_per_day", .integer(1...10_000_000),
        means: "How many entries one person may record on one day (UTC)."),
      Key(
        "mandate_longest", .duration(1...366 * Timestamp.day), .optional,
        means:
          "How long a vacant seat or office may be given by a mandate at most. Left out: none is granted."
      ),
    ],
    build: { _ = try CharterDocument.Parameters(canonical: $0.document, limits: .document) })

  static let founder = Shape(
    name: "a founder",
    keys: [
      Key("title", .title, means: "The organization's name."),
      Key("class", .identifier, means: "Its class of members."),
      Key(
        "principal", .identifier,
        means: "The person who speaks for the organization: a handle, not a name."),
      Key("key", .publicKey, means: "The principal's public key, which accepts the charter."),
      Key(
        "group", .identifier, .optional,
        means:
          "The affiliate group of organizations under common control that it belongs to. Left out: none."
      ),
    ],
    build: { _ = try CharterDocument.Founder(canonical: $0.document, limits: .document) })
}

/// Bodies, seats and offices.
extension Shape {
  static let body = Shape(
    name: "a body",
    keys: [
      Key(
        "kind", .word(BodyDefinition.Kind.allCases.map(\.rawValue)),
        means: "What it is. An assembly has one computed seat for each member in standing."),
      Key("title", .title, means: "Its name."),
      Key(
        "parent", .identifier, .optional,
        means: "The body above it, which can give and take its powers."),
      Key("rule", .identifier, means: "The rule of its motions that perform no act."),
      Key(
        "classes", .list("classes", of: .identifier, count: 1...64), .optional,
        means: "Only for an assembly: the classes of members that have a seat. Left out: all."),
      Key(
        "meetings", .keys("the keys below", .meetings), .optional,
        means: "How it meets. Left out: it holds no meetings."),
      Key(
        "participation", .keys("the keys below", .participation), .optional,
        means:
          "What it expects of its voting seats, and what is due where one takes part in nothing. Left out: nothing."
      ),
      Key(
        "rulings", .keys("the key below", .rulings), .optional,
        means: "That its chair rules on questions of order. Left out: the chair makes no rulings."),
      Key(
        "seat_cap", .keys("the keys below", .seatCap), .optional,
        means:
          "How many of its voting seats one organization or group may have. Left out: as many as they get."
      ),
    ],
    finish: { body, reading in
      guard checkParticipation(body, &reading) else { return false }
      guard body.members["classes"] != nil, body.members["kind"] != "assembly" else { return true }
      let path = body.path.member("classes")
      reading.report(
        .value, at: reading.location(of: path.document).place, path,
        "only an assembly has classes: leave the key out")
      return false
    },
    build: { _ = try BodyDefinition(canonical: $0.document, limits: .document) })

  static let rulings = Shape(
    name: "rulings",
    keys: [
      Key(
        "appeal_within", .duration(1...Form.longestSpan),
        means:
          "How long after a ruling an appeal from it can be moved: a majority against the ruling "
          + "overturns it.")
    ],
    build: { _ = try RulingRule(canonical: $0.document, limits: .document) })

  static let meetings = Shape(
    name: "meetings",
    keys: [
      Key(
        "called_by", .list("callers", of: .caller, count: 1...3),
        means: "Who may call a meeting: officers alone, or so many seats together."),
      Key(
        "notice", .duration(0...Form.longestSpan),
        means:
          "The least time between the call and the beginning. A meeting on shorter notice opens only "
          + "where everybody with a vote has waived it or is there."),
      Key(
        "quorum", .quorum,
        means: "The share that must be present for a quorum: shown in the minutes."),
      Key(
        "roll_call_disputes", .duration(Timestamp.day...(366 * Timestamp.day)), .optional,
        means:
          "How long a seat that did not sign its arrival can dispute what a roll call says of it; "
          + "until then what was so decided takes no effect. Left out: no roll calls are taken."),
    ],
    finish: { meetings, reading in
      guard case .array(let callers)? = meetings.members["called_by"] else { return true }
      let seats = callers.filter { if case .integer = $0 { true } else { false } }
      guard seats.count <= 1 else {
        let path = meetings.path.member("called_by")
        reading.report(
          .value, at: reading.location(of: path.document).place, path,
          "two numbers of seats: the smaller one would do")
        return false
      }
      meetings.members["called_by"] = .array(callers.filter { !seats.contains($0) })
      meetings.members["calling_seats"] = seats.first
      reading.note(
        "\(meetings.path.document).calling_seats", where: "\(meetings.path.document).called_by")
      return true
    },
    unfinish: { meetings in
      guard let seats = meetings.removeValue(forKey: "calling_seats"),
        case .array(let callers)? = meetings["called_by"]
      else { return }
      meetings["called_by"] = .array(callers + [seats])
    },
    build: { _ = try MeetingRule(canonical: $0.document, limits: .document) })

  static let seatCap = Shape(
    name: "a cap of seats",
    keys: [
      Key(
        "organization", .cap, .optional,
        means: "How many seats may be held on behalf of one organization, or which share."),
      Key(
        "group", .cap, .optional,
        means:
          "How many on behalf of one affiliate group. An organization in none is its own."),
      Key(
        "on_breach", .breach, .required, as: .spread,
        means:
          "What must happen where there are more, as somebody changed employer or groups have changed: who took a seat last leaves it in such a time, unless it is within the cap again; or nothing, until the terms end."
      ),
    ],
    build: { _ = try SeatCap(canonical: $0.document, limits: .document) })

  static let seat = Shape(
    name: "a seat",
    keys: [
      Key("body", .identifier, means: "The body that it is in."),
      Key("title", .title, means: "Its name."),
      Key(
        "appoints", .appoints, .required, as: .spread,
        means:
          "Who says who holds it: the body with the power seat.fill, an organization's principal, or "
          + "nobody, where it belongs to whoever holds an office."),
      Key("class", .identifier, .optional, means: "Its class, where a rule counts classes."),
      Key("weight", .integer(1...1_000_000), .standard("1"), means: "How much its vote weighs."),
      Key("voting", .yesOrNo, .standard("yes"), means: "Whether it votes."),
      Key(
        "holdover", .yesOrNo, .standard("no"), as: .flag("holdover"),
        means: "Whether the holder stays after the term until a successor has accepted."),
      Key(
        "alternate", .yesOrNo, .standard("no"), as: .flag("alternate"),
        means:
          "Whether somebody can be appointed, as the holder is, who votes where the holder does not."
      ),
      Key(
        "term", .months, .optional, as: .named("term_months"),
        means: "How long a tenure lasts. Left out: until further notice."),
    ],
    finish: { seat, reading in
      guard seat.members["alternate"] != nil, seat.members["office"] != nil else { return true }
      let path = seat.path.member("alternate")
      reading.report(
        .value, at: reading.location(of: path.document).place, path,
        "whoever holds the office holds the seat: it has a line of succession, and no alternate")
      return false
    },
    build: { _ = try SeatDefinition(canonical: $0.document, limits: .document) })

  static let office = Shape(
    name: "an office",
    keys: [
      Key("title", .title, means: "Its name."),
      Key(
        "duty", .duty, .required, as: .spread,
        means:
          "A chair opens the polls of its body and breaks ties where the rule says so; the secretary "
          + "keeps the book."),
      Key(
        "line", .list("successors", of: .successor, count: 0...64), .optional,
        means:
          "Who acts while nobody holds the office: the first who can, a person or a seat's holder."),
    ],
    finish: { office, _ in
      if office.members["line"] == nil { office.members["line"] = [] }
      return true
    },
    build: { _ = try OfficeDefinition(canonical: $0.document, limits: .document) })
}

extension JSON {
  /// The bytes of a part of the charter document.
  var document: [UInt8] {
    get throws { try canonicalBytes(limits: .document) }
  }
}
