internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation
internal import NetworkMessages
internal import Signing
internal import Sodium
internal import TransparencyLog
internal import Witnessing

/// A witness that answers over HTTP.
struct WitnessServe: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve a witness of this computer over HTTP.",
    discussion: """
      Answers as C2SP tlog-witness says, at /add-checkpoint, until it is stopped. What it cosigns is on the disk \
      before it is answered, and it cosigns no head that does not contain all that it cosigned before. It speaks \
      plain HTTP: put a server in front of it that ends TLS and limits who asks how often. Port 0 takes any that \
      is free. The state must not be put back from a backup: a witness that forgot could cosign two histories.
      """)
  static let examples = [
    Example("gavel witness serve --listen 127.0.0.1:0", "serves the witness of this computer"),
    Example(
      "gavel witness serve --listen 127.0.0.1:0 --witness witness.example/w2 --state w1.json",
      "names it and its state"),
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var chosen: WitnessOptions
  @OptionGroup(title: "Passphrase") var passphrase: PassphraseOptions

  @Option(help: ArgumentHelp("Where it listens.", valueName: "host:port"))
  var listen: String

  func perform(in session: Session) throws {
    let (name, key, path) = try chosen.find(in: session)
    guard let colon = listen.lastIndex(of: ":"),
      let port = UInt16(listen[listen.index(after: colon)...]), colon != listen.startIndex
    else {
      throw ProgramError.usage(
        "\(listen) is no address to listen at", next: "give host and port: 127.0.0.1:8080")
    }
    // Looked at here, so that what is wrong is told as elsewhere; the program opens it again.
    _ = try WitnessStateFile(path, of: key)
    let file = try session.keys.witnessKey(name)
    let secret =
      try file.isProtected
      ? file.open(
        passphrase: Passphrase.obtain("Passphrase of \(name.text): ", passphrase, in: session))
      : file.open()
    let program = try NetworkProgram("witness", in: session)
    var order = WitnessOrder(
      host: String(listen[..<colon]), port: Int(port), name: name.text, state: path,
      seed: secret.withSeed { seed in seed.indices.map { seed[$0] } })
    try order.send(to: program.pipe)
    wipe(&order.seed)
    let start = try WitnessStart(receivedFrom: program.pipe)
    guard case .listening(let taken)? = start else {
      if case .failure(let reason)? = start {
        throw ProgramError.network(place: listen, reason: reason)
      }
      throw ProgramError.networkProgram(reason: "it ended before it listened")
    }
    let url = "http://\(listen[..<colon]):\(taken)"
    try session.output.show(
      "gavel.witness_serving/1", ["url": .string(url), "witness": .string(key.text)],
      text: "\(key.text)\nlistens at \(url)\n")
    try session.output.finish()
    guard program.waitUntilExit() == 0 else {
      throw ProgramError.networkProgram(reason: "it stopped serving")
    }
  }
}
