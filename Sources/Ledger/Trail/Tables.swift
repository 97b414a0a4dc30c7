import Governance
import Signing
import Sodium

/// The tables of an exported trail, made from the replayed register: for people, never a source.
enum Tables {
  static func all(of register: MemoryRegister, keyEntries: [String: Int64]) -> [Table] {
    [
      members(register), affiliations(register), keys(register, keyEntries),
      keyConfirmations(register), keyCommitments(register), keyHandings(register),
      persons(register),
      employments(register),
      seats(register),
      tenures(register), motions(register), polls(register), effects(register),
      policies(register), rules(register), meetings(register), attendance(register),
      rosters(register), rosterGroups(register), rosterPlaces(register), documents(register),
      objections(register), reversals(register), delegations(register),
      delegatedDecisions(register), rollCalls(register), choicesCalled(register),
      dissents(register), minutes(register), oldBatches(register), objectives(register),
      objectiveReports(register), risks(register), riskSteps(register), interests(register),
      recusals(register), fulfilments(register), proxies(register),
      courses(register), subsidiaryMotions(register),
      consentItems(register), ratifications(register), initiatives(register),
      commitments(register), rulings(register), appeals(register),
      hearings(register), hearingAnswers(register), cosignedHeads(register),
      heldBallots(register),
    ]
  }

  private static func members(_ register: MemoryRegister) -> Table {
    var table = Table(
      "members",
      columns: [
        "organization", "title", "span", "class", "standing", "from", "to", "source", "ended_by",
      ])
    for member in register.memberSpans() {
      table.append([
        member.organization.text, register.organization(member.organization)?.title,
        "\(member.span)", member.memberClass.text, member.standing.rawValue,
        member.inForce.from.description, member.inForce.to?.description,
        decision(member.source, register), member.endedBy.map { decision($0, register) },
      ])
    }
    return table
  }

  private static func objections(_ register: MemoryRegister) -> Table {
    var table = Table(
      "objections", columns: ["motion", "organization", "person", "event", "entry", "reason"])
    for objection in register.objections() {
      table.append([
        decision(objection.motion, register), objection.organization.text, objection.person.text,
        objection.event.hex, "\(objection.entry)", objection.reason.hex,
      ])
    }
    return table
  }

  private static func reversals(_ register: MemoryRegister) -> Table {
    var table = Table("reversals", columns: ["motion", "kind", "by", "at", "entry", "reason"])
    for reversal in register.reversals() {
      table.append([
        decision(reversal.motion, register), reversal.kind.rawValue,
        decision(reversal.by, register), reversal.at.description, "\(reversal.entry)",
        reversal.reason?.hex,
      ])
    }
    return table
  }

  private static func delegations(_ register: MemoryRegister) -> Table {
    var table = Table(
      "delegations",
      columns: [
        "delegation", "title", "from_body", "to_body", "acts", "rule", "countermand_within",
        "waits", "from", "to", "motion", "ended_by",
      ])
    for delegation in register.delegations() {
      let definition = delegation.definition
      table.append([
        definition.id.text, definition.title, definition.from.text, definition.to.text,
        definition.acts.map(\.words).joined(separator: " "), definition.rule.text,
        definition.countermand.map { "\($0.within)" },
        definition.countermand.map { $0.waits ? "yes" : "no" },
        delegation.inForce.from.description, delegation.inForce.to?.description,
        decision(delegation.motion, register), delegation.endedBy.map { decision($0, register) },
      ])
    }
    return table
  }

  private static func delegatedDecisions(_ register: MemoryRegister) -> Table {
    var table = Table(
      "delegated_decisions", columns: ["motion", "delegation", "from_body", "from", "to"])
    for delegated in register.delegatedDecisions() {
      table.append([
        decision(delegated.motion, register), delegated.delegation.text, delegated.from.text,
        delegated.span?.from.description, delegated.span?.to?.description,
      ])
    }
    return table
  }

  /// Which decision an event id stands for: the number of a motion, else the id.
  static func decision(_ id: Digest, _ register: MemoryRegister) -> String {
    register.motion(id)?.number.text ?? id.hex
  }

  private static func keys(_ register: MemoryRegister, _ entries: [String: Int64]) -> Table {
    var table = Table(
      "keys",
      columns: [
        "fingerprint", "person", "public_key", "state", "offered_entry", "vouched_entry",
        "vouched_by", "speaks_from", "speaks_to", "revoked_entry", "compromised_since",
        "recovered_by", "last_changed_entry", "application",
      ])
    for key in register.personKeys() {
      table.append([
        "\(key.fingerprint)", key.person.text, Hex.encode(key.publicKey.point.bytes),
        key.state.rawValue,
        "\(key.offeredEntry)", key.vouchedEntry.map { "\($0)" },
        key.vouchedBy.map { "\($0)" }, key.speaks?.from.description,
        key.speaks?.to?.description, key.revokedEntry.map { "\($0)" },
        key.compromisedSince.map { "\($0)" }, key.recoveredBy?.hex,
        entries["\(key.fingerprint)"].map { "\($0)" }, key.publicKey.application?.description,
      ])
    }
    return table
  }

