internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation
internal import Ledger
internal import Sodium
internal import TransparencyLog

/// Lost entries put back.
struct LedgerRefill: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "refill",
    abstract:
      "Put entries that this file has lost back, byte for byte, from copies that have them.",
    discussion: """
      For a ledger that was restored from an old backup. The copies, ledger files or trails, are verified in full \
      and compared with this file and with the head that this computer has seen: what differs is told and changes \
      nothing. Texts that a copy withholds stay missing.
      """)
  static let examples = [
    Example("gavel ledger refill trail", "takes what is missing from an exported trail")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions

  @Argument(help: "Ledger files, folders of trails, or trails as tar files.", completion: .file())
  var copies: [String]

  func perform(in session: Session) throws {
    let path = session.environment.absolute(try session.ledgerPath())
    var scratch: [ScratchFolder] = []
    let sources = try copies.map { copy in
      let source = session.environment.absolute(copy)
      guard Files.isThere(source) else {
        throw ProgramError.file(path: copy, reason: "it is not there")
      }
      guard source.hasSuffix(".tar") else { return source }
      let unpacked = try ScratchFolder()
      try TarFile.unpack(source, to: unpacked.path)
      scratch.append(unpacked)
      return unpacked.path
    }
    let identity = try LedgerIdentity(of: path)
    session.announce(rehearsal: identity.rehearsal, origin: identity.origin.text)
    let keys = try session.keys.ledgerKeys(origin: identity.origin.text).map {
      RegistrarKey(origin: identity.origin, secretKey: $0)
    }
    let refill = try withExtendedLifetime(scratch) {
      try Refill(path, from: sources, heads: try session.heads, keys: keys, now: try session.now)
    }
    let back = refill.head.size - refill.before
    let still =
      refill.missing == 0 ? "" : "\(refill.missing) that this computer has seen are still missing\n"
    try session.output.show(
      "gavel.refill/1",
      [
        "entries": .integer(back), "missing": .integer(refill.missing),
        "root": .string(refill.head.root.base64), "size": .integer(refill.head.size),
      ],
      text: "\(back) \(back == 1 ? "entry" : "entries") put back, head "
        + "\(refill.head.root.hex.prefix(12))…\n\(still)")
    if refill.missing > 0 {
      session.terminal.next(
        "ask whoever keeps a trail or a mirror; if none has them, found the successor")
    }
  }
}
