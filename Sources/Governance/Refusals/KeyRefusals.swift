import Signing
import Sodium

/// What stands against a key or a person.
extension Refusal {
  static func keyUnknown(_ key: Fingerprint) -> Refusal {
    Refusal(
      .keyUnknown,
      "nobody of this ledger has the key \(key)",
      next: "offer it: gavel key offer; then have it vouched for: gavel key vouch")
  }

  static func keyOfAnother(_ key: Fingerprint, _ person: Identifier) -> Refusal {
    Refusal(
      .keyOfAnother,
      "the key \(key) does not belong to \(person)",
      next: "sign with a key of your own: gavel key list")
  }

  static func keyTooYoung(_ key: Fingerprint, from: Timestamp) -> Refusal {
    Refusal(
      .keyTooYoung,
      "the key \(key) speaks only from \(from) on",
      next: "wait until then, or sign with an older key")
  }

  static func keyEnded(_ key: Fingerprint, at: Timestamp) -> Refusal {
    Refusal(
      .keyEnded,
      "the key \(key) has not spoken for its person since \(at)",
      next: "sign with another key of yours: gavel key list")
  }

  static func keyEnded(_ key: Fingerprint, _ state: PersonKey.State) -> Refusal {
    Refusal(
      .keyEnded,
      "the key \(key) is \(state.rawValue)",
      next: "nothing is left to do; see gavel key list")
  }

  static func keyWeak(_ key: PublicKey) -> Refusal {
    Refusal(
      .keyWeak,
      "\(key.base64) is not a sound Ed25519 key (a point of small order or off the curve)",
      next: "make a new one: gavel key create")
  }

  static func keyTaken(_ key: Fingerprint) -> Refusal {
    Refusal(
      .keyTaken,
      "the key \(key) was offered before",
      next: "make a new one: gavel key create; a key belongs to one person once and for ever")
  }

  static func keyIsLedgers() -> Refusal {
    Refusal(
      .keyIsLedgers,
      "this is, or was, the ledger's own key, which signs checkpoints and nothing else",
      next: "make a key of your own: gavel key create")
  }

  static func keySpeaksAlready(_ key: Fingerprint) -> Refusal {
    Refusal(
      .keySpeaks,
      "the key \(key) is not waiting for its first word",
      next: "revoke it: gavel key revoke")
  }

  static func notOlderKey(_ key: Fingerprint) -> Refusal {
    Refusal(
      .keyNotOlder,
      "the key \(key) is ended only by itself or an older key of the same person",
      next: "sign with the older key: gavel key list")
  }

  static func sinceAhead(_ since: Int64, entry: Int64) -> Refusal {
    Refusal(
      .keySinceAhead,
      "entry \(since) does not exist yet: the next one is \(entry)",
      next: "name the entry from which the key is not to be trusted")
  }

  static func keyPromised(_ next: Fingerprint, by other: Fingerprint) -> Refusal {
    Refusal(
      .keyTaken,
      "the key \(next) is to follow your key \(other) already",
      next: "make another one for this key: gavel key create --next")
  }

  static func keyCommitted(_ key: Fingerprint, to next: Fingerprint) -> Refusal {
    Refusal(
      .keyCommitted,
      "the key \(key) is rotated only to the one to which it has committed, \(next)",
      next: "take that one out of its drawer; or commit to another one and wait: gavel key commit")
  }

  static func keyUncommitted(_ key: Fingerprint, _ person: Identifier) -> Refusal {
    Refusal(
      .keyUncommitted,
      "no key of \(person) that still could is committed to \(key)",
      next: "see which key is to follow which: gavel person show \(person)")
  }

  static func recoveryNotGranted() -> Refusal {
    Refusal(
      .recoveryNotGranted,
      "the charter has no key_recovery: persons of an organization recover nobody's key here",
      next: "move key.recover: gavel motion propose --act key.recover")
  }

  static func recoveryByOneself(_ person: Identifier) -> Refusal {
    Refusal(
      .recoveryByOneself,
      "\(person) confirms a key of their own",
      next: "vouch for it with the older key: gavel key vouch; or let colleagues confirm it")
  }

  static func recoveryByYoungKey(_ key: Fingerprint, delay: Int64) -> Refusal {
    Refusal(
      .recoveryByYoungKey,
      "the key \(key) has not spoken for \(delay) s yet",
      next: "confirm with an older key, or later")
  }

  static func recoveryTwice(_ person: Identifier, _ key: Fingerprint) -> Refusal {
    Refusal(
      .recoveryTwice,
      "\(person) has confirmed the key \(key) already",
      next: "let another person of the organization confirm it: gavel key confirm")
  }

  static func offerUnknown(_ offer: Digest) -> Refusal {
    Refusal(
      .offerUnknown,
      "\(offer.hex) offered no key",
      next: "list the offers: gavel key list")
  }

  static func offerSettled(_ key: Fingerprint, _ state: PersonKey.State) -> Refusal {
    Refusal(
      .offerSettled,
      "the key \(key) is \(state.rawValue) already",
      next: "nothing is left to do; see gavel key list")
  }

  static func offerOfAnother(_ person: Identifier, by author: Identifier) -> Refusal {
    Refusal(
      .offerOfAnother,
      "\(author) offers a key for \(person)",
      next: "let \(person) offer it")
  }

  static func voucherOfAnother(_ person: Identifier) -> Refusal {
    Refusal(
      .voucherOfAnother,
      "for a further key of \(person) only an older key of \(person) can vouch",
      next: "sign with the older key: gavel key list")
  }

  static func personUnknown(_ person: Identifier, at time: Timestamp) -> Refusal {
    Refusal(
      .personUnknown,
      "there is no person \(person) at \(time)",
      next: "list them: gavel person list; a new one offers a key and names the organization")
  }

  static func personOfAnother(_ person: Identifier, _ organization: Identifier) -> Refusal {
    Refusal(
      .personOfAnother,
      "\(person) is not of \(organization)",
      next: "name a person of \(organization): gavel person list")
  }

  static func identifierTaken(_ id: Identifier) -> Refusal {
    Refusal(
      .identifierTaken,
      "\(id) is taken; an identifier is never used again",
      next: "choose another one")
  }
}
