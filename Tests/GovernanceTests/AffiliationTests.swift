import Sodium
import Testing

@testable import Governance

@Suite("Affiliate groups") struct AffiliationTests {
  let consortium: Consortium

  init() throws { consortium = try .founded() }

  @Test func `an organization says of itself that it is in a group, and that it has left`() throws {
    #expect(try consortium.group(of: .ibm) == nil)
    let declared = consortium.now
    try consortium.affiliate(.ibm)
    #expect(try consortium.group(of: .ibm) == "big")
    consortium.wait(.day)
    try consortium.disaffiliate(.ibm)
    #expect(try consortium.group(of: .ibm) == nil)
    #expect(try consortium.group(of: .ibm, at: declared) == "big", "history stays")
    consortium.refuses(.notAffiliated) { try consortium.disaffiliate(.ibm) }
  }

  @Test func `only the principal says so`() throws {
    try consortium.enrol("ibm-second", of: .ibm)
    consortium.refuses(.notPrincipal) { try consortium.affiliate(.ibm, by: "ibm-second") }
    consortium.refuses(.notPrincipal) { try consortium.affiliate(.ibm, by: .metaRep) }
    consortium.refuses(.organizationUnknown) {
      try consortium.affiliate(.nasa, by: .ibmRep)
    }
  }

  @Test func `nobody joins others without the word of one of them`() throws {
    try consortium.affiliate(.ibm)
    let declaration = try consortium.affiliate(.meta)
    #expect(try consortium.group(of: .meta) == nil)
    consortium.refuses(.notOfGroup) {
      try consortium.confirm(declaration, of: .meta, by: .metaRep)
    }
    consortium.refuses(.notOfGroup) {
      try consortium.confirm(declaration, of: .meta, by: .cernRep)
    }
    try consortium.confirm(declaration, of: .meta, by: .ibmRep)
    #expect(try consortium.group(of: .meta) == "big")
    consortium.refuses(.affiliationUnknown) {
      try consortium.confirm(declaration, of: .meta, by: .ibmRep)
    }
  }

  @Test func `the principal confirms, not another person`() throws {
    try consortium.affiliate(.ibm)
    try consortium.enrol("ibm-second", of: .ibm)
    let declaration = try consortium.affiliate(.meta)
    consortium.refuses(.notPrincipal) {
      try consortium.confirm(declaration, of: .meta, by: "ibm-second")
    }
  }

