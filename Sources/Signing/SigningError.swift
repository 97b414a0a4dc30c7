public import Sodium

/// Why a signature, a key or a key file is not taken. Each case has a stable code, a sentence and the
/// next step; names found in foreign bytes are kept as printable ASCII, at most 64 characters.
public enum SigningError: Error, Hashable, Sendable {
  /// A file that does not have the armour that OpenSSH writes.
  case notArmoured(Armour)
  /// An SSHSIG whose fields don't add up; the field at which reading stopped.
  case malformedSignature(field: String)
  /// An SSHSIG of a version other than 1.
  case signatureVersion(UInt32)
  /// An SSHSIG made for another use.
  case namespace(found: String, expected: String)
  /// An SSHSIG over another hash than sha512.
  case hashAlgorithm(String)
  /// A key that is not Ed25519.
  case keyType(String)
  /// A key in a FIDO security key, where one in a file is asked for.
  case securityKey
  /// What a security key signs for is not `ssh:` and a few characters.
  case application(String)
  /// What an ssh-agent answered can't be read; the field at which reading stopped.
  case agentAnswer(field: String)
  /// An ssh-agent said no.
  case agentRefused
  /// A line that is not `<type> <base64> <comment>`.
  case malformedKeyLine
  /// A text that is not `SHA256:` and 43 characters of canonical base64.
  case malformedFingerprint
  /// A name that can't stand as a principal in an allowed_signers file.
  case principal(String)
  /// An OpenSSH private key whose fields don't add up; the field at which reading stopped.
  case malformedPrivateKey(field: String)
  /// An OpenSSH private key under a passphrase, and its cipher.
  case encryptedPrivateKey(cipher: String)
  /// A key file of ours that does not read; the number of the line, from 1.
  case malformedKeyFile(line: Int)
  /// A secret key whose public half, derived from the seed, is not the one beside it.
  case publicKeyDiffers(derived: PublicKey, stated: PublicKey)
  /// A point that verifiers of Ed25519 don't treat alike.
  case unsafeKey(PublicKey)
  /// A key file under a passphrase, opened without one.
  case passphraseNeeded
  /// The passphrase is not the one, or the file was changed.
  case wrongPassphrase
  /// libsodium can't.
  case sodium(SodiumError)

  /// The kinds of armour that OpenSSH writes.
  public enum Armour: String, Sendable {
    case signature = "SSH SIGNATURE"
    case privateKey = "OPENSSH PRIVATE KEY"
  }
}

extension SigningError: CustomStringConvertible {
  /// A stable name for programs.
  public var code: String {
    switch self {
    case .notArmoured(.signature): "E-SSHSIG-ARMOUR"
    case .malformedSignature: "E-SSHSIG-FORMAT"
    case .signatureVersion: "E-SSHSIG-VERSION"
    case .namespace: "E-SSHSIG-NAMESPACE"
    case .hashAlgorithm: "E-SSHSIG-HASH"
    case .keyType: "E-KEY-TYPE"
    case .securityKey: "E-KEY-SECURITY-KEY"
    case .application: "E-KEY-APPLICATION"
    case .agentAnswer: "E-AGENT-ANSWER"
    case .agentRefused: "E-AGENT-REFUSED"
    case .malformedKeyLine: "E-KEY-LINE"
    case .malformedFingerprint: "E-KEY-FINGERPRINT"
    case .principal: "E-KEY-PRINCIPAL"
    case .notArmoured(.privateKey), .malformedPrivateKey: "E-KEY-OPENSSH"
    case .encryptedPrivateKey: "E-KEY-OPENSSH-ENCRYPTED"
    case .malformedKeyFile: "E-KEY-FILE"
    case .publicKeyDiffers: "E-KEY-MISMATCH"
    case .unsafeKey: "E-KEY-UNSAFE"
    case .passphraseNeeded: "E-PASSPHRASE-NEEDED"
    case .wrongPassphrase: "E-PASSPHRASE-WRONG"
    case .sodium(let error): error.code
    }
  }