  private static func persons(_ register: MemoryRegister) -> Table {
    var table = Table(
      "persons", columns: ["person", "organization", "principal", "name_document", "from", "to"])
    for person in register.persons() {
      let isPrincipal = register.organization(person.organization)?.principal == person.id
      table.append([
        person.id.text, person.organization.text, isPrincipal ? "yes" : "no", person.name?.hex,
        person.inForce.from.description, person.inForce.to?.description,
      ])
    }
    return table
  }

  private static func seats(_ register: MemoryRegister) -> Table {
    var table = Table(
      "seats",
      columns: ["body", "seat", "title", "class", "weight", "voting", "from", "to", "motion"])
    for body in register.bodies() {
      for seat in register.seats(of: body.id) {
        let definition = seat.definition
        table.append([
          body.id.text, seat.id.text, definition.title, definition.seatClass?.text,
          "\(definition.weight)", definition.voting ? "yes" : "no",
          seat.inForce.from.description, seat.inForce.to?.description,
          seat.motion.map { decision($0, register) },
        ])
      }
    }
    return table
  }

  private static func tenures(_ register: MemoryRegister) -> Table {
    var table = Table(
      "tenures",
      columns: [
        "seat", "person", "organization", "alternate", "state", "from", "to", "term_ends",
        "appointment",
      ])
    for tenure in register.tenures() {
      table.append([
        tenure.seat.text, tenure.person.text, tenure.organization.text,
        tenure.isAlternate ? "yes" : "no", tenure.state.rawValue,
        tenure.inForce.from.description, tenure.inForce.to?.description,
        tenure.termEnds?.description, decision(tenure.appointment, register),
      ])
    }
    return table
  }

  private static func motions(_ register: MemoryRegister) -> Table {
    var table = Table(
      "motions",
      columns: [
        "number", "motion", "body", "title", "mover", "version", "state", "proposed", "decided",
        "acts", "rescinded", "ground",
      ])
    for motion in register.motions() {
      table.append([
        motion.number.text, motion.id.hex, motion.body.text, motion.title, motion.mover.text,
        "\(motion.version)", motion.state.rawValue, motion.proposed.description,
        motion.decided?.description, motion.acts.map(\.name).joined(separator: " "),
        motion.rescinded?.description, motion.ground?.inactivity.text,
      ])
    }
    return table
  }

  private static func polls(_ register: MemoryRegister) -> Table {
    var table = Table(
      "polls",
      columns: [
        "motion", "poll", "body", "rule", "opens", "closes", "closed", "outcome", "eligible",
        "holders", "ineligible", "yes", "no", "abstain", "quorum_met", "casting_vote",
        "choices_called",
      ])
    for poll in register.polls() {
      let totals = poll.result?.totals
      table.append([
        decision(poll.motion, register), poll.seal.hex, poll.body.text, poll.rule.id.text,
        poll.opens.description, poll.closes.description, poll.closed?.description,
        poll.outcome?.rawValue, totals.map { "\($0.eligible)" }, totals.map { "\($0.holders)" },
        totals.map { "\($0.ineligible)" },
        totals.map { "\($0.yes)" }, totals.map { "\($0.no)" }, totals.map { "\($0.abstain)" },
        poll.result.map { $0.quorum.isMet ? "yes" : "no" }, poll.casting?.rawValue,
        poll.rollCall.map { "\($0.counted)" },
      ])
    }
    return table
  }

  private static func effects(_ register: MemoryRegister) -> Table {
    var table = Table(
      "effects", columns: ["motion", "index", "act", "state", "code", "effective", "entry"])
    for effect in register.effects() {
      table.append([
        decision(effect.motion, register), "\(effect.index)", effect.act, effect.state.rawValue,
        effect.code, effect.effective.description, "\(effect.entry)",
      ])
    }
    return table
  }

  private static func policies(_ register: MemoryRegister) -> Table {
    var table = Table(
      "policies",
      columns: [
        "policy", "version", "title", "text", "adopted", "from", "to", "review_by", "sunset",
        "motion", "ended_by", "superseded_by",
      ])
    for policy in register.policies() {
      table.append([
        policy.policy.text, "\(policy.version)", policy.title, policy.text.hex,
        policy.adopted.description, policy.inForce.from.description,
        policy.inForce.to?.description, policy.reviewBy?.description, policy.sunset?.description,
        decision(policy.motion, register), policy.endedBy.map { decision($0, register) },
        policy.supersededBy?.text,
      ])
    }
    return table
  }

