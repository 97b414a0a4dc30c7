/// A part of a whole for people: `9/13 (69.2 %)`. Computed from whole numbers; rounded half up, but never
/// up to all or down to nothing.
struct Ratio: Hashable, Sendable {
  let part: Int64
  let whole: Int64

  /// `0 <= part <= whole`.
  init(_ part: Int64, of whole: Int64) {
    precondition(part >= 0 && part <= whole)
    self.part = part
    self.whole = whole
  }

  var text: String {
    guard whole > 0 else { return "\(part)/\(whole)" }
    let divided = whole.dividingFullWidth(part.multipliedFullWidth(by: 1000))
    var tenths = divided.quotient
    if divided.remainder >= whole - divided.remainder { tenths += 1 }
    if part < whole { tenths = min(tenths, 999) }
    if part > 0 { tenths = max(tenths, 1) }
    return "\(part)/\(whole) (\(tenths / 10).\(tenths % 10) %)"
  }
}
