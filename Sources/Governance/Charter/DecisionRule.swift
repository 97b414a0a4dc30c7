public import CanonicalJSON
public import Sodium

/// How a body decides: who may move and open, how long, and what must be reached.
public struct DecisionRule: JSONObject {
  /// Who may open a poll.
  public enum Opener: String, CaseIterable, Sendable {
    case chair, proposer, seats
  }

  /// Who may propose a motion.
  public enum Mover: String, CaseIterable, Sendable {
    /// Who holds a seat in the body of the motion.
    case seat
    /// Any person of a member in standing.
    case member
  }

  /// Ten years, in seconds: the longest span that a rule names.
  public static let longestSpan: Int64 = 3660 * Timestamp.day

  public var id: Identifier
  public var title: String
  public var mover: Mover
  /// How many seats must second the final text, the mover's not counted.
  public var seconds: Int64
  /// Seconds that must pass between the final text and the opening.
  public var discussion: Int64
  public var opener: Opener
  /// How many seats must have demanded the poll, where `opener` is `seats`.
  public var openingSeats: Int64?
  /// Seconds after the discussion in which the opener must have opened; then the proposer may.
  public var openWithin: Int64
  /// Seconds from the final text until a motion that was never polled lapses.
  public var lapse: Int64
  /// Least and longest time between opening and closing, seconds.
  public var leastWindow: Int64
  public var longestWindow: Int64
  /// Whether a poll may close before its time once every seat has voted.
  public var closesWhenAllVoted: Bool
  /// Seconds after the opening from which a poll may be closed once no ballot that is still out could
  /// change its outcome; nil where that is no reason.
  public var closesWhenDecided: Int64?
  /// The share of seats, holders or active seats that must be present.
  public var quorum: Share
  /// Whether an abstention leaves a seat absent.
  public var quorumWithoutAbstentions: Bool
  /// Of a poll that is opened at a meeting, when who is there makes the quorum; nil where the ballots do.
  public var quorumAt: QuorumTime?
  /// How much weight must be present besides the share; nil where the share is enough.
  public var leastPresent: Int64?
  /// What makes a seat active; there exactly where the quorum is a share of these.
  public var activity: Activity?
  /// Where the quorum is reached by a ballot, the poll stays open for so many seconds from then on, also
  /// beyond its time: nobody wins by arriving last.
  public var lateQuorum: Int64?
  public var thresholds: [Threshold]
  /// How much weight of yes it takes besides the thresholds; nil where these are enough.
  public var leastYes: Int64?
  /// How many noes fail a motion that has all the yes it needs.
  public var vetoes: [Veto]
  /// The most weight that counts of all seats of one organization.
  public var organizationCap: Int64?
  /// The most weight that counts of all seats of one affiliate group; an organization in none is its own.
  public var groupCap: Int64?
  /// Whether the chair's own ballot counts only where it changes the outcome.
  public var chairVotesIfDecisive: Bool
  /// Whether the first ballot of a seat is its last.
  public var finalBallots: Bool
  /// The seats are those of so many seconds before the opening.
  public var recordDate: Int64?
  /// Seconds after the closing in which a seat can state its dissent, which is kept with the decision; nil
  /// where none is.
  public var dissentWithin: Int64?
  /// That nobody is removed by it without having been heard; nil where nobody is asked.
  public var hearing: HearingRule?
  /// How votes by proxy are allowed; nil where they are not.
  public var proxies: Proxies?
  /// What becomes of seats that stand aside; nil where they stay in every base, and none does by the rule.
  public var recusal: Recusals?
  /// Which formalities a seat must have met to vote; nil where none.
  public var formalities: Formalities?
  /// A motion that failed is reconsidered only on the motion of somebody whose seat voted no on it, moved within
  /// so many seconds of the closing; nil where anybody may move it at any time.
  public var reconsiderWithin: Int64?
  /// Whether the chair decides a tie.
  public var castingVote: Bool
  /// Whether a motion may be polled once more after a tie or without a quorum.
  public var again: Bool
  /// By what ballots are known to have been in time, besides the registrar's clock; nil where that is enough.
  public var inTime: InTime?
  /// Seconds after the end of a poll in which ballots that were held back are put on record, before anybody
  /// closes it; nil where none are.
  public var contestWithin: Int64?
  /// Whether the poll is over, and the motion takes effect, with the ballot by which all have said yes.
  public var writtenConsent: Bool

