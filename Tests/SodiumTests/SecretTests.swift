import Foundation
import Testing

@testable import Sodium

@Suite("Secrets") struct SecretTests {
  private let passphrase = Array("correct horse battery staple".utf8)

  private func secret(_ bytes: [UInt8]) throws -> SecretBytes {
    var copy = bytes
    return try SecretBytes(wiping: &copy)
  }

  @Test func `an array is all zeros once its secret was taken over`() throws {
    var bytes = Array(UInt8(1)...32)
    let secret = try SecretBytes(wiping: &bytes)
    #expect(bytes == [UInt8](repeating: 0, count: 32))
    #expect(secret.withBytes { $0[0] == 1 && $0[31] == 32 && $0.count == 32 })
  }

  @Test func `secrets are equal when their bytes are`() throws {
    let first = try secret([1, 2, 3])
    #expect(first.equals(try secret([1, 2, 3])))
    #expect(!first.equals(try secret([1, 2, 4])))
    #expect(!first.equals(try secret([1, 2])))
    #expect(try secret([]).equals(secret([])))
    #expect(!(try SecretBytes(randomCount: 32)).equals(try SecretBytes(randomCount: 32)))
  }

  @Test func `a secret is read from its one base64`() throws {
    let first = try secret([1, 2, 3, 4])
    #expect(try SecretBytes(base64: "AQIDBA==".utf8.span)?.equals(first) == true)
    #expect(try SecretBytes(base64: "AQIDBB==".utf8.span) == nil)
    #expect(try SecretBytes(base64: "AQIDBA=".utf8.span) == nil)
    #expect(try SecretBytes(base64: "".utf8.span)?.count == 0)
  }

  @Test(arguments: [0, 31, 33, 64]) func `a seed has 32 bytes`(count: Int) throws {
    var seed = [UInt8](repeating: 7, count: count)
    #expect(try SecretKey(wipingSeed: &seed) == nil)
  }

  @Test func `new keys differ, are vetted and come back from their seeds`() throws {
    let first = try SecretKey.generate()
    let second = try SecretKey.generate()
    #expect(first.publicKey != second.publicKey)
    #expect(first.publicKey.isVetted)
    let seed = try first.withSeed { try SecretBytes(copying: $0) }
    let again = try #require(try SecretKey(seed: seed))
    #expect(again.publicKey == first.publicKey)
    #expect(again.sign([1, 2]) == first.sign([1, 2]))
  }

  @Test func `any changed bit of a signature, a key or a message is refused`() throws {
    var seed = [UInt8](repeating: 7, count: 32)
    let secret = try #require(try SecretKey(wipingSeed: &seed))
    let message = Array("the members consent".utf8)
    let signature = secret.sign(message)
    #expect(secret.publicKey.verifies(signature, of: message))
    #expect(secret.sign(message[...]) == signature)
    for bit in 0..<512 {
      var bytes = signature.bytes
      bytes[bit / 8] ^= 1 << (bit % 8)
      let changed = try #require(Signature(bytes: bytes))
      #expect(!secret.publicKey.verifies(changed, of: message))
    }
    for bit in 0..<256 {
      var bytes = secret.publicKey.bytes
      bytes[bit / 8] ^= 1 << (bit % 8)
      #expect(!(try #require(PublicKey(bytes: bytes))).verifies(signature, of: message))
    }
    for bit in 0..<message.count * 8 {
      var bytes = message
      bytes[bit / 8] ^= 1 << (bit % 8)
      #expect(!secret.publicKey.verifies(signature, of: bytes))
    }
  }

