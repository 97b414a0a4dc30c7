public import Sodium

/// What the chair of a body ruled on a question of order.
public struct Ruling: Record {
  public enum State: String, CaseIterable, Sendable {
    case standing
    /// The chair took it back.
    case withdrawn
    /// The body did, on appeal.
    case overturned
  }

  /// The id of the event.
  public var id: Digest
  /// `toc-o2026-001`.
  public var number: Identifier
  public var body: Identifier
  public var chair: Identifier
  /// The question in a line; the ruling and its reasons are the text.
  public var question: String
  public var text: TextReference
  /// The motion that it is about, and the version of that.
  public var motion: Digest?
  public var version: Int64?
  /// Whether it says that the motion is out of order: while it stands, no poll on that opens.
  public var isOutOfOrder: Bool
  /// The meeting at which it was made.
  public var meeting: Digest?
  public var entry: Int64
  public var ruled: Timestamp
  /// An appeal is moved before this time.
  public var appealUntil: Timestamp
  public var state: State
  /// The event that withdrew it, or the motion that overturned it, and when.
  public var endedBy: Digest?
  public var ended: Timestamp?

  package init(
    id: Digest, number: Identifier, body: Identifier, chair: Identifier, question: String,
    text: TextReference, motion: Digest? = nil, version: Int64? = nil, isOutOfOrder: Bool = false,
    meeting: Digest? = nil, entry: Int64, ruled: Timestamp, appealUntil: Timestamp,
    state: State = .standing, endedBy: Digest? = nil, ended: Timestamp? = nil
  ) {
    self.id = id
    self.number = number
    self.body = body
    self.chair = chair
    self.question = question
    self.text = text
    self.motion = motion
    self.version = version
    self.isOutOfOrder = isOutOfOrder
    self.meeting = meeting
    self.entry = entry
    self.ruled = ruled
    self.appealUntil = appealUntil
    self.state = state
    self.endedBy = endedBy
    self.ended = ended
  }

  public var key: Digest { id }

  func ended(_ state: State, at time: Timestamp, by event: Digest) -> Ruling {
    var ruling = self
    ruling.state = state
    ruling.endedBy = event
    ruling.ended = time
    return ruling
  }
}

/// That a motion is an appeal from a ruling.
public struct Appeal: Record {
  public var motion: Digest
  public var ruling: Digest

  package init(motion: Digest, ruling: Digest) {
    self.motion = motion
    self.ruling = ruling
  }

  public var key: Digest { motion }
}
