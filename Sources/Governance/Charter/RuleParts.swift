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
