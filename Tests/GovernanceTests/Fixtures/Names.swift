public import Governance
import Sodium

/// The organizations, persons, bodies, seats and offices of the consortium of these tests.
extension Handle: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let handle = Handle(text) else { preconditionFailure("\(text) is no handle") }
    self = handle
  }
}

extension Identifier: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let id = Identifier(text) else { preconditionFailure("\(text) is no identifier") }
    self = id
  }
}

extension Timestamp: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let time = Timestamp(text.contains("T") ? text : text + "T00:00:00Z") else {
      preconditionFailure("\(text) is no time")
    }
    self = time
  }
}

extension Fraction: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) {
    guard let fraction = Fraction(text) else { preconditionFailure("\(text) is no fraction") }
    self = fraction
  }
}

/// Founders, with the principal of each.
extension Identifier {
  static let ibm: Identifier = "ibm"
  static let meta: Identifier = "meta"
  static let intel: Identifier = "intel"
  static let cern: Identifier = "cern"
  static let imperial: Identifier = "imperial"
  static let founders: [Identifier] = [.ibm, .meta, .intel, .cern, .imperial]

  static let ibmRep: Identifier = "ibm-rep"
  static let metaRep: Identifier = "meta-rep"
  static let intelRep: Identifier = "intel-rep"
  static let cernRep: Identifier = "cern-rep"
  static let imperialRep: Identifier = "imperial-rep"

  /// Not a founder: to be admitted.
  static let nasa: Identifier = "nasa"
  static let nasaRep: Identifier = "nasa-rep"
}

/// Bodies, seats, offices, classes.
extension Identifier {
  static let board: Identifier = "board"
  static let toc: Identifier = "toc"
  static let members: Identifier = "members"

  static let boardIbm: Identifier = "board-ibm"
  static let boardMeta: Identifier = "board-meta"
  static let boardChair: Identifier = "board-chair"
  static let boardCern: Identifier = "board-cern"
  static let boardImperial: Identifier = "board-imperial"
  static let boardGuest: Identifier = "board-guest"
  static let tocOne: Identifier = "toc-one"
  static let tocTwo: Identifier = "toc-two"
  static let tocThree: Identifier = "toc-three"

  static let chair: Identifier = "chair"
  static let tocChair: Identifier = "toc-chair"
  static let membersChair: Identifier = "members-chair"
  static let secretary: Identifier = "secretary"

  static let industry: Identifier = "industry"
  static let science: Identifier = "science"

  static let ordinary: Identifier = "ordinary"
  static let debated: Identifier = "debated"
  static let special: Identifier = "special"
  static let grave: Identifier = "grave"

  /// The principal of an organization of these tests.
  var principal: Identifier { Identifier(stringLiteral: "\(self)-rep") }
}

/// Fixed keys, each made from its name.
enum Keys {
  static func secret(_ name: String) -> SecretKey {
    var seed = SHA256.hash(Array("a key of these tests: \(name)".utf8)).bytes
    guard let key = try? SecretKey(wipingSeed: &seed) else { preconditionFailure("no key") }
    return key
  }

  static func first(of person: Identifier) -> SecretKey { secret("\(person) 1") }
}

extension Digest {
  /// A digest that names nothing.
  static func of(_ text: String) -> Digest { SHA256.hash(Array(text.utf8)) }
}

extension Int64 {
  static let hour: Int64 = 3_600
  static let day: Int64 = 86_400
}
