import Testing

@testable import Sodium

@Suite("The self-test at start") struct SelfTestTests {
  @Test func `the libsodium of this machine passes`() throws {
    try Libsodium.start()
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
