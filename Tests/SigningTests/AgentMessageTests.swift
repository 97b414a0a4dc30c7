import Testing

@testable import Signing
@testable import Sodium

@Suite("What an ssh-agent is asked and answers") struct AgentMessageTests {
  let secret: SecretKey
  let key: SSHPublicKey

  init() throws {
    secret = try Fixture.key()
    key = SSHPublicKey(secret.publicKey)
  }

  private func identities(_ keys: [[UInt8]], count: UInt32? = nil) -> [UInt8] {
    var answer: [UInt8] = [12]
    answer.appendWire(count ?? UInt32(keys.count))
    for key in keys {
      answer.appendWire(key)
      answer.appendWire("a comment")
    }
    return answer
  }

  private func signed(_ stored: StoredSignature, type: String) -> [UInt8] {
    var inner: [UInt8] = []
    inner.appendWire(type)
    inner.appendWire(stored.signature.bytes)
    inner += stored.bytes.dropFirst(64)
    var answer: [UInt8] = [14]
    answer.appendWire(inner)
    return answer
  }

  @Test func `the keys of other types are passed over`() throws {
    let token = SSHPublicKey(try Fixture.key(9).publicKey, application: .init("ssh:gavel"))
    var other: [UInt8] = []
    other.appendWire("ssh-rsa")
    other.appendWire([1, 2, 3] as [UInt8])
    let answer = identities([other, key.wireBytes, token.wireBytes])
    let found = try AgentMessage.identities(in: answer)
    #expect(found.map(\.key) == [key, token])
    #expect(found.map(\.comment) == ["a comment", "a comment"])
    #expect(AgentMessage.identitiesRequest == [0, 0, 0, 1, 11])
  }

  @Test func `a signature comes back, of a security key with what it says of itself`() throws {
    let plain = EventSignature.sign(Fixture.event, with: secret)
    let answer = signed(plain, type: "ssh-ed25519")
    #expect(try AgentMessage.signature(in: answer, by: key) == plain)
    let token = SSHPublicKey(secret.publicKey, application: .init("ssh:"))
    let touched = StoredSignature(
      plain.signature, authenticator: .init(flags: 1, counter: 0x0102_0304))
    let other = signed(touched, type: "sk-ssh-ed25519@openssh.com")
    #expect(try AgentMessage.signature(in: other, by: token) == touched)
    // The form of the one is none of the other.
    for (answer, key) in [(answer, token), (other, key)] {
      #expect(throws: SigningError.agentAnswer(field: "signature")) {
        try AgentMessage.signature(in: answer, by: key)
      }
    }
  }

  @Test func `a request has the key, the blob that SSHSIG signs and no flags`() throws {
    let request = AgentMessage.signatureRequest(of: Fixture.event, by: key)
    #expect(try AgentMessage.length(Array(request.prefix(4))) == request.count - 4)
    #expect(request[4] == 13)
    #expect(request.count == 4 + 1 + 4 + 51 + 4 + 103 + 4)
    #expect(request.suffix(4) == [0, 0, 0, 0])
  }

  @Test func `an answer that is cut, goes on or is of another kind is refused`() throws {
    let good = identities([key.wireBytes])
    for cut in good.truncations {
      #expect(throws: SigningError.self) { try AgentMessage.identities(in: cut) }
    }
    #expect(throws: SigningError.agentAnswer(field: "keys")) {
      try AgentMessage.identities(in: good + [0])
    }
    #expect(throws: SigningError.agentAnswer(field: "keys")) {
      try AgentMessage.identities(in: identities([], count: .max))
    }
    #expect(throws: SigningError.agentRefused) { try AgentMessage.signature(in: [5], by: key) }
    #expect(throws: SigningError.agentAnswer(field: "type")) {
      try AgentMessage.signature(in: good, by: key)
    }
    for head: [UInt8] in [[0, 0, 0, 0], [0xFF, 0, 0, 0], [0, 4, 0, 1], [0, 0, 1]] {
      #expect(throws: SigningError.agentAnswer(field: "length")) {
        try AgentMessage.length(head)
      }
    }
  }
}
