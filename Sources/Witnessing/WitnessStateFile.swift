import Foundation
import Synchronization
public import TransparencyLog

/// The state of a witness on disk, held by one process at a time: a lock on the file FILE.lock beside it,
/// which stays empty.
public final class WitnessStateFile: Sendable {
  private let file: DurableFile
  private let lock: FileHandle
  /// What is on the disk. Of two requests at once the second decides upon what the first one left.
  private let state: Mutex<WitnessState>

  /// Opens the state of a witness, or begins one.
  ///
  /// - Parameter makes: whether it is made where there is none.
  /// - Throws: ``WitnessStateError``.
  public init(
    _ path: String, of witness: WitnessKey, makes: Bool = false
  ) throws(WitnessStateError) {
    file = DurableFile(path: path)
    lock = try Self.locked(path)
    let found = try Self.read(path)
    if found == nil, !makes { throw .missing(path: path) }
    let state = try found.map { (bytes) throws(WitnessStateError) in
      try WitnessState(parsing: bytes)
    }
    if let state, state.witness != witness {
      throw .otherWitness(here: state.witness, wanted: witness)
    }
    self.state = Mutex(state ?? WitnessState(of: witness))
  }

  deinit {
    try? lock.close()
  }

  /// What is in a state that nobody needs to hold: to be shown.
  ///
  /// - Returns: nil where there is none.
  public static func look(at path: String) throws(WitnessStateError) -> WitnessState? {
    guard let bytes = try read(path) else { return nil }
    return try WitnessState(parsing: bytes)
  }

  public var current: WitnessState { state.withLock { $0 } }

  /// Believes a key of a log from now on.
  ///
  /// - Returns: whether it is new.
  public func trust(_ key: VerifierKey) throws(WitnessStateError) -> Bool {
    try state.withLock { state throws(WitnessStateError) in
      var changed = state
      let isNew = try changed.trust(key)
      if isNew { try keep(changed) }
      state = changed
      return isNew
    }
  }

  /// Decides upon a request (C2SP tlog-witness, add-checkpoint). What is cosigned is on the disk before this
  /// returns: nothing leaves the witness that it could forget.
  ///
  /// - Parameters:
  ///   - body: of the request.
  ///   - time: now, in POSIX seconds, 1 or more.
  /// - Throws: ``WitnessStateError`` where it cannot be kept; then nothing was cosigned.
  public func answer(
    _ body: [UInt8], by cosigner: Cosigner, at time: Int64
  ) throws(WitnessStateError) -> Result<AddCheckpointResponse, WitnessRefusal> {
    try state.withLock { state throws(WitnessStateError) in
      let cosigned: WitnessedLog.Cosigned
      do throws(WitnessRefusal) {
        cosigned = try Self.decide(body, in: state, by: cosigner, at: time)
      } catch {
        return .failure(error)
      }
      var changed = state
      changed.keep(cosigned.log)
      try keep(changed)
      state = changed
      return .success(cosigned.response)
    }
  }

  private static func decide(
    _ body: [UInt8], in state: WitnessState, by cosigner: Cosigner, at time: Int64
  ) throws(WitnessRefusal) -> WitnessedLog.Cosigned {
    let request: AddCheckpointRequest
    do throws(AddCheckpointRequestError) {
      request = try AddCheckpointRequest(parsing: body)
    } catch {
      throw .request(error)
    }
    let origin = request.checkpoint.checkpoint.origin
    guard let log = state.log(origin) else { throw .unknownLog(origin) }
    return try log.cosigning(request, by: cosigner, at: time)
  }

  private func keep(_ state: WitnessState) throws(WitnessStateError) {
    do {
      try file.replace(with: try state.bytes())
    } catch {
      throw .file(path: file.path, reason: error.localizedDescription)
    }
  }

  private static func read(_ path: String) throws(WitnessStateError) -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .file(path: path, reason: error.localizedDescription)
    }
  }

  private static func locked(_ path: String) throws(WitnessStateError) -> FileHandle {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let name = path + ".lock"
    if !FileManager.default.fileExists(atPath: name) {
      _ = FileManager.default.createFile(
        atPath: name, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forUpdatingAtPath: name) else {
      throw .file(path: name, reason: "it cannot be written")
    }
    guard flock(handle.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      try? handle.close()
      throw .busy(path: path)
    }
    return handle
  }
}
