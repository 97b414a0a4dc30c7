/// Numbers that people use: given by the rules in the order of the log.
extension Register {
  /// The next number of a series: `toc-2026-014` after `toc-2026-013`.
  ///
  /// - Parameter given: how many numbers of the series the same act gives before it.
  /// - Throws: a `Refusal` where it would be longer than an identifier may be.
  func nextNumber(
    in series: String, of body: Identifier, after given: Int = 0
  ) throws -> (number: Identifier, counter: Counter) {
    let count = (try counter(series)?.last ?? 0) + 1 + Int64(given)
    let padding = String(repeating: "0", count: max(0, 3 - String(count).utf8.count))
    guard let number = Identifier("\(series)-\(padding)\(count)") else {
      throw Refusal.identifierTaken(body)
    }
    return (number, Counter(series: series, last: count))
  }
}
