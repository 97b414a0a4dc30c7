import Sodium
import TransparencyLog

/// The readers of what logs, witnesses and their clients send each other.
extension ReaderPromises {
  private static let cosigner: Cosigner = {
    var seed = [UInt8](repeating: 7, count: SecretKey.seedByteCount)
    guard let secretKey = try? SecretKey(wipingSeed: &seed), let name = KeyName("w.example") else {
      preconditionFailure("there is no key")
    }
    return Cosigner(name: name, secretKey: secretKey)
  }()

  private static let log: NoteSigner = {
    var seed = [UInt8](repeating: 8, count: SecretKey.seedByteCount)
    guard let secretKey = try? SecretKey(wipingSeed: &seed), let name = KeyName("l.example") else {
      preconditionFailure("there is no key")
    }
    return NoteSigner(name: name, secretKey: secretKey)
  }()

  /// A checkpoint to which a cosignature is added: the order is one, and what was added verifies. And a
  /// witness's key.
  static func cosignature(_ bytes: [UInt8]) throws {
    if let text = String(validating: bytes, as: UTF8.self),
      let key = try? WitnessKey(parsing: text)
    {
      let again = try? WitnessKey(parsing: key.text)
      try require(again == key, "a witness's key differs")
    }
    guard let signed = try? SignedCheckpoint(parsing: bytes) else { return }
    try require(signed.bytes == bytes, "a checkpoint is written otherwise")
    let cosignature = cosigner.cosign(signed.checkpoint, at: 1)
    guard let added = try? signed.adding([cosignature]) else { return }
    let twice = try? added.adding([cosignature])
    try require(twice == added, "a cosignature was added twice")
    let read = try? SignedCheckpoint(parsing: added.bytes)
    try require(read == added, "a cosigned checkpoint is read otherwise")
    let found = try? VerifiedCosignature.all(on: added, knowing: [cosigner.key])
    try require(found?.count == 1, "a cosignature does not verify")
  }

  static func proof(_ bytes: [UInt8]) throws {
    guard let proof = try? LogProof(parsing: bytes) else { return }
    try require(proof.bytes == bytes, "a proof is written otherwise")
    let verified = try? VerifiedLogProof(proof, of: bytes, signedBy: log.key)
    try require(verified == nil, "a proof contains itself")
  }

  /// A policy is written in one way; what is written means the same, and more witnesses never harm.
  static func policy(_ bytes: [UInt8]) throws {
    guard let policy = try? LogPolicy(parsing: bytes) else { return }
    let again = try? LogPolicy(parsing: policy.bytes)
    try require(again == policy, "a policy is read otherwise")
    let keys = policy.witnesses.map(\.key)
    var cosigned: Set<WitnessKey> = []
    var isSatisfied = policy.isSatisfied(by: cosigned)
    for key in keys {
      cosigned.insert(key)
      let isStill = policy.isSatisfied(by: cosigned)
      try require(isStill || !isSatisfied, "a witness more is less")
      isSatisfied = isStill
    }
    try require(isSatisfied, "all witnesses are not enough")
  }

  /// The first byte is a width; the others are a tile, a bundle, and a path.
  static func tile(_ bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let (width, rest) = (Int(first) + 1, Array(bytes.dropFirst()))
    if let tile = try? HashTile(parsing: rest, width: width) {
      try require(tile.bytes == rest, "a tile is written otherwise")
    }
    if let bundle = try? EntryBundle(parsing: rest, width: width) {
      try require(bundle.bytes == rest, "a bundle is written otherwise")
    }
    if let path = String(validating: rest, as: UTF8.self),
      let address = TileAddress(parsing: path)
    {
      try require(Array(address.path.utf8) == rest, "a path is written otherwise")
      try require(address.nodes.count == address.width, "a tile has other nodes")
    }
    // The input as every file of a log whose root nobody knows.
    let reader = TileReader(TreeHead(size: Int64(width), root: Tree.emptyRoot)) {
      addresses throws(Never) -> [[UInt8]] in addresses.map { _ in rest }
    }
    let read = try? reader.entries(inBundle: 0)
    try require(read == nil, "a tile leads to the empty root")
  }

  /// A request, judged by a witness that has cosigned nothing, and an answer.
  static func witness(_ bytes: [UInt8]) throws {
    for (status, type) in [(200, "text/plain"), (409, AddCheckpointResponse.sizeContentType)] {
      if let answer = try? AddCheckpointResponse(status: status, contentType: type, body: bytes) {
        try require(answer.body == bytes, "an answer is written otherwise")
      }
    }
    guard let request = try? AddCheckpointRequest(parsing: bytes) else { return }
    try require(request.bytes == bytes, "a request is written otherwise")
    guard let origin = Origin("l.example") else { return }
    let known = WitnessedLog(origin: origin, keys: [log.key])
    let answer = try? known.cosigning(request, by: cosigner, at: 1)
    try require(
      answer?.log.head == answer.map { _ in request.checkpoint.checkpoint.head }, "not kept")
  }
}
