public import CanonicalJSON

/// The sums of a closed poll, each in weights of seats.
public struct Totals: JSONObject {
  public var yes: Int64
  public var no: Int64
  public var abstain: Int64
  /// Every voting seat of the electorate, vacant ones included, less the recused and the ineligible ones
  /// where the rule takes them out of the base; so also in the next sums.
  public var eligible: Int64
  /// The seats that somebody held when the poll opened, or for which somebody voted.
  public var holders: Int64
  /// The seats that stood aside, whether or not they left the base.
  public var recused: Int64
  /// Those of them that did so after the opening for no interest declared before: they stay in the base.
  public var recusedLate: Int64
  /// The seats that were not eligible, as they had not met what the rule asks for, whether or not they left
  /// the base.
  public var ineligible: Int64 = 0
  /// The seats that were active when the poll opened; nil where the rule does not ask for activity.
  public var active: Int64?
  /// What of yes, no and abstain was cast by proxy, and by alternates.
  public var byProxies: Int64 = 0
  public var byAlternates: Int64 = 0
  /// The weight of ballots that are not counted: beyond the cap of their organization or group, the chair's where
  /// it changes nothing, or those of seats that stood aside after they had voted.
  public var leftOut: Int64

  public var cast: Int64 { yes + no }
  public var present: Int64 { yes + no + abstain }

  public init(
    yes: Int64 = 0, no: Int64 = 0, abstain: Int64 = 0, eligible: Int64 = 0, holders: Int64 = 0,
    active: Int64? = nil, leftOut: Int64 = 0, recused: Int64 = 0, recusedLate: Int64 = 0
  ) {
    self.yes = yes
    self.no = no
    self.abstain = abstain
    self.eligible = eligible
    self.holders = holders
    self.active = active
    self.leftOut = leftOut
    self.recused = recused
    self.recusedLate = recusedLate
  }

  public init(reading fields: inout Fields) throws {
    abstain = try fields.integer("abstain")
    active = try fields.optionalInteger("active", in: 0...Int64.max)
    byAlternates = try fields.optionalInteger("by_alternates", in: 1...Int64.max) ?? 0
    byProxies = try fields.optionalInteger("by_proxies", in: 1...Int64.max) ?? 0
    eligible = try fields.integer("eligible")
    holders = try fields.integer("holders")
    ineligible = try fields.optionalInteger("ineligible", in: 1...Int64.max) ?? 0
    leftOut = try fields.optionalInteger("left_out", in: 1...Int64.max) ?? 0
    no = try fields.integer("no")
    recused = try fields.integer("recused")
    recusedLate = try fields.optionalInteger("recused_late", in: 1...Int64.max) ?? 0
    yes = try fields.integer("yes")
  }

  public var json: JSON {
    .members([
      "abstain": .integer(abstain), "active": active.map(JSON.integer),
      "by_alternates": byAlternates > 0 ? .integer(byAlternates) : nil,
      "by_proxies": byProxies > 0 ? .integer(byProxies) : nil,
      "eligible": .integer(eligible), "holders": .integer(holders),
      "ineligible": ineligible > 0 ? .integer(ineligible) : nil,
      "left_out": leftOut > 0 ? .integer(leftOut) : nil, "no": .integer(no),
      "recused": .integer(recused),
      "recused_late": recusedLate > 0 ? .integer(recusedLate) : nil, "yes": .integer(yes),
    ])
  }

  /// The sum that `base` names.
  public func sum(of base: DecisionRule.Base) -> Int64 {
    switch base {
    case .cast: cast
    case .present: present
    case .seats: eligible
    case .holders: holders
    case .active: active ?? 0
    }
  }

