import CharterFile
import Foundation
import Signing
import Sodium

@testable import Governance

/// The templates, founded: each placeholder of an organization is its own name, `<first-founder>` the
/// organization `first-founder`.
enum Bylaws {
  static func document(_ template: String) throws -> CharterDocument {
    guard let text = CharterFile.template(named: template) else {
      throw Refusal.ruleUnknown(.of(template), at: .latest)
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let principals = principals(in: lines)
    var key = ""
    let filled = lines.map { line -> String in
      if line.hasPrefix("#") { return "#" }
      if line.contains("title: <") { return "\(line.prefix { $0 != ":" }): A title" }
      if line.contains("key: <") { return "    key: \(key)" }
      var line = line
      for (placeholder, person) in principals {
        if line.contains("principal: \(placeholder)") { key = keyLine(of: person) }
        line = line.replacing(placeholder, with: person.text)
      }
      return line.replacing("<", with: "").replacing(">", with: "")
    }
    return try CharterFile(reading: Array(filled.joined(separator: "\n").utf8)).document
  }

  /// `<first-principal>` is `first-founder-rep`, as in every consortium of these tests.
  private static func principals(in lines: [String]) -> [String: Identifier] {
    var found: [String: Identifier] = [:]
    var organization: Identifier = "nobody"
    for line in lines {
      if line.hasPrefix("  <"), line.hasSuffix(">:") {
        organization = Identifier(stringLiteral: String(line.dropFirst(3).dropLast(2)))
      } else if let start = line.range(of: "principal: ") {
        found[String(line[start.upperBound...])] = organization.principal
      }
    }
    return found
  }

  private static func keyLine(of person: Identifier) -> String {
    String(
      decoding: PublicKeyLine(Keys.first(of: person).publicKey).text, as: UTF8.self)
  }

  static func consortium(_ template: String) throws -> Consortium {
    try Consortium.founded(document(template))
  }
}

extension Identifier {
  fileprivate static func of(_ text: String) -> Identifier { Identifier(stringLiteral: text) }
}

extension Consortium {
  /// Proposes a motion in `body`, has it seconded as its rule asks, waits for the discussion, and opens it.
  func bring(
    _ acts: [Act] = [], in body: Identifier, by mover: Identifier, texts: [TextReference]? = nil
  ) throws -> Digest {
    let motion = try propose(acts, in: body, by: mover, texts: texts)
    try makeReady(motion)
    let rule = try register.rule(of: body, among: register.motion(motion)?.requires ?? [], at: now)
    return try open(
      motion, in: body, by: rule.opener == .proposer ? mover : nil,
      closes: now.adding(rule.longestWindow))
  }

  /// A ballot of whoever holds the seat.
  func vote(
    _ choice: Choice, seat: Identifier, on poll: Digest, reason: Digest? = nil, turn: Int64 = 1
  ) throws {
    let person = try holder(of: seat) ?? "nobody"
    try record(
      BallotCast(poll: poll, seat: seat, choice: choice, turn: turn, reason: reason), by: person)
  }

  func outcome(of poll: Digest) -> Outcome? { register.poll(poll)?.outcome }
}
