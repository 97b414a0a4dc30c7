import Governance
import Sodium

/// Objectives and what was reported of them, risks and what happened to them.
extension Tables {
  static func objectives(_ register: MemoryRegister) -> Table {
    var table = Table(
      "objectives",
      columns: [
        "objective", "version", "body", "title", "owner", "measure", "direction", "target", "unit",
        "deadline", "text", "from", "to", "motion", "ended_by", "entry",
      ])
    for objective in register.objectives() {
      let target = objective.target
      table.append([
        objective.objective.text, "\(objective.version)", objective.body.text, objective.title,
        objective.owner.text, objective.measure, target?.direction.rawValue,
        target.map { "\($0.value)" }, target?.unit, objective.deadline.description,
        objective.text?.hex, objective.inForce.from.description,
        objective.inForce.to?.description, decision(objective.motion, register),
        objective.endedBy.map { decision($0, register) }, "\(objective.entry)",
      ])
    }
    return table
  }

  static func objectiveReports(_ register: MemoryRegister) -> Table {
    var table = Table(
      "objective_reports",
      columns: [
        "objective", "version", "as_of", "value", "reached", "text", "person", "event", "entry",
        "recorded",
      ])
    for report in register.objectiveReports() {
      table.append([
        report.objective.text, "\(report.version)", report.asOf.description,
        report.value.map { "\($0)" }, report.reached.map { $0 ? "yes" : "no" }, report.text?.hex,
        report.person.text, report.event.hex, "\(report.entry)", report.recorded.description,
      ])
    }
    return table
  }

  static func risks(_ register: MemoryRegister) -> Table {
    var table = Table(
      "risks",
      columns: [
        "number", "risk", "body", "title", "identified_by", "state", "owner", "review_by",
      ])
    for risk in register.risks() {
      table.append([
        risk.number.text, risk.id.hex, risk.body.text, risk.title, risk.identifiedBy.text,
        risk.state.rawValue, risk.owner?.text, risk.reviewBy?.description,
      ])
    }
    return table
  }

  static func riskSteps(_ register: MemoryRegister) -> Table {
    var table = Table(
      "risk_steps",
      columns: [
        "risk", "step", "kind", "source", "person", "owner", "review_by", "text", "time", "entry",
      ])
    for step in register.riskSteps() {
      table.append([
        register.risk(step.risk)?.number.text, "\(step.number)", step.kind.rawValue,
        decision(step.source, register), step.person?.text, step.owner?.text,
        step.reviewBy?.description, step.text?.hex, step.time.description, "\(step.entry)",
      ])
    }
    return table
  }

  static func initiatives(_ register: MemoryRegister) -> Table {
    var table = Table(
      "initiatives",
      columns: ["initiative", "body", "title", "text", "from", "to", "motion", "ended_by"])
    for initiative in register.initiatives() {
      table.append([
        initiative.id.text, initiative.body.text, initiative.title, initiative.text?.hex,
        initiative.inForce.from.description, initiative.inForce.to?.description,
        decision(initiative.motion, register), initiative.endedBy.map { decision($0, register) },
      ])
    }
    return table
  }

  static func commitments(_ register: MemoryRegister) -> Table {
    var table = Table(
      "commitments",
      columns: [
        "initiative", "commitment", "version", "partner", "title", "text", "signatory", "key",
        "state", "renew_by", "motion", "entry", "signed_at", "signed_event", "source", "ended",
        "ended_by",
      ])
    for commitment in register.commitments() {
      table.append([
        commitment.initiative.text, commitment.commitment.text, "\(commitment.version)",
        commitment.partner.text, commitment.title, commitment.text.hex,
        commitment.signatory.text, commitment.publicKey.map { Hex.encode($0.bytes) },
        commitment.state.rawValue, commitment.renewBy.description,
        decision(commitment.motion, register), "\(commitment.entry)",
        commitment.signedAt?.description, commitment.signedEvent?.hex, commitment.source?.hex,
        commitment.ended?.description, commitment.endedBy.map { decision($0, register) },
      ])
    }
    return table
  }
}
