import Governance
import LedgerStore
import Sodium
import TransparencyLog

/// What a file keeps beside each entry so that it can be found, against the entry itself.
struct EntryColumnComparison {
  private var days: [Identifier: (day: CalendarDay, entries: Int64)] = [:]

  mutating func matches(_ row: EntryRow?, _ entry: Entry) -> Bool {
    let event = entry.event
    let day = entry.recorded.calendarDay
    var count: Int64 = 0
    if event.bindsAuthor {
      count = days[event.author].map { $0.day == day ? $0.entries + 1 : 1 } ?? 1
      days[event.author] = (day, count)
    }
    return row
      == EntryRow(
        id: event.id, author: event.author.text, type: event.type,
        recorded: entry.recorded.seconds, seenSize: event.seen.size, entriesOnDay: count)
  }
}