  /// Adds a seat.
  ///
  /// - Parameter weights: what of the seat's weight counts in each sum.
  mutating func count(_ elector: Elector, choosing choice: Choice?, as weights: CountedWeights) {
    eligible += weights.seat
    holders += weights.holder
    if elector.isActive != nil { active = (active ?? 0) + weights.active }
    leftOut += choice == nil ? 0 : elector.weight - weights.ballot
    switch choice {
    case .yes: yes += weights.ballot
    case .no: no += weights.ballot
    case .abstain: abstain += weights.ballot
    case nil: break
    }
  }
}

extension Totals {
  /// Adds a seat that stands aside.
  ///
  /// - Parameter weights: what of it stays in each sum.
  mutating func count(
    _ elector: Elector, recusedLate isLate: Bool, hadVoted: Bool, as weights: CountedWeights
  ) {
    eligible += weights.seat
    holders += weights.holder
    if elector.isActive != nil { active = (active ?? 0) + weights.active }
    recused += elector.weight
    if isLate { recusedLate += elector.weight }
    if hadVoted { leftOut += elector.weight }
  }
}

extension Totals {
  /// Adds a seat that is not eligible.
  ///
  /// - Parameter weights: what of it stays in each sum.
  mutating func count(ineligible elector: Elector, as weights: CountedWeights) {
    eligible += weights.seat
    holders += weights.holder
    if elector.isActive != nil { active = (active ?? 0) + weights.active }
    ineligible += elector.weight
  }
}

/// What of a seat's weight counts among all seats, the held ones, the active ones and the ballots.
struct CountedWeights {
  var seat: Int64
  /// 0 where nobody held the seat and nobody voted for it.
  var holder: Int64
  /// 0 where it is not active.
  var active: Int64
  /// 0 where nobody voted for it.
  var ballot: Int64

  static let none = CountedWeights(seat: 0, holder: 0, active: 0, ballot: 0)
}

extension CountedWeights {
  /// As much of these as is left of the cap in each sum.
  func capped(at cap: Int64, after used: CountedWeights) -> CountedWeights {
    CountedWeights(
      seat: min(seat, cap - used.seat), holder: min(holder, cap - used.holder),
      active: min(active, cap - used.active), ballot: min(ballot, cap - used.ballot))
  }

  static func += (sum: inout CountedWeights, other: CountedWeights) {
    sum.seat += other.seat
    sum.holder += other.holder
    sum.active += other.active
    sum.ballot += other.ballot
  }
}

/// Caps what the seats of one organization, and those of one affiliate group, weigh together: of the seats, of
/// those that are held, of the active ones and of those that voted each the first, by the order in which they
/// are asked for, until a cap is reached.
struct WeightCaps {
  /// An organization in no group is one of its own, whatever others call theirs.
  private enum Unit: Hashable {
    case organization(Identifier)
    case group(Identifier)
  }

  private let ofOrganizations: Int64?
  private let ofGroups: Int64?
  private var usedByOrganizations: [Identifier: CountedWeights] = [:]
  private var usedByGroups: [Unit: CountedWeights] = [:]

  init(_ rule: DecisionRule) {
    ofOrganizations = rule.organizationCap
    ofGroups = rule.groupCap
  }

  mutating func weights(of elector: Elector, hasVoted: Bool, isHeld: Bool) -> CountedWeights {
    var counted = CountedWeights(
      seat: elector.weight, holder: isHeld ? elector.weight : 0,
      active: elector.isActive ?? false ? elector.weight : 0,
      ballot: hasVoted ? elector.weight : 0)
    guard let organization = elector.organization else { return counted }
    let group = elector.group.map(Unit.group) ?? .organization(organization)
    if let ofOrganizations {
      counted = counted.capped(
        at: ofOrganizations, after: usedByOrganizations[organization] ?? .none)
    }
    if let ofGroups {
      counted = counted.capped(at: ofGroups, after: usedByGroups[group] ?? .none)
      usedByGroups[group, default: .none] += counted
    }
    if ofOrganizations != nil { usedByOrganizations[organization, default: .none] += counted }
    return counted
  }
}
