internal import Foundation
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

/// The key that is to follow another one: its secret in a file, or the public half of one that is in an
/// agent, in a security key or on another computer.
struct NextKey {
  let publicKey: SSHPublicKey
  /// Where the secret is in a file.
  let file: (key: KeyFile, path: String)?

  var fingerprint: Fingerprint { Fingerprint(of: publicKey) }

  /// Reads a key file of gavel, or the line of an OpenSSH .pub file.
  ///
  /// - Parameter path: nil for the next key that this computer keeps for the person.
  init(_ path: String?, of person: Identifier, in session: Session) throws {
    let folder = try session.keys
    let place = path.map { session.environment.absolute($0) } ?? folder.nextKeyPath(of: person)
    guard path != nil || Files.isThere(place) else { throw ProgramError.noNextKey(person.text) }
    var bytes = try Files.read(place, in: session.environment)
    defer { wipe(&bytes) }
    if bytes.starts(with: "gavel-key-".utf8) {
      // A memory stick often has no modes, so none is asked for.
      let key = try KeyFile(parsing: bytes)
      publicKey = SSHPublicKey(key.publicKey)
      file = (key, place)
    } else {
      publicKey = try PublicKeyLine(parsing: bytes).key
      file = nil
    }
  }
}

extension KeyFolder {
  /// Where a person's next key is, until it is carried to where no thief finds it.
  func nextKeyPath(of person: Identifier) -> String { "\(path)/\(person).next.key" }

  /// Keeps a key as the next one: no command signs with it but `gavel key succeed`.
  func addNext(_ file: KeyFile, of person: Identifier) throws -> HeldKey {
    try Self.makePrivate(path)
    let path = nextKeyPath(of: person)
    try Self.write(file, to: path)
    return HeldKey(person: person, number: nil, path: path, file: file)
  }

  /// The next key that is still here.
  func next(of person: Identifier) throws -> HeldKey? {
    let path = nextKeyPath(of: person)
    guard Files.isThere(path) else { return nil }
    return HeldKey(person: person, number: nil, path: path, file: try Self.read(path))
  }

  /// Those of all persons, by person.
  func nextKeys() throws -> [HeldKey] {
    guard Files.isThere(path) else { return [] }
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw ProgramError.file(path: path, reason: Files.reason(error))
    }
    return try files.compactMap { name -> HeldKey? in
      guard name.hasSuffix(".next.key"), let person = Identifier(String(name.dropLast(9))) else {
        return nil
      }
      return try next(of: person)
    }
    .sorted { $0.person < $1.person }
  }

  /// Makes a next key one of the person's numbered ones: by another name where its file is in this folder, else
  /// by a copy.
  func takeIn(_ file: KeyFile, from path: String, of person: Identifier) throws {
    if try all().contains(where: { $0.publicKey == file.publicKey }) { return }
    guard path == nextKeyPath(of: person) else {
      _ = try add(file, of: person)
      return
    }
    let place = "\(self.path)/\(person).\(try freeNumber(of: person)).key"
    do {
      try FileManager.default.moveItem(atPath: path, toPath: place)
    } catch {
      throw ProgramError.file(path: place, reason: Files.reason(error))
    }
  }
}

extension ProgramError {
  /// No next key lies where it would.
  static func noNextKey(_ person: String) -> ProgramError {
    .usage(
      "this computer holds no next key of \(person)",
      next: "make one: gavel key create \(person) --next; or name its file: --next FILE")
  }
}
