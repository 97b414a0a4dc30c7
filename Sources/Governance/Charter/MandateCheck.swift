/// What is wrong with how vacant posts are given for a short time.
extension CharterDocument {
  func checkMandates(_ report: StructureReport) {
    guard parameters.mandateLongest == nil else { return }
    for (index, power) in powers.enumerated() where power.act == GrantMandate.name {
      report(
        "powers[\(index)]", "mandates by \(Power.name(act: power.act, scope: power.scope))",
        "the parameter mandate_longest is missing: no mandate could be granted")
    }
  }
}
