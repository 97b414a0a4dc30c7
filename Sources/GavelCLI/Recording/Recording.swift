internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Signing
internal import Sodium
internal import TransparencyLog

extension Session {
  /// Carries an intention out: shows what is signed and asks, signs, then records it or, on a computer
  /// that does not hold the ledger's key, writes the signed event to a file for `gavel submit`.
  ///
  /// Every command that signs comes here, so that all ask, sign and report alike.
  func carryOut(
    _ intention: Intention, in ledger: OpenLedger, as signatory: Signatory,
    _ options: SigningOptions
  ) throws {
    let until = try options.until.map {
      try TimeText.deadline($0, of: "--until", from: ledger.now)
    }
    let bytes = try ledger.bytes(of: intention.event, by: signatory.person, until: until)
    guard let signer = signatory.signer else {
      let prepared = try PreparedEvent(bytes, documents: intention.documents)
      try intention.willLeave()
      return try write(prepared, options)
    }
    let signed = try SignedEvent(
      signing: bytes, by: signer, documents: intention.documents)
    guard !options.dryRun else {
      // Another's clock records where this computer does not.
      let aheadAllowed = try options.clockAhead || registrarKey(of: ledger) == nil
      return try showDryRun(
        signed, changes: try ledger.rehearse(signed, aheadAllowed: aheadAllowed))
    }
    let key = options.writing.output == nil ? try registrarKey(of: ledger) : nil
    // What is refused is not asked first. What another hand is to record was judged here too.
    if key == nil || asks(intention, options) { try requireLawful(signed, in: ledger) }
    try ask(intention, signer.person, ledger, options)
    try intention.willLeave()
    guard let key else { return try write(signed, options.writing) }
    let recorded = try record(signed, in: ledger, with: key, aheadAllowed: options.clockAhead)
    try report(recorded, result(of: intention, recorded))
  }

  /// What this copy refuses, the registrar's would too. That it can't be written is no reason not to sign.
  private func requireLawful(_ signed: SignedEvent, in ledger: OpenLedger) throws {
    do {
      _ = try ledger.rehearse(signed)
    } catch StoreError.readOnly {
    } catch StoreError.busy {
    }
  }

  /// Records, and asks first where the clock is more than a day ahead of the ledger.
  func record(
    _ signed: SignedEvent, in ledger: OpenLedger, with key: RegistrarKey, aheadAllowed: Bool
  ) throws -> Recorded {
    do {
      return try ledger.record(signed, with: key, aheadAllowed: aheadAllowed)
    } catch let error as LedgerError where error.code == "E-CLOCK-AHEAD" && terminal.canAsk {
      try terminal.confirm(
        "\(error.sentence), and a time that was recorded stays. Is it \(try clockFace.text(try now))?",
        answeredBy: "--clock-ahead")
      return try ledger.record(signed, with: key, aheadAllowed: true)
    } catch StoreError.uncertain(let failure) {
      throw outcomeUnknown(signed, failure)
    }
  }

  /// Keeps the signed event: the very same can be handed over once the disk is well, and is one entry.
  private func outcomeUnknown(_ signed: SignedEvent, _ failure: StoreError) -> LedgerError {
    let error = StoreError.uncertain(failure)
    let path = environment.absolute(signed.fileName)
    let isKept =
      (try? Files.write(try signed.submission + [0x0A], to: path, force: true)) != nil
    return LedgerError(
      error.code, error.sentence,
      next: isKept
        ? "once the disk is well, hand the same event over again, it is one entry however often: "
          + "gavel submit \(signed.fileName)" : error.nextStep,
      exitStatus: error.exitCode)
  }

  /// What is said of an entry beside its number. What can't be found out does not undo the entry.
  private func result(of intention: Intention, _ recorded: Recorded) -> Intention.Result {
    do {
      return try intention.result(recorded)
    } catch {
      terminal.warn(
        "entry \(recorded.entry) is recorded, and no more can be told of it: "
          + Explanation.of(error).sentence)
      return Intention.Result()
    }
  }

  /// Tells what became of an event that was recorded.
  func report(_ recorded: Recorded, _ result: Intention.Result = Intention.Result()) throws {
    if let failure = recorded.headNotKept {
      terminal.warn(
        "entry \(recorded.entry) is recorded, and this computer could not keep the new head: "
          + Explanation.of(failure).sentence)
    }
    newestEntry = recorded.entry
    try report(
      entry: recorded.entry, event: recorded.event, head: recorded.head,
      receipt: keep(recorded.receipt), isRepeated: recorded.isRepeated, result)
  }

