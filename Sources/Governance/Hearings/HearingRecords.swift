public import Sodium

/// Whom a motion would remove: a member, or whoever holds a seat.
public enum Accused: Hashable, Comparable, Sendable {
  case organization(Identifier)
  case seat(Identifier)

  /// `organization:ibm`, `seat:board-1`
  public init?(text: String) {
    guard let colon = text.firstIndex(of: ":"),
      let id = Identifier(String(text[text.index(after: colon)...]))
    else { return nil }
    switch text[..<colon] {
    case "organization": self = .organization(id)
    case "seat": self = .seat(id)
    default: return nil
    }
  }

  public var text: String {
    switch self {
    case .organization(let id): "organization:\(id)"
    case .seat(let id): "seat:\(id)"
    }
  }

  public static func < (left: Accused, right: Accused) -> Bool { left.text < right.text }
}

/// When those whom a version of a motion would remove are heard.
public struct Hearing: Record {
  public var motion: Digest
  public var version: Int64
  /// When it is held.
  public var at: Timestamp
  public var caller: Identifier
  /// Where, and how one takes part.
  public var text: TextReference?
  public var event: Digest
  public var entry: Int64
  public var called: Timestamp

  package init(
    motion: Digest, version: Int64, at: Timestamp, caller: Identifier, text: TextReference? = nil,
    event: Digest, entry: Int64, called: Timestamp
  ) {
    self.motion = motion
    self.version = version
    self.at = at
    self.caller = caller
    self.text = text
    self.event = event
    self.entry = entry
    self.called = called
  }

  public var key: Pair<Digest, Int64> { Pair(motion, version) }
}

/// What one who would be removed says to it: an answer in a text, or that no hearing is asked for.
public struct HearingAnswer: Record {
  public var motion: Digest
  public var version: Int64
  public var accused: Accused
  /// Whether it waives the hearing.
  public var isWaiver: Bool
  public var person: Identifier
  /// The answer; nil of a waiver.
  public var text: TextReference?
  public var event: Digest
  public var entry: Int64
  public var answered: Timestamp

  package init(
    motion: Digest, version: Int64, accused: Accused, isWaiver: Bool, person: Identifier,
    text: TextReference? = nil, event: Digest, entry: Int64, answered: Timestamp
  ) {
    self.motion = motion
    self.version = version
    self.accused = accused
    self.isWaiver = isWaiver
    self.person = person
    self.text = text
    self.event = event
    self.entry = entry
    self.answered = answered
  }

  public var key: Pair<Pair<Digest, Int64>, Pair<String, Bool>> {
    Pair(Pair(motion, version), Pair(accused.text, isWaiver))
  }
}

/// The hearings of a register in memory.
struct HearingTables: Sendable {
  private var hearings = Table<Hearing>()
  private var answers = Table<HearingAnswer>()
  private var hearingsByMotion = Index<Digest, Hearing>()
  private var answersByMotion = Index<Digest, HearingAnswer>()

  mutating func apply(_ hearing: Hearing) {
    hearings.put(hearing, in: &hearingsByMotion, under: hearing.motion)
  }

  mutating func apply(_ answer: HearingAnswer) {
    answers.put(answer, in: &answersByMotion, under: answer.motion)
  }

  var all: [Hearing] { hearings.all }
  var allAnswers: [HearingAnswer] { answers.all }
  func hearings(on motion: Digest) -> [Hearing] { hearings.select(hearingsByMotion[motion]) }
  func answers(to motion: Digest) -> [HearingAnswer] { answers.select(answersByMotion[motion]) }
}

extension MemoryRegister {
  public func hearings() -> [Hearing] { hearingTables.all }
  public func hearings(on motion: Digest) -> [Hearing] { hearingTables.hearings(on: motion) }
  public func hearingAnswers() -> [HearingAnswer] { hearingTables.allAnswers }
  public func hearingAnswers(to motion: Digest) -> [HearingAnswer] {
    hearingTables.answers(to: motion)
  }
}
