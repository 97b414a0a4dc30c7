public import CanonicalJSON

/// What ballots that were held back could make of a poll. None of them is in the count beside it.
public struct HeldCount: JSONObject {
  /// How many were put on record.
  public var ballots: Int64
  /// The outcome without any of them.
  public var counted: Outcome
  /// The outcomes besides that one which the poll would have with some of them, or all.
  public var others: [Outcome]
  /// Whether there are too many kinds of them to count every case. Then the poll is contested.
  public var tooMany: Bool

  public init(ballots: Int64, counted: Outcome, others: [Outcome] = [], tooMany: Bool = false) {
    self.ballots = ballots
    self.counted = counted
    self.others = others
    self.tooMany = tooMany
  }

  public init(reading fields: inout Fields) throws {
    ballots = try fields.integer("ballots")
    counted = try fields.choice("counted", of: Outcome.self)
    guard counted != .contested else {
      throw ValueError(field: "counted", expected: "an outcome of a count")
    }
    others = try fields.array("others").map { node in
      guard let outcome = Outcome(rawValue: try node.string()), outcome != .contested else {
        throw ValueError(field: "others", expected: "a list of outcomes of a count")
      }
      return outcome
    }
    tooMany = try fields.flag("too_many")
  }

  public var json: JSON {
    .members([
      "ballots": .integer(ballots), "counted": .string(counted.rawValue),
      "others": .array(others.map { .string($0.rawValue) }), "too_many": tooMany ? true : nil,
    ])
  }

  /// Whether some of them could turn the outcome.
  public var isContested: Bool { tooMany || !others.isEmpty }
}

extension HeldCount {
  /// Up to so many cases are counted one by one.
  public static let mostCases = 1024

  /// What some or all of the ballots held back would make of a poll.
  ///
  /// Any of them can be let count, and of a seat's the last in log order then does. Seats that count the same, and
  /// have the same to choose from, are told apart by how many of them end with which ballot alone, so that forty
  /// alike are forty-one cases. Where there are more cases than `mostCases`, nothing is said to be safe.
  ///
  /// - Parameters:
  ///   - electors: by the bytes of their seats' ids.
  ///   - ballots: those that count, in log order.
  ///   - held: in log order.
  ///   - recusals: from the poll.
  public init(
    of poll: Poll, electors: [Elector], ballots: [Ballot], held: [Ballot], recusals: [Recusal]
  ) {
    let counted = Tally(of: poll, electors: electors, ballots: ballots, recusals: recusals).outcome
    self.init(ballots: Int64(held.count), counted: counted)
    let kinds = Kind.all(
      of: poll, electors: electors, ballots: ballots, held: held, recusals: recusals)
    guard let cases = Self.cases(of: kinds) else {
      tooMany = true
      return
    }
    let found = Set(
      cases.map { last in
        Tally(
          of: poll, electors: electors, ballots: ballots + last, recusals: recusals
        ).outcome
      })
    others = Outcome.allCases.filter { $0 != counted && found.contains($0) }
  }

  /// Every way in which the contested seats of these kinds could end: the ballots held back that then count.
  private static func cases(of kinds: [(seats: [[Ballot]], choices: Int)]) -> [[Ballot]]? {
    var cases: [[Ballot]] = [[]]
    for kind in kinds {
      var ways: [[Int]] = [[]]
      for _ in 0..<kind.choices {
        ways = ways.flatMap { way in
          (0...(kind.seats.count - way.reduce(0, +))).map { way + [$0] }
        }
        guard ways.count * cases.count <= mostCases else { return nil }
      }
      // The seats that are left over keep what they have.
      let ends = ways.map { way in
        var seats = kind.seats[...]
        return way.enumerated().flatMap { choice, count in
          let chosen = seats.prefix(count).map { $0[choice] }
          seats = seats.dropFirst(count)
          return chosen
        }
      }
      cases = cases.flatMap { one in ends.map { one + $0 } }
    }
    return cases
  }

  /// What contested seats have in common that count the same and have the same ballots to choose from.
  private struct Kind: Hashable {
    let elector: Elector
    let counted: Tally.Vote?
    let held: [Tally.Vote]

    /// For each kind its seats, in the order of their first held ballot, each with its ballots that differ.
    static func all(
      of poll: Poll, electors: [Elector], ballots: [Ballot], held: [Ballot], recusals: [Recusal]
    ) -> [(seats: [[Ballot]], choices: Int)] {
      let recused = Set(recusals.map(\.seat))
      guard let any = electors.first?.seat else { return [] }
      let bySeat = Dictionary(electors.map { ($0.seat, $0) }, uniquingKeysWith: { $1 })
      let counted = Dictionary(
        ballots.map { ($0.seat, Tally.Vote($0)) }, uniquingKeysWith: { $1 })
      let own = Dictionary(grouping: held, by: \.seat)
      var seats: [Kind: [[Ballot]]] = [:]
      var order: [Kind] = []
      var seen: Set<Identifier> = []
      for ballot in held where seen.insert(ballot.seat).inserted && !recused.contains(ballot.seat) {
        guard let elector = bySeat[ballot.seat] else { continue }
        let now = counted[ballot.seat]
        let distinct = Dictionary(
          (own[ballot.seat] ?? []).map { (Tally.Vote($0), $0) }, uniquingKeysWith: { $1 }
        ).filter { $0.key != now }.sorted { $0.key.order < $1.key.order }
        guard !distinct.isEmpty else { continue }
        let kind = Kind(
          elector: elector.alike(any, under: poll.rule), counted: now, held: distinct.map(\.key))
        if seats[kind] == nil { order.append(kind) }
        seats[kind, default: []].append(distinct.map(\.value))
      }
      return order.map { (seats[$0] ?? [], $0.held.count) }
    }
  }
}

extension Elector {
  /// The same for all that count the same: without the name of the seat and of who is behind it, except where it
  /// matters whose it is.
  fileprivate func alike(_ any: Identifier, under rule: DecisionRule) -> Elector {
    guard !rule.hasCap, !isChair else { return self }
    var alike = self
    alike.seat = any
    alike.organization = nil
    alike.group = nil
    alike.person = person.map { _ in any }
    return alike
  }
}

extension Tally.Vote {
  fileprivate init(_ ballot: Ballot) {
    self.init(ballot.choice, hasReason: ballot.reason != nil, capacity: ballot.capacity)
  }

  /// By what they are put in the same order for all seats.
  fileprivate var order: String { "\(choice) \(capacity) \(hasReason)" }
}
