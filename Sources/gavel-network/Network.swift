import Foundation
import NetworkMessages
import Sodium
import TransparencyLog
import WitnessServer
import Witnessing

/// The one program of Gavel that opens sockets. `gavel` runs it, and speaks to it over stdin and stdout; it
/// ends when stdin does.
///
///     gavel-network fetch       does over HTTP what it is asked
///     gavel-network witness     serves a witness
@main struct Network {
  static func main() async {
    let pipe = MessagePipe(reading: .standardInput, writing: .standardOutput)
    do {
      try Libsodium.start()
      switch CommandLine.arguments.dropFirst() {
      case ["fetch"]: try await HTTPFetcher(pipe: pipe).run()
      case ["witness"]: try await serve(pipe)
      default:
        complain("this is a part of gavel, which runs it: gavel mirror URL, gavel witness serve")
        exit(64)
      }
    } catch {
      complain("\(error)")
      exit(1)
    }
  }

  private static func serve(_ pipe: MessagePipe) async throws {
    guard var order = try WitnessOrder(receivedFrom: pipe) else { return }
    let service: WitnessService
    do {
      guard let name = KeyName(order.name), let key = try SecretKey(wipingSeed: &order.seed) else {
        throw MessageError.unknownWord
      }
      let cosigner = Cosigner(name: name, secretKey: key)
      service = WitnessService(
        cosigner: cosigner, state: try WitnessStateFile(order.state, of: cosigner.key)
      ) { Int64(Date().timeIntervalSince1970) }
    } catch {
      return try WitnessStart.failure("\(error)").send(to: pipe)
    }
    let (host, port) = (order.host, order.port)
    // Whoever started this may be killed: then stdin ends, and nobody answers for the witness any more.
    let watch = Thread {
      while !FileHandle.standardInput.availableData.isEmpty {}
      exit(0)
    }
    watch.start()
    do {
      try await service.run(host: host, port: port) { port in
        try? WitnessStart.listening(port: port).send(
          to: MessagePipe(reading: .standardInput, writing: .standardOutput))
      }
    } catch {
      try WitnessStart.failure("\(error)").send(to: pipe)
    }
  }

  private static func complain(_ sentence: String) {
    FileHandle.standardError.write(Data("gavel-network: \(sentence)\n".utf8))
  }
}
