public import CanonicalJSON
public import Sodium

/// A seat states in a text why it holds a decision for wrong: a dissent, or a minority's statement where
/// several state the same. The text is kept with the decision, and no motion can redact it.
public struct DissentStated: EventKind {
  public static let name = "dissent.stated"

  /// The seal of the poll that decided.
  public var poll: Digest
  public var seat: Identifier
  public var text: TextReference

  public init(poll: Digest, seat: Identifier, text: TextReference) {
    self.poll = poll
    self.seat = seat
    self.text = text
  }

  public init(reading fields: inout Fields) throws {
    poll = try fields.digest("poll")
    seat = try fields.identifier("seat")
    text = try fields.object("text", as: TextReference.self)
  }

  public var json: JSON {
    ["poll": .digest(poll), "seat": .identifier(seat), "text": text.json]
  }

  public var documents: [TextReference.Name] { [text.name] }

  public var texts: [TextReference] { [text] }

  public func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences {
    let time = entry.recorded
    guard let found = try register.poll(poll) else { throw Refusal.pollUnknown(poll) }
    try entry.requireSeen(found.entry, "the seal")
    guard let closed = found.closed else {
      throw Refusal.pollStillOpen(closes: found.closes, recorded: time)
    }
    guard let within = found.rule.dissentWithin else {
      throw Refusal.dissentsNotTaken(found.rule.id)
    }
    let end = closed.adding(within)
    guard time < end else { throw Refusal.dissentLate(end, recorded: time) }
    try register.requireVote(of: seat, in: found.body, heldBy: entry.author, at: time)
    guard try register.seat(seat, at: found.opens)?.voting ?? false else {
      throw Refusal.notElector(seat, found.body)
    }
    try requireKept(with: documents)
    guard try !register.dissents(from: poll).contains(where: { $0.seat == seat }) else {
      throw Refusal.dissentTwice(seat)
    }
    return Consequences([
      .dissent(
        Dissent(
          poll: poll, seat: seat, person: entry.author, text: text, event: entry.id,
          entry: entry.number, stated: time))
    ])
  }

  /// Refuses a text that not everybody may read, or that could be taken away.
  private func requireKept(with documents: Documents) throws {
    guard text.access == "public" else { throw Refusal.textNotPublic(text.access) }
    guard case .plain = text.name else { throw Refusal.dissentSalted() }
    guard text.media == "text/markdown" || text.media == "text/plain" else {
      throw Refusal.operativeMedia(text.media)
    }
    if let bytes = documents[text.name], Int64(bytes.count) != text.size {
      throw Refusal.textSize(text.digest, stated: text.size, bytes: bytes.count)
    }
  }
}
