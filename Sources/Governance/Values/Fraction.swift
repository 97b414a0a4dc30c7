/// An exact fraction `n/d` in lowest terms, 0 <= n <= d <= 10^6, d >= 1.
public struct Fraction: Hashable, Sendable, CustomStringConvertible {
  public let numerator: Int64
  public let denominator: Int64

  /// Nil where the fraction is over one, not in lowest terms, or the denominator is over 10^6.
  public init?(_ numerator: Int64, _ denominator: Int64) {
    guard numerator >= 0, denominator >= 1, denominator <= 1_000_000, numerator <= denominator,
      Self.greatestCommonDivisor(numerator, denominator) == 1
    else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Reads `n/d`, decimal, without signs or leading zeros.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    var numbers: [Int64] = []
    for part in parts {
      guard let digits = String(part), let value = Int64(digits), String(value) == digits else {
        return nil
      }
      numbers.append(value)
    }
    self.init(numbers[0], numbers[1])
  }

  public var description: String { "\(numerator)/\(denominator)" }

  /// Whether `part` is at least, or with `strictly` more than, this fraction of `whole`.
  ///
  /// Both are sums of seats' weights (4,096 seats of at most 10^6): the products stay far below 2^63.
  public func isReached(by part: Int64, of whole: Int64, strictly: Bool) -> Bool {
    let left = part * denominator
    let right = numerator * whole
    return strictly ? left > right : left >= right
  }

  /// Whether this fraction is at least as large as `other`.
  public func isAtLeast(_ other: Fraction) -> Bool {
    numerator * other.denominator >= other.numerator * denominator
  }

  private static func greatestCommonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
