internal import Foundation
internal import Governance
internal import Sodium

/// The turns of the ballots that this computer has signed, one small file for each seat in a poll:
/// `$XDG_STATE_HOME/gavel/turns/<seal>/<seat>`. A ballot may be signed and on its way while the register does
/// not know it yet; the next one must still be above it.
struct BallotTurns {
  private let folder: String

  init(_ folders: Folders, poll: Digest) throws {
    folder = try folders.state + "/turns/\(poll.hex)"
  }

  /// The highest turn signed for the seat; 0 where there is none.
  func last(of seat: Identifier) throws -> Int64 {
    guard let bytes = try Files.contents("\(folder)/\(seat)") else { return 0 }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let turn = Int64(text.prefix { $0 != "\n" }), turn > 0 else {
      throw ProgramError.file(
        path: "\(folder)/\(seat)", reason: "it is not a turn that gavel wrote")
    }
    return turn
  }

  func keep(_ turn: Int64, of seat: Identifier) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw ProgramError.file(path: folder, reason: Files.reason(error))
    }
    try Files.write(Array("\(turn)\n".utf8), to: "\(folder)/\(seat)", force: true)
  }
}
