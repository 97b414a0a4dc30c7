import Foundation
import GRDB
import Ledger
import Sodium

/// Deletes, doubles and swaps whole entries, and cuts the tail off, in a trail and in a ledger file.
public struct EntrySurvey {
  private let fixture: TamperFixture
  private let scratch: String
  private let lines: [[UInt8]]

  /// - Parameter scratch: a folder of its own, on a fast disk.
  public init(_ fixture: TamperFixture, scratch: String) throws {
    self.fixture = fixture
    self.scratch = scratch
    lines = try fixture.lines()
  }

  /// What is done to an entry.
  enum Change: String, CaseIterable {
    case deleted, doubled, swapped
  }

  /// - Parameter entries: of which entries, and at which sizes the tail is cut.
  public func run(_ entries: [Int64]) throws -> Survey {
    var survey = Survey()
    for number in entries {
      for change in Change.allCases where change != .swapped || Int(number) + 1 < lines.count {
        try alterTrail(change, number, &survey)
        try alterLedger(change, number, &survey)
      }
      if number > 0 { try cut(at: number, &survey) }
    }
    return survey
  }

  private func alterTrail(
    _ change: Change, _ number: Int64, _ survey: inout Survey
  ) throws {
    var altered = lines
    let place = Int(number)
    switch change {
    case .deleted: altered.remove(at: place)
    case .doubled: altered.insert(altered[place], at: place)
    case .swapped: altered.swapAt(place, place + 1)
    }
    let text = Self.text(of: altered)
    for remaking in [false, true] {
      let folder = "\(scratch)/trail"
      try? FileManager.default.removeItem(atPath: folder)
      let copy = try ScratchTrail(of: fixture.trail, in: folder)
      try TamperFixture.write(text, to: "\(folder)/trail.jsonl")
      if remaking { try copy.writeManifest(["trail.jsonl": SHA256.hash(text)]) }
      let finding = Finding { try TrailVerification.run(folder: folder, pins: fixture.pins) }
      survey.note(
        finding ?? .silent, of: "entry \(number) \(change.rawValue) in the trail",
        kind: "trail: entry \(change.rawValue)")
    }
  }

  private static func text(of lines: [[UInt8]]) -> [UInt8] {
    Array(lines.joined(separator: [10])) + [10]
  }

  /// Changes the table of entries, past the triggers that keep it.
  private func alterLedger(
    _ change: Change, _ number: Int64, _ survey: inout Survey
  ) throws {
    // Numbered on as an attacker would, so that there is no gap; and with the gap.
    for closing in [true, false] where change != .swapped || closing {
      let path = "\(scratch)/ledger.gavel"
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: fixture.ledger, toPath: path)
      try rewrite(path, change, number, closing: closing)
      let finding = Finding { try LedgerVerification.run(file: path, pins: fixture.pins) }
      survey.note(
        finding ?? .silent, of: "entry \(number) \(change.rawValue) in the ledger",
        kind: "ledger: entry \(change.rawValue)")
    }
  }

  private func rewrite(
    _ path: String, _ change: Change, _ number: Int64, closing: Bool
  ) throws {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { database in
      let triggers = try Row.fetchAll(
        database,
        sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger["name"] ?? "")") }
      switch change {
      case .deleted:
        try database.execute(sql: "DELETE FROM entry WHERE number = ?", arguments: [number])
        if closing { try move(from: number + 1, by: -1, database) }
      case .doubled:
        // Ids are unique, so the double has another one; a verifier computes it from the bytes.
        if closing { try move(from: number + 1, by: 1, database) }
        let double = closing ? number + 1 : Int64(lines.count)
        try database.execute(
          sql: """
            INSERT INTO entry SELECT ?, bytes, randomblob(32), author, type, recorded, seen_size,
              entries_on_day FROM entry WHERE number = ?
            """, arguments: [double, number])
      case .swapped:
        for (from, to) in [(number, -1), (number + 1, number), (-1, number + 1)] {
          try database.execute(
            sql: "UPDATE entry SET number = ? WHERE number = ?", arguments: [to, from])
        }
      }
      for trigger in triggers { try database.execute(sql: trigger["sql"] ?? "") }
    }
  }

  private func move(from number: Int64, by step: Int64, _ database: Database) throws {
    try database.execute(
      sql: "UPDATE entry SET number = -number - 1 WHERE number >= ?", arguments: [number])
    try database.execute(
      sql: "UPDATE entry SET number = -number - 1 + ? WHERE number < 0", arguments: [step])
  }

  /// Cuts the tail off: roughly, and as a copy from before, which is sound in itself.
  private func cut(at size: Int64, _ survey: inout Survey) throws {
    let folder = "\(scratch)/trail"
    try? FileManager.default.removeItem(atPath: folder)
    let copy = try ScratchTrail(of: fixture.trail, in: folder)
    let text = Self.text(of: Array(lines.prefix(Int(size))))
    try TamperFixture.write(text, to: "\(folder)/trail.jsonl")
    try copy.writeManifest(["trail.jsonl": SHA256.hash(text)])
    survey.note(
      Finding { try TrailVerification.run(folder: folder, pins: fixture.pins) } ?? .silent,
      of: "trail cut at \(size)", kind: "trail: tail cut off")
    var head = fixture.pins
    head.head = fixture.head
    var count = fixture.pins
    count.atLeast = fixture.head.size
    for (name, pins) in [("kept head", head), ("known size", count)] {
      let trail = fixture.trail(ofSize: size)
      let ledger = fixture.ledger(ofSize: size)
      guard FileManager.default.fileExists(atPath: ledger) else { continue }
      survey.note(
        Finding { try TrailVerification.run(folder: trail, pins: pins) } ?? .silent,
        of: "the trail of \(size) entries", kind: "trail: earlier, \(name)")
      survey.note(
        Finding { try LedgerVerification.run(file: ledger, pins: pins) } ?? .silent,
        of: "the ledger of \(size) entries", kind: "ledger: earlier, \(name)")
    }
  }
}
