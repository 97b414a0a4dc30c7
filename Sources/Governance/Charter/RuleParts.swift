public import CanonicalJSON

extension DecisionRule {
  /// So many noes fail a motion, whatever the yes: a blocking veto where it is one, lazy consensus where
  /// nothing else is asked for.
  public struct Veto: JSONObject {
    /// The seats that have it; all where there is no class.
    public var seatClass: Identifier?
    /// The weight of noes that fails the motion.
    public var noes: Int64
    /// Whether a no counts for it only with a reason.
    public var withReason: Bool

    public init(noes: Int64, seatClass: Identifier? = nil, withReason: Bool = false) {
      self.noes = noes
      self.seatClass = seatClass
      self.withReason = withReason
    }

    public init(reading fields: inout Fields) throws {
      seatClass = try fields.optionalIdentifier("class")
      noes = try fields.integer("noes", in: 1...1_000_000)
      withReason = try fields.flag("with_reason")
    }

    public var json: JSON {
      .members([
        "class": seatClass.map(JSON.identifier), "noes": .integer(noes),
        "with_reason": withReason ? true : nil,
      ])
    }
  }

  /// Whether another than the holder may vote for a seat by proxy.
  public struct Proxies: JSONObject {
    public enum Carriers: String, CaseIterable, Sendable {
      /// Only who holds a voting seat of the body.
      case seat
      /// Any person of a member in standing.
      case member
    }

    public var carriers: Carriers
    /// For how many seats one person may vote by proxy in one poll.
    public var cap: Int64
    /// Whether a ballot by proxy makes its seat present.
    public var forQuorum: Bool

    public init(carriers: Carriers, cap: Int64, forQuorum: Bool = false) {
      self.carriers = carriers
      self.cap = cap
      self.forQuorum = forQuorum
    }

    public init(reading fields: inout Fields) throws {
      cap = try fields.integer("cap", in: 0...4096)
      carriers = try fields.choice("carriers", of: Carriers.self)
      forQuorum = try fields.flag("for_quorum")
    }

    public var json: JSON {
      .members([
        "cap": .integer(cap), "carriers": .string(carriers.rawValue),
        "for_quorum": forQuorum ? true : nil,
      ])
    }
  }

  /// What becomes of the seats that stand aside, and which do so by the rule itself.
  public struct Recusals: JSONObject {
    /// Whether they leave the base of every threshold.
    public var fromBase: Bool
    /// Whether they leave the base of the quorum.
    public var fromQuorum: Bool
    /// A seat stands aside where its holder has declared an interest of such a kind before the opening, and
    /// the motion touches it.
    public var interests: [Subject.Kind]
    /// A seat stands aside where the acts concern the organization on whose behalf it is held.
    public var ownOrganization: Bool

    /// One of these at least.
    public init(
      fromBase: Bool = false, fromQuorum: Bool = false, interests: [Subject.Kind] = [],
      ownOrganization: Bool = false
    ) {
      self.fromBase = fromBase
      self.fromQuorum = fromQuorum
      self.interests = interests
      self.ownOrganization = ownOrganization
    }

    public init(reading fields: inout Fields) throws {
      fromBase = try fields.flag("from_base")
      fromQuorum = try fields.flag("from_quorum")
      let kinds = try fields.optionalArray("interests")
      guard kinds.map({ !$0.isEmpty }) ?? true else {
        throw ValueError(field: "interests", expected: "one kind at least, or no member")
      }
      interests =
        try kinds?.map { node in
          guard let kind = Subject.Kind(rawValue: try node.string()) else {
            throw ValueError(
              field: "interests", expected: "a list of body, motion, organization and policy")
          }
          return kind
        } ?? []
      guard interests == Set(interests).sorted(by: { $0.rawValue < $1.rawValue }) else {
        throw ValueError(field: "interests", expected: "each kind once, in alphabetical order")
      }
      ownOrganization = try fields.flag("own_organization")
      guard self != Recusals() else {
        throw ValueError(field: "recusal", expected: "without a member there")
      }
    }

    public var json: JSON {
      .members([
        "from_base": fromBase ? true : nil, "from_quorum": fromQuorum ? true : nil,
        "interests": interests.isEmpty ? nil : .array(interests.map { .string($0.rawValue) }),
        "own_organization": ownOrganization ? true : nil,
      ])
    }
  }

  /// What makes a seat active: somebody holds it, and it attended one of the body's last meetings, or has a
  /// ballot in one of its last polls under a rule that asks for activity; or it was not yet in as many.
  public struct Activity: JSONObject {
    /// How many meetings back; nil where meetings say nothing.
    public var meetings: Int64?
    /// How many polls back; nil where polls say nothing.
    public var polls: Int64?

    /// One of both at least.
    public init(meetings: Int64? = nil, polls: Int64? = nil) {
      self.meetings = meetings
      self.polls = polls
    }

    public init(reading fields: inout Fields) throws {
      meetings = try fields.optionalInteger("meetings", in: 1...1000)
      polls = try fields.optionalInteger("polls", in: 1...1000)
      guard meetings != nil || polls != nil else {
        throw ValueError(field: "activity", expected: "meetings, polls or both")
      }
    }

    public var json: JSON {
      .members(["meetings": meetings.map(JSON.integer), "polls": polls.map(JSON.integer)])
    }
  }
}