  public init(
    id: Identifier, title: String, mover: Mover = .seat, seconds: Int64 = 0, discussion: Int64 = 0,
    opener: Opener = .chair, openingSeats: Int64? = nil, openWithin: Int64 = 0,
    lapse: Int64 = 90 * Timestamp.day, leastWindow: Int64 = 0,
    longestWindow: Int64 = 60 * Timestamp.day, closesWhenAllVoted: Bool = false,
    closesWhenDecided: Int64? = nil, quorum: Share, quorumAt: QuorumTime? = nil,
    quorumWithoutAbstentions: Bool = false,
    leastPresent: Int64? = nil, leastYes: Int64? = nil, activity: Activity? = nil,
    lateQuorum: Int64? = nil, thresholds: [Threshold],
    vetoes: [Veto] = [], organizationCap: Int64? = nil, groupCap: Int64? = nil,
    chairVotesIfDecisive: Bool = false,
    finalBallots: Bool = false, recordDate: Int64? = nil,
    reconsiderWithin: Int64? = nil, dissentWithin: Int64? = nil,
    hearing: HearingRule? = nil,
    proxies: Proxies? = nil, recusal: Recusals? = nil, formalities: Formalities? = nil,
    castingVote: Bool = false, again: Bool = false, writtenConsent: Bool = false,
    inTime: InTime? = nil, contestWithin: Int64? = nil
  ) {
    self.id = id
    self.title = title
    self.mover = mover
    self.seconds = seconds
    self.discussion = discussion
    self.opener = opener
    self.openingSeats = openingSeats
    self.openWithin = openWithin
    self.lapse = lapse
    self.leastWindow = leastWindow
    self.longestWindow = longestWindow
    self.closesWhenAllVoted = closesWhenAllVoted
    self.closesWhenDecided = closesWhenDecided
    self.quorum = quorum
    self.quorumAt = quorumAt
    self.quorumWithoutAbstentions = quorumWithoutAbstentions
    self.leastPresent = leastPresent
    self.leastYes = leastYes
    self.activity = activity
    self.lateQuorum = lateQuorum
    self.thresholds = thresholds
    self.vetoes = vetoes
    self.organizationCap = organizationCap
    self.groupCap = groupCap
    self.chairVotesIfDecisive = chairVotesIfDecisive
    self.finalBallots = finalBallots
    self.recordDate = recordDate
    self.dissentWithin = dissentWithin
    self.hearing = hearing
    self.proxies = proxies
    self.recusal = recusal
    self.formalities = formalities
    self.reconsiderWithin = reconsiderWithin
    self.castingVote = castingVote
    self.again = again
    self.writtenConsent = writtenConsent
    self.inTime = inTime
    self.contestWithin = contestWithin
  }

