public import CanonicalJSON

/// That nobody is removed by a rule without having been heard.
public struct HearingRule: JSONObject {
  /// Seconds between the call of the hearing and the hearing, at least.
  public var notice: Int64

  public init(notice: Int64) {
    self.notice = notice
  }

  public init(reading fields: inout Fields) throws {
    notice = try fields.integer("notice", in: 1...DecisionRule.longestSpan)
  }

  public var json: JSON { ["notice": .integer(notice)] }

  /// The acts that remove somebody, and that a hearing is held about.
  public static let acts: Set<String> = [ExpelMember.name, SuspendMember.name, VacateSeat.name]
}
