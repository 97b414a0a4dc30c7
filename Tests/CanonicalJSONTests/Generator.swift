import CanonicalJSON

/// SplitMix64: the same seed gives the same values everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Makes values that may be written, and texts that mean the same or nearly the same.
struct Generator {
  var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private static let characters = Array(
    "aZ09 _-/.,:{}[]\"\"\\\\\n\tnu\u{A0}éÅ\u{301}€\u{2027}\u{202F}ﬁ\u{FDCF}\u{FDF0}\u{FFFD}😂\u{10FFFD}"
      .unicodeScalars)
  private static let nameLetters = Array("abz_09".unicodeScalars)
  private static let integers: [Int64] = [
    0, 1, 9, 10, 4_294_967_296, 9_007_199_254_740_990, 9_007_199_254_740_991,
  ]

  mutating func value(depth: Int = 0) -> JSON {
    switch Int.random(in: depth < 4 ? 0..<8 : 4..<8, using: &random) {
    case 0, 1: .object(members(depth: depth))
    case 2, 3: .array((0..<count()).map { _ in value(depth: depth + 1) })
    case 4, 5: .string(text(Self.characters, count: count() * 3))
    case 6: .bool(Bool.random(using: &random))
    default: .integer(integer())
    }
  }

  private mutating func members(depth: Int) -> [String: JSON] {
    var members: [String: JSON] = [:]
    for _ in 0..<count() {
      let name = "abz".randomElement(using: &random) ?? "a"
      let rest = text(Self.nameLetters, count: count())
      members["\(name)\(rest)"] = value(depth: depth + 1)
    }
    return members
  }

  private mutating func count() -> Int {
    Int.random(in: 0...4, using: &random)
  }

  private mutating func integer() -> Int64 {
    let bits = Int64.random(in: 0...52, using: &random)
    return Self.integers.randomElement(using: &random).flatMap { edge in
      Bool.random(using: &random) ? edge : nil
    } ?? Int64.random(in: 0..<(1 << bits), using: &random)
  }

  private mutating func text(_ alphabet: [Unicode.Scalar], count: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
    }
    return String(text)
  }

  /// One byte changed, removed or put in.
  mutating func mutation(of bytes: [UInt8]) -> [UInt8] {
    var mutated = bytes
    let place = Int.random(in: 0..<bytes.count, using: &random)
    // Half of them from the text itself, which are less often refused at once.
    let byte =
      Bool.random(using: &random)
      ? bytes[Int.random(in: 0..<bytes.count, using: &random)]
      : UInt8.random(in: 0...255, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: mutated.remove(at: place)
    case 1: mutated.insert(byte, at: place)
    default: mutated[place] = byte
    }
    return mutated
  }

  /// Any JSON text of the value: members in any order, white space, escapes without need.
  mutating func looseText(_ value: JSON) -> String {
    switch value {
    case .object(let members):
      let parts = members.shuffled(using: &random).map { name, value in
        space() + looseString(name) + space() + ":" + space() + looseText(value)
      }
      return "{" + parts.joined(separator: ",") + space() + "}"
    case .array(let items):
      return "[" + items.map { space() + looseText($0) }.joined(separator: ",") + space() + "]"
    case .string(let text): return looseString(text)
    case .bool(let truth): return truth ? "true" : "false"
    case .integer(let number): return String(number)
    }
  }

  private mutating func space() -> String {
    ["", "", "", "", "", " ", "\n", "\t\r"].randomElement(using: &random) ?? ""
  }

  private mutating func looseString(_ text: String) -> String {
    var result = "\""
    for unit in text.unicodeScalars {
      let mustEscape = unit.value < 0x20 || unit == "\"" || unit == "\\"
      if mustEscape || Int.random(in: 0..<8, using: &random) == 0 {
        for code in String(unit).utf16 {
          let digits = String(code, radix: 16, uppercase: Bool.random(using: &random))
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        result.unicodeScalars.append(unit)
      }
    }
    return result + "\""
  }
}
