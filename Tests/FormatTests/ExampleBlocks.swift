import CanonicalJSON
import Foundation
import Governance
import Signing
import Sodium
import TransparencyLog

/// The fenced blocks of FORMAT.md that follow a line `<!-- example: NAME -->`.
struct ExampleBlocks {
  private static let start = "<!-- example: "
  private static let end = " -->"
  private static let fence = "```"

  private(set) var texts: [String: String] = [:]

  init(of lines: [String]) throws {
    for (index, line) in lines.enumerated() where line.hasPrefix(Self.start) {
      let name = String(line.dropFirst(Self.start.count).dropLast(Self.end.count))
      guard lines[index + 1].hasPrefix(Self.fence),
        let last = lines[(index + 2)...].firstIndex(of: Self.fence), texts[name] == nil
      else { throw Sample.Unreadable(text: line) }
      texts[name] = lines[(index + 2)..<last].joined(separator: "\n")
    }
  }

  subscript(name: String) -> String { texts[name] ?? "" }

  /// The page's lines with these texts in the places of the old ones.
  static func replacing(_ texts: [String: String], in lines: [String]) throws -> [String] {
    var result: [String] = []
    var rest = lines[...]
    while let line = rest.popFirst() {
      result.append(line)
      guard line.hasPrefix(start), let fenced = rest.popFirst() else { continue }
      let name = String(line.dropFirst(start.count).dropLast(end.count))
      guard let text = texts[name], let last = rest.firstIndex(of: fence) else {
        throw Sample.Unreadable(text: line)
      }
      result += [fenced, text]
      rest = rest[last...]
    }
    return result
  }
}

extension ExampleLedger {
  /// What the page shows, by the names of its blocks.
  func blocks() throws -> [String: String] {
    let people = ["alpha-rep", "beta-rep"]
    let keys = try people.map { ($0, try Sample.key(Self.seed(of: $0))) }
    let entries = try lines.map { try Entry($0) }
    let genesis = entries[0]
    return [
      "seeds": (people + ["the ledger"]).map { person in
        "\(Hex.encode([UInt8](repeating: Self.seed(of: person), count: 32)))  \(person)"
      }.joined(separator: "\n"),
      "keys": keys.map { "\($1.base64)  \(Fingerprint(of: $1))  \($0)" }.joined(separator: "\n"),
      "log.vkey": signer.key.text,
      "charter": String(decoding: charter, as: UTF8.self),
      "rule": String(
        decoding: try Sample.plainRule.canonicalBytes(limits: .document), as: UTF8.self),
      "digests": try digests(),
      "policy": String(decoding: Self.policyText.dropLast(), as: UTF8.self),
      "reason": String(decoding: Self.reason.dropLast(), as: UTF8.self),
      "salt": Hex.encode(Self.salt),
      "electorate": String(decoding: electorate, as: UTF8.self),
      "trail.jsonl": lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"),
      "blob": Self.hexLines(EventSignature.blob(of: genesis.event.bytes.span)),
      "signature": String(
        decoding: SSHSignature(genesis.signature, by: SSHPublicKey(keys[0].1)).armoured.dropLast(),
        as: UTF8.self),
      "ids": entries.enumerated().map { "\($0)  \($1.event.id.hex)" }.joined(separator: "\n"),
      "leaves": lines.enumerated().map { "\($0)  \(Tree.leafHash(of: $1).hex)" }
        .joined(separator: "\n"),
      "roots": history.heads.map { "\($0.size)  \($0.root.base64)" }.joined(separator: "\n"),
      "ballots": try ballotLeaves().joined(separator: "\n"),
      "ballots root": try BallotTree(
        of: register.ballots(in: seal), recusals: []
      ).root.hex,
      "checkpoint": String(decoding: checkpoint.dropLast(), as: UTF8.self),
    ]
  }

  private func digests() throws -> String {
    let rule = try Sample.object(DecisionRule.self, Sample.plainRule)
    let named: [(String, Digest)] = [
      ("the charter", SHA256.hash(charter)), ("the rule", try rule.digest),
      ("the policy's text", SHA256.hash(Self.policyText)),
      ("the electorate", SHA256.hash(electorate)), ("the reason, salted", Self.reasonDigest),
    ]
    return named.map { "\($1.hex)  \($0)" }.joined(separator: "\n")
  }

  private func ballotLeaves() throws -> [String] {
    let ballots = register.ballots(in: seal)
    return try ballots.map { ballot in
      let counts = !ballots.contains { $0.seat == ballot.seat && $0.turn > ballot.turn }
      let leaf: JSON = [
        "counted": .bool(counts), "entry": .integer(ballot.entry),
        "event": .string(ballot.event.hex),
      ]
      return String(decoding: try leaf.canonicalBytes(), as: UTF8.self)
    }
  }

  /// Lines of 32 bytes.
  private static func hexLines(_ blob: EventSignature.Blob) -> String {
    var bytes: [UInt8] = []
    for index in blob.indices { bytes.append(blob[index]) }
    return stride(from: 0, to: bytes.count, by: 32).map {
      Hex.encode(bytes[$0..<min($0 + 32, bytes.count)])
    }.joined(separator: "\n")
  }
}
