public import Governance
import LedgerStore
public import Signing
import Sodium

/// Which entries were signed by a key that was revoked from an entry before them on. They stay what they
/// are, and count: nothing that was decided with them is undone by itself.
public struct CompromisedSignatures: Sendable {
  private let keys: [Fingerprint: PersonKey]
  private let persons: Set<Identifier>

  public init(_ register: some RegisterLists) throws {
    let found = try register.compromisedKeys()
    keys = Dictionary(found.map { ($0.fingerprint, $0) }, uniquingKeysWith: { $1 })
    persons = Set(found.map(\.person))
  }

  public var isEmpty: Bool { keys.isEmpty }

  /// Whether one of the person's keys is among them: else nobody need look which one signed.
  public func concern(_ person: Identifier) -> Bool { persons.contains(person) }

  /// The key, where it signed this entry while it was not to be trusted.
  public func key(_ fingerprint: Fingerprint, ofEntry number: Int64) -> PersonKey? {
    guard let key = keys[fingerprint], key.compromised?.contains(number) ?? false else {
      return nil
    }
    return key
  }
}

/// A ballot that counts though its key was not to be trusted.
public struct CompromisedBallot: Sendable {
  public let ballot: Ballot
  public let key: PersonKey
}

extension LedgerView {
  /// The key with which the voter signed a ballot: the entry's own, or where another person put it on record, the
  /// one that is handed on with it.
  func signingKey(of ballot: Ballot) throws -> Fingerprint? {
    guard ballot.entry >= 0, ballot.entry < size, let bytes = try log.line(ofEntry: ballot.entry)
    else { return nil }
    let entry = try Entry(bytes)
    return (try entry.event.kind() as? BallotHeld)?.ballot.key ?? entry.key
  }

  /// The key that signed a ballot, where it was not to be trusted then.
  public func compromisedKey(
    of ballot: Ballot, _ signatures: CompromisedSignatures
  ) throws -> PersonKey? {
    guard signatures.concern(ballot.person), let key = try signingKey(of: ballot) else {
      return nil
    }
    return signatures.key(key, ofEntry: ballot.entry)
  }

  /// The ballots of a poll that count, or would if it ended now, though their keys were not to be trusted.
  public func compromisedBallots(in poll: Poll) throws -> [CompromisedBallot] {
    let signatures = try CompromisedSignatures(register)
    guard !signatures.isEmpty else { return [] }
    let recused = Set(try register.recusals(from: poll.seal).map(\.seat))
    let cast = try register.timelyBallots(in: poll)
    let last = Dictionary(cast.map { ($0.seat, $0.entry) }, uniquingKeysWith: { $1 })
    return try cast.compactMap { ballot in
      guard last[ballot.seat] == ballot.entry, !recused.contains(ballot.seat),
        let key = try compromisedKey(of: ballot, signatures)
      else { return nil }
      return CompromisedBallot(ballot: ballot, key: key)
    }
  }
}