  /// What happened, for a person.
  public var sentence: String {
    switch self {
    case .notArmoured(let armour):
      "this is not a file that begins with -----BEGIN \(armour.rawValue)----- as OpenSSH writes it"
    case .malformedSignature(let field): "the SSH signature can't be read at its \(field)"
    case .signatureVersion(let version): "the SSH signature is of version \(version), not 1"
    case .namespace(let found, let expected):
      "the signature was made for \"\(found)\", not for \"\(expected)\""
    case .hashAlgorithm(let name): "the signature is over a \(name) hash, not sha512"
    case .keyType(let name):
      "the key is of type \(name), not ssh-ed25519 or sk-ssh-ed25519@openssh.com"
    case .securityKey: "this key is in a FIDO security key; a key in a file is asked for here"
    case .application(let name):
      "the security key signs for \"\(name)\", not for ssh: and up to 60 of A-Z a-z 0-9 . _ @ : / -"
    case .agentAnswer(let field): "the answer of the ssh-agent can't be read at its \(field)"
    case .agentRefused: "the ssh-agent did not sign: it is locked, or somebody said no"
    case .malformedKeyLine: "this is not a line \"<type> <key> <comment>\" of an Ed25519 key"
    case .malformedFingerprint: "this is not a fingerprint, SHA256: and 43 characters"
    case .principal(let name): "\"\(name)\" can't stand in an allowed_signers file"
    case .malformedPrivateKey(let field): "the OpenSSH private key can't be read at its \(field)"
    case .encryptedPrivateKey(let cipher):
      "the OpenSSH private key is under a passphrase (\(cipher)), which only OpenSSH opens"
    case .malformedKeyFile(let line): "the key file can't be read at line \(line)"
    case .publicKeyDiffers(let derived, let stated):
      "the seed belongs to the key \(Fingerprint(of: derived)), "
        + "but beside it stands \(Fingerprint(of: stated))"
    case .unsafeKey(let key):
      "\(Fingerprint(of: key)) is a key that programs don't agree about"
    case .passphraseNeeded: "the key is under a passphrase"
    case .wrongPassphrase: "the passphrase is wrong, or the key file was changed"
    case .sodium(let error): error.sentence
    }
  }

  /// What the person can do about it.
  public var nextStep: String {
    switch self {
    case .notArmoured(.signature), .malformedSignature, .signatureVersion, .namespace,
      .hashAlgorithm:
      "sign the event with: ssh-keygen -Y sign -n \(EventSignature.namespace) -f KEY FILE"
    case .notArmoured(.privateKey), .malformedPrivateKey, .malformedKeyLine, .keyType,
      .unsafeKey:
      "make a key with: ssh-keygen -t ed25519"
    case .securityKey:
      "name an ssh-ed25519 key, and offer the security key beside it: gavel key offer --agent"
    case .application:
      "make a key with: ssh-keygen -t ed25519-sk -O application=ssh:NAME"
    case .agentAnswer: "find out what answers at SSH_AUTH_SOCK"
    case .agentRefused: "unlock it (ssh-add -X), or confirm or touch the key when it asks"
    case .malformedFingerprint: "show a key's fingerprint with: ssh-keygen -l -f KEY.pub"
    case .principal: "use a person's id: a-z, 0-9, dots and hyphens, at most 64 bytes"
    case .encryptedPrivateKey:
      "sign with ssh-keygen -Y sign, or write a copy without a passphrase: ssh-keygen -p -f COPY"
    case .malformedKeyFile, .publicKeyDiffers: "restore the key file from its backup"
    case .passphraseNeeded, .wrongPassphrase: "try again with the passphrase of this key"
    case .sodium(let error): error.nextStep
    }
  }

  public var description: String { "\(sentence) [\(code)]" }
}

/// Runs what only libsodium can fail.
func withSodium<Value>(
  _ body: () throws(SodiumError) -> Value
) throws(SigningError) -> Value {
  do {
    return try body()
  } catch {
    throw .sodium(error)
  }
}
