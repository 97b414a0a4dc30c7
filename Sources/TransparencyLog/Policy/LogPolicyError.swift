/// Why bytes are no policy.
public enum LogPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(bytes: Int, limit: Int)
  /// The last line is cut off.
  case notEndedByLineFeed
  /// Lines are counted from 1.
  case line(number: Int, LineFault)
  case noQuorum

  /// What is wrong with a line.
  public enum LineFault: Error, Hashable, Sendable {
    case controlCharacter(UInt8)
    /// It begins with none of `log`, `witness`, `group` and `quorum`.
    case keyword
    /// More or fewer words than belong there.
    case wordCount
    case key(VerifierKeyError)
    /// The public key stands on an earlier line already, under whatever name.
    case keyTwice(KeyName)
    /// The name is defined on an earlier line already.
    case nameTwice(LogPolicyName)
    /// `none` is no name of a witness, group or member.
    case noneAsName
    /// No earlier line defines the name.
    case notDefined(LogPolicyName)
    /// The name is a member already, of this group or another.
    case memberTwice(LogPolicyName)
    /// Neither `all` nor `any`, nor a number from 1 to the count of members.
    case threshold(members: Int)
    case quorumTwice
    case tooMany(limit: Int)
  }

  /// A stable name for programs.
  public var code: String {
    switch self {
    case .tooLong, .line(_, .tooMany): "E-LOG-POLICY-LIMIT"
    case .noQuorum, .line(_, .quorumTwice): "E-LOG-POLICY-QUORUM"
    case .notEndedByLineFeed, .line: "E-LOG-POLICY-LINE"
    }
  }

  /// What happened, with what was compared, for a person.
  public var sentence: String {
    switch self {
    case .tooLong(let bytes, let limit): "the policy has \(bytes) bytes, more than \(limit)"
    case .notEndedByLineFeed: "the policy does not end in a line feed"
    case .line(let number, let fault): "line \(number) of the policy \(Self.describe(fault))"
    case .noQuorum: "the policy has no quorum line"
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .noQuorum: "add a last line: quorum and the name of a witness or group, or quorum none"
    default: "mend the line, or get the policy again from whoever publishes it"
    }
  }

  public var description: String { "\(sentence) [\(code)]" }

  private static func describe(_ fault: LineFault) -> String {
    switch fault {
    case .controlCharacter(let byte): "has the control character \(byte)"
    case .keyword: "begins with none of log, witness, group and quorum"
    case .wordCount: "has more or fewer words than belong there"
    case .key(let error): "has no key: \(error.sentence)"
    case .keyTwice(let name): "has the key of \(name), which an earlier line has"
    case .nameTwice(let name): "defines \(name), as an earlier line does"
    case .noneAsName: "uses the word none as a name"
    case .notDefined(let name): "names \(name), which no earlier line defines"
    case .memberTwice(let name): "has the member \(name), which is one already"
    case .threshold(let members): "has no threshold: all, any or a number from 1 to \(members)"
    case .quorumTwice: "is a second quorum line"
    case .tooMany(let limit): "is one too many: there may be \(limit) of its kind"
    }
  }
}
