internal import CTerminal
internal import Foundation
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

/// The ssh-agent that SSH_AUTH_SOCK names: which keys it holds, and a signature by one of them. Each question
/// has a connection of its own, so that none is left open while a person reads. It waits as long as it takes:
/// a security key waits for a touch.
struct AgentConnection: Sendable {
  private let path: String

  /// - Throws: `ProgramError.agent` where no variable names one.
  init(_ environment: Environment) throws(ProgramError) {
    guard let path = environment["SSH_AUTH_SOCK"] else {
      throw .agent("SSH_AUTH_SOCK names none")
    }
    self.path = path
  }

  /// The Ed25519 keys that it holds, in its own order.
  func identities() throws -> [AgentMessage.Identity] {
    try AgentMessage.identities(in: try answer(to: AgentMessage.identitiesRequest))
  }

  /// A person with a key of the agent in the hand.
  func signer(of person: Identifier, with key: SSHPublicKey) -> Signer {
    Signer(person: person, key: key) { event in
      try AgentMessage.signature(
        in: try answer(to: AgentMessage.signatureRequest(of: event, by: key)), by: key)
    }
  }

  private func answer(to request: [UInt8]) throws -> [UInt8] {
    let descriptor = try connect()
    let socket = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try Self.send(request, to: socket)
      let head = try read(AgentMessage.lengthByteCount, from: socket)
      return try read(try AgentMessage.length(head), from: socket)
    } catch let error as SigningError {
      throw error
    } catch let error as ProgramError {
      throw error
    } catch {
      throw ProgramError.agent("\(path): \(Files.reason(error))")
    }
  }

  /// An agent that has gone away is an error, and does not end the program.
  static func send(_ request: [UInt8], to socket: FileHandle) throws {
    gavel_end_on_broken_pipe(0)
    defer { gavel_end_on_broken_pipe(1) }
    try socket.write(contentsOf: Data(request))
  }

  private func read(_ count: Int, from socket: FileHandle) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let more = try socket.read(upToCount: count - bytes.count), !more.isEmpty else {
        throw ProgramError.agent("\(path): it ended in the middle of its answer")
      }
      bytes += more
    }
    return bytes
  }

  private func connect() throws(ProgramError) -> Int32 {
    let descriptor = gavel_connect_agent()
    guard descriptor >= 0 else {
      let reason = POSIXErrorCode(rawValue: -descriptor).map {
        POSIXError($0).localizedDescription
      }
      throw .agent("\(path): \(reason ?? "error \(-descriptor)")")
    }
    return descriptor
  }
}