  @Test func `a declaration that waits leaves the group as it is until it is confirmed`() throws {
    try consortium.unite(.ibm, .cern)
    try consortium.affiliate(.meta, to: "other")
    consortium.wait(.day)
    let declaration = try consortium.affiliate(.meta)
    #expect(try consortium.group(of: .meta) == "other")
    try consortium.confirm(declaration, of: .meta, by: .cernRep)
    #expect(try consortium.group(of: .meta) == "big")
    #expect(
      consortium.register.affiliations(of: .meta).map(\.inForce.isEmpty) == [false, false])
  }

  @Test func `a newer declaration takes the place of one that waits`() throws {
    try consortium.affiliate(.ibm)
    let first = try consortium.affiliate(.meta)
    try consortium.affiliate(.meta, to: "own")
    consortium.refuses(.affiliationUnknown) {
      try consortium.confirm(first, of: .meta, by: .ibmRep)
    }
    #expect(try consortium.group(of: .meta) == "own")
  }

  @Test func `what waits can be taken back`() throws {
    try consortium.affiliate(.ibm)
    let declaration = try consortium.affiliate(.meta)
    try consortium.disaffiliate(.meta)
    consortium.refuses(.affiliationUnknown) {
      try consortium.confirm(declaration, of: .meta, by: .ibmRep)
    }
  }

  @Test func `a declaration may be for later, and is in force from then on`() throws {
    let later = consortium.now.adding(9 * .day)
    try consortium.affiliate(.ibm, effective: later)
    #expect(try consortium.group(of: .ibm) == nil)
    #expect(try consortium.group(of: .ibm, at: later) == "big")
    consortium.refuses(.retroactive) {
      try consortium.affiliate(.meta, effective: consortium.now.adding(-1))
    }
    let declaration = try consortium.affiliate(.meta)
    #expect(try consortium.group(of: .meta) == nil, "whoever is to be in it confirms as well")
    try consortium.confirm(declaration, of: .meta, by: .ibmRep)
    #expect(try consortium.group(of: .meta) == "big")
  }

  @Test func `what a motion decided the organization does not undo`() throws {
    try consortium.carry(AffiliateMember(organization: .ibm, group: "big"))
    #expect(try consortium.group(of: .ibm) == "big")
    consortium.refuses(.affiliationDecided) { try consortium.disaffiliate(.ibm) }
    consortium.refuses(.affiliationDecided) { try consortium.affiliate(.ibm, to: "other") }
    try consortium.carry(DisaffiliateMember(organization: .ibm))
    #expect(try consortium.group(of: .ibm) == nil)
    try consortium.affiliate(.ibm, to: "other")
    #expect(try consortium.group(of: .ibm) == "other")
  }

  @Test func `a motion needs nobody's confirmation, and can decide what was only declared`() throws
  {
    try consortium.affiliate(.ibm)
    try consortium.carry(AffiliateMember(organization: .meta, group: "big"))
    #expect(try consortium.group(of: .meta) == "big")
    try consortium.carry(AffiliateMember(organization: .ibm, group: "big"))
    consortium.refuses(.affiliationDecided) { try consortium.disaffiliate(.ibm) }
    try consortium.voids(
      .affiliatedAlready, AffiliateMember(organization: .ibm, group: "big"))
    try consortium.voids(.notAffiliated, DisaffiliateMember(organization: .cern))
    try consortium.voids(
      .organizationUnknown, AffiliateMember(organization: .nasa, group: "big"))
  }

  @Test func `a confirmation comes too late where a motion has decided otherwise`() throws {
    try consortium.affiliate(.ibm)
    let declaration = try consortium.affiliate(.meta)
    try consortium.carry(AffiliateMember(organization: .meta, group: "other"))
    consortium.refuses(.affiliationUnknown) {
      try consortium.confirm(declaration, of: .meta, by: .ibmRep)
    }
    #expect(try consortium.group(of: .meta) == "other")
  }

  @Test func `a motion admits an organization into a group`() throws {
    let motion = try consortium.carry([
      consortium.admission(of: .nasa), Act(AffiliateMember(organization: .nasa, group: "big")),
    ])
    try consortium.join(.nasa, admission: motion)
    #expect(try consortium.group(of: .nasa) == "big")
  }

  @Test func `the charter lists groups, and a founder does not undo its own`() throws {
    let consortium = try Consortium.founded { charter in
      charter.founders[0].group = "big"
      charter.founders[1].group = "big"
    }
    #expect(try consortium.group(of: .ibm) == "big")
    #expect(try consortium.group(of: .meta) == "big")
    #expect(try consortium.group(of: .cern) == nil)
    consortium.refuses(.affiliationDecided) { try consortium.disaffiliate(.ibm) }
  }

  @Test func `a rescinded affiliation never comes, and one to be ended goes on`() throws {
    let test = try TakingBackTests.grave()
    let consortium = test.consortium
    try consortium.affiliate(.ibm)
    try test.takeBack(AffiliateMember(organization: .ibm, group: "other"))
    #expect(try consortium.group(of: .ibm, at: test.later) == "big")
    try test.takeBack(DisaffiliateMember(organization: .ibm))
    #expect(try consortium.group(of: .ibm, at: test.later) == "big")
    try test.takeBack(AffiliateMember(organization: .cern, group: "big"))
    #expect(try consortium.group(of: .cern, at: test.later) == nil)
    try consortium.disaffiliate(.ibm)
  }
}

@Suite("Caps on the votes of a group") struct GroupCapTests {
  /// A consortium all of whose rules count so much weight of one group.
  static func capped(_ cap: Int64) throws -> Consortium {
    try .founded { charter in
      for index in charter.rules.indices { charter.rules[index].groupCap = cap }
    }
  }

  @Test func `a poll seals the groups, and counts each up to the cap`() throws {
    let consortium = try Self.capped(1)
    try consortium.unite(.ibm, .meta, .intel)
    let motion = try consortium.propose()
    let poll = try consortium.open(motion)
    let electors = consortium.register.electors(of: poll)
    #expect(electors.filter { $0.group == "big" }.count == 3)
    #expect(electors.filter { $0.group == nil }.count == 2)
    try consortium.disaffiliate(.meta)
    try consortium.vote(.yes, by: .ibmRep, seat: .boardIbm, on: poll)
    try consortium.vote(.yes, by: .metaRep, seat: .boardMeta, on: poll)
    try consortium.vote(.no, by: .cernRep, seat: .boardCern, on: poll)
    try consortium.vote(.no, by: .imperialRep, seat: .boardImperial, on: poll)
    consortium.wait(8 * .day)
    try consortium.close(poll)
    let totals = try #require(consortium.register.poll(poll)?.result?.totals)
    #expect(totals.yes == 1 && totals.no == 2 && totals.leftOut == 1 && totals.eligible == 3)
    #expect(consortium.state(of: motion) == .failed)
  }

  @Test func `an electorate names groups only where the rule has a cap for them`() throws {
    let consortium = try Consortium.founded()
    try consortium.unite(.ibm, .meta)
    let poll = try consortium.open(try consortium.propose())
    #expect(consortium.register.electors(of: poll).allSatisfy { $0.group == nil })
  }

