import CanonicalJSON

/// The lines of a file whose bytes are fit to be read: UTF-8, not too large, without the characters that
/// no text of a ledger may contain. A line may end in CR LF.
struct SourceText {
  private(set) var lines: [[Unicode.Scalar]]

  /// Reports every line with a forbidden character; nil where the file can't be read at all.
  init?(_ bytes: [UInt8], in reading: inout Reading) {
    guard bytes.count <= CharterFile.largestFile else {
      reading.report(
        .size, at: .start,
        "the file has \(bytes.count) bytes, a charter at most \(CharterFile.largestFile)")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      reading.report(
        .encoding, at: Self.firstFault(in: bytes), "this byte is not UTF-8: save the file as UTF-8")
      return nil
    }
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0.last == "\r" ? $0.dropLast() : $0)
    }
    var isSound = true
    for (index, line) in lines.enumerated() {
      guard let column = Self.forbidden(in: line) else { continue }
      isSound = false
      reading.report(
        .character, at: Place(line: index + 1, column: column + 1),
        "the character \(Self.name(line[column])) is not allowed")
    }
    guard isSound else { return nil }
  }

  var text: String {
    var text = String.UnicodeScalarView()
    for (index, line) in lines.enumerated() {
      if index > 0 { text.append("\n") }
      text.append(contentsOf: line)
    }
    return String(text)
  }

  subscript(place: Place) -> Unicode.Scalar? {
    guard lines.indices.contains(place.line - 1) else { return nil }
    let line = lines[place.line - 1]
    return line.indices.contains(place.column - 1) ? line[place.column - 1] : nil
  }

  /// Puts another character at a place that there is.
  mutating func replace(at place: Place, with scalar: Unicode.Scalar) {
    lines[place.line - 1][place.column - 1] = scalar
  }

  /// The first `name` at or after `place` that stands alone, as an alias does.
  func place(of name: String, from place: Place) -> Place? {
    let wanted = Array(name.unicodeScalars)
    for index in lines.indices.dropFirst(place.line - 1) {
      let line = lines[index]
      let first = index == place.line - 1 ? place.column - 1 : 0
      for column in first..<max(first, line.count - wanted.count + 1)
      where line[column..<column + wanted.count].elementsEqual(wanted) {
        let after = column + wanted.count
        guard after == line.count || " \t,]}:".unicodeScalars.contains(line[after]) else {
          continue
        }
        return Place(line: index + 1, column: column + 1)
      }
    }
    return nil
  }

  /// The first character that text may not contain. The rule is the one of canonical JSON.
  static func forbidden(in scalars: [Unicode.Scalar]) -> Int? {
    func isAllowed(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      return (try? JSON.string(String(text)).canonicalBytes(limits: .document)) != nil
    }
    // Most lines are plain ASCII, and need no second look.
    if scalars.allSatisfy({ $0.value >= 0x20 && $0.value < 0x7F }) { return nil }
    // A line may be longer than any string: only characters are judged here.
    let pieces = stride(from: 0, to: scalars.count, by: 4096).map {
      $0..<min($0 + 4096, scalars.count)
    }
    for piece in pieces where !isAllowed(scalars[piece]) {
      return piece.first { !isAllowed([scalars[$0]]) }
    }
    return nil
  }

  static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func firstFault(in bytes: [UInt8]) -> Place {
    var place = Place.start
    var decoder = UTF8()
    var input = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&input) {
      place =
        scalar == "\n"
        ? Place(line: place.line + 1, column: 1)
        : Place(line: place.line, column: place.column + 1)
    }
    return place
  }
}
