internal import Foundation
internal import Glibc
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium
internal import Synchronization

/// The secret keys of this computer, a file each, readable by its owner alone:
///
///     keys/                              0700
///       ibm-rep.1.key                    0600   the first key of ibm-rep (Signing.KeyFile)
///       ibm-rep.2.key                           its second, and the one that signs
///       ibm-rep.next.key                        the one that is to follow it, until it is carried away
///       ledger/
///         <sha256 of the origin>.key            the key of a ledger that this computer records
///         <sha256 of the origin>.2.key          a further one, to which the registrar was, or is to be, handed
///       witness/
///         witness.example+w1.key                the key of a witness; + stands for the / of its name
///
/// A person's keys are numbered as they come to this computer and a number is not used again while a later
/// one is there; the file says nothing else about the key than itself. Nothing here deletes one.
struct KeyFolder: Sendable {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// A key that is held: whose it is stands in the name of its file.
  struct HeldKey: Sendable {
    let person: Identifier
    /// Nothing for a next key.
    let number: Int?
    let path: String
    /// What the file says of itself; proved when it is opened.
    let file: KeyFile

    var publicKey: PublicKey { file.publicKey }
    var fingerprint: Fingerprint { Fingerprint(of: file.publicKey) }
  }

  /// All keys of persons, by person and number. A file that can't be read stops it: a key that is silently
  /// left out would let an older one sign.
  func all() throws -> [HeldKey] {
    try names().map { name in
      let path = "\(self.path)/\(name.file)"
      return HeldKey(
        person: name.person, number: name.number, path: path, file: try Self.read(path))
    }
  }

  func keys(of person: Identifier) throws -> [HeldKey] {
    try all().filter { $0.person == person }
  }

  /// Keeps a key as the person's newest.
  ///
  /// - Throws: `ProgramError.keyHeld` where it is here already.
  func add(_ file: KeyFile, of person: Identifier) throws -> HeldKey {
    if let held = try all().first(where: { $0.publicKey == file.publicKey }) {
      throw ProgramError.keyHeld(fingerprint: "\(held.fingerprint)", path: held.path)
    }
    try Self.makePrivate(path)
    let number = try freeNumber(of: person)
    let path = "\(self.path)/\(person).\(number).key"
    try Self.write(file, to: path)
    return HeldKey(person: person, number: number, path: path, file: file)
  }

  /// The number that the person's next file gets.
  func freeNumber(of person: Identifier) throws -> Int {
    (try names().filter { $0.person == person }.map(\.number).max() ?? 0) + 1
  }

  // MARK: The ledger's key

  /// Where the key of the ledger of this origin is kept.
  func ledgerKeyPath(origin: String) -> String {
    "\(path)/ledger/\(SHA256.hash(Array(origin.utf8)).hex).key"
  }

  /// The key of a ledger; nil where this computer does not record it.
  func ledgerKey(origin: String) throws -> SecretKey? {
    let path = ledgerKeyPath(origin: origin)
    guard Files.isThere(path) else { return nil }
    try Self.requirePrivate(self.path, wanted: 0o700)
    return try Self.read(path).open()
  }

  /// Keeps the key of a new ledger, without a passphrase: it signs each recording.
  func addLedgerKey(_ key: SecretKey, origin: String) throws {
    try Self.makePrivate(path)
    try Self.makePrivate("\(path)/ledger")
    try Self.write(KeyFile(key), to: ledgerKeyPath(origin: origin))
  }

  /// Every key of a ledger that was made here, the first one first: which of them signs, the ledger says.
  func ledgerKeys(origin: String) throws -> [SecretKey] {
    var keys = [try ledgerKey(origin: origin)].compactMap(\.self)
    var number = 2
    while Files.isThere(ledgerKeyPath(origin: origin, number: number)) {
      try Self.requirePrivate(self.path, wanted: 0o700)
      keys.append(try Self.read(ledgerKeyPath(origin: origin, number: number)).open())
      number += 1
    }
    return keys
  }

  /// Keeps a further key of a ledger, or the first one of a ledger that was founded elsewhere.
  func addFurtherLedgerKey(_ key: SecretKey, origin: String) throws {
    try Self.makePrivate(path)
    try Self.makePrivate("\(path)/ledger")
    var number = 2
    while Files.isThere(ledgerKeyPath(origin: origin, number: number)) { number += 1 }
    try Self.write(KeyFile(key), to: ledgerKeyPath(origin: origin, number: number))
  }

  private func ledgerKeyPath(origin: String, number: Int) -> String {
    "\(ledgerKeyPath(origin: origin).dropLast(".key".count)).\(number).key"
  }

  // MARK: Files

  private func names() throws(ProgramError) -> [(file: String, person: Identifier, number: Int)] {
    guard Files.isThere(path) else { return [] }
    try Self.requirePrivate(path, wanted: 0o700)
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .file(path: path, reason: Files.reason(error))
    }
    return files.compactMap { file in
      guard file.hasSuffix(".key"), let dot = file.dropLast(4).lastIndex(of: ".") else {
        return nil
      }
      let digits = file.dropLast(4)[file.index(after: dot)...]
      guard let person = Identifier(String(file[..<dot])), let number = Int(digits), number > 0,
        String(number) == digits
      else { return nil }
      return (file, person, number)
    }
    .sorted { ($0.person, $0.number) < ($1.person, $1.number) }
  }

  static func read(_ path: String) throws -> KeyFile {
    try requirePrivate(path, wanted: 0o600)
    guard var bytes = try Files.contents(path) else {
      throw ProgramError.file(path: path, reason: "it is gone")
    }
    defer { wipe(&bytes) }
    return try KeyFile(parsing: bytes)
  }

  /// Refuses what anybody but the owner can read or change, as OpenSSH does.
  static func requirePrivate(_ path: String, wanted: Int) throws(ProgramError) {
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let mode: Int
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: resolved)
      mode = attributes[.posixPermissions] as? Int ?? 0o777
    } catch {
      throw .file(path: path, reason: Files.reason(error))
    }
    guard mode & 0o077 == 0 else { throw .keyMode(path: path, mode: mode & 0o777, wanted: wanted) }
  }

  static func makePrivate(_ folder: String) throws(ProgramError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .file(path: folder, reason: Files.reason(error))
    }
    try requirePrivate(folder, wanted: 0o700)
  }

  /// Never in the place of another file; on the disk when it returns.
  static func write(_ file: KeyFile, to path: String) throws(ProgramError) {
    var text = file.text
    var data = Data(text)
    wipe(&text)
    defer { data.resetBytes(in: 0..<data.count) }
    // One at a time: the mask is the whole process's.
    let failure = creating.withLock { _ in create(path, holding: data) }
    if let failure { throw failure }
  }

  private static let creating = Mutex(())

  private static func create(_ path: String, holding data: Data) -> ProgramError? {
    // So that the file is nobody else's from its first moment on.
    let mask = umask(0o077)
    defer { umask(mask) }
    do {
      try WholeFile.create(path, data)
      return nil
    } catch CocoaError.fileWriteFileExists {
      return .outputExists(path)
    } catch {
      return .file(path: path, reason: Files.reason(error))
    }
  }
}
