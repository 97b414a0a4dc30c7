internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium

/// A key as the ledger knows it.
struct KeyPage {
  static let schema = "gavel.key_whole/1"

  let members: [String: JSON]
  let text: String

  /// - Throws: `LedgerError` where nobody ever offered it.
  init(_ fingerprint: Fingerprint, in view: LedgerView, _ face: ClockFace) throws {
    guard let key = try view.register.personKey(fingerprint) else {
      throw LedgerError.keyUnknown(fingerprint)
    }
    var members = key.members(at: view.time)
    members["person"] = .string(key.person.text)
    members["replaces"] = key.replaces.map { .string("\($0)") }
    var lines = [
      "\(key.fingerprint)   of \(key.person)" + key.typeWords,
      "  state      \(key.stateWords(face))",
      "  offered    in entry \(key.offeredEntry)",
    ]
    if let entry = key.vouchedEntry {
      lines.append(
        "  vouched    in entry \(entry)" + (key.vouchedBy.map { ", by the key \($0)" } ?? ""))
    }
    if let source = key.recoveredBy {
      let motion = try view.register.motion(source)
      lines.append(
        "  recovered  "
          + (motion.map { "by \($0.number)" } ?? "by the hands of the organization"))
      members["recovered_by"] = .string(source.hex)
    } else if key.state == .offered {
      let hands = try view.register.keyConfirmations(of: key.offer).map(\.person.text)
      if !hands.isEmpty { lines.append("  confirmed  by \(hands.joined(separator: ", "))") }
    }
    if let entry = key.revokedEntry { lines.append("  revoked    in entry \(entry)") }
    if let span = key.compromised, !span.isEmpty {
      lines.append(
        "  flagged    what it signed in entries \(span.lowerBound) to \(span.upperBound - 1): "
          + "see gavel key impact \(key.fingerprint)")
    }
    try Self.add(commitmentsOf: key, in: view, face, to: &members, &lines)
    self.members = members
    text = lines.joined(separator: "\n") + "\n"
  }
}

extension KeyPage {
  /// To which keys it has committed: the one that binds it, and those that are to.
  private static func add(
    commitmentsOf key: PersonKey, in view: LedgerView, _ face: ClockFace,
    to members: inout [String: JSON], _ lines: inout [String]
  ) throws {
    let binding = try view.register.commitment(of: key, at: view.time)
    let commitments = try view.register.keyCommitments(of: key.fingerprint)
    for commitment in commitments {
      let waits =
        view.time < commitment.inForce.from && !commitment.inForce.isEmpty
        && key.speaks(at: view.time)
      guard waits || commitment == binding else { continue }
      lines.append(
        "  committed  to \(commitment.next), in entry \(commitment.entry)"
          + (waits ? ", counts from \(face.text(commitment.inForce.from)) on" : ""))
    }
    guard !commitments.isEmpty else { return }
    members["commitments"] = .array(
      commitments.map { commitment in
        var item: [String: JSON] = [
          "binds": .bool(commitment == binding), "entry": .integer(commitment.entry),
          "from": .string(commitment.inForce.from.description),
          "next": .string("\(commitment.next)"),
        ]
        item["to"] = commitment.inForce.to.map { .string($0.description) }
        return .object(item)
      })
  }
}

extension PersonKey {
  /// That it is in a security key, and what it signs for.
  var typeWords: String {
    publicKey.application.map { ", in a security key (\($0))" } ?? ""
  }

  /// `key compromised since entry 10`, of one that was not to be trusted.
  var compromiseWords: String {
    "key compromised since entry \(compromisedSince.map { "\($0)" } ?? "")"
  }

  /// The state, and when it speaks.
  func stateWords(_ face: ClockFace) -> String {
    var words = state.rawValue
    if let speaks {
      words +=
        speaks.isEmpty
        ? ", ended \(face.text(speaks.from))"
        : ", speaks from \(face.text(speaks.from))"
          + (speaks.to.map { " to \(face.text($0))" } ?? "")
    }
    return words
  }

  func words(_ face: ClockFace) -> String {
    "\(fingerprint)   \(stateWords(face)), entry \(vouchedEntry ?? offeredEntry)"
      + (compromisedSince.map { ", compromised since entry \($0)" } ?? "")
  }

  func members(at time: Timestamp) -> [String: JSON] {
    var members: [String: JSON] = [
      "fingerprint": .string("\(fingerprint)"), "offered_entry": .integer(offeredEntry),
      "public_key": .string(publicKey.point.base64),
      "speaks": .bool(speaks(at: time)), "state": .string(state.rawValue),
    ]
    members["application"] = publicKey.application.map { .string($0.description) }
    members["vouched_by"] = vouchedBy.map { .string("\($0)") }
    members["vouched_entry"] = vouchedEntry.map(JSON.integer)
    members["from"] = speaks.map { .string($0.from.description) }
    members["to"] = speaks?.to.map { .string($0.description) }
    members["revoked_entry"] = revokedEntry.map(JSON.integer)
    members["compromised_since"] = compromisedSince.map(JSON.integer)
    return members
  }
}

extension CompromisedBallot {
  var words: String {
    "flagged    \(ballot.choice.rawValue) by \(ballot.person) for \(ballot.seat), entry \(ballot.entry): "
      + key.compromiseWords
  }

  var json: JSON {
    var members: [String: JSON] = [
      "choice": .string(ballot.choice.rawValue), "entry": .integer(ballot.entry),
      "key": .string("\(key.fingerprint)"), "person": .string(ballot.person.text),
      "seat": .string(ballot.seat.text),
    ]
    members["since"] = key.compromisedSince.map(JSON.integer)
    return .object(members)
  }
}
