import CanonicalJSON
import Governance
public import Sodium
public import TransparencyLog

/// Everything that one decision rests on, in one file, to be checked without the ledger: the entries with
/// their places in the tree, the texts, and the signed head. Nothing in it is believed until
/// ``VerifiedDecision`` has judged it.
///
///     {"checkpoint":…,"handed":[…],"motion":…,"schema":"gavel.decision_proof/1"}
///     {"proof":[…],"root":…,"size":…}               a head that an author had seen, by its size
///     {"entry":{…},"number":…,"path":[…]}           an entry, by its number
///     {"bytes":…,"digest":…,"salt":…}               a document, by its digest
///
/// `handed` holds the last checkpoint of each of the ledger's keys that was handed on before the checkpoint, and
/// is left out where there is none. Each line is canonical JSON and ends in U+000A. Format: FORMAT.md, 16.2.
public struct DecisionProof: Sendable {
  public static let schema = "gavel.decision_proof/1"
  /// The bytes of the longest one that is read.
  public static let maximumByteCount = 256 << 20

  /// An entry with its audit path under the checkpoint.
  public struct Item: Sendable {
    public let number: Int64
    /// The entry's line.
    public let entry: [UInt8]
    public let path: [Digest]
  }

  /// A head that the author of an event had seen, with the proof that the log only grew since.
  public struct SeenHead: Sendable {
    public let head: TreeHead
    public let proof: [Digest]
  }

  /// The id of the motion.
  public let motion: Digest
  public let checkpoint: SignedCheckpoint
  /// The last checkpoint of each key that was handed on, by their sizes.
  public let handed: [SignedCheckpoint]
  public let heads: [SeenHead]
  public let items: [Item]
  public let documents: [HandedDocument]

  /// Parts in their orders.
  init(
    motion: Digest, checkpoint: SignedCheckpoint, handed: [SignedCheckpoint], heads: [SeenHead],
    items: [Item], documents: [HandedDocument]
  ) {
    self.motion = motion
    self.checkpoint = checkpoint
    self.handed = handed.sorted { $0.checkpoint.size < $1.checkpoint.size }
    self.heads = heads.sorted { $0.head.size < $1.head.size }
    self.items = items.sorted { $0.number < $1.number }
    self.documents = documents.sorted { $0.digest < $1.digest }
  }
}

/// The file.
extension DecisionProof {
  /// Whether bytes begin as such a file does.
  public static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: Array(#"{"checkpoint":"#.utf8))
  }

  /// - Throws: `LedgerError` where this is no such file, spelled as it is written.
  public init(parsing bytes: [UInt8]) throws {
    guard bytes.count <= Self.maximumByteCount, bytes.last == 0x0A else {
      throw LedgerError.decisionProof("it is cut, or longer than any")
    }
    do {
      var lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)[...]
      var first = try Self.fields(of: lines.popFirst() ?? [])
      let note = try first.string("checkpoint")
      handed =
        try first.optionalArray("handed")?.map {
          try SignedCheckpoint(parsing: Array(try $0.string().utf8))
        } ?? []
      motion = try first.hexDigest("motion")
      let schema = try first.string("schema")
      try first.finish()
      guard schema == Self.schema else {
        throw LedgerError.decisionProof("its schema is \(schema)")
      }
      checkpoint = try SignedCheckpoint(parsing: Array(note.utf8))
      var heads: [SeenHead] = []
      var items: [Item] = []
      var documents: [HandedDocument] = []
      for line in lines {
        var fields = try Self.fields(of: line)
        switch line.dropFirst(2).first {
        case UInt8(ascii: "p") where items.isEmpty && documents.isEmpty:
          heads.append(try Self.head(&fields))
        case UInt8(ascii: "e") where documents.isEmpty: items.append(try Item(reading: &fields))
        default: documents.append(try Self.document(&fields))
        }
        try fields.finish()
      }
      self.heads = heads
      self.items = items
      self.documents = documents
    } catch let error as JSONError {
      throw LedgerError.decisionProof("\(error)")
    } catch let error as ValueError {
      throw LedgerError.decisionProof("\(error)")
    }
    // One file for one content: the parts in their order, each once.
    guard Self.isAscending(handed.map(\.checkpoint.size)),
      Self.isAscending(heads.map(\.head.size)), Self.isAscending(items.map(\.number)),
      Self.isAscending(documents.map(\.digest))
    else { throw LedgerError.decisionProof("its parts are not in their order") }
  }

  private static func isAscending<Value: Comparable>(_ values: [Value]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
  }

  private static func fields(of line: ArraySlice<UInt8>) throws -> Fields {
    try CanonicalText(Array(line), limits: .submission).root.fields()
  }

  private static func head(_ fields: inout Fields) throws -> SeenHead {
    let proof = try fields.hashes("proof")
    let (root, size) = (try fields.base64Root("root"), try fields.integer("size"))
    guard size > 0 else { throw LedgerError.decisionProof("it tells a head of no entries") }
    return SeenHead(head: TreeHead(size: size, root: root), proof: proof)
  }

  private static func document(_ fields: inout Fields) throws -> HandedDocument {
    let text = try fields.string("bytes")
    let digest = try fields.hexDigest("digest")
    let salt = try fields.optionalString("salt").map { Base64.decode($0) ?? [] }
    guard let bytes = Base64.decode(text), salt.map({ $0.count == 32 }) ?? true else {
      throw LedgerError.decisionProof("a document is not base64")
    }
    let document = HandedDocument(bytes: bytes, salt: salt)
    guard document.digest == digest else {
      throw LedgerError.decisionProof("the document \(digest.hex) is not what its digest names")
    }
    return document
  }

  /// The file's bytes.
  public var bytes: [UInt8] {
    get throws {
      var first: [String: JSON] = [
        "checkpoint": .string(String(decoding: checkpoint.bytes, as: UTF8.self)),
        "motion": .string(motion.hex), "schema": .string(Self.schema),
      ]
      if !handed.isEmpty {
        first["handed"] = .array(
          handed.map { .string(String(decoding: $0.bytes, as: UTF8.self)) })
      }
      var lines = [JSON.object(first)]
      lines += heads.map { seen in
        [
          "proof": .array(seen.proof.map { .string($0.base64) }),
          "root": .string(seen.head.root.base64), "size": .integer(seen.head.size),
        ]
      }
      lines += try items.map { try $0.json }
      lines += documents.map { document in
        var members: [String: JSON] = [
          "bytes": .string(Base64.encode(document.bytes)), "digest": .string(document.digest.hex),
        ]
        members["salt"] = document.salt.map { .string(Base64.encode($0)) }
        return .object(members)
      }
      return try lines.flatMap { try $0.canonicalBytes(limits: .submission) + [0x0A] }
    }
  }
}

extension DecisionProof.Item {
  init(reading fields: inout Fields) throws {
    entry = Array(try fields.node("entry").bytes)
    number = try fields.integer("number")
    path = try fields.hashes("path")
  }

  var json: JSON {
    get throws {
      [
        "entry": try CanonicalText(entry, limits: .entry).root.json(),
        "number": .integer(number), "path": .array(path.map { .string($0.base64) }),
      ]
    }
  }
}

extension LedgerError {
  static func decisionProof(_ reason: String) -> LedgerError {
    LedgerError(
      "E-DECISION-PROOF", "this is no proof of a decision: \(reason)",
      next: "get it again, as it was written and byte for byte", exitStatus: 3)
  }
}
