internal import Foundation
internal import Signing
internal import Sodium
internal import TransparencyLog

/// The name of a witness that is kept here: as an origin, so that it is safe in a file name and a terminal.
struct WitnessName: Hashable, Sendable {
  /// So that a file can be named after it.
  static let maximumByteCount = 200

  let text: String

  init(_ text: String) throws(ProgramError) {
    guard Origin(text) != nil, text.utf8.count <= Self.maximumByteCount else {
      throw .witnessName(text)
    }
    self.text = text
  }

  /// Of a file that is named after it; nil for any other.
  init?(file: String) {
    guard file.hasSuffix(".key") else { return nil }
    let text = String(file.dropLast(4)).replacing("+", with: "/")
    guard let name = try? WitnessName(text), name.file == file else { return nil }
    self = name
  }

  var file: String { "\(text.replacing("/", with: "+")).key" }

  /// What the name is of.
  func key(_ publicKey: PublicKey) throws -> WitnessKey {
    guard let name = KeyName(text) else { throw ProgramError.witnessName(text) }
    return try WitnessKey(name: name, publicKey: publicKey)
  }
}

extension KeyFolder {
  private var witnessFolder: String { "\(path)/witness" }

  func witnessKeyPath(_ name: WitnessName) -> String { "\(witnessFolder)/\(name.file)" }

  /// The names of all witnesses whose keys are here.
  func witnesses() throws -> [WitnessName] {
    guard Files.isThere(witnessFolder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: witnessFolder)
      .compactMap { WitnessName(file: $0) }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
  }

  /// The one that is named, else the only one.
  func witness(named text: String?) throws -> WitnessName {
    let names = try witnesses()
    if let text {
      let name = try WitnessName(text)
      guard names.contains(name) else { throw ProgramError.noWitness }
      return name
    }
    guard let name = names.first else { throw ProgramError.noWitness }
    guard names.count == 1 else { throw ProgramError.severalWitnesses(names.map(\.text)) }
    return name
  }

  func witnessKey(_ name: WitnessName) throws -> KeyFile {
    try Self.requirePrivate(path, wanted: 0o700)
    return try Self.read(witnessKeyPath(name))
  }

  /// Keeps the key of a new witness.
  ///
  /// - Throws: `ProgramError.outputExists` where the name has one: no witness gets a second key.
  func add(_ file: KeyFile, of witness: WitnessName) throws {
    try Self.makePrivate(path)
    try Self.makePrivate(witnessFolder)
    try Self.write(file, to: witnessKeyPath(witness))
  }
}