  public init(reading fields: inout Fields) throws {
    let span: ClosedRange<Int64> = 0...Self.longestSpan
    activity = try fields.optionalObject("activity", as: Activity.self)
    again = try fields.flag("again")
    castingVote = try fields.flag("casting_vote")
    chairVotesIfDecisive = try fields.flag("chair_votes_if_decisive")
    closesWhenAllVoted = try fields.flag("closes_when_all_voted")
    closesWhenDecided = try fields.optionalInteger("closes_when_decided", in: span)
    contestWithin = try fields.optionalInteger("contest_within", in: 1...span.upperBound)
    discussion = try fields.integer("discussion", in: span)
    dissentWithin = try fields.optionalInteger("dissent_within", in: 1...span.upperBound)
    finalBallots = try fields.flag("final_ballots")
    formalities = try fields.optionalObject("formalities", as: Formalities.self)
    groupCap = try fields.optionalInteger("group_cap", in: 1...1_000_000)
    hearing = try fields.optionalObject("hearing", as: HearingRule.self)
    id = try fields.identifier("id")
    inTime = try fields.optionalChoice("in_time", of: InTime.self)
    lapse = try fields.integer("lapse", in: 1...span.upperBound)
    lateQuorum = try fields.optionalInteger("late_quorum", in: 1...span.upperBound)
    longestWindow = try fields.integer("longest_window", in: 1...span.upperBound)
    leastPresent = try fields.optionalInteger("least_present", in: 1...1_000_000)
    leastWindow = try fields.integer("least_window", in: 0...longestWindow)
    leastYes = try fields.optionalInteger("least_yes", in: 1...1_000_000)
    mover = try fields.choice("mover", of: Mover.self)
    openWithin = try fields.integer("open_within", in: span)
    // Else it would lapse before the proposer, whom no chair can keep from it, could open the poll.
    guard lapse > discussion + openWithin else {
      throw ValueError(field: "lapse", expected: "more than discussion and open_within together")
    }
    guard lapse > discussion + openWithin + (hearing?.notice ?? 0) else {
      throw ValueError(
        field: "lapse",
        expected: "more than discussion, open_within and the hearing's notice together")
    }
    opener = try fields.choice("opener", of: Opener.self)
    openingSeats = try fields.optionalInteger("opening_seats", in: 1...4096)
    guard (openingSeats != nil) == (opener == .seats) else {
      throw ValueError(field: "opening_seats", expected: "there exactly where the opener is seats")
    }
    organizationCap = try fields.optionalInteger("organization_cap", in: 1...1_000_000)
    proxies = try fields.optionalObject("proxies", as: Proxies.self)
    quorum = try fields.object("quorum", as: Share.self)
    guard Base.ofQuorums.contains(quorum.base) else {
      throw ValueError(field: "quorum.base", expected: "seats, holders or active")
    }
    guard (activity != nil) == (quorum.base == .active) else {
      throw ValueError(
        field: "activity", expected: "there exactly where the quorum is a share of active seats")
    }
    quorumAt = try fields.optionalChoice("quorum_at", of: QuorumTime.self)
    quorumWithoutAbstentions = try fields.flag("quorum_without_abstentions")
    reconsiderWithin = try fields.optionalInteger("reconsider_within", in: 1...span.upperBound)
    recordDate = try fields.optionalInteger("record_date", in: 1...span.upperBound)
    recusal = try fields.optionalObject("recusal", as: Recusals.self)
    seconds = try fields.integer("seconds", in: 0...4096)
    thresholds = try fields.objects("thresholds", of: Threshold.self)
    guard (1...16).contains(thresholds.count) else {
      throw ValueError(field: "thresholds", expected: "a list of 1 to 16 thresholds")
    }
    title = try fields.title("title")
    let listed = try fields.optionalObjects("vetoes", of: Veto.self)
    vetoes = listed ?? []
    writtenConsent = try fields.flag("written_consent")
    guard listed.map({ (1...16).contains($0.count) }) ?? true else {
      throw ValueError(field: "vetoes", expected: "a list of 1 to 16 vetoes")
    }
    // Who is there brings no ballot, abstains from nothing, and sits for nobody beside others.
    guard
      quorumAt == nil
        || !quorumWithoutAbstentions && lateQuorum == nil && !hasCap
    else {
      throw ValueError(
        field: "quorum_at",
        expected:
          "not there beside quorum_without_abstentions, late_quorum, organization_cap or group_cap"
      )
    }
    // The order in which the ballots of an organization came would decide when the quorum was there.
    guard lateQuorum == nil || !hasCap else {
      throw ValueError(
        field: "late_quorum", expected: "not there beside organization_cap or group_cap")
    }
    try requireSoundConsent()
    try requireSoundInTime()
    try requireSoundContest()
  }

  /// Whether some of the weight of an organization's or a group's seats can be beyond what counts.
  public var hasCap: Bool { organizationCap != nil || groupCap != nil }

  public var json: JSON {
    .members([
      "activity": activity?.json, "again": again ? true : nil,
      "casting_vote": castingVote ? true : nil,
      "chair_votes_if_decisive": chairVotesIfDecisive ? true : nil,
      "closes_when_all_voted": closesWhenAllVoted ? true : nil,
      "closes_when_decided": closesWhenDecided.map(JSON.integer),
      "contest_within": contestWithin.map(JSON.integer), "discussion": .integer(discussion),
      "dissent_within": dissentWithin.map(JSON.integer), "final_ballots": finalBallots ? true : nil,
      "formalities": formalities?.json,
      "group_cap": groupCap.map(JSON.integer),
      "hearing": hearing?.json, "id": .identifier(id),
      "in_time": inTime.map { .string($0.rawValue) }, "lapse": .integer(lapse),
      "late_quorum": lateQuorum.map(JSON.integer),
      "least_present": leastPresent.map(JSON.integer), "least_window": .integer(leastWindow),
      "least_yes": leastYes.map(JSON.integer), "longest_window": .integer(longestWindow),
      "mover": .string(mover.rawValue), "open_within": .integer(openWithin),
      "opener": .string(opener.rawValue), "opening_seats": openingSeats.map(JSON.integer),
      "organization_cap": organizationCap.map(JSON.integer), "proxies": proxies?.json,
      "quorum": quorum.json,
      "quorum_at": quorumAt.map { .string($0.rawValue) },
      "quorum_without_abstentions": quorumWithoutAbstentions ? true : nil,
      "reconsider_within": reconsiderWithin.map(JSON.integer),
      "record_date": recordDate.map(JSON.integer), "recusal": recusal?.json,
      "seconds": .integer(seconds),
      "thresholds": .objects(thresholds), "title": .string(title),
      "vetoes": vetoes.isEmpty ? nil : .objects(vetoes),
      "written_consent": writtenConsent ? true : nil,
    ])
  }

  /// SHA-256 of the canonical JSON: what a poll seals.
  public var digest: Digest {
    get throws { SHA256.hash(try json.canonicalBytes()) }
  }
}
