import Dispatch
import Governance
import Signing
import Sodium
import Synchronization

/// One signature to be checked: by which key, over which event, of which entry.
struct SignatureCheck: Sendable {
  let entry: Int64
  let event: [UInt8]
  let signature: StoredSignature
  let publicKey: SSHPublicKey
}

/// Checks signatures on every core. The caller's thread is one of the workers: when the others are
/// busy, it checks a batch itself, so that memory stays bounded whatever the speeds.
final class SignatureChecks: Sendable {
  private let queues: [DispatchQueue]
  private let slots: [DispatchSemaphore]
  private let group = DispatchGroup()
  private let wrong = Mutex<[Int64]>([])
  /// Batches that may wait for one worker.
  private static let depth = 3

  /// - Parameter threads: how many threads check, the caller's included.
  init(threads: Int) {
    let workers = max(0, threads - 1)
    queues = (0..<workers).map { DispatchQueue(label: "gavel.signatures.\($0)") }
    slots = (0..<workers).map { _ in DispatchSemaphore(value: Self.depth) }
  }

  func check(_ batch: [SignatureCheck]) {
    for (queue, slot) in zip(queues, slots) where slot.wait(timeout: .now()) == .success {
      queue.async(group: group) {
        self.run(batch)
        slot.signal()
      }
      return
    }
    run(batch)
  }

  /// Waits for all batches.
  ///
  /// - Returns: the entries whose signature is wrong, in order.
  func finish() -> [Int64] {
    group.wait()
    return wrong.withLock { $0.sorted() }
  }

  private func run(_ batch: [SignatureCheck]) {
    for check in batch
    where !EventSignature.verify(check.signature, of: check.event, by: check.publicKey) {
      wrong.withLock { $0.append(check.entry) }
    }
  }
}

/// How many signatures were checked, and how many could not be: a line that said "all fit" of the rest
/// would vouch for entries that nobody looked at.
struct SignatureTally {
  var checked: Int64 = 0
  var wrong: Int64 = 0
  /// Of entries that were refused, or not understood, before it was found out which key must have
  /// signed, and that name a key which no entry before them brought.
  var keyless: Int64 = 0
  /// Of what is no entry.
  var unreadable: Int64 = 0

  var check: VerificationReport.Check {
    let fit = checked - wrong
    var parts = ["\(fit) fit"]
    if wrong > 0 { parts.append("\(wrong) wrong") }
    if keyless > 0 { parts.append("\(keyless) not checked: their key is not known") }
    if unreadable > 0 { parts.append("\(unreadable) not checked: they cannot be read") }
    let areAllChecked = checked > 0 && keyless + unreadable == 0
    return VerificationReport.Check(
      name: "signatures", state: wrong > 0 ? .failed : areAllChecked ? .passed : .skipped,
      detail: areAllChecked && wrong == 0 ? "all fit" : parts.joined(separator: ", "),
      counts: ["fit": fit, "unchecked": keyless + unreadable, "wrong": wrong])
  }
}
