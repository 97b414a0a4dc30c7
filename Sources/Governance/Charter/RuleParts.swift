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

  /// What makes a seat active: somebody holds it, and it has a ballot in one of the body's last polls
  /// under a rule that asks for activity, or was not yet in as many of them.
  public struct Activity: JSONObject {
    /// How many polls back.
    public var polls: Int64

    public init(polls: Int64) {
      self.polls = polls
    }

    public init(reading fields: inout Fields) throws {
      polls = try fields.integer("polls", in: 1...1000)
    }

    public var json: JSON { ["polls": .integer(polls)] }
  }
}
