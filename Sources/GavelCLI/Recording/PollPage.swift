internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

/// The arithmetic of a poll, so that a director can repeat it by hand.
struct PollPage {
  let tally: Tally
  let rule: DecisionRule
  let outcome: Outcome
  var presence: MeetingPresence?
  var rollCall: RollCallCount?
  var witnessed: WitnessedBallots?
  var held: HeldCount?

  /// The lines without what the outcome brings about.
  var text: String {
    let totals = tally.totals
    // Those that left the base are in it no longer; the others stood aside and stay.
    let stayed = rule.recusal?.fromBase ?? false ? totals.recusedLate : totals.recused
    let outside = rule.formalities?.fromBase ?? false ? totals.ineligible : 0
    let seats = totals.eligible + totals.recused - stayed + outside
    let silent = seats - totals.recused - totals.ineligible - totals.present
    var rows = [
      [
        "seats \(seats)", "recused \(totals.recused)", "ballots \(totals.present)",
        "yes \(totals.yes)", "no \(totals.no)", "abstain \(totals.abstain)", "silent \(silent)",
      ].joined(separator: "   ")
    ]
    if totals.leftOut > 0 {
      let cap = rule.organizationCap.map { "beyond \($0) of one organization" }
      let group = rule.groupCap.map { "beyond \($0) of one affiliate group" }
      let chair = rule.chairVotesIfDecisive ? "the chair's where it changes nothing" : nil
      let aside = totals.recused > 0 ? "of seats that stood aside" : nil
      let why = [cap, group, chair, aside].compactMap { $0 }.joined(separator: ", or ")
      rows.append("left out   \(totals.leftOut): \(why)")
    }
    if totals.byProxies + totals.byAlternates > 0 {
      let quorum = rule.proxies?.forQuorum ?? false ? "" : ", not counted for the quorum"
      let proxies = totals.byProxies > 0 ? "by proxy \(totals.byProxies)\(quorum)" : nil
      let alternates = totals.byAlternates > 0 ? "by alternates \(totals.byAlternates)" : nil
      rows.append("of these   " + [proxies, alternates].compactMap { $0 }.joined(separator: "; "))
    }
    if totals.recused > 0 { rows.append(aside(totals, stayed: stayed)) }
    if totals.ineligible > 0 {
      let leaves = rule.formalities?.fromQuorum ?? false
      rows.append(
        "ineligible \(totals.ineligible): \(outside > 0 ? "left the base" : "stay in the base"), "
          + "\(leaves ? "left the quorum's" : "stay in the quorum's"); not met when the poll was opened: "
          + (rule.formalities?.ids ?? []).map(\.text).joined(separator: ", "))
    }
    rows.append(
      "quorum     \(tally.quorum.part) of \(tally.quorum.whole) \(asked(tally.quorum.share)) "
        + "\(tally.quorum.share.base.rawValue)"
        + (rule.leastPresent.map { ", and at least \($0)" } ?? "")
        + (presence.map { ", \($0.words)" } ?? "")
        + (rule.quorumWithoutAbstentions ? ", without abstentions" : "")
        + "   \(met(tally.quorum))")
    for measure in tally.thresholds {
      let seatClass = measure.seatClass.map { " of class \($0)" } ?? ""
      let ratio =
        measure.whole > 0 ? Ratio(measure.part, of: measure.whole).text : "nothing"
      rows.append(
        "threshold  yes \(measure.part) of \(words(measure))\(seatClass) = \(ratio) "
          + "\(asked(measure.share))   \(met(measure))   rule \(rule.id)")
    }
    if let least = tally.leastYes {
      rows.append(
        "least      yes \(totals.yes) >= \(least)   \(totals.yes >= least ? "met" : "NOT MET")")
    }
    for objection in tally.objections {
      rows.append(
        "veto       no \(objection.noes)\(objection.veto.withReason ? " with a reason" : "")"
          + "\(objection.veto.seatClass.map { " of class \($0)" } ?? ""), \(objection.veto.noes) "
          + "\(objection.veto.noes == 1 ? "fails" : "fail") the motion   "
          + (objection.isRaised ? "RAISED" : "not raised"))
    }
    rows += rollCall.map { ["called     \($0.words)"] } ?? []
    rows += witnessed.map { ["witnessed  \($0.words(isClosed: true))"] } ?? []
    rows += held.flatMap { $0.ballots > 0 ? ["held back  \($0.words)"] : nil } ?? []
    return rows.joined(separator: "\n") + "\n"
  }

