internal import ArgumentParser
internal import CanonicalJSON
internal import Signing
internal import TransparencyLog
internal import Witnessing

/// Which witness of this computer, and where it keeps what it has cosigned.
struct WitnessOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Which witness, where several are here.", valueName: "name"))
  var witness: String?

  @Option(
    help: ArgumentHelp(
      "What it has cosigned; else a file under XDG_STATE_HOME.", valueName: "file"),
    completion: .file())
  var state: String?

  /// The witness, its key and the place of its state.
  func find(
    in session: Session
  ) throws -> (name: WitnessName, key: WitnessKey, state: String) {
    let keys = try session.keys
    let name = try keys.witness(named: witness)
    let key = try name.key(try keys.witnessKey(name).publicKey)
    let usual = try session.folders.state + "/witness/\(name.text.replacing("/", with: "+")).json"
    return (name, key, state.map { session.environment.absolute($0) } ?? usual)
  }
}

extension WitnessStateError: Explained {
  var explanation: Explanation {
    Explanation(code: code, sentence: sentence, next: nextStep, exitStatus: exitStatus)
  }
}
