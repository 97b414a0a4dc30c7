extension LogPolicy {
  /// Reads a policy.
  public init(parsing bytes: [UInt8]) throws(LogPolicyError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw .tooLong(bytes: bytes.count, limit: Self.maximumByteCount)
    }
    guard bytes.isEmpty || bytes.last == 0x0A else { throw .notEndedByLineFeed }
    var reader = LogPolicyReader()
    let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(LogPolicyError.LineFault) {
        try reader.read(line)
      } catch {
        throw .line(number: index + 1, error)
      }
    }
    guard reader.hasQuorum else { throw .noQuorum }
    self = reader.policy
  }
}

/// Reads a policy line by line; what a line names must stand on an earlier one.
private struct LogPolicyReader {
  var policy = LogPolicy()
  var hasQuorum = false
  private var defined: Set<LogPolicyName> = []
  private var members: Set<LogPolicyName> = []

  mutating func read(_ line: ArraySlice<UInt8>) throws(LogPolicyError.LineFault) {
    if let byte = line.first(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
      throw .controlCharacter(byte)
    }
    let words = line.split { $0 == 0x20 || $0 == 0x09 }.map { Array($0) }
    guard let first = words.first, first.first != UInt8(ascii: "#") else { return }
    switch String(decoding: first, as: UTF8.self) {
    case "log": try readLog(words)
    case "witness": try readWitness(words)
    case "group": try readGroup(words)
    case "quorum": try readQuorum(words)
    default: throw .keyword
    }
  }

  private mutating func readLog(_ words: [[UInt8]]) throws(LogPolicyError.LineFault) {
    guard (2...3).contains(words.count) else { throw .wordCount }
    try Self.checkCount(policy.logs.count)
    let key: VerifierKey
    do throws(VerifierKeyError) {
      key = try VerifierKey(parsing: try Self.text(words[1]))
    } catch {
      throw .key(error)
    }
    guard !policy.logs.contains(where: { $0.key.publicKey == key.publicKey }) else {
      throw .keyTwice(key.name)
    }
    policy.logs.append(LogPolicy.Log(key: key, url: words.count == 3 ? words[2] : nil))
  }

  private mutating func readWitness(_ words: [[UInt8]]) throws(LogPolicyError.LineFault) {
    guard (3...4).contains(words.count) else { throw .wordCount }
    try Self.checkCount(policy.witnesses.count)
    let name = try define(words[1])
    let key: WitnessKey
    do throws(VerifierKeyError) {
      key = try WitnessKey(parsing: try Self.text(words[2]))
    } catch {
      throw .key(error)
    }
    guard !policy.witnesses.contains(where: { $0.key.publicKey == key.publicKey }) else {
      throw .keyTwice(key.name)
    }
    let url = words.count == 4 ? words[3] : nil
    policy.witnesses.append(LogPolicy.Witness(name: name, key: key, url: url))
  }

  private mutating func readGroup(_ words: [[UInt8]]) throws(LogPolicyError.LineFault) {
    guard words.count >= 4 else { throw .wordCount }
    try Self.checkCount(policy.groups.count)
    var group: [LogPolicyName] = []
    for word in words[3...] {
      let name = try known(word)
      guard members.insert(name).inserted else { throw .memberTwice(name) }
      group.append(name)
    }
    let threshold = try Self.threshold(words[2], of: group.count)
    let name = try define(words[1])
    policy.groups.append(LogPolicy.Group(name: name, threshold: threshold, members: group))
  }

  private mutating func readQuorum(_ words: [[UInt8]]) throws(LogPolicyError.LineFault) {
    guard words.count == 2 else { throw .wordCount }
    guard !hasQuorum else { throw .quorumTwice }
    policy.quorum = words[1] == LogPolicyName.none ? nil : try known(words[1])
    hasQuorum = true
  }

  private static func threshold(
    _ word: [UInt8], of count: Int
  ) throws(LogPolicyError.LineFault) -> Int {
    if word == Array("all".utf8) { return count }
    if word == Array("any".utf8) { return 1 }
    guard let number = decimal(word[...]), (1...Int64(count)).contains(number) else {
      throw .threshold(members: count)
    }
    return Int(number)
  }

  private mutating func define(_ word: [UInt8]) throws(LogPolicyError.LineFault) -> LogPolicyName {
    guard let name = LogPolicyName(bytes: word) else { throw .noneAsName }
    guard defined.insert(name).inserted else { throw .nameTwice(name) }
    return name
  }

  private func known(_ word: [UInt8]) throws(LogPolicyError.LineFault) -> LogPolicyName {
    guard let name = LogPolicyName(bytes: word) else { throw .noneAsName }
    guard defined.contains(name) else { throw .notDefined(name) }
    return name
  }

  private static func checkCount(_ count: Int) throws(LogPolicyError.LineFault) {
    guard count < LogPolicy.maximumCount else { throw .tooMany(limit: LogPolicy.maximumCount) }
  }

  /// A key's text is UTF-8, as its name is.
  private static func text(_ word: [UInt8]) throws(VerifierKeyError) -> String {
    guard let text = String(validating: word, as: UTF8.self) else { throw .name }
    return text
  }
}
