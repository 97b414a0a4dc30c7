public import Governance
public import Sodium
import CanonicalJSON
import Foundation
public import TransparencyLog

/// What this computer knows of a ledger from outside of its file and its backups: origin, genesis,
/// keys, and the newest head that it has seen. A file behind this head, or forked from it, is found out.
public struct OutsideHead: Hashable, Sendable {
  public var origin: String
  public var genesis: Digest
  /// The ledger's own keys, as far as the head shows them.
  public var keys: LedgerKeys
  public var size: Int64
  public var root: Digest
  /// When it was last brought up to date.
  public var checked: Timestamp
  /// The ledger that was founded here to go on in this one's place; nothing is recorded in this one since.
  public var successor: Successor?

  /// A ledger that goes on in another one's place.
  public struct Successor: Hashable, Sendable {
    public var origin: String
    /// The head of the old ledger from which it goes on.
    public var head: TreeHead

    public init(origin: String, head: TreeHead) {
      self.origin = origin
      self.head = head
    }
  }

  public var head: TreeHead { TreeHead(size: size, root: root) }

  /// Refuses keys of a ledger that are not those that were known, handed on since at most. What this head does
  /// not cover is told by comparing the heads.
  func requireKeys(from keys: LedgerKeys) throws {
    guard keys.first == self.keys.first,
      keys.handings.starts(with: self.keys.handings)
        || self.keys.handings.starts(with: keys.handings)
    else {
      throw LedgerError.otherLedger(
        "key", here: keys.key(ofSize: .max).base64, pinned: self.keys.key(ofSize: .max).base64)
    }
  }

  public init(
    origin: String, genesis: Digest, keys: LedgerKeys, size: Int64, root: Digest,
    checked: Timestamp, successor: Successor? = nil
  ) {
    self.origin = origin
    self.genesis = genesis
    self.keys = keys
    self.size = size
    self.root = root
    self.checked = checked
    self.successor = successor
  }
}

/// The folder of outside heads, one small file for each origin (`$XDG_STATE_HOME/gavel/heads`): a line of JSON for
/// each head, of which the last one holds.
public struct OutsideHeads: Sendable {
  private let folder: String
  /// Bytes after which a file begins anew with its last head.
  private static let most: UInt64 = 65_536

  public init(folder: String) {
    self.folder = folder
  }

  private func file(of origin: String) -> LineFile {
    LineFile(path: "\(folder)/\(SHA256.hash(Array(origin.utf8)).hex).heads")
  }

  /// What is known of the ledger; nil at the first contact.
  ///
  /// - Throws: `LedgerError` where the file is there but cannot be read: silence would be a new pin.
  public func head(of origin: String) throws -> OutsideHead? {
    let path = file(of: origin).path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      guard let bytes = try file(of: origin).lastLine(within: .max) else {
        throw LedgerError.file(path, "no head is left in it")
      }
      var fields = try CanonicalText(bytes).root.fields()
      let checked = try fields.string("checked")
      let genesis = try fields.string("genesis")
      let handed = try fields.optionalArray("handed")?.map { try OutsideHead.handing($0.fields()) }
      let key = try fields.string("key")
      let named = try fields.string("origin")
      let root = try fields.string("root")
      let size = try fields.integer("size")
      let successor = try fields.optionalFields("successor").map(OutsideHead.Successor.init)
      try fields.finish()
      guard let time = Timestamp(checked), let id = Digest(hex: genesis),
        let ledgerKey = PublicKey(base64: key), let digest = Digest(base64: root),
        let keys = LedgerKeys(first: ledgerKey, handings: handed ?? []), named == origin
      else { throw LedgerError.file(path, "it is not a head that gavel wrote") }
      return OutsideHead(
        origin: origin, genesis: id,
        keys: keys.known(atSize: size),
        size: size, root: digest, checked: time, successor: successor)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError.file(path, "it is not a head that gavel wrote (\(error))")
    }
  }

  /// Keeps a head in the place of the one before, whole or not at all. A newer one of the same ledger
  /// stays: of two processes that have recorded, the first may come here last.
  /// That a ledger has a successor stays, too.
  public func keep(_ head: OutsideHead) throws {
    var head = head
    let file = file(of: head.origin)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw LedgerError.file(folder, error.localizedDescription)
    }
    // Held until this returns: another process must not write between the question and the answer.
    let lock = FileHandle(forReadingAtPath: folder)
    defer { try? lock?.close() }
    if let lock { flock(lock.fileDescriptor, LOCK_EX) }
    if let known = try self.head(of: head.origin), known.genesis == head.genesis {
      if known.size > head.size {
        guard head.successor != nil else { return }
        (head.size, head.root, head.checked) = (known.size, known.root, known.checked)
        head.keys = known.keys
      }
      head.successor = head.successor ?? known.successor
    }
    do {
      let line = try head.json.canonicalBytes()
      if (1..<Self.most).contains(file.size) {
        try file.append(line, waiting: true)
      } else {
        try WholeFile.replace(file.path, Data(line + [0x0A]))
      }
    } catch {
      throw LedgerError.file(file.path, "\(error.localizedDescription)")
    }
  }
}

extension OutsideHead.Successor {
  fileprivate init(reading fields: Fields) throws {
    var fields = fields
    let named = try fields.string("origin")
    let root = try fields.string("root")
    let size = try fields.integer("size")
    try fields.finish()
    guard let digest = Digest(base64: root) else {
      throw ValueError(field: "root", expected: "a root in base64")
    }
    self.init(origin: named, head: TreeHead(size: size, root: digest))
  }

  fileprivate var json: JSON {
    [
      "origin": .string(origin), "root": .string(head.root.base64), "size": .integer(head.size),
    ]
  }
}

extension OutsideHead {
  fileprivate var json: JSON {
    var members: [String: JSON] = [
      "checked": .string(checked.description), "genesis": .string(genesis.hex),
      "key": .string(keys.first.base64), "origin": .string(origin), "root": .string(root.base64),
      "size": .integer(size),
    ]
    if !keys.handings.isEmpty {
      members["handed"] = .array(
        keys.handings.map { ["entry": .integer($0.entry), "key": .string($0.key.base64)] })
    }
    members["successor"] = successor?.json
    return .object(members)
  }

  fileprivate static func handing(_ given: Fields) throws -> LedgerKeys.Handing {
    var fields = given
    let entry = try fields.integer("entry")
    let key = try fields.string("key")
    try fields.finish()
    guard let key = PublicKey(base64: key) else {
      throw ValueError(field: "key", expected: "a key in base64")
    }
    return LedgerKeys.Handing(entry: entry, key: key)
  }
}