  /// What became of the seats that stood aside.
  private func aside(_ totals: Totals, stayed: Int64) -> String {
    let base = "\(totals.recused - stayed) left the base, \(stayed) stay in it"
    let quorum =
      rule.recusal?.fromQuorum ?? false
      ? "\(totals.recused - totals.recusedLate) left the quorum's"
      : "all stay in the quorum's"
    return "recused    \(totals.recused): \(base); \(quorum)"
      + (totals.recusedLate > 0 ? "; \(totals.recusedLate) late" : "")
  }

  private func words(_ measure: Tally.Measure) -> String {
    let totals = tally.totals
    guard measure.seatClass == nil else { return "\(measure.whole) \(measure.share.base.rawValue)" }
    return switch measure.share.base {
    case .cast: "(\(totals.yes)+\(totals.no)) cast"
    case .present: "(\(totals.yes)+\(totals.no)+\(totals.abstain)) present"
    case .seats, .holders, .active: "\(measure.whole) \(measure.share.base.rawValue)"
    }
  }

  private func asked(_ share: DecisionRule.Share) -> String {
    "\(share.strictly ? ">" : ">=") \(share.fraction)"
  }

  private func met(_ measure: Tally.Measure) -> String { measure.isMet ? "met" : "NOT MET" }
}

extension LedgerView {
  /// What became of a motion by the last entry, in words: `CARRIED.`, and each act's effect.
  func decision(
    on motion: Motion, outcome: Outcome, _ face: ClockFace
  ) throws -> (text: String, effects: [JSON]) {
    var text: String
    switch motion.state {
    case .open: text = "\(outcome.word) here; other bodies are still to decide.\n"
    case .contested:
      text = "\(outcome.word): its acts wait until the body has said which of these count.\n"
    case .void: text = "\(outcome.word), and void: its body is no more.\n"
    default: text = "\(outcome.word).\n"
    }
    var effects: [JSON] = []
    for effect in try register.effects(of: motion.id) {
      let index = Int(effect.index)
      guard motion.acts.indices.contains(index) else { continue }
      let words = motion.acts[index].words
      text +=
        effect.state == .done
        ? "  takes effect: \(visible(words)), from \(face.text(effect.effective))\n"
        : "  VOID: \(visible(words)), by \(effect.code ?? "")\n"
      var members: [String: JSON] = [
        "act": .string(effect.act), "state": .string(effect.state.rawValue),
        "words": .string(words),
      ]
      members["code"] = effect.code.map(JSON.string)
      effects.append(.object(members))
    }
    return (text, effects)
  }
}

extension Outcome {
  var word: String {
    switch self {
    case .carried: "CARRIED"
    case .failed: "FAILED"
    case .noQuorum: "NO QUORUM"
    case .tied: "TIED"
    case .contested: "CONTESTED"
    }
  }
}

extension Act {
  /// The act's name and its fields in a line: `policy.adopt policy=model-cards title=…`.
  var words: String {
    guard case .object(let members) = content.json else { return name }
    let fields = members.keys.sorted().map { key -> String in
      switch members[key] {
      case .string(let text): "\(key)=\(text.utf8.count == 64 ? "\(text.prefix(8))…" : text)"
      case .some(let value):
        "\(key)=\(String(decoding: (try? value.canonicalBytes()) ?? [], as: UTF8.self))"
      case nil: ""
      }
    }
    return ([name] + fields).joined(separator: " ")
  }
}