  private static func rules(_ register: MemoryRegister) -> Table {
    var table = Table(
      "rules", columns: ["rule", "version", "title", "from", "to", "motion"])
    for rule in register.rules() {
      table.append([
        rule.id.text, "\(rule.version)", rule.definition.title, rule.inForce.from.description,
        rule.inForce.to?.description, rule.motion.map { decision($0, register) },
      ])
    }
    return table
  }

  private static func documents(_ register: MemoryRegister) -> Table {
    var table = Table(
      "documents",
      columns: [
        "digest", "salted", "access", "entry", "published_by", "published", "redacted_by",
        "redacted",
      ])
    for document in register.namedDocuments() {
      table.append([
        document.digest.hex, document.isSalted ? "yes" : "no", document.access,
        "\(document.entry)", document.publishedBy.map { decision($0, register) },
        document.published?.description, document.redactedBy.map { decision($0, register) },
        document.redacted?.description,
      ])
    }
    return table
  }

  private static func rosters(_ register: MemoryRegister) -> Table {
    var table = Table(
      "rosters",
      columns: [
        "roster", "title", "body", "from", "to", "motion", "ended_by", "attested", "entry",
      ])
    for roster in register.rosters() {
      table.append([
        roster.id.text, roster.title, roster.body.text, roster.inForce.from.description,
        roster.inForce.to?.description, decision(roster.motion, register),
        roster.endedBy.map { decision($0, register) }, roster.attested?.description,
        "\(roster.entry)",
      ])
    }
    return table
  }

  private static func rosterGroups(_ register: MemoryRegister) -> Table {
    var table = Table(
      "roster_groups",
      columns: [
        "roster", "group", "span", "title", "kind", "parent", "from", "to", "entry",
        "closed_entry",
      ])
    for group in register.rosterGroups() {
      table.append([
        group.roster.text, group.group.text, "\(group.number)", group.title, group.kind?.text,
        group.parent?.text, group.inForce.from.description, group.inForce.to?.description,
        "\(group.entry)", group.closedEntry.map { "\($0)" },
      ])
    }
    return table
  }

  private static func rosterPlaces(_ register: MemoryRegister) -> Table {
    var table = Table(
      "roster_places",
      columns: [
        "roster", "group", "handle", "role", "span", "from", "to", "entry", "left_entry",
      ])
    for place in register.rosterPlaces() {
      table.append([
        place.roster.text, place.group.text, place.handle.text, place.role.text,
        "\(place.number)", place.inForce.from.description, place.inForce.to?.description,
        "\(place.entry)", place.leftEntry.map { "\($0)" },
      ])
    }
    return table
  }

  private static func meetings(_ register: MemoryRegister) -> Table {
    var table = Table(
      "meetings",
      columns: [
        "number", "meeting", "body", "title", "caller", "starts", "called", "opened", "adjourned",
        "minutes", "approved_by",
      ])
    for meeting in register.meetings() {
      table.append([
        meeting.number.text, meeting.id.hex, meeting.body.text, meeting.title, meeting.caller.text,
        meeting.starts.description, meeting.called?.description, meeting.opened?.description,
        meeting.adjourned?.description, meeting.minutes?.hex,
        meeting.approvedBy.map { decision($0, register) },
      ])
    }
    return table
  }

  private static func attendance(_ register: MemoryRegister) -> Table {
    var table = Table(
      "attendance",
      columns: [
        "meeting", "attendee", "span", "person", "evidence", "from", "to", "name_document",
        "struck_by",
      ])
    for span in register.attendances() {
      table.append([
        register.meeting(span.meeting)?.number.text, span.attendee.text, "\(span.span)",
        span.person.text, span.evidence.rawValue, span.present.from.description,
        span.present.to?.description, span.name?.hex, span.struckBy?.hex,
      ])
    }
    return table
  }

  /// One row of `tables/ballots.csv`, the only table that grows with every vote.
  static let ballotColumns = [
    "motion", "poll", "seat", "turn", "choice", "person", "capacity", "proxy", "event", "entry",
    "recorded",
  ]

  static func row(
    of ballot: Ballot, recorded: Timestamp, in register: MemoryRegister
  ) -> [String?] {
    let motion = register.poll(ballot.poll).flatMap { register.motion($0.motion) }
    return [
      motion?.number.text, ballot.poll.hex, ballot.seat.text, "\(ballot.turn)",
      ballot.choice.rawValue, ballot.person.text, ballot.capacity.rawValue, ballot.proxy?.hex,
      ballot.event.hex, "\(ballot.entry)", recorded.description,
    ]
  }
}
