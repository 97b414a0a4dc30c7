internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

extension Session {
  /// Who acts: by --as, GAVEL_AS or a file of settings, else the only person whose key is held.
  func person() throws -> Identifier {
    if let name = settings.person.value { return try identifier(name) }
    let persons = Set(try keys.all().map(\.person)).sorted()
    guard let person = persons.first else { throw ProgramError.noKey(person: nil) }
    guard persons.count == 1 else { throw ProgramError.severalPersons(persons.map(\.text)) }
    return person
  }

  /// A key of a person: the one named by its fingerprint, else the newest.
  func heldKey(of person: Identifier, fingerprint: String? = nil) throws -> KeyFolder.HeldKey {
    let held = try keys.keys(of: person)
    guard let newest = held.last else { throw ProgramError.noKey(person: person.text) }
    guard let fingerprint else { return newest }
    let wanted = try Fingerprint(parsing: fingerprint)
    guard let key = held.first(where: { $0.fingerprint == wanted }) else {
      throw ProgramError.keyNotHeld(fingerprint: fingerprint, person: person.text)
    }
    return key
  }

  /// The key that signs for a person in a ledger: the one named, else the newest that speaks there. One that
  /// was made and does not speak yet takes nobody's voice; where none speaks, the newest is told why.
  func signingKey(
    of person: Identifier, in ledger: OpenLedger, named fingerprint: String?
  ) throws -> KeyFolder.HeldKey {
    guard fingerprint == nil else { return try heldKey(of: person, fingerprint: fingerprint) }
    let held = try keys.keys(of: person)
    guard held.count > 1 else { return try heldKey(of: person) }
    let speaking = try ledger.view { view in
      try held.last { held in
        guard let key = try view.register.personKey(held.fingerprint) else { return false }
        return key.person == person && key.speaks(at: view.time)
      }
    }
    return try speaking ?? heldKey(of: person)
  }

  /// The person who signs, with the key in the hand: its passphrase is asked for where it has one. For what
  /// is only prepared no key is looked for.
  func signer(_ options: SigningOptions, in ledger: OpenLedger) throws -> Signatory {
    try signatory(try person(), in: ledger, nil, options)
  }

  /// - Parameter key: the one that the rules ask for; the options may name another.
  func signatory(
    _ person: Identifier, in ledger: OpenLedger, _ key: SSHPublicKey?, _ options: SigningOptions
  ) throws -> Signatory {
    guard options.prepare == nil else { return Signatory(person: person, signer: nil) }
    return Signatory(
      person: person, signer: try signer(of: person, with: options.choice(key), in: ledger))
  }

  func open(_ held: KeyFolder.HeldKey, _ options: PassphraseOptions) throws -> SecretKey {
    guard held.file.isProtected else { return try held.file.open() }
    let passphrase = try Passphrase.obtain("Passphrase of \(held.person): ", options, in: self)
    return try held.file.open(passphrase: passphrase)
  }
}
