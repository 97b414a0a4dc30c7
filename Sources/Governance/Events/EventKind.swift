import CanonicalJSON
public import Signing
public import Sodium

/// One kind of event: its fields, what must hold, what it changes.
///
/// A newcomer adds a kind by a file with a type that conforms, its name in `EventKinds.all`, a schema
/// and a section of FORMAT.md.
public protocol EventKind: JSONObject {
  /// `ballot.cast`
  static var name: String { get }

  /// The documents that the event names by hash.
  var documents: [TextReference.Name] { get }

  /// Those of them that are named with the access that they are given.
  var texts: [TextReference] { get }

  /// The key with which an event of this kind must be signed where the event itself brings it along;
  /// nil where the register says which keys speak for the author.
  ///
  /// - Throws: a `Refusal` where a document that tells the key is missing.
  func signingKey(for author: Identifier, with documents: Documents) throws -> SSHPublicKey?

  /// What the event changes.
  ///
  /// - Throws: a `Refusal` where it is not lawful; whatever the register throws when it can't be read.
  func consequences(
    of entry: EntryContext, in register: some Register, with documents: Documents
  ) throws -> Consequences
}

extension EventKind {
  public var documents: [TextReference.Name] { [] }

  public var texts: [TextReference] { [] }

  public func signingKey(for author: Identifier, with documents: Documents) -> SSHPublicKey? { nil }
}

/// What a lawful event does: first its own changes, then, where it carries a motion, the acts.
public struct Consequences: Sendable {
  public var changes: [Change]
  /// The motion whose acts are to be performed.
  public var carried: Motion?
  /// The rules under which it carried.
  public var rules: [DecisionRule]
  /// When the last signature of a written consent carried it; nil where the closing did.
  public var signed: Timestamp?
  /// Documents that the rules computed: the charter names them by hash, the store keeps them.
  public var documents: [[UInt8]]

  public init(
    _ changes: [Change], carried: Motion? = nil, rules: [DecisionRule] = [],
    signed: Timestamp? = nil, documents: [[UInt8]] = []
  ) {
    self.changes = changes
    self.carried = carried
    self.rules = rules
    self.signed = signed
    self.documents = documents
  }
}

/// The documents that an event names, with a salt or without, as far as they are at hand.
public struct Documents {
  private let find: (TextReference.Name) -> [UInt8]?

  public init(_ find: @escaping (TextReference.Name) -> [UInt8]?) {
    self.find = find
  }

  public static var none: Documents { Documents { _ in nil } }

  public subscript(_ name: TextReference.Name) -> [UInt8]? { find(name) }
}

/// What every kind of event may know of the entry that is judged.
public struct EntryContext: Sendable {
  public let number: Int64
  /// The event's id.
  public let id: Digest
  public let author: Identifier
  public let key: Fingerprint
  public let recorded: Timestamp
  public let until: Timestamp
  /// The size of the log that the author had seen.
  public let seenSize: Int64
  public let ledger: String

  /// Refuses an event that refers to an entry that its author had not seen when signing.
  func requireSeen(_ entry: Int64, _ what: String) throws {
    guard entry < seenSize else {
      throw Refusal.seenTooShort(what, entry: entry, seenSize: seenSize)
    }
  }

  /// The time at which something takes effect: `asked`, not before the recording.
  func effective(_ asked: Timestamp?) throws -> Timestamp {
    guard let asked else { return recorded }
    guard asked >= recorded else {
      throw Refusal.retroactive(asked, recorded: recorded)
    }
    return asked
  }
}
