import Testing

@testable import Sodium

@Suite("The self-test at start") struct SelfTestTests {
  @Test func `the libsodium of this machine passes`() throws {
    try Libsodium.start()
  }

  // Each a libsodium that is wrong in one way.
  @Test func `a libsodium that vets wrongly is refused`() throws {
    // Before the update for CVE-2025-69277: the base point plus the point of order 2.
    let mixed = try #require(
      PublicKey(bytes: [0x95] + [UInt8](repeating: 0x99, count: 31)))
    let failure = "a bad key is accepted: \(Hex.encode(mixed.bytes))"
    #expect(throws: SodiumError.selfTestFailed(failure)) {
      try SelfTest.points { $0.isVetted || $0 == mixed }
    }
    #expect(throws: SodiumError.self) { try SelfTest.points { _ in true } }
    #expect(throws: SodiumError.self) { try SelfTest.points { _ in false } }
  }

  @Test(arguments: [
    "an S above the group's order is accepted", "an R of small order is accepted",
    "a key of small order is accepted", "a signature is accepted for other bytes",
  ])
  func `a libsodium that verifies too much is refused`(failure: String) throws {
    // Wrong in one answer only: the one at which the self-test then stops.
    var refused = 0
    let order = [
      "a signature is accepted for other bytes", "an S above the group's order is accepted",
      "an R of small order is accepted", "a key of small order is accepted",
    ]
    #expect(throws: SodiumError.selfTestFailed(failure)) {
      try SelfTest.signatures {
        if $0.verifies($1, of: $2) { return true }
        defer { refused += 1 }
        return order[refused] == failure
      }
    }
  }

  @Test func `a libsodium that verifies nothing is refused`() {
    #expect(throws: SodiumError.selfTestFailed("a good signature is refused")) {
      try SelfTest.signatures { _, _, _ in false }
    }
  }

  @Test func `SHA-256 is the same whole, in pieces and after a prefix`() {
    let bytes = [UInt8](0..<200)
    var stream = SHA256.Stream()
    stream.update(bytes[..<65])
    stream.update(bytes[65...])
    #expect(stream.digest == SHA256.hash(bytes))
    #expect(SHA256.hash(prefix: 0, bytes[1...]) == SHA256.hash(bytes))
    let left = SHA256.hash(bytes)
    let right = SHA256.hash([])
    #expect(SHA256.hash(prefix: 1, left, right) == SHA256.hash([1] + left.bytes + right.bytes))
  }

  @Test func `digests are ordered as their bytes`() throws {
    let digests = (0..<200).map { SHA256.hash([$0]) }
    let byBytes = digests.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    #expect(digests.sorted() == byBytes)
    #expect(digests.sorted().map(\.hex) == digests.map(\.hex).sorted())
    for digest in digests {
      #expect(Digest(hex: digest.hex) == digest)
      #expect(Digest(base64: digest.base64) == digest)
      #expect(Digest(bytes: digest.bytes) == digest)
    }
  }
}
