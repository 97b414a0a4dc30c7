/// What is wrong with the delegations of a charter: the same that would refuse the act `power.delegate`.
extension CharterDocument {
  func checkDelegations(_ report: (_ path: String, _ sentence: String) -> Void) {
    for (index, delegation) in delegations.enumerated() {
      let path = "delegations[\(index)]"
      for (name, id) in [("from", delegation.from), ("to", delegation.to)]
      where !bodies.contains(where: { $0.id == id }) {
        report("\(path).\(name)", "there is no body \(id)")
      }
      if !rules.contains(where: { $0.id == delegation.rule }) {
        report("\(path).rule", "there is no rule \(delegation.rule)")
      }
      for (place, delegated) in delegation.acts.enumerated() {
        if let sentence = mistake(in: delegated, from: delegation.from) {
          report("\(path).acts[\(place)]", sentence)
        }
      }
      if delegation.countermand != nil,
        power(over: CountermandDecision.name, .body(delegation.from)) == nil
      {
        report(
          "\(path).countermand",
          "no body has the power over \(CountermandDecision.name), so nobody could countermand")
      }
    }
  }

  private func mistake(
    in delegated: DelegationDefinition.Delegated, from body: Identifier
  ) -> String? {
    guard !DelegationDefinition.reserved.contains(delegated.act) else {
      return "\(delegated.act) can't be delegated: it says who decides, and by which rules"
    }
    guard let power = power(over: delegated.act, delegated.scope) else {
      return "no body has the power over \(delegated.words)"
    }
    guard !power.reserved else { return "the power over \(delegated.act) is reserved" }
    guard power.requires.contains(where: { $0.body == body }) else {
      return "\(body) does not have the power over \(delegated.words), and can't delegate it"
    }
    return nil
  }
}
