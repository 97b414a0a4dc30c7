import Sodium

@testable import Governance

extension Consortium {
  /// A consortium all of whose rules allow proxies so.
  static func withProxies(
    _ proxies: DecisionRule.Proxies? = .init(carriers: .member, cap: 1, forQuorum: true),
    _ change: @escaping (inout DecisionRule) -> Void = { _ in }
  ) throws -> Consortium {
    try founded { charter in
      for index in charter.rules.indices {
        charter.rules[index].proxies = proxies
        change(&charter.rules[index])
      }
    }
  }

  /// One whose seats of IBM and CERN in the board have alternates.
  static func withAlternates() throws -> Consortium {
    try founded { charter in
      for index in charter.seats.indices
      where [.boardIbm, .boardCern].contains(charter.seats[index].id) {
        charter.seats[index].hasAlternate = true
      }
    }
  }

  @discardableResult
  func grant(
    _ seat: Identifier = .boardIbm, by grantor: Identifier = .ibmRep,
    to carrier: Identifier = .cernRep, for scope: Proxy.Scope = .body, expires: Timestamp? = nil
  ) throws -> Digest {
    try record(ProxyGranted(seat: seat, to: carrier, for: scope, expires: expires), by: grantor)
  }

  func revoke(_ proxy: Digest, by person: Identifier = .ibmRep) throws {
    try record(ProxyRevoked(proxy: proxy), by: person)
  }

  func vote(
    _ choice: Choice, byProxy proxy: Digest, by person: Identifier = .cernRep,
    seat: Identifier = .boardIbm, turn: Int64 = 1, on poll: Digest
  ) throws {
    try record(
      BallotCast(poll: poll, seat: seat, choice: choice, turn: turn, proxy: proxy), by: person)
  }

  func vote(
    _ choice: Choice, asAlternateOf seat: Identifier, by person: Identifier, turn: Int64 = 1,
    on poll: Digest
  ) throws {
    try record(
      BallotCast(poll: poll, seat: seat, choice: choice, turn: turn, asAlternate: true),
      by: person)
  }

  /// A second person of IBM, the alternate of its seat.
  func appointAlternate() throws {
    try enrol("ibm-two", of: .ibm)
    let designation = try record(
      SeatDesignated(seat: .boardIbm, person: "ibm-two", asAlternate: true), by: .ibmRep)
    try acceptSeat(.boardIbm, by: "ibm-two", appointment: designation)
  }
}
