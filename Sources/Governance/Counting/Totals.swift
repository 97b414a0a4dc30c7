public import CanonicalJSON

/// The sums of a closed poll, each in weights of seats.
public struct Totals: JSONObject {
  public var yes: Int64
  public var no: Int64
  public var abstain: Int64
  /// Every voting seat of the electorate, vacant ones included.
  public var eligible: Int64
  /// The seats that somebody held when the poll opened, or for which somebody voted.
  public var holders: Int64
  /// Seats that stood aside; 0 in this version.
  public var recused: Int64

  public var cast: Int64 { yes + no }
  public var present: Int64 { yes + no + abstain }

  public init(
    yes: Int64 = 0, no: Int64 = 0, abstain: Int64 = 0, eligible: Int64 = 0, holders: Int64 = 0
  ) {
    self.yes = yes
    self.no = no
    self.abstain = abstain
    self.eligible = eligible
    self.holders = holders
    recused = 0
  }

  public init(reading fields: inout Fields) throws {
    abstain = try fields.integer("abstain")
    eligible = try fields.integer("eligible")
    holders = try fields.integer("holders")
    no = try fields.integer("no")
    recused = try fields.integer("recused")
    yes = try fields.integer("yes")
  }

  public var json: JSON {
    [
      "abstain": .integer(abstain), "eligible": .integer(eligible), "holders": .integer(holders),
      "no": .integer(no), "recused": .integer(recused), "yes": .integer(yes),
    ]
  }

  /// The sum that `base` names.
  public func sum(of base: DecisionRule.Base) -> Int64 {
    switch base {
    case .cast: cast
    case .present: present
    case .seats: eligible
    case .holders: holders
    }
  }

  mutating func count(_ elector: Elector, choosing choice: Choice?) {
    eligible += elector.weight
    if elector.person != nil || choice != nil { holders += elector.weight }
    switch choice {
    case .yes: yes += elector.weight
    case .no: no += elector.weight
    case .abstain: abstain += elector.weight
    case nil: break
    }
  }
}
