internal import Governance
internal import Ledger
internal import Sodium

/// Minutes as a page: the same blocks as Markdown and as HTML.
struct MinutesPage {
  private enum Block {
    case heading(Int, String)
    case paragraph(String)
    case list([String])
    case table([String], [[String]])
  }

  private let title: String
  private let blocks: [Block]

  init(_ draft: MinutesDraft, body: String, entries: Int64) {
    let meeting = draft.meeting
    title = "Minutes of \(meeting.number)"
    var blocks: [Block] = [
      .heading(1, "\(title): \(meeting.title)"),
      .paragraph(
        "\(body) (\(meeting.body)), \(draft.state.rawValue). Draft from \(entries) entries, "
          + (draft.approvedBy.map { "a text of the minutes was approved by \($0)." }
            ?? "not approved.")
      ), .list(Self.times(meeting, draft)),
    ]
    if !draft.agenda.isEmpty {
      blocks.append(.heading(2, "Agenda"))
      blocks.append(.list(draft.agenda.map { ($0.motion.map { "\($0): " } ?? "") + $0.title }))
    }
    blocks.append(.heading(2, "Present"))
    if draft.attendances.isEmpty {
      blocks.append(.paragraph("Nobody is told."))
    } else {
      blocks.append(
        .table(
          ["who", "seat", "from", "to", "evidence"],
          draft.attendances.map { span in
            var seat = "none"
            if case .seat(let id) = span.attendee { seat = id.text }
            return [
              span.person.text, seat, span.present.from.description,
              (span.present.to ?? meeting.adjourned)?.description ?? "", span.evidence.words,
            ]
          }))
    }
    if let quorum = draft.quorum {
      blocks.append(.paragraph("Quorum at the opening: \(quorum.words)."))
    }
    blocks.append(.heading(2, "Decisions"))
    blocks.append(
      draft.decisions.isEmpty
        ? .paragraph("None.")
        : .list(draft.decisions.map { "\($0.motion.number): \($0.motion.title): \($0.words)" }))
    for decision in draft.decisions where !decision.dissents.isEmpty {
      blocks.append(.heading(3, "Dissent from \(decision.motion.number)"))
      blocks.append(.list(decision.dissents.map(\.words)))
    }
    if !draft.rulings.isEmpty {
      blocks.append(.heading(2, "Rulings of the chair"))
      blocks.append(.list(draft.rulings.map(\.words)))
    }
    if draft.approved.count > 1 {
      blocks.append(.heading(2, "Minutes that were approved"))
      blocks.append(
        .list(
          draft.approved.map {
            "version \($0.version), sha256 \($0.text.hex), approved \($0.approved)"
          }))
    }
    for decision in draft.decisions where !decision.called.isEmpty {
      blocks.append(.heading(3, "Roll call on \(decision.motion.number)"))
      blocks.append(
        .table(
          ["seat", "choice", "person", "presence", "what became of it"],
          decision.called.map { choice in
            [
              choice.seat.text, choice.choice.rawValue, choice.person.text,
              choice.presence.words,
              choice.fate?.words ?? (choice.disputedBy == nil ? "not decided yet" : "disputed"),
            ]
          }))
    }
    self.blocks = blocks
  }

  private static func times(_ meeting: Meeting, _ draft: MinutesDraft) -> [String] {
    var lines = ["to begin \(meeting.starts)"]
    if let called = meeting.called {
      lines.insert("called by \(meeting.caller) \(called)", at: 0)
      if meeting.isShort {
        let waived = draft.waivers.map(\.text).joined(separator: ", ")
        lines.append("on short notice" + (waived.isEmpty ? "" : ", waived by \(waived)"))
      }
    }
    lines += meeting.opened.map { ["opened \($0)"] } ?? []
    lines += meeting.adjourned.map { ["adjourned \($0)"] } ?? []
    return lines
  }

  var markdown: String {
    blocks.map { block in
      switch block {
      case .heading(let level, let text):
        String(repeating: "#", count: level) + " " + Self.markdown(text) + "\n"
      case .paragraph(let text): Self.markdown(text) + "\n"
      case .list(let items): items.map { "- \(Self.markdown($0))\n" }.joined()
      case .table(let heading, let rows):
        ([heading, heading.map { _ in "---" }] + rows.map { $0.map(Self.markdown) })
          .map { "| \($0.joined(separator: " | ")) |\n" }.joined()
      }
    }.joined(separator: "\n")
  }

  var html: String {
    let body = blocks.map { block in
      switch block {
      case .heading(let level, let text): "<h\(level)>\(Self.html(text))</h\(level)>\n"
      case .paragraph(let text): "<p>\(Self.html(text))</p>\n"
      case .list(let items):
        "<ul>\n" + items.map { "<li>\(Self.html($0))</li>\n" }.joined() + "</ul>\n"
      case .table(let heading, let rows):
        "<table>\n<tr>" + heading.map { "<th>\($0)</th>" }.joined() + "</tr>\n"
          + rows.map { "<tr>" + $0.map { "<td>\(Self.html($0))</td>" }.joined() + "</tr>\n" }
          .joined() + "</table>\n"
      }
    }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head><meta charset="utf-8"><title>\(Self.html(title))</title></head>
      <body>
      \(body)</body>
      </html>

      """
  }

  /// A text of the ledger in one line, so that nothing in it is taken for markup.
  private static func markdown(_ text: String) -> String {
    oneLine(text) { scalar in
      switch scalar {
      case "<": "&lt;"
      case "&": "&amp;"
      case "\\", "`", "*", "_", "[", "]", "#", "|", "!", "~", "$": "\\\(scalar)"
      default: nil
      }
    }
  }

  private static func html(_ text: String) -> String {
    oneLine(text) { scalar in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      default: nil
      }
    }
  }

  private static func oneLine(
    _ text: String, _ replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var line = ""
    for scalar in visible(text).unicodeScalars {
      if let other = replacement(scalar) {
        line += other
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
