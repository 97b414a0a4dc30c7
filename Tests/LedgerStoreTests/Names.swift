package import Governance
package import Signing
package import Sodium

// Names and values of the tests, from short literals. A literal that is not well formed is a mistake in
// the test, and ends it.

extension Identifier: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    guard let id = Identifier(text) else { preconditionFailure("\(text) is no identifier") }
    self = id
  }
}

extension Digest: ExpressibleByStringLiteral {
  /// The SHA-256 of the text.
  package init(stringLiteral text: String) {
    self = SHA256.hash(Array(text.utf8))
  }
}

extension Timestamp: ExpressibleByIntegerLiteral {
  /// Seconds after 2026-01-01T00:00:00Z.
  package init(integerLiteral seconds: Int64) {
    guard let time = Timestamp(seconds: 1_767_225_600 + seconds) else {
      preconditionFailure("\(seconds) is out of range")
    }
    self = time
  }
}

extension PublicKey: ExpressibleByStringLiteral {
  /// 32 bytes made from the text; no secret key belongs to them.
  package init(stringLiteral text: String) {
    guard let key = PublicKey(bytes: SHA256.hash(Array(text.utf8)).bytes) else {
      preconditionFailure("32 bytes are a key")
    }
    self = key
  }
}

extension Fingerprint: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(of: PublicKey(stringLiteral: text))
  }
}

extension Handle: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    guard let handle = Handle(text) else { preconditionFailure("\(text) is no handle") }
    self = handle
  }
}

extension DecisionRule {
  static let majority = DecisionRule(
    id: "majority", title: "Simple majority",
    quorum: Share(base: .seats, fraction: .half, strictly: true),
    thresholds: [Threshold(share: Share(base: .cast, fraction: .half, strictly: true))])
}

extension Fraction {
  static let half = made(1, 2)
  static let twoThirds = made(2, 3)

  private static func made(_ numerator: Int64, _ denominator: Int64) -> Fraction {
    guard let fraction = Fraction(numerator, denominator) else {
      preconditionFailure("\(numerator)/\(denominator) is no fraction")
    }
    return fraction
  }
}
