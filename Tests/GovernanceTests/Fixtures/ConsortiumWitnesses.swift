import Sodium
import TransparencyLog

@testable import Governance

/// The witnesses of these tests: two of three must cosign.
enum Witnesses {
  static let one = cosigner("w1")
  static let two = cosigner("w2")
  static let three = cosigner("w3")

  static func cosigner(_ name: String) -> Cosigner {
    cosigner(name, Keys.secret("witness \(name)"))
  }

  static func cosigner(_ name: String, _ key: SecretKey) -> Cosigner {
    guard let named = KeyName("witness.example/\(name)") else { preconditionFailure("no name") }
    return Cosigner(name: named, secretKey: key)
  }

  /// A policy of these witnesses, of whom `least` must cosign.
  static func policy(
    _ cosigners: [Cosigner] = [one, two, three], least: Int = 2
  ) -> String {
    let names = cosigners.indices.map { "w\($0 + 1)" }
    let lines = zip(names, cosigners).map { "witness \($0) \($1.key.text)\n" }.joined()
    return lines + "group enough \(least) \(names.joined(separator: " "))\nquorum enough\n"
  }

  static func rule(_ text: String = policy(), within: Int64? = nil) -> WitnessRule {
    do { return try WitnessRule(text: text, within: within) } catch {
      preconditionFailure("\(error)")
    }
  }
}

extension Consortium {
  /// A consortium whose charter names the witnesses, and whose bodies decide by ballots that these have seen in
  /// time.
  static func witnessed(
    within: Int64? = nil, inTime: Bool = true,
    changing change: (inout CharterDocument) -> Void = { _ in }
  ) throws -> Consortium {
    try founded { charter in
      charter.witnesses = Witnesses.rule(within: within)
      // All of them: a rule changes only under one that is as strict.
      for index in charter.rules.indices where inTime { charter.rules[index].inTime = .cosigned }
      change(&charter)
    }
  }

  /// The log's head of this size, or the newest, signed by the ledger and cosigned by some, each at its time.
  func cosigned(
    size: Int64? = nil, by cosigners: [(Cosigner, Timestamp)],
    signedBy key: SecretKey = ledgerKey, origin: String = origin, root: Digest? = nil
  ) throws -> SignedCheckpoint {
    let size = size ?? log.size
    guard let origin = Origin(origin) else { preconditionFailure("no origin") }
    let checkpoint = Checkpoint(
      origin: origin, size: size, root: try root ?? known(size: size))
    return try NoteSigner(name: KeyName(origin), secretKey: key).sign(checkpoint)
      .adding(cosigners.map { $0.cosign(checkpoint, at: $1.seconds) })
  }

  private func known(size: Int64) throws -> Digest { log.seen(size).root }

  /// Records the newest head as two witnesses cosign it now, or at `time`.
  @discardableResult
  func recordHead(
    size: Int64? = nil, at time: Timestamp? = nil, by person: Identifier = .intelRep
  ) throws -> Digest {
    try record(
      HeadCosigned(
        checkpoint: try cosigned(
          size: size, by: [(Witnesses.one, time ?? now), (Witnesses.two, time ?? now)])),
      by: person)
  }
}