  @Test func `many tasks verify at once`() async throws {
    let secret = try SecretKey.generate()
    let key = secret.publicKey
    let signed = (0..<200).map { number -> ([UInt8], Signature) in
      let message = [UInt8](repeating: UInt8(number), count: number)
      return (message, secret.sign(message))
    }
    let holds = await withTaskGroup(of: Bool.self) { group in
      for (message, signature) in signed {
        group.addTask {
          key.verifies(signature, of: message) && !key.verifies(signature, of: message + [0])
        }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(holds)
  }

  @Test func `keys and signatures come back from bytes and base64`() throws {
    let secret = try SecretKey.generate()
    let key = secret.publicKey
    let signature = secret.sign([])
    #expect(PublicKey(bytes: key.bytes) == key)
    #expect(PublicKey(base64: key.base64) == key)
    #expect(PublicKey(bytes: key.bytes + [0]) == nil)
    #expect(Signature(bytes: signature.bytes) == signature)
    #expect(Signature(base64: signature.base64) == signature)
    #expect(Signature(bytes: signature.bytes.dropLast()) == nil)
    #expect(Signature(base64: key.base64) == nil)
    #expect(PublicKey(base64: signature.base64) == nil)
  }

  // Computed by OpenSSL's Argon2id for the salt 0, 1, … 15, one lane and 32 bytes.
  @Test(arguments: [
    (1, 8_192, "d17ea6341ca93da6079ea2f64dc4aa31dd1aaf9caa67fb42ac4afd0714706f26"),
    (2, 65_536, "2df47ede6358ed17a9976d4fcedb897a10036d432a4acef17d263bfc98bd20ac"),
    (3, 1_048_576, "590d7ddd37a1ed86417a3614be47c9f782828a38902390018d39bb6556fee029"),
  ])
  func `Argon2id gives what OpenSSL's gives`(passes: Int, memory: Int, key: String) throws {
    let hash = try #require(
      PasswordHash(operations: passes, memory: memory, salt: Array(0..<16)))
    let derived = try hash.key(from: secret(passphrase), count: 32)
    #expect(derived.withBytes { $0.count == 32 })
    #expect(derived.equals(try secret(#require(Hex.decode(key)))))
  }

  @Test(arguments: [
    (0, 8_192, 16), (17, 8_192, 16), (1, 7_168, 16), (1, 8_193, 16), (1, 8_192, 15),
  ])
  func `costs out of range are refused`(passes: Int, memory: Int, saltCount: Int) {
    let salt = [UInt8](repeating: 0, count: saltCount)
    #expect(PasswordHash(operations: passes, memory: memory, salt: salt) == nil)
    #expect(PasswordHash(operations: 1, memory: 1_073_742_848, salt: Array(0..<16)) == nil)
  }

  // NaCl's own example, tests/secretbox.c: key, nonce, the first 16 bytes of the box.
  @Test func `a box opens with its own key, nonce and bytes only`() throws {
    let key = try secret(
      #require(Hex.decode("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389")))
    let nonce = try #require(Hex.decode("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37"))
    let contents = try #require(
      Hex.decode(
        "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a"
          + "1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057"
          + "e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040"
          + "e082f937763848645e0705"))
    let box = SecretBox.seal(contents.span, nonce: nonce, key: key)
    #expect(Hex.encode(box[..<16]) == "f3ffc7703f9400e52a7dfb4b3d3305d9")
    let opened = try #require(try SecretBox.open(box, nonce: nonce, key: key))
    #expect(opened.equals(try secret(contents)))
    for position in box.indices {
      var changed = box
      changed[position] ^= 1
      #expect(try SecretBox.open(changed, nonce: nonce, key: key) == nil)
      #expect(try SecretBox.open(Array(box[..<position]), nonce: nonce, key: key) == nil)
    }
    #expect(
      try SecretBox.open(box, nonce: nonce, key: SecretBytes(randomCount: 32)) == nil)
    #expect(try SecretBox.open(box, nonce: Random.bytes(24), key: key) == nil)
  }

  @Test func `a nonce of another length is a bug of the caller`() async {
    await #expect(processExitsWith: .failure) {
      let key = try SecretBytes(randomCount: SecretBox.keyByteCount)
      _ = SecretBox.seal([1].span, nonce: [1, 2, 3], key: key)
    }
  }

  @Test func `a secret can't be written to once it is made`() async {
    await #expect(processExitsWith: .failure) {
      let secret = try SecretBytes(randomCount: 32)
      unsafe secret.withPointer { unsafe UnsafeMutablePointer(mutating: $0).pointee = 0 }
    }
  }

  /// What the kernel says of the memory at an address: the flags of its mapping (proc(5), VmFlags).
  private func flags(at address: UInt) throws -> Set<Substring> {
    // Piece by piece: the system gives a page at a time, which is not the end of the file.
    let file = try #require(FileHandle(forReadingAtPath: "/proc/self/smaps"))
    var data = Data()
    while let piece = try file.read(upToCount: 4096), !piece.isEmpty { data += piece }
    var isHere = false
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      if let match = try /([0-9a-f]+)-([0-9a-f]+) .*/.wholeMatch(in: line) {
        let bounds = (UInt(match.output.1, radix: 16) ?? 0, UInt(match.output.2, radix: 16) ?? 0)
        isHere = bounds.0 <= address && address < bounds.1
      } else if isHere, line.hasPrefix("VmFlags:") {
        return Set(line.dropFirst(8).split(separator: " "))
      }
    }
    return []
  }

  @Test func `a secret is never swapped out, and no core dump has it`() throws {
    let secret = try secret(Array(1...32))
    // Within the loan, as the memory goes with the last use of the secret.
    let found = try unsafe secret.withPointer { try flags(at: UInt(bitPattern: $0)) }
    #expect(found.contains("lo"), "locked")
    #expect(found.contains("dd"), "left out of dumps")
    #expect(found.contains("rd") && !found.contains("wr"), "read-only")
  }

  @Test func `wiping leaves zeros`() {
    var bytes = Random.bytes(40)
    #expect(bytes != Random.bytes(40))
    wipe(&bytes)
    #expect(bytes == [UInt8](repeating: 0, count: 40))
    var nothing: [UInt8] = []
    wipe(&nothing)
    #expect(nothing.isEmpty)
  }
}
