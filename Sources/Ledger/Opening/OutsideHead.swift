public import Governance
public import Sodium
import CanonicalJSON
import Foundation

/// What this computer knows of a ledger from outside of its file and its backups: origin, genesis,
/// key, and the newest head that it has seen. A file behind this head, or forked from it, is found out.
public struct OutsideHead: Hashable, Sendable {
  public var origin: String
  public var genesis: Digest
  public var ledgerKey: PublicKey
  public var size: Int64
  public var root: Digest
  /// When it was last brought up to date.
  public var checked: Timestamp

  public init(
    origin: String, genesis: Digest, ledgerKey: PublicKey, size: Int64, root: Digest,
    checked: Timestamp
  ) {
    self.origin = origin
    self.genesis = genesis
    self.ledgerKey = ledgerKey
    self.size = size
    self.root = root
    self.checked = checked
  }
}

/// The folder of outside heads, one small file for each origin (`$XDG_STATE_HOME/gavel/heads`).
public struct OutsideHeads: Sendable {
  private let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  private func path(_ origin: String) -> String {
    "\(folder)/\(SHA256.hash(Array(origin.utf8)).hex).json"
  }

  /// What is known of the ledger; nil at the first contact.
  ///
  /// - Throws: `LedgerError` where the file is there but cannot be read: silence would be a new pin.
  public func head(of origin: String) throws -> OutsideHead? {
    let path = path(origin)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      var fields = try CanonicalText(bytes).root.fields()
      let checked = try fields.string("checked")
      let genesis = try fields.string("genesis")
      let key = try fields.string("key")
      let named = try fields.string("origin")
      let root = try fields.string("root")
      let size = try fields.integer("size")
      try fields.finish()
      guard let time = Timestamp(checked), let id = Digest(hex: genesis),
        let ledgerKey = PublicKey(base64: key), let digest = Digest(base64: root),
        named == origin
      else { throw LedgerError.file(path, "it is not a head that gavel wrote") }
      return OutsideHead(
        origin: origin, genesis: id, ledgerKey: ledgerKey, size: size, root: digest,
        checked: time)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError.file(path, "it is not a head that gavel wrote (\(error))")
    }
  }

  /// Keeps a head in the place of the one before, whole or not at all. A newer one of the same ledger
  /// stays: of two processes that have recorded, the first may come here last.
  public func keep(_ head: OutsideHead) throws {
    let object: JSON = [
      "checked": .string(head.checked.description), "genesis": .string(head.genesis.hex),
      "key": .string(head.ledgerKey.base64), "origin": .string(head.origin),
      "root": .string(head.root.base64), "size": .integer(head.size),
    ]
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
    if let known = try self.head(of: head.origin), known.genesis == head.genesis,
      known.size > head.size
    {
      return
    }
    do {
      try WholeFile.replace(path(head.origin), Data(try object.canonicalBytes()))
    } catch {
      throw LedgerError.file(path(head.origin), "\(error.localizedDescription)")
    }
  }
}
