internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Sodium
internal import TransparencyLog
internal import Witnessing

/// A witness of this computer, and what it has cosigned.
struct WitnessShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a witness of this computer, and what it has cosigned.")
  static let examples = [
    Example("gavel witness show", "shows its verifier key and the logs that it knows")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var chosen: WitnessOptions

  func perform(in session: Session) throws {
    let (name, key, path) = try chosen.find(in: session)
    let logs = try WitnessStateFile.look(at: path)?.logs ?? []
    let face = try session.clockFace
    let lines = logs.map { log in
      let latest = log.latest.map {
        "\($0.checkpoint.size) entries, root \($0.checkpoint.root.hex.prefix(12))…, cosigned "
          + (Timestamp(seconds: log.time).map(face.text) ?? "")
      }
      return "  \(log.origin): \(latest ?? "nothing cosigned yet")\n"
    }
    try session.output.show(
      "gavel.witness/1",
      [
        "key": .string(key.text), "logs": .array(logs.map(Self.json)), "name": .string(name.text),
      ], text: "\(key.text)\n" + lines.joined())
  }

  private static func json(_ log: WitnessedLog) -> JSON {
    var members: [String: JSON] = [
      "keys": .array(log.keys.map { .string($0.text) }), "origin": .string(log.origin.text),
    ]
    if let latest = log.latest {
      members["root"] = .string(latest.checkpoint.root.base64)
      members["size"] = .integer(latest.checkpoint.size)
      members["time"] = .integer(log.time)
    }
    return .object(members)
  }
}