  /// Keeps the receipt of what was recorded. It is recorded whatever becomes of the receipt, which can be had
  /// again.
  ///
  /// - Returns: where it is.
  func keep(_ receipt: Receipt) -> String? {
    do {
      return try receipts.keep(receipt)
    } catch {
      let reason = (error as? any Explained)?.explanation.sentence ?? "\(error)"
      terminal.warn("no receipt is kept: \(visible(reason))")
      return nil
    }
  }

  func report(
    entry: Int64, event: Digest, head: TreeHead, receipt: String?, isRepeated: Bool,
    _ result: Intention.Result
  ) throws {
    var members: [String: JSON] = [
      "entry": .integer(entry), "event": .string(event.hex), "repeated": .bool(isRepeated),
      "root": .string(head.root.base64), "size": .integer(head.size),
    ]
    members["receipt"] = receipt.map(JSON.string)
    let line =
      isRepeated
      ? "already recorded as entry \(entry)"
      : "recorded as entry \(entry), head \(head.root.hex.prefix(12))…"
        + (receipt == nil ? "" : "   receipt kept")
    try output.show(
      "gavel.recorded/1", members.merging(result.members) { first, _ in first },
      text: line + "\n" + result.text)
  }

  private func asks(_ intention: Intention, _ options: SigningOptions) -> Bool {
    intention.graveID == nil ? !options.yes : options.confirm == nil
  }

  private func ask(
    _ intention: Intention, _ person: Identifier, _ ledger: OpenLedger, _ options: SigningOptions
  ) throws {
    let lines = intention.words.map { "    \(visible($0))\n" }.joined()
    let question =
      "You are about to sign, as \(person), in \(visible(ledger.origin.text)):\n\(lines)"
    if let id = intention.graveID {
      guard let given = options.confirm else {
        return try terminal.confirmGravely(question, typing: id, answeredBy: "--confirm \(id)")
      }
      guard given.utf8.elementsEqual(id.utf8) else {
        throw ProgramError.usage(
          "--confirm says \"\(given)\", and this is about \(id)",
          next: "answer with --confirm \(id)")
      }
    } else if !options.yes {
      try terminal.confirm("\(question)Sign?", answeredBy: "--yes")
    }
  }

  /// Everything but the effect: the event, the very bytes that the key signs, what would change.
  func showDryRun(_ signed: SignedEvent, changes: [Change]) throws {
    let changes = changes.map(\.words)
    let blob = EventSignature.blob(of: signed.event.bytes.span)
    let toSign = Base64.encode(blob.indices.map { blob[$0] })
    let event = String(decoding: signed.event.bytes, as: UTF8.self)
    try output.show(
      "gavel.dry_run/1",
      [
        "changes": .array(changes.map(JSON.string)), "event": .string(event),
        "id": .string(signed.event.id.hex), "key": .string("\(signed.key)"),
        "to_sign": .string(toSign),
      ],
      text: """
        event    \(signed.event.id.hex)
        \(visible(event))
        key      \(signed.key)
        to sign  \(toSign)
        changes  \(visible(changes.isEmpty ? "nothing" : changes.joined(separator: "\n         "), severalLines: true))

        """)
    terminal.hint("nothing was recorded: --dry-run")
  }

  private func write(_ prepared: PreparedEvent, _ options: SigningOptions) throws {
    let path = options.prepare ?? "-"
    let bytes = try prepared.prepared
    if path == "-" {
      return try output.bytes(bytes + [0x0A])
    }
    try Files.write(
      bytes + [0x0A], to: environment.absolute(path), force: options.writing.force)
    try output.show(
      "gavel.prepared_written/1",
      ["event": .string(prepared.event.id.hex), "file": .string(path)],
      text: "prepared, not signed: \(visible(path))\n")
    terminal.next("let \(prepared.event.author) sign it: gavel sign \(visible(path))")
  }

  func write(_ signed: SignedEvent, _ writing: WritingOptions) throws {
    let path = writing.output ?? signed.fileName
    let bytes = try signed.submission
    if path == "-" {
      return try output.bytes(bytes + [0x0A])
    }
    try Files.write(bytes + [0x0A], to: environment.absolute(path), force: writing.force)
    try output.show(
      "gavel.signed/1", ["event": .string(signed.event.id.hex), "file": .string(path)],
      text: "signed, not yet recorded: \(visible(path))\n")
    terminal.next("hand it to the registrar: gavel submit \(visible(path))")
  }
}

extension Session {
  /// The same with the key that the options name, else the one that the rules ask for, else the person's
  /// newest that speaks.
  func carryOut(
    _ intention: Intention, in ledger: OpenLedger, by person: Identifier, key: SSHPublicKey? = nil,
    _ options: SigningOptions
  ) throws {
    try carryOut(
      intention, in: ledger, as: try signatory(person, in: ledger, key, options), options)
  }
}
