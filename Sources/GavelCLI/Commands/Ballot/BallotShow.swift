internal import ArgumentParser
internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import LedgerStore
internal import Sodium

/// One ballot with its reason.
struct BallotShow: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one ballot: whose, for which seat, whether it counts, and the reason it gives.")
  static let examples = [
    Example("gavel ballot show 10", "shows the ballot that was recorded as entry 10")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Argument(help: "The number of its entry: see gavel ballot list.")
  var entry: Int64

  func perform(in session: Session) throws {
    let ledger = try session.ledger()
    let face = try session.clockFace
    let read = try Entry(try ledger.entryBytes(entry))
    let kind = try read.event.kind()
    let handed = (kind as? BallotHeld)?.ballot
    guard let cast = handed?.cast ?? kind as? BallotCast else {
      throw LedgerError(
        "E-BALLOT-UNKNOWN", "entry \(entry) is no ballot but \(visible(read.event.type))",
        next: "see what it is: gavel show \(entry)", exitStatus: 5)
    }
    let reason = try cast.reason.flatMap { try ledger.document($0) }
    try reading.view(ledger) { view in
      let (poll, motion) = try view.poll(cast.poll.hex)
      let counted = try CountedBallot.all(of: poll, in: view).first {
        $0.ballot.event == (handed?.event ?? read.event).id
      }
      guard let counted else { throw LedgerError.noEntry(entry) }
      let ballot = counted.ballot
      var members = counted.members(poll, motion)
      var lines = [
        "\(motion.number)   \(visible(motion.title))",
        "  \(ballot.choice.rawValue.uppercased())   by \(ballot.person)\(ballot.asDeputy) for the seat \(ballot.seat), turn "
          + "\(ballot.turn), entry \(ballot.entry), \(face.text(read.recorded))",
        counted.held.map {
          "  held back: signed \(face.text($0.signed)), put on record by \($0.recorder) for the seat "
            + "\($0.recorderSeat)"
        },
        counted.leftOut.map { "  does not count: \($0.words)" } ?? "  counts",
      ].compactMap(\.self)
      if let key = counted.compromised {
        lines.append("  signed with \(key.fingerprint), a \(key.compromiseWords)")
      }
      if let reason {
        let text = String(decoding: reason.bytes, as: UTF8.self)
        members["reason_text"] = .string(text)
        lines.append("  reason:")
        lines += visible(text, severalLines: true).split(separator: "\n").map { "    \($0)" }
      } else if let digest = cast.reason {
        lines.append("  a reason, which this file does not hold: \(digest.hex)")
      }
      try session.output.show(
        "gavel.ballot_whole/1", members, text: lines.joined(separator: "\n") + "\n")
    }
  }
}
