import CanonicalJSON
import Testing

@Suite("Characters that text may contain") struct Characters {
  /// The rule, told by the Unicode properties of the standard library.
  private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control: return scalar == "\n" || scalar == "\t"
    case .lineSeparator, .paragraphSeparator: return false
    default:
      return scalar != "\u{FEFF}" && !properties.isNoncharacterCodePoint
        && !properties.isBidiControl
    }
  }

  private func refuses(_ body: () throws -> Void) -> JSONError.Reason? {
    do { try body() } catch { return (error as? JSONError)?.reason }
    return nil
  }

  @Test func `every character of the first plane, and the ends of the others`() throws {
    var scalars = (UInt32(0x20)...0xFFFF).compactMap { Unicode.Scalar($0) }
    for plane in UInt32(1)...16 {
      scalars += [0, 1, 0xFFFD, 0xFFFE, 0xFFFF].compactMap { Unicode.Scalar(plane << 16 | $0) }
    }
    var forbidden = 0
    for scalar in scalars where scalar != "\"" && scalar != "\\" {
      let text = String(scalar)
      let expected: JSONError.Reason? = isAllowed(scalar) ? nil : .forbiddenCharacter
      let bytes = Array("\"\(text)\"".utf8)
      guard refuses({ _ = try CanonicalText(bytes) }) == expected,
        refuses({ _ = try JSON.string(text).canonicalBytes() }) == expected
      else {
        Issue.record("U+\(String(scalar.value, radix: 16))")
        continue
      }
      forbidden += expected == nil ? 0 : 1
    }
    // 33 Cc from U+007F, 2 separators, 1 U+FEFF, 32 + 34 noncharacters, 12 bidirectional controls.
    #expect(forbidden == 33 + 2 + 1 + 66 + 12)
  }

  @Test(arguments: UInt8(0)..<0x20)
  func `a control is written only as line feed or tab`(control: UInt8) throws {
    let value = JSON.string(String(Unicode.Scalar(control)))
    switch control {
    case 0x09: #expect(try value.canonicalBytes() == Array(#""\t""#.utf8))
    case 0x0A: #expect(try value.canonicalBytes() == Array(#""\n""#.utf8))
    default: #expect(throws: JSONError(.forbiddenCharacter, at: 0)) { try value.canonicalBytes() }
    }
  }

  @Test func `sequences of bytes are UTF-8 where the standard library says so`() throws {
    let leads: [UInt8] = [
      0x7E, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1,
      0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFF,
    ]
    let others: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    var accepted = 0
    for lead in leads {
      for second in others {
        for third in others {
          for fourth in others {
            let inner = [lead, second, third, fourth]
            let valid = String(validating: inner, as: UTF8.self).map {
              $0.unicodeScalars.allSatisfy(isAllowed)
            }
            let read = try? CanonicalText([0x22] + inner + [0x22])
            #expect((read != nil) == (valid ?? false), "\(inner)")
            accepted += read == nil ? 0 : 1
          }
        }
      }
    }
    #expect(accepted > 100)
  }
}
