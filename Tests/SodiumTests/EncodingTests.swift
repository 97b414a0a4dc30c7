import Testing

@testable import Sodium

@Suite("Base64 and hex") struct EncodingTests {
  // RFC 4648, 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `RFC 4648's examples come out both ways`(text: String, base64: String) {
    let bytes = Array(text.utf8)
    #expect(Base64.encode(bytes) == base64)
    #expect(Base64.encodeASCII(bytes.span) == Array(base64.utf8))
    #expect(Base64.decode(base64) == bytes)
    #expect(Base64.decode(Array(base64.utf8)[...]) == bytes)
    #expect(Base64.encodedCount(bytes.count) == base64.utf8.count)
  }

  @Test(arguments: [
    "QR==", "Zm9=", "QQ", "QQ=", "QQ===", "Q", "=", "==", "====", "Q===", "QQ==\n", " QQ==", "Q Q=",
    "QQ=A", "QQ==QQ==", "-_-_", "Zm9v\0", "Zm9\u{e9}", "Zm9vY", "\nZm9", "QUI=QUI=", "=QUI",
  ])
  func `what is not the one base64 of its bytes is refused`(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test func `any bytes come back from base64 and hex`() {
    for count in 0..<130 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
      #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: ["0", "0G", "AB", "aB", "0x", " 0", "00 ", "\u{ff10}\u{ff10}"])
  func `hex that is not pairs of lower-case digits is refused`(text: String) {
    #expect(Hex.decode(text) == nil)
  }

  @Test func `a digest is read from exactly its own texts`() throws {
    let digest = SHA256.hash([1, 2, 3])
    #expect(Digest(hex: String(digest.hex.dropLast())) == nil)
    #expect(Digest(hex: digest.hex + "0") == nil)
    #expect(Digest(hex: digest.hex.uppercased()) == nil)
    #expect(Digest(base64: String(digest.base64.dropLast())) == nil)
    #expect(Digest(base64: Base64.encode(digest.bytes + [0])) == nil)
    #expect(Digest(base64: Base64.encode(Array(digest.bytes.dropLast()))) == nil)
    #expect(Digest(bytes: digest.bytes + [0]) == nil)
    #expect(Digest(bytes: digest.bytes.dropLast()) == nil)
    var bytes: [UInt8] = [9]
    digest.append(to: &bytes)
    #expect(Digest(bytes: bytes.dropFirst()) == digest)
    #expect(Digest(hex: Array(digest.hex.utf8)[...]) == digest)
    #expect(Digest(base64: Array(digest.base64.utf8)[...]) == digest)
  }

  @Test func `another character anywhere in a base64 gives another digest or none`() {
    let digest = SHA256.hash([])
    for position in 0..<44 {
      for byte in UInt8.min...UInt8.max {
        var text = Array(digest.base64.utf8)
        guard text[position] != byte else { continue }
        text[position] = byte
        if let other = Digest(base64: text[...]) {
          #expect(other != digest)
          #expect(Array(other.base64.utf8) == text)
        }
      }
    }
  }

  @Test func `of base64 exactly the 64 characters are read, and no bit is left over`() {
    let alphabet = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for byte in UInt8.min...UInt8.max {
      let value = alphabet.firstIndex(of: byte).map { UInt8($0) }
      for place in 0..<4 {
        var text = Array("AAAA".utf8)
        text[place] = byte
        let isRead = Base64.decode(text) != nil
        let isPadding = byte == UInt8(ascii: "=") && place == 3
        #expect(isRead == (value != nil || isPadding), "\(byte) at \(place)")
      }
      let isLastOfOne = value.map { $0 & 15 == 0 } ?? false
      #expect((Base64.decode([65, byte, 61, 61]) != nil) == isLastOfOne)
      let isLastOfTwo = value.map { $0 & 3 == 0 } ?? (byte == 61)
      #expect((Base64.decode([65, 65, byte, 61]) != nil) == isLastOfTwo)
    }
  }
}
