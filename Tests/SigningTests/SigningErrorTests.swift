import Testing

@testable import Signing
@testable import Sodium

@Suite("What goes wrong with keys") struct SigningErrorTests {
  @Test func `every error has a code, a sentence and a next step`() throws {
    let key = try Fixture.key().publicKey
    let errors: [SigningError] = [
      .notArmoured(.signature), .notArmoured(.privateKey), .malformedSignature(field: "magic"),
      .signatureVersion(2), .namespace(found: "file", expected: "gavel-event"),
      .hashAlgorithm("sha256"), .keyType("ssh-rsa"), .securityKey, .application("x"), .agentRefused,
      .agentAnswer(field: "type"),
      .malformedKeyLine,
      .malformedFingerprint, .principal("*"), .malformedPrivateKey(field: "magic"),
      .encryptedPrivateKey(cipher: "aes256-ctr"), .malformedKeyFile(line: 1),
      .publicKeyDiffers(derived: key, stated: key), .unsafeKey(key), .passphraseNeeded,
      .wrongPassphrase, .sodium(.notInitialised), .sodium(.outOfMemory),
      .sodium(.selfTestFailed("x")),
    ]
    for error in errors {
      #expect(error.code.wholeMatch(of: /E(-[A-Z0-9]+)+/) != nil)
      #expect(error.description == "\(error.sentence) [\(error.code)]")
      #expect(!error.sentence.hasSuffix("."))
      #expect(!error.nextStep.isEmpty && !error.nextStep.hasSuffix("."))
    }
    // Only the two faults of reading an OpenSSH private key share one.
    #expect(Set(errors.map(\.code)).count == errors.count - 1)
  }
}
