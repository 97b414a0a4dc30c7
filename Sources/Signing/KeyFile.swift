public import Sodium

/// The file that keeps a person's or a ledger's secret key: text, every line ended by U+000A, single spaces,
/// nothing else. Whose key it is stands elsewhere.
///
/// Without a passphrase:
///
///     gavel-key-v1
///     public <32 bytes, base64: 44 characters>
///     seed <32 bytes, base64: 44 characters>
///
/// With one:
///
///     gavel-key-v1
///     public <32 bytes, base64: 44 characters>
///     argon2id <passes, 1 to 16> <memory in bytes> <salt, 16 bytes, base64: 24 characters>
///     secretbox <nonce, 24 bytes, base64: 32 characters> <box, 48 bytes, base64: 64 characters>
///
/// Numbers are decimal without leading zeros. The box is the seed, sealed by XSalsa20-Poly1305 under the 32
/// bytes that Argon2id (version 1.3, one lane) gives for the passphrase. The public key stands there to name
/// the key without the passphrase; it is compared with the one that the seed gives.
///
/// `KeyFile(parsing: f.text).text == f.text`.
public struct KeyFile: Sendable {
  private static let header = "gavel-key-v1"

  private enum Contents: Sendable {
    case seed(SecretBytes)
    case box(PasswordHash, nonce: [UInt8], box: [UInt8])
  }

  /// The key that the file says to hold; proved only by ``open(passphrase:)``.
  public let publicKey: PublicKey
  private let contents: Contents

  /// Whether ``open(passphrase:)`` needs a passphrase.
  public var isProtected: Bool {
    switch contents {
    case .seed: false
    case .box: true
    }
  }

  /// A file without a passphrase.
  public init(_ key: SecretKey) throws(SigningError) {
    publicKey = key.publicKey
    contents = .seed(
      try withSodium { () throws(SodiumError) in
        try key.withSeed { seed throws(SodiumError) in try SecretBytes(copying: seed) }
      })
  }

  /// A file under a passphrase. `hash` has a new salt and `nonce` is 24 new random bytes.
  public init(
    _ key: SecretKey, passphrase: SecretBytes, hash: PasswordHash, nonce: [UInt8]
  ) throws(SigningError) {
    precondition(nonce.count == SecretBox.nonceByteCount)
    publicKey = key.publicKey
    let boxKey = try withSodium { () throws(SodiumError) in
      try hash.key(from: passphrase, count: SecretBox.keyByteCount)
    }
    let box = key.withSeed { SecretBox.seal($0, nonce: nonce, key: boxKey) }
    contents = .box(hash, nonce: nonce, box: box)
  }

  /// Reads a file's contents, which the caller wipes.
  public init(parsing text: [UInt8]) throws(SigningError) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines[0].spells(Self.header) else { throw .malformedKeyFile(line: 1) }
    guard lines.count > 1, let key = Self.fields(lines[1], "public", 1),
      let publicKey = PublicKey(base64: key[0])
    else { throw .malformedKeyFile(line: 2) }
    self.publicKey = publicKey
    if lines.count > 2, let seed = Self.fields(lines[2], "seed", 1)?.first {
      let secret = try withSodium { () throws(SodiumError) in
        try SecretBytes(base64: seed.span)
      }
      guard let secret, secret.count == SecretKey.seedByteCount else {
        throw .malformedKeyFile(line: 3)
      }
      guard lines.count == 4, lines[3].isEmpty else { throw .malformedKeyFile(line: 4) }
      contents = .seed(secret)
      return
    }
    guard lines.count > 2, let cost = Self.fields(lines[2], "argon2id", 3),
      let operations = Self.number(cost[0]), let memory = Self.number(cost[1]),
      let salt = Base64.decode(cost[2]),
      let hash = PasswordHash(operations: operations, memory: memory, salt: salt)
    else { throw .malformedKeyFile(line: 3) }
    guard lines.count > 3, let sealed = Self.fields(lines[3], "secretbox", 2),
      let nonce = Base64.decode(sealed[0]), nonce.count == SecretBox.nonceByteCount,
      let box = Base64.decode(sealed[1]),
      box.count == SecretKey.seedByteCount + SecretBox.overhead
    else { throw .malformedKeyFile(line: 4) }
    guard lines.count == 5, lines[4].isEmpty else { throw .malformedKeyFile(line: 5) }
    contents = .box(hash, nonce: nonce, box: box)
  }

  /// The file's contents. Without a passphrase they are secret: wipe them once written.
  public var text: [UInt8] {
    var text = Array("\(Self.header)\npublic \(publicKey.base64)\n".utf8)
    switch contents {
    case .seed(let seed):
      var base64 = seed.withBytes { Base64.encodeASCII($0) }
      // Enough room at once: growing would leave copies behind.
      text.reserveCapacity(text.count + 64)
      text += "seed ".utf8
      text += base64
      text.append(0x0A)
      wipe(&base64)
    case .box(let hash, let nonce, let box):
      let salt = Base64.encode(hash.salt)
      text += "argon2id \(hash.operations) \(hash.memory) \(salt)\n".utf8
      text += "secretbox \(Base64.encode(nonce)) \(Base64.encode(box))\n".utf8
    }
    return text
  }

  /// The secret key. A passphrase is needed where ``isProtected`` says so, else it is not looked at.
  public func open(passphrase: SecretBytes? = nil) throws(SigningError) -> SecretKey {
    let seed = try seed(passphrase: passphrase)
    guard let key = try withSodium({ () throws(SodiumError) in try SecretKey(seed: seed) }) else {
      throw .malformedKeyFile(line: 3)
    }
    guard key.publicKey == publicKey else {
      throw .publicKeyDiffers(derived: key.publicKey, stated: publicKey)
    }
    return key
  }

  private func seed(passphrase: SecretBytes?) throws(SigningError) -> SecretBytes {
    switch contents {
    case .seed(let seed): return seed
    case .box(let hash, let nonce, let box):
      guard let passphrase else { throw .passphraseNeeded }
      let opened = try withSodium { () throws(SodiumError) in
        let key = try hash.key(from: passphrase, count: SecretBox.keyByteCount)
        return try SecretBox.open(box, nonce: nonce, key: key)
      }
      guard let opened else { throw .wrongPassphrase }
      return opened
    }
  }

  /// What follows the word and a space, as this many fields; nil for any other line.
  private static func fields(
    _ line: ArraySlice<UInt8>, _ word: String, _ count: Int
  ) -> [ArraySlice<UInt8>]? {
    let fields = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard fields.count == count + 1, fields[0].spells(word) else { return nil }
    return Array(fields.dropFirst())
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: text, as: UTF8.self)
    guard let number = Int(text), String(number) == text else { return nil }
    return number
  }
}
