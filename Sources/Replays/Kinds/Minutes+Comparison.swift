import Governance
import Ledger
import Sodium

/// The second pass: only here is attendance.csv read, and what the README counts.
extension Minutes {
  /// Who was at one meeting, as the ledger tells it.
  private struct Told {
    let meeting: Identifier
    let spans: [Span]

    struct Span {
      let evidence: Attendance.Evidence
      /// The title of the seat; nil for a guest.
      let seat: String?
      let person: Identifier
      let name: Digest?
    }
  }

  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow] {
    let source = try AttendanceTable(in: folder)
    let told = try ledger.replayed { try meetings(in: $0) }
    var rows = try source.files.map { file in
      try row(
        for: file, source.rows(of: file), told: told[file], titled: "\(file)", in: ledger)
    }
    let extra = told.filter { !source.files.contains($0.key) }.keys.sorted()
    if !extra.isEmpty {
      rows.append(
        ReplayRow(
          "meetings beside attendance.csv", source: "0", ours: "\(extra.count)",
          differences: extra.map { "only in the minutes: \($0)" }))
    }
    rows += try totals(source, told, folder)
    return rows
  }

  /// Every meeting by its title, which is the file of its minutes.
  private static func meetings(
    in register: any RegisterLists
  ) throws -> [String: Told] {
    var told: [String: Told] = [:]
    for meeting in try register.meetings() {
      guard let opened = meeting.opened, meeting.adjourned != nil else { continue }
      let spans = try register.attendances(at: meeting.id).filter { $0.struckBy == nil }
      told[meeting.title] = Told(
        meeting: meeting.number,
        spans: try spans.map { span in
          var title: String?
          if case .seat(let id) = span.attendee {
            title = try required(try seat(id, at: opened, in: register), "the seat \(id)").title
          }
          return Told.Span(
            evidence: span.evidence, seat: title, person: span.person, name: span.name)
        })
    }
    return told
  }

  private static func seat(
    _ id: Identifier, at time: Timestamp, in register: some RegisterLists
  ) throws -> SeatDefinition? { try register.seat(id, at: time) }

  private static func row(
    for file: String, _ rows: [ExactText], told: Told?, titled subject: String,
    in ledger: OpenLedger
  ) throws -> ReplayRow {
    let source = "\(rows.count) present"
    guard let told else {
      return ReplayRow(subject, source: source, ours: "no meeting", .differs)
    }
    var differences: [String] = []
    var ours: [ExactText] = []
    for span in told.spans {
      let name = try required(span.name, "the line of \(span.person)")
      let line = try required(try ledger.documentBytes(name), "the document \(name)")
      let attendant = PresentList.Attendant(String(decoding: line, as: UTF8.self))
      ours.append(attendant.row)
      if span.evidence != .attested {
        differences.append("\(span.person) signed, which nobody did")
      }
      let role = Minutes.seats[attendant.role] == nil ? nil : attendant.role
      if span.seat != role {
        differences.append(
          "\(span.person) is there \(span.seat.map { "as \($0)" } ?? "as a guest"), not "
            + (role.map { "as \($0)" } ?? "as a guest"))
      }
    }
    differences += Set(rows).differences(from: Set(ours))
    if ours.count != rows.count {
      differences.append("\(rows.count) rows in the source, \(ours.count) in the ledger")
    }
    let seats = told.spans.count { $0.seat != nil }
    return ReplayRow(
      subject, source: source,
      ours: "\(told.meeting) \(seats) seats, \(told.spans.count - seats) guests, attested",
      differences: differences)
  }

  /// What the README counts, and all rows together.
  private static func totals(
    _ source: AttendanceTable, _ told: [String: Told], _ folder: SourceFolder
  ) throws -> [ReplayRow] {
    let spans = told.values.flatMap(\.spans)
    var rows = [
      ReplayRow(
        "all rows", source: "\(source.count) rows", ours: "\(spans.count) attendances",
        source.count == spans.count ? .same : .differs)
    ]
    let readme = try folder.readme() ?? ""
    func stated(_ pattern: Regex<(Substring, Substring)>) -> Int? {
      readme.firstMatch(of: pattern).flatMap { Int($0.1) }
    }
    func count(_ role: String) -> Int { spans.count { $0.seat == role } }
    rows += [
      ReplayRow.stated(
        "README: minutes", stated(/(\d+) minutes/), found: told.count,
        ours: "\(told.count) meetings"),
      ReplayRow.stated(
        "README: rows", stated(/(\d+) rows/), found: spans.count, ours: "\(spans.count)"),
      ReplayRow.stated(
        "README: TSC", stated(/TSC (\d+)/), found: count("TSC"), ours: "\(count("TSC"))"),
      ReplayRow.stated(
        "README: voting member", stated(/voting member (\d+)/), found: count("voting member"),
        ours: "\(count("voting member"))"),
    ].compactMap { $0 }
    return rows
  }
}

/// `attendance.csv`: a row for each person at each meeting.
private struct AttendanceTable {
  /// In the order of the table.
  private(set) var files: [String] = []
  private var byFile: [String: [ExactText]] = [:]

  init(in folder: SourceFolder) throws {
    let file = "attendance.csv"
    let table = try SourceTable(try folder.text(file), file: file)
    guard table.columns == ["date", "file", "handle", "name", "role"] else {
      throw ReplayError.malformed(file, "its columns are not date, file, handle, name, role")
    }
    for row in table.rows {
      guard row[1].hasPrefix(row[0]), CalendarDay(row[0]) != nil else {
        throw ReplayError.malformed(file, "\(row[1]) is not the file of \(row[0])")
      }
      if byFile[row[1]] == nil { files.append(row[1]) }
      byFile[row[1], default: []].append(
        PresentList.Attendant.row(handle: row[2], name: row[3], role: row[4]))
    }
  }

  var count: Int { byFile.values.reduce(0) { $0 + $1.count } }

  func rows(of file: String) -> [ExactText] { byFile[file] ?? [] }
}
