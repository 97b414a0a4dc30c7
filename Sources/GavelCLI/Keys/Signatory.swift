internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

/// Who signs, and with what: a key of this computer or of an agent; none for what is only prepared.
struct Signatory {
  let person: Identifier
  let signer: Signer?
}

/// Which key signs, and where it is.
struct KeyChoice {
  /// Its fingerprint, where one is named.
  var named: String?
  /// Whether only the agent is asked.
  var inAgent: Bool
  var passphrase: PassphraseOptions
}

extension SigningOptions {
  func choice(_ wanted: SSHPublicKey? = nil) -> KeyChoice {
    KeyChoice(
      named: key ?? wanted.map { "\(Fingerprint(of: $0))" }, inAgent: agent,
      passphrase: passphrase)
  }
}

extension Session {
  /// A person with the key that is chosen: of this computer, else, where none of its files is it, of the agent.
  ///
  /// - Parameter ledger: tells which keys speak; nil where there is none at hand.
  func signer(
    of person: Identifier, with choice: KeyChoice, in ledger: OpenLedger?
  ) throws -> Signer {
    guard !choice.inAgent else { return try agentSigner(of: person, with: choice, in: ledger) }
    do {
      let held =
        try ledger.map { try signingKey(of: person, in: $0, named: choice.named) }
        ?? heldKey(of: person, fingerprint: choice.named)
      return Signer(person: person, key: try open(held, choice.passphrase))
    } catch let error as ProgramError where error.saysKeyIsMissing {
      // The first reason is the better one where there is no agent, or none that has it.
      guard let signer = try? agentSigner(of: person, with: choice, in: ledger) else { throw error }
      return signer
    }
  }

  private func agentSigner(
    of person: Identifier, with choice: KeyChoice, in ledger: OpenLedger?
  ) throws -> Signer {
    let agent = try AgentConnection(environment)
    let keys = try agent.identities().map(\.key)
    let key =
      try choice.named.map { try Self.key($0, among: keys) }
      ?? agentKey(of: person, among: keys, in: ledger)
    return agent.signer(of: person, with: key)
  }

  private static func key(
    _ fingerprint: String, among keys: [SSHPublicKey]
  ) throws -> SSHPublicKey {
    let wanted = try Fingerprint(parsing: fingerprint)
    guard let key = keys.first(where: { Fingerprint(of: $0) == wanted }) else {
      throw ProgramError.agentKey("no key \(fingerprint)")
    }
    return key
  }

  /// The person's newest key that speaks; without a ledger, the only one that the agent holds.
  private func agentKey(
    of person: Identifier, among keys: [SSHPublicKey], in ledger: OpenLedger?
  ) throws -> SSHPublicKey {
    guard let ledger else { return try Self.only(keys, "Ed25519 key") }
    let speaking = try ledger.view { view in
      try keys.compactMap { key -> (key: SSHPublicKey, entry: Int64)? in
        guard let known = try view.register.personKey(Fingerprint(of: key)),
          known.person == person, known.speaks(at: view.time)
        else { return nil }
        return (key, known.vouchedEntry ?? known.offeredEntry)
      }
    }
    guard let newest = speaking.max(by: { $0.entry < $1.entry }) else {
      throw ProgramError.agentKey("no key that speaks for \(person)")
    }
    return newest.key
  }

  /// The key of the agent that nobody has offered yet, or the one that is named.
  func agentKeyToOffer(named fingerprint: String?, in ledger: OpenLedger) throws -> SSHPublicKey {
    let keys = try AgentConnection(environment).identities().map(\.key)
    if let fingerprint { return try Self.key(fingerprint, among: keys) }
    let fresh = try ledger.view { view in
      try keys.filter { try view.register.personKey(Fingerprint(of: $0)) == nil }
    }
    return try Self.only(fresh, "Ed25519 key that is new to the ledger")
  }

  private static func only(_ keys: [SSHPublicKey], _ what: String) throws -> SSHPublicKey {
    guard keys.count == 1, let key = keys.first else {
      throw ProgramError.agentKey(keys.isEmpty ? "no \(what)" : "more than one \(what)")
    }
    return key
  }
}
