/// The colours of one stream, or none. A colour stands only where a word says the same.
struct Style: Sendable {
  enum Paint: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "1;31"
    case green = "32"
    case yellow = "33"
  }

  let isColored: Bool

  static let plain = Style(isColored: false)

  init(isColored: Bool) {
    self.isColored = isColored
  }

  /// Colours only on a terminal that has them, for a person who has not declined (no-color.org).
  init(_ environment: Environment, isTerminal: Bool, hidesColor: Bool) {
    isColored =
      isTerminal && !hidesColor && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
      && environment["TERM"] != nil
  }

  func callAsFunction(_ text: String, _ paint: Paint) -> String {
    isColored ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
