/// Questions with known answers. A libsodium that answers one wrongly would let a ledger accept what
/// other verifiers refuse, so that nothing may run on it.
///
/// The points were computed from the curve's equation: those of small order, the base point B plus
/// each of orders 2, 4 and 8, and encodings with y not below p. Debian's libsodium 1.0.18 took B plus
/// the point of order 2 for valid until its security update (CVE-2025-69277).
public enum SelfTest {
  /// Throws at the first wrong answer. Takes about a millisecond.
  public static func run() throws(SodiumError) {
    try hashes()
    try points()
    try signatures()
  }

  private static func hashes() throws(SodiumError) {
    // FIPS 180-4: the hashes of "abc".
    let abc: [UInt8] = [0x61, 0x62, 0x63]
    try expect(
      SHA256.hash(abc).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "SHA-256 is wrong")
    let long = SHA512.hash(abc)
    var bytes: [UInt8] = []
    for index in long.indices { bytes.append(long[index]) }
    try expect(
      Hex.encode(bytes) == "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
      "SHA-512 is wrong")
  }

  static func points(
    isVetted: (PublicKey) -> Bool = { $0.isVetted }
  ) throws(SodiumError) {
    for hex in goodPoints {
      try expect(key(hex).map(isVetted) == true, "a good key is refused: \(hex)")
    }
    for hex in badPoints {
      try expect(key(hex).map(isVetted) == false, "a bad key is accepted: \(hex)")
    }
  }

  static func signatures(
    verifies: (PublicKey, Signature, [UInt8]) -> Bool = { $0.verifies($1, of: $2) }
  ) throws(SodiumError) {
    let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    guard var bytes = Hex.decode(seed), let signer = try SecretKey(wipingSeed: &bytes) else {
      throw .selfTestFailed("no key from a seed")
    }
    let key = signer.publicKey
    try expect(Hex.encode(key.bytes) == Self.goodPoints[1], "a seed gives the wrong key")
    try expect(
      Hex.encode(signer.sign([]).bytes) == rfc8032R + rfc8032S, "a signature comes out wrong")
    guard let good = signature(rfc8032R, rfc8032S), let unreduced = signature(rfc8032R, unreducedS),
      let smallR = signature(smallOrderR, smallOrderRS), let forAll = signature(base, one),
      let identity = Self.key(one)
    else { throw .selfTestFailed("a signature can't be read") }
    try expect(verifies(key, good, []), "a good signature is refused")
    try expect(!verifies(key, good, [0]), "a signature is accepted for other bytes")
    try expect(!verifies(key, unreduced, []), "an S above the group's order is accepted")
    try expect(!verifies(key, smallR, []), "an R of small order is accepted")
    try expect(!verifies(identity, forAll, []), "a key of small order is accepted")
  }

  private static func expect(_ holds: Bool, _ failure: String) throws(SodiumError) {
    guard holds else { throw .selfTestFailed(failure) }
  }

  private static func key(_ hex: String) -> PublicKey? {
    Hex.decode(hex).flatMap { PublicKey(bytes: $0) }
  }

  private static func signature(_ point: String, _ scalar: String) -> Signature? {
    Hex.decode(point + scalar).flatMap { Signature(bytes: $0) }
  }

  static let base = "5866666666666666666666666666666666666666666666666666666666666666"
  private static let one = "0100000000000000000000000000000000000000000000000000000000000000"

  /// The base point, and the key of RFC 8032, 7.1, test 1.
  private static let goodPoints = [
    base, "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  ]

  private static let badPoints = [
    // Order 1, 2, 4, 4, 8, 8, 8, 8.
    one,
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    // B plus a point of order 2, 4, 8.
    "9599999999999999999999999999999999999999999999999999999999999999",
    "9bad33f580df7ecc49df5342bac8145d5bedc40f573d1b067f3c4ce449689a15",
    "98519eadf35b995233b51b5cd23e9cc5a28b639b5a4af0ec903cb960d81b7819",
    // y = p, p + 1, p + 3, p + 18: on the curve, but written twice.
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    // y = 2: no point of the curve.
    "0200000000000000000000000000000000000000000000000000000000000000",
  ]

  // RFC 8032, 7.1, test 1; the same S plus the group's order; R the identity with the S that fits it.
  private static let rfc8032R = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
  private static let rfc8032S = "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
  private static let unreducedS = "4c8c7872aa064e049dbb3013fbf29380d25bf5f0595bbe24655141438e7a101b"
  private static let smallOrderR = one
  private static let smallOrderRS =
    "756cf9b1d6f0d7a979b9d2af3dc2bc1294ec7cb6daa20eaff534c024fc57920f"
}
