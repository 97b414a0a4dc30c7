import Signing
import Sodium

extension Register {
  func requireInitiative(_ id: Identifier, at time: Timestamp) throws -> Initiative {
    guard let initiative = try initiative(id), initiative.inForce.contains(time) else {
      throw Refusal.initiativeUnknown(id, at: time)
    }
    return initiative
  }

  /// Every version of a commitment, the first first.
  func versions(
    of commitment: Identifier, in initiative: Identifier
  ) throws -> [Commitment] {
    try commitments(of: initiative).filter { $0.commitment == commitment }
  }

  /// The last version, unless it was withdrawn.
  func requireCommitment(
    _ commitment: Identifier, in initiative: Identifier
  ) throws -> Commitment {
    guard let last = try versions(of: commitment, in: initiative).last, last.state != .ended else {
      throw Refusal.commitmentUnknown(commitment, initiative)
    }
    return last
  }

  /// The version that waits for the partner, as the author has seen it.
  func requireCommitment(
    _ commitment: Identifier, version: Int64, in initiative: Identifier, seenBy entry: EntryContext
  ) throws -> Commitment {
    let found = try requireCommitment(commitment, in: initiative)
    guard found.version == version else {
      throw Refusal.commitmentUnknown(commitment, initiative)
    }
    try entry.requireSeen(found.entry, "the commitment as it stands")
    guard found.state != .signed else { throw Refusal.commitmentSigned(commitment) }
    guard entry.recorded < found.renewBy else {
      throw Refusal.deadlinePast(found.renewBy, at: entry.recorded)
    }
    return found
  }

  /// A partner's signatory: a person of a member that is the partner, with keys of its own, or somebody
  /// else, whose key is named and is nobody's in the book.
  func requireSignatory(
    _ signatory: Identifier, of partner: Identifier, key: PublicKey?, at time: Timestamp
  ) throws {
    guard let key else {
      let person = try requirePerson(signatory, at: time)
      guard person.organization == partner else {
        throw Refusal.personOfAnother(signatory, partner)
      }
      return
    }
    guard try person(signatory) == nil else { throw Refusal.identifierTaken(signatory) }
    try requireFreshKey(SSHPublicKey(key), forSignatory: signatory)
  }

  func body(ofInitiative id: Identifier, beside acts: [Act]) throws -> Identifier {
    if let known = try initiative(id) { return known.body }
    for case let start as StartInitiative in acts.map(\.content) where start.initiative == id {
      return start.body
    }
    throw Refusal.initiativeUnknown(id)
  }
}

extension Commitment {
  func withdrawn(by context: ActContext) -> Commitment {
    var ended = self
    ended.state = .ended
    ended.ended = context.effective
    ended.endedBy = context.motion.id
    ended.entry = context.entry
    return ended
  }
}
