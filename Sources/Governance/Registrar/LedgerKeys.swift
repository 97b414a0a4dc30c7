public import Sodium
public import TransparencyLog

/// The ledger's key, handed on: checkpoints that cover more than this entry are signed by the new key, and by
/// no other. The checkpoint over the entries up to and with it is the last of the key before.
public struct KeyHanding: Record {
  public var entry: Int64
  public var publicKey: PublicKey
  /// The event, or the motion.
  public var source: Digest

  package init(entry: Int64, publicKey: PublicKey, source: Digest) {
    self.entry = entry
    self.publicKey = publicKey
    self.source = source
  }

  public var key: Int64 { entry }
}

/// Every key that a ledger has had as its own: which of them signs the checkpoint of a size.
public struct LedgerKeys: Hashable, Sendable {
  /// That a key is the ledger's from the entry after this one on.
  public struct Handing: Hashable, Sendable {
    public let entry: Int64
    public let key: PublicKey

    public init(entry: Int64, key: PublicKey) {
      self.entry = entry
      self.key = key
    }

    /// The size of the last checkpoint of the key before, which covers the handing.
    public var coveringSize: Int64 { entry + 1 }
  }

  /// The one that the genesis names.
  public let first: PublicKey
  /// By their entries.
  public let handings: [Handing]

  /// Nil where the handings do not stand in the order of their entries, each in one of its own.
  public init?(first: PublicKey, handings: [Handing]) {
    guard zip(handings, handings.dropFirst()).allSatisfy({ $0.entry < $1.entry }) else {
      return nil
    }
    self.init(first, handings)
  }

  /// The key of a ledger that never handed it on.
  public init(first: PublicKey) { self.init(first, []) }

  fileprivate init(_ first: PublicKey, _ handings: [Handing]) {
    self.first = first
    self.handings = handings
  }

  public var all: [PublicKey] { [first] + handings.map(\.key) }

  /// The only key that may sign the checkpoint over so many entries.
  public func key(ofSize size: Int64) -> PublicKey {
    handings.last { $0.coveringSize < size }?.key ?? first
  }

  /// The verifier key of the checkpoint over so many entries.
  ///
  /// - Throws: `VerifierKeyError`, which no key that the rules have passed makes.
  public func verifierKey(
    ofSize size: Int64, origin: Origin
  ) throws(VerifierKeyError) -> VerifierKey {
    try VerifierKey(name: KeyName(origin), publicKey: key(ofSize: size))
  }

  /// Whether the ledger has, or had, this key as its own.
  public func contains(_ key: PublicKey) -> Bool { all.contains(key) }

  /// What there was to know of them in so many entries.
  public func known(atSize size: Int64) -> LedgerKeys {
    LedgerKeys(first, handings.filter { $0.entry < size })
  }
}

extension Register {
  /// - Throws: `Refusal` where there is no genesis, and what the register fails with.
  public func ledgerKeys() throws -> LedgerKeys {
    guard let founding = try founding() else { throw Refusal.notFounded() }
    return LedgerKeys(
      founding.ledgerKey,
      try keyHandings().map { LedgerKeys.Handing(entry: $0.entry, key: $0.publicKey) })
  }

  /// Whether the ledger has, or had, this key as its own; before its genesis it has none.
  func isLedgerKey(_ key: PublicKey) throws -> Bool {
    try founding() != nil && ledgerKeys().contains(key)
  }

  /// The record of a handing in this entry.
  ///
  /// - Throws: `Refusal` for a key that is not sound or not proved to be held, or that is or was somebody's: the
  ///   ledger's keys, those of persons and those of witnesses are apart for ever.
  func handing(
    _ proof: LedgerKeyProof, in entry: Int64, by source: Digest
  ) throws -> Change {
    guard let founding = try founding() else { throw Refusal.notFounded() }
    let keys = try ledgerKeys()
    // One entry is covered by one checkpoint, and that is signed by one key.
    guard keys.handings.last?.entry != entry else { throw Refusal.ledgerKeyHanded(entry) }
    let current = keys.handings.last?.key ?? keys.first
    let key = try proof.requireSound(after: current, ledger: founding.origin)
    let isNamed = try admissions().contains { $0.publicKey == key }
    let isSigned = try !commitments(signedWith: key).isEmpty
    guard !keys.contains(key), !isNamed, !isSigned, try personKey(holding: key) == nil
    else { throw Refusal.ledgerKeyTaken(proof.key) }
    try requireNoWitness(key)
    return .keyHanding(KeyHanding(entry: entry, publicKey: key, source: source))
  }
}
