public import Governance

/// One thing that a person has to do.
public struct Duty: Hashable, Sendable {
  /// The name of its kind.
  public let kind: String
  /// The number or id of what it is about.
  public let subject: String
  public let title: String
  /// What `date` is: `deadline`, `review by`.
  public let what: String
  /// By when, or since when it waits; what is due first comes first.
  public let date: Timestamp
  /// What the person types.
  public let command: String

  public init(
    kind: String, subject: String, title: String, what: String, date: Timestamp, command: String
  ) {
    self.kind = kind
    self.subject = subject
    self.title = title
    self.what = what
    self.date = date
    self.command = command
  }
}

/// One kind of duty, told over all bodies. A newcomer adds a kind by a file with a type that conforms, and
/// its name in `DutyKinds.all`.
///
/// It reads what is open through an index, and never a whole table of what is over: `gavel status` is to
/// be as fast in an old ledger as in a new one.
public protocol DutyKind: Sendable {
  /// `objective`
  static var name: String { get }

  static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty]
}

/// Every kind of duty.
public enum DutyKinds {
  public static let all: [any DutyKind.Type] = [
    ObjectiveDuty.self, RiskDuty.self, MinutesDuty.self, CommitmentDuty.self,
    FormalityDuty.self, ParticipationDuty.self, RollCallDuty.self,
    MandateDuty.self, AppealDuty.self, HearingDuty.self, ContestDuty.self,
  ]

  /// What is due this soon is told before it is due, in seconds.
  static let ahead: Int64 = 30 * Timestamp.day

  /// All duties of a person, what is due first first.
  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    try all.flatMap { try $0.duties(of: person, in: view) }.sorted {
      ($0.date, $0.kind, $0.subject) < ($1.date, $1.kind, $1.subject)
    }
  }
}

extension LedgerView {
  /// The bodies in force in which the person holds a voting seat.
  func bodiesVoted(by person: Identifier) throws -> [BodyDefinition] {
    try register.bodies().filter { $0.inForce.contains(time) }.map(\.definition).filter {
      try register.seats(of: $0, heldBy: person, at: time).contains(where: \.voting)
    }
  }
}
