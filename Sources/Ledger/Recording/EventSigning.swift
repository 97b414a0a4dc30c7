public import Governance
import LedgerStore
import TransparencyLog

extension OpenLedger {
  /// The bytes to be signed for an event, over the newest head of this file, which was checked.
  ///
  /// - Parameter until: until when it can be recorded; seven days, for a ballot at most until the poll
  ///   closes, where absent.
  public func bytes(
    of kind: any EventKind, by author: Identifier, until: Timestamp? = nil
  ) throws -> [UInt8] {
    let head = try head()
    let at = clock.now
    var usual = at.adding(Rulebook.usualUntil)
    if let ballot = kind as? BallotCast,
      let poll = try file.read({ try $0.register.poll(ballot.poll) })
    {
      usual = min(usual, max(poll.closes, at))
    }
    return try Event.bytes(
      of: kind, by: author, at: at, until: until ?? usual, ledger: origin.text,
      seen: Event.Seen(root: head.root, size: head.size))
  }

  /// Signs an event over the newest head of this file.
  public func sign(
    _ kind: any EventKind, as signer: Signer, until: Timestamp? = nil,
    documents: [HandedDocument] = []
  ) throws -> SignedEvent {
    try SignedEvent(
      signing: try bytes(of: kind, by: signer.person, until: until), by: signer,
      documents: documents)
  }
}
