/// Foreign text made fit for a terminal: the one function through which everything goes that comes from a
/// ledger, a file, another program or the command line, before a person sees it.
///
/// What could move the cursor, change the order of reading or stay unseen is shown as `\u{1B}`: the
/// controls C0 and C1 with escape and delete, bidirectional controls, line and paragraph separators,
/// the byte order mark, invisible operators, tags and noncharacters. In a text of several lines, line feed
/// and tab stay as they are.
func visible(_ text: String, severalLines: Bool = false) -> String {
  guard text.unicodeScalars.contains(where: { isHidden($0.value) }) else { return text }
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if severalLines, scalar == "\n" || scalar == "\t" {
      shown.append(scalar)
    } else if isHidden(scalar.value) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      shown.append(contentsOf: "\\u{\(digits.count < 2 ? "0" : "")\(digits)}".unicodeScalars)
    } else {
      shown.append(scalar)
    }
  }
  return String(shown)
}

private func isHidden(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0...0x1F, 0x7F...0x9F: true
  case 0xAD, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
  case 0xFDD0...0xFDEF, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
  default: scalar & 0xFFFE == 0xFFFE
  }
}

/// How many columns a text takes on a terminal: none for marks that combine, two for the wide letters of
/// East Asia and for emoji.
func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { sum, scalar in
    if scalar.isASCII { return sum + 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return sum
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return sum + 2
    default:
      return sum + 1
    }
  }
}
