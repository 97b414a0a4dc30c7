public import CanonicalJSON
import Sodium
public import TransparencyLog

/// What a charter asks of witnesses: which ones, how many of them, and how soon.
///
/// The policy is the text of a C2SP tlog-policy. It lists no log, for the log is this ledger, whose key the
/// genesis tells; its quorum is a witness or a group, never `none`.
public struct WitnessRule: JSONObject {
  /// The bytes of the longest policy of a charter: what one string of an event holds.
  public static let maximumByteCount = 4096

  /// The policy as it is written in the charter.
  public let text: String
  public let policy: LogPolicy
  /// Seconds that an entry may stand without a cosigned head over it before nothing but such a head is
  /// recorded; nil where nothing waits for the witnesses.
  public let within: Int64?

  /// - Throws: `ValueError` for a text that is no such policy.
  public init(text: String, within: Int64? = nil) throws(ValueError) {
    guard text.utf8.count <= Self.maximumByteCount else {
      throw Self.error("at most \(Self.maximumByteCount) bytes")
    }
    let policy: LogPolicy
    do throws(LogPolicyError) {
      policy = try LogPolicy(parsing: Array(text.utf8))
    } catch {
      throw Self.error("a policy of witnesses: \(error.sentence)")
    }
    guard policy.logs.isEmpty else { throw Self.error("no log: the log is this ledger") }
    guard policy.quorum != nil else {
      throw Self.error("a quorum other than none, which nobody would have to meet")
    }
    self.text = text
    self.policy = policy
    self.within = within
  }

  public init(reading fields: inout Fields) throws {
    let text = try fields.string("policy")
    let within = try fields.optionalInteger("within", in: 1...DecisionRule.longestSpan)
    try self.init(text: text, within: within)
  }

  public var json: JSON {
    .members(["policy": .string(text), "within": within.map(JSON.integer)])
  }

  /// The keys of its witnesses, in the order of their lines.
  public var keys: [WitnessKey] { policy.witnesses.map(\.key) }

  /// Whether enough of its witnesses have cosigned a checkpoint. Lines that only claim to be theirs make it no.
  public func isMet(on checkpoint: SignedCheckpoint) -> Bool {
    guard let found = try? VerifiedCosignature.all(on: checkpoint, knowing: keys) else {
      return false
    }
    return policy.isSatisfied(by: Set(found.map(\.key)))
  }

  /// The least time by which those who had cosigned meet the quorum; nil where all of them do not.
  ///
  /// - Parameter cosignatures: of one checkpoint, in any order. Of several by one witness the earliest tells.
  func satisfied(by cosignatures: [VerifiedCosignature]) -> Int64? {
    var keys: Set<WitnessKey> = []
    for cosignature in cosignatures.sorted(by: { $0.time < $1.time }) {
      keys.insert(cosignature.key)
      if policy.isSatisfied(by: keys) { return cosignature.time }
    }
    return nil
  }

  private static func error(_ expected: String) -> ValueError {
    ValueError(field: "policy", expected: expected)
  }
}

extension CharterDocument {
  /// A witness whose key accepts the charter: it would vouch for itself.
  func checkWitnesses(_ report: (_ path: String, _ sentence: String) -> Void) {
    for key in witnesses?.keys ?? []
    where founders.contains(where: { $0.key == key.publicKey }) {
      report("witnesses.policy", "the key of the witness \(key.name) is a founder's too")
    }
  }

  /// A rule that waits for witnesses of which the charter names none.
  func checkInTime(_ report: StructureReport) {
    guard witnesses == nil else { return }
    for (index, rule) in rules.enumerated() where rule.inTime != nil {
      report(
        "rules[\(index)].in_time", "witnesses of \(rule.id)",
        "the charter names no witnesses, so no ballot under \(rule.id) would ever be in time")
    }
  }
}
