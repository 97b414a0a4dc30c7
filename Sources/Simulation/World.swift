import CanonicalJSON
import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Sodium
import TransparencyLog

/// What all simulations have in common: five organizations side by side whose assembly adopts policies and expels
/// members, and the file of their ledger in which each founder has accepted.
public struct World: Sendable {
  let people: [SamplePerson]
  let origin: Origin
  let registrar: RegistrarKey
  let witnesses: [Cosigner]
  /// The founded ledger, which each simulation copies.
  let base: String
  /// When the last of its entries was recorded.
  let start: Timestamp

  static let assembly = "assembly"
  /// How long a poll is open at least and at most, seconds.
  static let window: (least: Int64, longest: Int64) = (3_600, 5 * Timestamp.day)

  /// - Parameter folder: where the founded ledger is kept; it must exist.
  public init(in folder: String) throws {
    guard let origin = Origin("simulated.example/ledger"),
      let start = Timestamp("2026-01-05T09:00:00Z")
    else { throw SampleMistake("no origin") }
    self.origin = origin
    people = try (1...5).map { number in
      try SamplePerson("p\(number)", of: try Identifier(named: "org-\(number)"))
    }
    registrar = RegistrarKey(
      origin: origin, secretKey: try SamplePerson.key(of: "the simulated ledger"))
    witnesses = try ["one", "two"].map { name in
      guard let named = KeyName("witness-\(name).example") else {
        throw SampleMistake("no name of a witness")
      }
      return Cosigner(
        name: named, secretKey: try SamplePerson.key(of: "witness \(name)"))
    }
    base = folder + "/base.gavel"
    self.start = start
    let clock = RegistrarClock.rehearsal { start }
    let ledger = try OpenLedger.found(
      at: base, origin: origin, charter: try Self.charter(of: people),
      signer: people[0].signer, registrar: registrar, rehearsal: true, heads: nil, clock: clock)
    for person in people {
      _ = try ledger.record(
        try ledger.sign(
          CharterAccepted(
            genesis: ledger.identity.genesis, key: person.key.publicKey,
            organization: person.organization), as: person.signer),
        with: registrar)
    }
    try ledger.file.close()
  }

  private static func charter(of people: [SamplePerson]) throws -> [UInt8] {
    let assembly = try Identifier(named: assembly)
    let (full, plain) = (try Identifier(named: "full"), try Identifier(named: "plain"))
    guard let half = Fraction(1, 2), let share = Fraction(2, 3) else {
      throw SampleMistake("no fraction")
    }
    let rule = DecisionRule(
      id: plain, title: "More yes than no", mover: .member, opener: .proposer,
      leastWindow: window.least, longestWindow: window.longest,
      quorum: .init(base: .seats, fraction: half, strictly: true),
      thresholds: [.init(share: .init(base: .cast, fraction: half, strictly: true))])
    let charter = CharterDocument(
      title: "Charter of a simulated alliance",
      parameters: .init(
        foundersShare: share, keyDelay: Timestamp.day, acceptWithin: 30 * Timestamp.day,
        entriesPerDay: 1000),
      classes: [.init(id: full, title: "Members")],
      founders: people.map {
        .init(
          id: $0.organization, title: "Organization \($0.organization)", memberClass: full,
          principal: $0.id, key: $0.key.publicKey)
      },
      bodies: [BodyDefinition(id: assembly, kind: .assembly, title: "Assembly", rule: plain)],
      seats: [], offices: [], appointments: [], rules: [rule],
      powers: [
        "member.admit", "member.expel", "policy.adopt", "rule.change", "power.change",
        "charter.amend",
      ].map { PowerDefinition(act: $0, requires: [.init(body: assembly, rule: plain)]) })
    return try charter.json.canonicalBytes(limits: .document)
  }
}
