import Signing
import Sodium

/// The charter with which a successor would be founded: what a register says at a time, as a charter says it.
public struct StandingCharter: Sendable {
  public private(set) var document: CharterDocument
  /// What a charter cannot carry over, a sentence each with what to do about it.
  public private(set) var left: [String] = []

  /// - Throws: `Refusal` where no charter is in force, and what the register fails with.
  public init(of register: some RegisterLists, at time: Timestamp) throws {
    guard let charter = try register.charter(at: time) else { throw Refusal.notFounded() }
    document = CharterDocument(
      title: charter.title, text: charter.text, parameters: charter.parameters,
      classes: try register.memberClasses().map {
        CharterDocument.MemberClass(id: $0.id, title: $0.title)
      },
      founders: [], bodies: [], seats: [], offices: [],
      rules: try Self.rules(of: register, at: time), powers: [],
      formalities: charter.formalities, witnesses: charter.witnesses)
    try takeMembers(of: register, at: time)
    try takeBodies(of: register, at: time)
    try takeOffices(of: register, at: time)
    try takePowers(of: register, at: time)
    try takeHolders(of: register, at: time)
    try listWhatIsLeft(in: register, at: time)
  }

  private static func rules(
    of register: some RegisterLists, at time: Timestamp
  ) throws -> [DecisionRule] {
    var named: Set<Identifier> = []
    return try register.rules().map(\.id).filter { named.insert($0).inserted }
      .compactMap { try register.rule($0, at: time) }
  }

  /// Each member founds the successor, by its principal's newest key.
  private mutating func takeMembers(of register: some RegisterLists, at time: Timestamp) throws {
    for member in try register.members(at: time) {
      let id = member.organization
      guard let organization = try register.organization(id),
        let key = try register.personKeys(of: organization.principal)
          // A security key can't found: the charter names Ed25519 keys alone.
          .filter({ $0.speaks(at: time) && $0.publicKey.application == nil })
          .max(by: { ($0.vouchedEntry ?? 0) < ($1.vouchedEntry ?? 0) })
      else {
        left.append("\(id) has no principal whose key speaks: admit it by a motion")
        continue
      }
      if member.standing == .suspended {
        left.append("\(id) is suspended, and would found as the others do: suspend it by a motion")
      }
      let others = try register.persons(of: id)
        .filter { $0.id != organization.principal && $0.inForce.contains(time) }
      if !others.isEmpty {
        left.append(
          "\(Self.list(others.map(\.id.text))) of \(id): let them offer their keys again")
      }
      document.founders.append(
        CharterDocument.Founder(
          id: id, title: organization.title, memberClass: member.memberClass,
          principal: organization.principal, key: key.publicKey.point,
          group: try register.group(of: id, at: time)))
    }
  }

  private mutating func takeBodies(of register: some RegisterLists, at time: Timestamp) throws {
    document.bodies = try register.bodies().filter { $0.inForce.contains(time) }.map(\.definition)
    let bodies = Set(document.bodies.map(\.id))
    let founders = Set(document.founders.map(\.id))
    for index in document.bodies.indices {
      if let parent = document.bodies[index].parent, !bodies.contains(parent) {
        document.bodies[index].parent = nil
        left.append("\(document.bodies[index].id) was under \(parent), which is dissolved")
      }
    }
    for body in document.bodies where body.kind != .assembly {
      for seat in try register.seats(of: body, at: time) {
        if case .organization(let id) = seat.appoints, !founders.contains(id) {
          left.append("the seat \(seat.id) belongs to \(id), which is no member: create it anew")
        } else {
          document.seats.append(seat)
        }
      }
    }
  }

  private mutating func takeOffices(of register: some RegisterLists, at time: Timestamp) throws {
    let bodies = Set(document.bodies.map(\.id))
    let principals = Set(document.founders.map(\.principal))
    let seats = Set(document.seats.map(\.id))
    for office in try register.offices() where office.inForce.contains(time) {
      var office = office.definition
      if let body = office.body, !bodies.contains(body) { continue }
      office.line = office.line.filter { successor in
        switch successor {
        case .person(let id) where !principals.contains(id):
          left.append("\(id) was in line for \(office.id), and is no founder's principal")
          return false
        case .seat(let id): return seats.contains(id)
        default: return true
        }
      }
      document.offices.append(office)
    }
    let offices = Set(document.offices.map(\.id))
    document.seats.removeAll { seat in
      if case .exOfficio(let id) = seat.appoints { !offices.contains(id) } else { false }
    }
  }

  private mutating func takePowers(of register: some RegisterLists, at time: Timestamp) throws {
    let bodies = Set(document.bodies.map(\.id))
    for power in try register.powers(at: time) {
      if power.requires.allSatisfy({ bodies.contains($0.body) }) {
        document.powers.append(power)
      } else {
        left.append(
          "the power over \(Power.name(act: power.act, scope: power.scope)) asks a body that is "
            + "dissolved")
      }
    }
    document.delegations = try register.delegations()
      .filter { $0.inForce.contains(time) }.map(\.definition)
      .filter { bodies.contains($0.from) && bodies.contains($0.to) }
  }

  /// Who holds what, as far as a charter can appoint: principals, each to what its organization may have.
  private mutating func takeHolders(of register: some RegisterLists, at time: Timestamp) throws {
    func appoint(_ person: Identifier, to post: Identifier, of organization: Identifier? = nil) {
      let founder = document.founders.first { $0.principal == person }
      if let founder, organization == nil || organization == founder.id {
        document.appointments.append(.init(person: person, post: post))
      } else {
        left.append("\(person) holds \(post), and is no principal: appoint them again")
      }
    }
    for seat in document.seats {
      if case .exOfficio = seat.appoints { continue }
      guard let holder = try register.holder(of: seat, at: time) else { continue }
      var only: Identifier?
      if case .organization(let id) = seat.appoints { only = id }
      appoint(holder.person, to: seat.id, of: only)
    }
    for office in document.offices {
      let tenure = try register.officeTenures(of: office.id)
        .filter { $0.state == .accepted && $0.inForce.contains(time) }
        .max { $0.inForce.from < $1.inForce.from }
      if let tenure { appoint(tenure.person, to: office.id) }
    }
  }

  private mutating func listWhatIsLeft(
    in register: some RegisterLists, at time: Timestamp
  ) throws {
    for admission in try register.admissions() where admission.state == .pending {
      left.append("\(admission.organization) was admitted and has not accepted: admit it again")
    }
    for motion in try register.motions() where motion.state.isUndecided {
      left.append(
        "the motion \(motion.number) is \(motion.state.rawValue): \(motion.title). Propose it again"
      )
    }
    for policy in try register.policies() where policy.standing.contains(time) {
      left.append(
        "the policy \(policy.policy), version \(policy.version), is in force: \(policy.title) "
          + "(sha256 \(policy.text.hex)). Adopt it again")
    }
    let counts: [(String, Int)] = [
      ("objectives", try register.objectives().count { $0.inForce.contains(time) }),
      ("risks", try register.risks().count { $0.state != .closed }),
      ("initiatives", try register.initiatives().count { $0.inForce.contains(time) }),
      ("rosters", try register.rosters().count { $0.inForce.contains(time) }),
      ("interests", try register.interests().count { $0.ended == nil }),
      ("proxies", try register.proxies().count { $0.revoked == nil }),
    ]
    for (name, count) in counts where count > 0 {
      left.append("\(count) \(name) that are open stay in the old ledger")
    }
  }

  private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
