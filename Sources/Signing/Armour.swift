internal import Sodium

/// The frame that OpenSSH puts around binary data, exactly as it writes it:
///
///     -----BEGIN <label>-----\n
///     <base64, padded, in lines of 70 characters, the last one 1 to 70>\n
///     -----END <label>-----\n
///
/// PROTOCOL.sshsig asks for lines of 76 but ssh-keygen writes 70; any other shape is refused, so that a
/// value has one text.
extension SigningError.Armour {
  private static let lineLength = 70

  private var header: String { "-----BEGIN \(rawValue)-----\n" }
  private var footer: String { "-----END \(rawValue)-----\n" }

  /// The framed text of these bytes.
  func frame(_ bytes: [UInt8]) -> [UInt8] {
    let base64 = Base64.encodeASCII(bytes.span)
    var text = Array(header.utf8)
    for start in stride(from: 0, to: base64.count, by: Self.lineLength) {
      text += base64[start..<min(start + Self.lineLength, base64.count)]
      text.append(0x0A)
    }
    return text + footer.utf8
  }

  /// The base64 within a framed text, without its line feeds; whoever gets a secret so wipes it.
  func base64(in text: Span<UInt8>) throws(SigningError) -> [UInt8] {
    let header = header.utf8.count
    let footer = footer.utf8.count
    guard text.count > header + footer,
      text.extracting(0..<header).spells(self.header),
      text.extracting(text.count - footer..<text.count).spells(self.footer)
    else { throw .notArmoured(self) }
    let body = text.extracting(header..<text.count - footer)
    // A last line of no characters would be a lone line feed.
    guard body.count % (Self.lineLength + 1) != 1 else { throw .notArmoured(self) }
    var base64: [UInt8] = []
    base64.reserveCapacity(body.count)
    for index in 0..<body.count {
      let isEndOfLine = index % (Self.lineLength + 1) == Self.lineLength || index == body.count - 1
      guard (body[index] == 0x0A) == isEndOfLine else {
        wipe(&base64)
        throw .notArmoured(self)
      }
      if !isEndOfLine { base64.append(body[index]) }
    }
    return base64
  }
}
