import Governance
import LedgerStore
import Sodium
import TransparencyLog

/// The tree's nodes as a file keeps them, against those of the entries.
struct NodeComparison {
  private let reading: LedgerReading
  private var seen: Int64 = 0

  init(_ reading: LedgerReading) {
    self.reading = reading
  }

  mutating func matches(_ hash: Digest, at address: NodeAddress) throws -> Bool {
    seen += 1
    return try reading.node(address) == hash
  }

  /// How many nodes the file has besides those of its entries.
  func leftOver() throws -> Int64 { max(0, try reading.nodeCount() - seen) }
}

/// What a file keeps beside each entry so that it can be found, against the entry itself.
struct EntryColumnComparison {
  private let reading: LedgerReading
  private var days: [Identifier: (day: CalendarDay, entries: Int64)] = [:]

  init(_ reading: LedgerReading) {
    self.reading = reading
  }

  mutating func matches(_ entry: Entry, number: Int64) throws -> Bool {
    let event = entry.event
    let day = entry.recorded.calendarDay
    let before = days[event.author]
    let count = before.map { $0.day == day ? $0.entries + 1 : 1 } ?? 1
    days[event.author] = (day, count)
    return try reading.row(ofEntry: number)
      == EntryRow(
        id: event.id, author: event.author.text, type: event.type,
        recorded: entry.recorded.seconds, seenSize: event.seen.size, entriesOnDay: count)
  }
}
