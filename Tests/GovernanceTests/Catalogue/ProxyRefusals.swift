@testable import Governance

extension RefusalCatalogue {
  static let proxies: [RefusalCode: Provocation] = [
    .proxyUnknown: { try $0.revoke(.of("nothing")) },
    .proxyOfAnother: { _ in
      let consortium = try Consortium.withProxies()
      try consortium.revoke(try consortium.grant(), by: .metaRep)
    },
    .proxyNotAllowed: { try $0.grant() },
    .proxyCarrier: { _ in
      let consortium = try Consortium.withProxies(.init(carriers: .seat, cap: 1))
      try consortium.enrol("ibm-two", of: .ibm)
      try consortium.grant(to: "ibm-two")
    },
    .proxyEnded: { _ in
      let consortium = try Consortium.withProxies()
      let proxy = try consortium.grant()
      for _ in 0..<2 { try consortium.revoke(proxy) }
    },
    .proxyScope: { _ in
      let consortium = try Consortium.withProxies()
      let other = try consortium.propose()
      let proxy = try consortium.grant(for: .motion(other))
      try consortium.vote(
        .yes, byProxy: proxy, on: try consortium.open(try consortium.propose()))
    },
    .proxyReplaced: { _ in
      let consortium = try Consortium.withProxies()
      let poll = try consortium.open(try consortium.propose())
      let proxy = try consortium.grant()
      try consortium.grant(to: .metaRep, for: .poll(poll))
      try consortium.vote(.yes, byProxy: proxy, on: poll)
    },
    .proxyCap: { _ in
      let consortium = try Consortium.withProxies()
      let poll = try consortium.open(try consortium.propose())
      let first = try consortium.grant()
      let second = try consortium.grant(.boardMeta, by: .metaRep)
      try consortium.vote(.yes, byProxy: first, on: poll)
      try consortium.vote(.yes, byProxy: second, seat: .boardMeta, on: poll)
    },
    .ballotOverridden: { _ in
      let consortium = try Consortium.withProxies()
      let poll = try consortium.open(try consortium.propose())
      let proxy = try consortium.grant()
      try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
      try consortium.vote(.no, byProxy: proxy, on: poll)
    },
    .notAlternate: { consortium in
      let poll = try consortium.open(try consortium.propose())
      try consortium.vote(.yes, asAlternateOf: .boardIbm, by: .metaRep, on: poll)
    },
    .seatWithoutAlternate: { consortium in
      try consortium.record(
        SeatDesignated(seat: .boardIbm, person: .ibmRep, asAlternate: true), by: .ibmRep)
    },
  ]
}
