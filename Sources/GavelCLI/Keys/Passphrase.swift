internal import CTerminal
internal import Foundation
internal import Glibc
internal import Sodium

/// Where a passphrase comes from: --passphrase-file, --passphrase-fd, GAVEL_PASSPHRASE_COMMAND, else the
/// keyboard. It is the first line, without its end.
enum Passphrase {
  private static let longest = 4096

  /// - Parameter prompt: what the person at the keyboard is asked, "Passphrase of ibm-rep: ".
  static func obtain(
    _ prompt: String, _ options: PassphraseOptions, in session: Session
  ) throws(ProgramError) -> SecretBytes {
    if let passphrase = try fromElsewhere(options, in: session) { return passphrase }
    return try session.terminal.passphrase(prompt)
  }

  /// A new one: typed twice at the keyboard.
  static func obtainNew(
    _ options: PassphraseOptions, in session: Session
  ) throws(ProgramError) -> SecretBytes {
    if let passphrase = try fromElsewhere(options, in: session) { return passphrase }
    let first = try session.terminal.passphrase("New passphrase: ")
    let second = try session.terminal.passphrase("Once more: ")
    guard first.equals(second) else { throw .passphrasesDiffer }
    return first
  }

  private static func fromElsewhere(
    _ options: PassphraseOptions, in session: Session
  ) throws(ProgramError) -> SecretBytes? {
    if let path = options.passphraseFile {
      let file = try opened(session.environment.absolute(path))
      defer { try? file.close() }
      return try firstLine(of: file.fileDescriptor, named: path)
    }
    if let descriptor = options.passphraseDescriptor {
      return try firstLine(of: descriptor, named: "file descriptor \(descriptor)")
    }
    if let command = session.environment["GAVEL_PASSPHRASE_COMMAND"] {
      return try output(of: command)
    }
    return nil
  }

  private static func opened(_ path: String) throws(ProgramError) -> FileHandle {
    do {
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    } catch {
      throw .passphraseSource(path, reason: Files.reason(error))
    }
  }

  private static func output(of command: String) throws(ProgramError) -> SecretBytes {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    do {
      try process.run()
    } catch {
      throw .passphraseSource("GAVEL_PASSPHRASE_COMMAND", reason: Files.reason(error))
    }
    let line = Result { () throws(ProgramError) in
      try firstLine(
        of: pipe.fileHandleForReading.fileDescriptor, named: "GAVEL_PASSPHRASE_COMMAND")
    }
    try? pipe.fileHandleForReading.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw .passphraseSource(
        "GAVEL_PASSPHRASE_COMMAND", reason: "it ended with the status \(process.terminationStatus)")
    }
    return try line.get()
  }

  /// Reads byte by byte into memory that is wiped, so that no buffer of the library keeps a copy.
  static func firstLine(of file: Int32, named name: String) throws(ProgramError) -> SecretBytes {
    var bytes: [UInt8] = []
    // Enough room at once: growing would leave copies behind.
    bytes.reserveCapacity(longest)
    defer { wipe(&bytes) }
    var byte = gavel_read_byte(file)
    while byte >= 0, byte != 0x0A {
      guard bytes.count < longest else {
        throw .passphraseSource(name, reason: "it is longer than \(longest) bytes")
      }
      bytes.append(UInt8(byte))
      byte = gavel_read_byte(file)
    }
    guard byte != -2 else { throw .passphraseSource(name, reason: "it can't be read") }
    guard !bytes.isEmpty else { throw .passphraseEmpty }
    do {
      return try SecretBytes(wiping: &bytes)
    } catch {
      throw .passphraseSource(name, reason: error.sentence)
    }
  }
}
