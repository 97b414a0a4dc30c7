import Sodium

/// What stands against a proxy or an alternate.
extension Refusal {
  static func proxyUnknown(_ id: Digest) -> Refusal {
    Refusal(
      .proxyUnknown,
      "there is no proxy \(id.hex.prefix(8))… for this seat",
      next: "list them: gavel proxy list")
  }

  static func proxyOfAnother(_ person: Identifier, _ proxy: Proxy) -> Refusal {
    Refusal(
      .proxyOfAnother,
      "the proxy was granted by \(proxy.grantor) to \(proxy.carrier): it is not \(person)'s",
      next: "list yours: gavel proxy list --person \(person)")
  }

  static func proxyNotAllowed(_ rule: Identifier) -> Refusal {
    Refusal(
      .proxyNotAllowed,
      "the rule \(rule) does not allow proxies",
      next: "vote yourself, or have the rule changed: gavel charter show")
  }

  static func proxyToOneself(_ person: Identifier) -> Refusal {
    Refusal(
      .proxyCarrier,
      "\(person) holds the seat, and can't carry a proxy for it",
      next: "name somebody else")
  }

  static func proxyCarrier(_ person: Identifier, _ body: Identifier) -> Refusal {
    Refusal(
      .proxyCarrier,
      "the rule lets only who holds a voting seat of \(body) carry a proxy, and \(person) holds none",
      next: "name somebody who does: gavel body show \(body)")
  }

  static func proxyEnded(_ why: String) -> Refusal {
    Refusal(
      .proxyEnded,
      "the proxy is not good: \(why)",
      next: "have another one granted: gavel proxy grant")
  }

  static func proxyScope(_ body: Identifier) -> Refusal {
    Refusal(
      .proxyScope,
      "the proxy is not for this poll of \(body)",
      next: "see what it is for: gavel proxy show")
  }

  static func proxyReplaced(entry: Int64) -> Refusal {
    Refusal(
      .proxyReplaced,
      "a later proxy for this seat and poll was granted, entry \(entry)",
      next: "see to whom: gavel show \(entry)")
  }

  static func proxyCap(_ person: Identifier, cap: Int64) -> Refusal {
    Refusal(
      .proxyCap,
      "\(person) has voted by proxy for \(cap) in this poll already, the most that the rule allows",
      next: "have the proxy granted to somebody else: gavel proxy grant")
  }

  static func ballotOverridden(
    _ seat: Identifier, by capacity: Ballot.Capacity, entry: Int64
  ) -> Refusal {
    Refusal(
      .ballotOverridden,
      "\(seat) has a ballot \(capacity.words), entry \(entry), which goes before this one",
      next: "nothing is to be done: see gavel show \(entry)")
  }

  static func notAlternate(_ person: Identifier, of seat: Identifier) -> Refusal {
    Refusal(
      .notAlternate,
      "\(person) is not the alternate of \(seat)",
      next: "see who is: gavel seat show \(seat)")
  }

  static func seatWithoutAlternate(_ seat: Identifier) -> Refusal {
    Refusal(
      .seatWithoutAlternate,
      "\(seat) has no alternate, as its definition says",
      next: "see it: gavel seat show \(seat)")
  }
}

extension Ballot.Capacity {
  public var words: String {
    switch self {
    case .holder: "by its holder"
    case .proxy: "by proxy"
    case .alternate: "by its alternate"
    }
  }
}
