/// The rules, powers, bodies and seats that the register has, or will have after changes.
private struct Structure {
  var bodies: [Identifier: Body] = [:]
  var seats: [Identifier: Seat] = [:]
  var rules: [Pair<Identifier, Int64>: Rule] = [:]
  var powers: [Pair<String, Int64>: Power] = [:]
  var charters: [Int64: Charter] = [:]
  /// Those that the thresholds of rules name and members can have.
  var classes: Set<Identifier> = []

  mutating func apply(_ change: Change) {
    switch change {
    case .body(let body): bodies[body.key] = body
    case .seat(let seat): seats[seat.key] = seat
    case .rule(let rule): rules[rule.key] = rule
    case .power(let power): powers[power.key] = power
    case .charter(let charter): charters[charter.key] = charter
    default: break
    }
  }

  /// `time` and every later instant at which something begins or ends.
  func instants(from time: Timestamp) -> Set<Timestamp> {
    let spans =
      bodies.values.map(\.inForce) + seats.values.map(\.inForce) + rules.values.map(\.inForce)
      + powers.values.map(\.inForce) + charters.values.map(\.inForce)
    return Set([time] + spans.flatMap { [$0.from, $0.to ?? time] }.filter { $0 > time })
  }

  /// The same as a charter would tell it, with `parameters` where no version of the charter is in force.
  func charter(at time: Timestamp, else parameters: CharterDocument.Parameters) -> CharterDocument {
    func newest<Row, Name: Hashable>(
      _ rows: some Sequence<Row>, named name: KeyPath<Row, Name>, version: KeyPath<Row, Int64>,
      inForce: KeyPath<Row, Interval>
    ) -> [Row] {
      let current = rows.filter { $0[keyPath: inForce].contains(time) }
        .sorted { $0[keyPath: version] < $1[keyPath: version] }
      return Array(
        Dictionary(current.map { ($0[keyPath: name], $0) }, uniquingKeysWith: { $1 }).values)
    }
    let inForce = bodies.values.filter { $0.inForce.contains(time) }.map(\.definition)
    let ids = Set(inForce.map(\.id))
    let powers = newest(powers.values, named: \.name, version: \.version, inForce: \.inForce)
      .map(\.definition)
    // A rule that nothing is decided by yet may wait for the power that makes it changeable.
    let used = Set(inForce.map(\.rule) + powers.flatMap { $0.requires.map(\.rule) })
    let articles = charters.values.filter { $0.inForce.contains(time) }
      .max { $0.version < $1.version }
    return CharterDocument(
      title: "as it stands", parameters: articles?.parameters ?? parameters,
      classes: classes.map { CharterDocument.MemberClass(id: $0, title: $0.text) },
      founders: [], bodies: inForce,
      seats: seats.values.filter { $0.inForce.contains(time) }.map(\.definition)
        .filter { ids.contains($0.body) },
      offices: [],
      rules: newest(rules.values, named: \.id, version: \.version, inForce: \.inForce)
        .map(\.definition).filter { used.contains($0.id) },
      powers: powers,
      formalities: articles?.formalities ?? [], witnesses: articles?.witnesses)
  }
}

extension Register {
  /// Refuses an act that breaks what a charter must keep to found a ledger, at once or at any later time
  /// that is decided already: else a body could be left without seats, a rule or a power without
  /// anybody able to change it. What was broken before is no reason to refuse.
  func requireSound(after changes: [Change], from time: Timestamp) throws {
    let concerned = changes.contains {
      switch $0 {
      case .body, .seat, .rule, .power, .charter: true
      default: false
      }
    }
    guard concerned else { return }
    var before = try structure(with: changes)
    var after = before
    for change in changes { after.apply(change) }
    for rule in after.rules.values {
      for id in rule.definition.thresholds.compactMap(\.seatClass) where try memberClass(id) != nil
      {
        after.classes.insert(id)
      }
    }
    before.classes = after.classes
    let parameters = try parameters(at: time)
    for instant in after.instants(from: time).sorted() {
      let known = before.charter(at: instant, else: parameters).structuralProblems()
      let found = after.charter(at: instant, else: parameters).structuralProblems()
      let new = found.filter { known[$0.key] == nil }
      if let problem = new.min(by: { $0.key < $1.key }) {
        throw Refusal.charterBroken(problem.value)
      }
    }
  }

  /// The structure as it stands, with every rule that it or one of the changes names.
  private func structure(with changes: [Change]) throws -> Structure {
    var structure = Structure()
    var rules: Set<Identifier> = []
    for change in changes {
      switch change {
      case .body(let body): rules.insert(body.definition.rule)
      case .power(let power): rules.formUnion(power.definition.requires.map(\.rule))
      default: break
      }
    }
    for charter in try charters() { structure.apply(.charter(charter)) }
    for body in try bodies() {
      structure.apply(.body(body))
      rules.insert(body.definition.rule)
      for seat in try seats(of: body.id) { structure.apply(.seat(seat)) }
    }
    for power in try powers() {
      structure.apply(.power(power))
      rules.formUnion(power.definition.requires.map(\.rule))
    }
    for id in rules {
      for rule in try self.rules(id) { structure.apply(.rule(rule)) }
    }
    return structure
  }
}
