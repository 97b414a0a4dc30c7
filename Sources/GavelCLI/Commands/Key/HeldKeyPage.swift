internal import CanonicalJSON
internal import Governance
internal import Signing
internal import Sodium

/// A key that is held, as it is shown.
extension KeyFolder.HeldKey {
  /// The members of gavel.key/1.
  var members: [String: JSON] {
    var members: [String: JSON] = [
      "file": .string(path), "fingerprint": .string("\(fingerprint)"),
      "passphrase": .bool(file.isProtected), "person": .string(person.text),
      "public_key": .string(publicKey.base64), "ssh": .string(line),
    ]
    members["number"] = number.map { .integer(Int64($0)) }
    return members
  }

  /// The line of an OpenSSH .pub file.
  var line: String {
    String(decoding: PublicKeyLine(publicKey, comment: person.text).text, as: UTF8.self)
  }

  func text(_ style: Style) -> String {
    """
    \(style("\(number.map { "key \($0)" } ?? "next key") of \(person)", .bold))
      fingerprint  \(fingerprint)
      public key   \(line)
      file         \(visible(path))
      passphrase   \(file.isProtected ? "yes" : "none: the file is protected by its mode alone")

    """
  }
}
