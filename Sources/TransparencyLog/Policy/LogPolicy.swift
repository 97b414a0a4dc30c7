/// Which logs are known, which witnesses, and which of these must have cosigned a checkpoint before it
/// is believed. As text, one definition a line:
///
///     log <vkey> [<url>]
///     witness <name> <vkey> [<url>]
///     group <name> all|any|<k> <name>...
///     quorum <name>|none
///
/// What is not known of a language for people is refused; what people may do is read: spaces and tabs
/// around words, empty lines, and comments, which are lines whose first word begins with `#`. The keys
/// of logs are ``VerifierKey``s, those of witnesses ``WitnessKey``s. A group has witnessed a checkpoint
/// when at least k of its members have, witnesses or earlier groups. Every name is a member once at
/// most, so that no witness counts twice; no key is there twice, whatever its name. `quorum` stands
/// there once, after what it names.
///
/// Bytes below 0x20 other than tab and line feed, and 0x7F, are refused; bytes from 0x80 on are taken
/// as they are. Every line ends in U+000A. At most 64 logs, 64 witnesses, 64 groups and 100,000 bytes.
///
/// ``bytes`` writes it without comments, logs first, then witnesses, groups and the quorum.
///
/// Format: C2SP tlog-policy. `LogPolicy(parsing: p.bytes) == p`.
public struct LogPolicy: Hashable, Sendable {
  /// The bytes of the longest policy that is read.
  public static let maximumByteCount = 100_000
  /// The most logs, the most witnesses and the most groups. C2SP asks for at least 32.
  public static let maximumCount = 64

  /// The logs that are accepted, in the order of their lines.
  public internal(set) var logs: [Log] = []
  /// The witnesses that are known, in the order of their lines.
  public internal(set) var witnesses: [Witness] = []
  /// Each refers to witnesses and to earlier groups only.
  public internal(set) var groups: [Group] = []
  /// The witness or group that must have witnessed; nil for `none`: no cosignature is needed.
  public internal(set) var quorum: LogPolicyName?

  /// A log that is accepted.
  public struct Log: Hashable, Sendable {
    public let key: VerifierKey
    /// Where the log can be asked: opaque bytes without a space.
    public let url: [UInt8]?
  }

  /// A witness, and its name in the policy, which need not be its key's.
  public struct Witness: Hashable, Sendable {
    public let name: LogPolicyName
    public let key: WitnessKey
    /// Where the witness can be asked: opaque bytes without a space.
    public let url: [UInt8]?
  }

  /// So many of these members must have witnessed.
  public struct Group: Hashable, Sendable {
    public let name: LogPolicyName
    /// 1 to the count of members.
    public let threshold: Int
    /// Witnesses and earlier groups, each once.
    public let members: [LogPolicyName]
  }

  /// For the reader, which fills it.
  init() {}

  /// Whether the quorum is reached when these witnesses have cosigned. Keys that the policy does not
  /// list count for nothing.
  public func isSatisfied(by keys: Set<WitnessKey>) -> Bool {
    guard let quorum else { return true }
    var witnessed = Set(witnesses.lazy.filter { keys.contains($0.key) }.map(\.name))
    for group in groups where group.members.count(where: witnessed.contains) >= group.threshold {
      witnessed.insert(group.name)
    }
    return witnessed.contains(quorum)
  }

  /// The policy as it is written: without comments, in one order, `all` and `any` where they say as
  /// much as a number.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func write(_ words: [[UInt8]]) {
      bytes += words.joined(separator: [0x20])
      bytes.append(0x0A)
    }
    for log in logs {
      write([Array("log".utf8), Array(log.key.text.utf8)] + [log.url].compactMap(\.self))
    }
    for witness in witnesses {
      let key = Array(witness.key.text.utf8)
      write(
        [Array("witness".utf8), witness.name.bytes, key] + [witness.url].compactMap(\.self))
    }
    for group in groups {
      let members = group.members.map(\.bytes)
      write([Array("group".utf8), group.name.bytes, Array(group.thresholdWord.utf8)] + members)
    }
    write([Array("quorum".utf8), quorum?.bytes ?? LogPolicyName.none])
    return bytes
  }
}

extension LogPolicy.Group {
  fileprivate var thresholdWord: String {
    if threshold == members.count { return "all" }
    return threshold == 1 ? "any" : "\(threshold)"
  }
}

/// The name of a witness or group in a policy: bytes other than control characters and spaces, at least
/// one, but not `none`. It means nothing outside of the policy. Compared as bytes.
public struct LogPolicyName: Hashable, Sendable, CustomStringConvertible {
  /// The word that a quorum of no witnesses is written with.
  static let none = Array("none".utf8)

  public let bytes: [UInt8]

  /// Nil for bytes that are no such name.
  public init?(bytes: [UInt8]) {
    guard !bytes.isEmpty, bytes != Self.none else { return nil }
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
    self.bytes = bytes
  }

  /// Nil for a text that is no such name.
  public init?(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// For reading by people: what is not UTF-8 is shown as U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