  @Test func `who is in no group counts alone, whatever a group is called`() {
    var count = Count(.cast, "1/2", strictly: true)
    count.add(choosing: .yes, organization: .ibm)
    count.add(choosing: .yes, organization: .meta, group: "ibm")
    count.change = { $0.groupCap = 1 }
    #expect(count.tally.totals.yes == 2)
  }

  @Test func `both caps hold, and what one leaves out the other does not use up`() {
    var count = Count(.cast, "1/2", strictly: true)
    count.add(choosing: .yes, weight: 3, organization: .ibm, group: "big")
    count.add(choosing: .yes, weight: 3, organization: .meta, group: "big")
    count.change = {
      $0.organizationCap = 2
      $0.groupCap = 3
    }
    let totals = count.tally.totals
    #expect(totals.yes == 3 && totals.leftOut == 3 && totals.eligible == 3)
  }

  /// The weight that counts, unit by unit: each as long as its organization and its group have any left.
  static func recount(
    _ count: Count, where counts: (Elector, Choice?) -> Bool
  ) -> [Identifier: Int64] {
    let rule = count.rule
    var left: [String: Int64] = [:]
    var found: [Identifier: Int64] = [:]
    for elector in count.electors where counts(elector, count.choices[elector.seat]) {
      for _ in 0..<elector.weight {
        guard let organization = elector.organization else {
          found[elector.seat, default: 0] += 1
          continue
        }
        let group = elector.group.map { "group \($0)" } ?? "alone \(organization)"
        let ofOrganization = left["\(organization)"] ?? rule.organizationCap ?? .max
        let ofGroup = left[group] ?? rule.groupCap ?? .max
        guard ofOrganization > 0, ofGroup > 0 else { continue }
        left["\(organization)"] = ofOrganization - 1
        left[group] = ofGroup - 1
        found[elector.seat, default: 0] += 1
      }
    }
    return found
  }

  static func random(_ generator: inout SplitMix) -> Count {
    var count = Count(.cast, "1/2", strictly: true)
    let organizations: [Identifier?] = [nil, .ibm, .meta, .cern]
    for _ in 0..<Int.random(in: 0...9, using: &generator) {
      let organization = organizations.randomElement(using: &generator) ?? nil
      let groups: [Identifier?] = organization == nil ? [nil] : [nil, "big", "ibm"]
      count.add(
        choosing: [.yes, .no, .abstain, nil].randomElement(using: &generator) ?? nil,
        weight: Int64.random(in: 1...4, using: &generator), held: organization != nil,
        organization: organization, group: groups.randomElement(using: &generator) ?? nil)
    }
    let caps = (0..<2).map { _ in
      Bool.random(using: &generator) ? Int64.random(in: 1...6, using: &generator) : nil
    }
    count.change = { ($0.organizationCap, $0.groupCap) = (caps[0], caps[1]) }
    return count
  }

  @Test func `a capped tally equals a naive recount`() {
    var generator = SplitMix(seed: 1776)
    var cut = 0
    for _ in 0..<6_000 {
      let count = Self.random(&generator)
      let totals = count.tally.totals
      let voted = Self.recount(count) { $1 != nil }
      func sum(_ choice: Choice) -> Int64 {
        count.electors.filter { count.choices[$0.seat] == choice }
          .reduce(0) { $0 + (voted[$1.seat] ?? 0) }
      }
      let eligible = Self.recount(count) { _, _ in true }.values.reduce(0, +)
      let holders = Self.recount(count) { $0.person != nil || $1 != nil }.values.reduce(0, +)
      let cast = count.electors.filter { count.choices[$0.seat] != nil }
        .reduce(0) { $0 + $1.weight }
      let naive = [
        sum(.yes), sum(.no), sum(.abstain), eligible, holders,
        cast - voted.values.reduce(0, +),
      ]
      if totals.leftOut > 0 { cut += 1 }
      let found = [
        totals.yes, totals.no, totals.abstain, totals.eligible, totals.holders, totals.leftOut,
      ]
      guard found != naive else { continue }
      Issue.record("\(found), and by hand \(naive): \(count)")
      return
    }
    #expect(cut > 500)
  }

  @Test func `a cap raises nobody's weight`() {
    var generator = SplitMix(seed: 1215)
    for _ in 0..<4_000 {
      let count = Self.random(&generator)
      var caps = WeightCaps(count.rule)
      for elector in count.electors {
        let weights = caps.weights(of: elector, hasVoted: true, isHeld: true)
        for weight in [weights.seat, weights.holder, weights.ballot] {
          guard !(0...elector.weight).contains(weight) else { continue }
          Issue.record("\(weight) of \(elector.weight): \(count)")
          return
        }
      }
    }
  }
}
