public import Sodium
public import TransparencyLog

/// What the log says of itself: asked when an entry's place in it is judged.
public protocol History {
  /// Entries recorded so far.
  var size: Int64 { get }
  /// Whether this log's first `seen.size` entries have the root that an author saw.
  func confirms(_ seen: Event.Seen) throws -> Bool
  /// Whether this log has this head, of no more entries than it has.
  func isOwn(_ head: TreeHead) throws -> Bool
  /// Whether it knows of every entry; a proof of some entries does not.
  var isWhole: Bool { get }
  /// When entry `number` was recorded.
  func recorded(entry number: Int64) throws -> Timestamp
  /// What the log remembers of a person's latest entry that binds its author.
  func latest(by person: Identifier) throws -> AuthorTrace?
  /// The entry of this event by `person`, if it was recorded while the person had seen `size`.
  func entry(of event: Digest, by person: Identifier, seenSize size: Int64) throws -> Int64?
}

extension History {
  public var isWhole: Bool { true }
}

/// A person's latest entry, as far as the next one is bound by it. Offers of keys are not counted.
public struct AuthorTrace: Hashable, Sendable {
  public var seenSize: Int64
  /// The day (UTC) on which it was recorded, and how many entries the person then had on that day.
  public var day: CalendarDay
  public var entriesOnDay: Int64

  public init(seenSize: Int64, day: CalendarDay, entriesOnDay: Int64) {
    self.seenSize = seenSize
    self.day = day
    self.entriesOnDay = entriesOnDay
  }
}
