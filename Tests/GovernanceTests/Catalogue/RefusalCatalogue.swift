import Testing

@testable import Governance

/// How each refusal comes about: what is done in a founded consortium, or a new one, so that the rules
/// answer with this code. An entry for every code there is; the test beside it fails on a missing one.
enum RefusalCatalogue {
  /// Does what is to be refused last. A void act counts as refused with its code.
  typealias Provocation = @Sendable (Consortium) throws -> Void

  static let all: [RefusalCode: Provocation] = [
    envelope, founding, keys, persons, members, seats, acts, structure, motions, polls, ballots,
    meetings, rosters, documents, procedure, authority, rollCalls, dissents, rulings, hearings,
    mandates, oldDecisions,
    objectives, risks, interests, proxies, initiatives, affiliations, moves, formalities,
    inactivity, registrar, witnesses, contests,
  ].reduce(into: [:]) { all, part in
    all.merge(part) { _, _ in preconditionFailure("a code is in two parts of the catalogue") }
  }

  /// Codes that arise before a ledger is founded.
  static let beforeFounding: Set<RefusalCode> = [
    .notFounded, .charterMissing, .charterMalformed, .ledgerKeyMalformed, .notFounder,
    .genesisUnknown, .predecessorUnsound, .foundersMissing, .notNamedPrincipal, .notNamedKey,
  ]
}

@Suite("Every refusal code")
struct RefusalCatalogueTests {
  @Test(arguments: RefusalCode.allCases)
  func `is provoked by some test`(code: RefusalCode) throws {
    let provoke = try #require(
      RefusalCatalogue.all[code], "no entry of the catalogue provokes \(code.rawValue)")
    let consortium =
      RefusalCatalogue.beforeFounding.contains(code) ? Consortium() : try .founded()
    do {
      try provoke(consortium)
      Issue.record("nothing was refused where \(code.rawValue) was due")
    } catch let refusal as Refusal {
      #expect(refusal.code == code)
      #expect(!refusal.sentence.isEmpty && !refusal.next.isEmpty)
      #expect(refusal.description.hasSuffix("[\(code.rawValue)]"))
    } catch let void as VoidAct {
      #expect(void.code == code.rawValue)
    }
  }

  @Test func `is spelled once, in capitals`() {
    let codes = RefusalCode.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /E(-[A-Z]+)+/) != nil })
  }
}
