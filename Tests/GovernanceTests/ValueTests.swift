import Foundation
import Testing

@testable import Governance

@Suite("Times")
struct TimestampTests {
  static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
    return calendar
  }()

  static func foundation(_ time: Timestamp) -> Date {
    Date(timeIntervalSince1970: Double(time.seconds))
  }

  @Test func `are read and written as Foundation has them, from 2000 to 9999`() throws {
    let format = Date.ISO8601FormatStyle(timeZone: Self.calendar.timeZone)
    var generator = SplitMix(seed: 1)
    for _ in 0..<2_000 {
      let range = Timestamp.earliest.seconds...Timestamp.latest.seconds
      let time = try #require(
        Timestamp(seconds: Int64.random(in: range, using: &generator)))
      #expect(time.description == Self.foundation(time).formatted(format))
      #expect(Timestamp(time.description) == time)
    }
  }

  @Test func `know every day of four centuries`() throws {
    var day = try #require(CalendarDay("2000-01-01"))
    let end = try #require(CalendarDay("2400-03-02"))
    var previous = "1999-12-31"
    while day < end {
      let text = day.description
      #expect(text > previous && CalendarDay(text) == day)
      previous = text
      day = CalendarDay(number: day.number + 1)
    }
    #expect(previous == "2400-03-01")
  }

  @Test func `add months by the calendar, clamped to the month's end`() throws {
    let cases = [
      ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
      ("2024-02-29", 12, "2025-02-28"), ("2023-12-05", 12, "2024-12-05"),
      ("2023-08-31", 6, "2024-02-29"), ("2023-10-31", 1, "2023-11-30"),
      ("2100-01-31", 1, "2100-02-28"),
    ]
    for (day, months, result) in cases {
      let time = try #require(Timestamp(day + "T17:30:05Z"))
      #expect(time.adding(months: Int64(months)).description == result + "T17:30:05Z")
    }
  }

  @Test func `add months as Foundation does`() throws {
    var generator = SplitMix(seed: 2)
    for _ in 0..<2_000 {
      let range = Timestamp.earliest.seconds...("2500-01-01" as Timestamp).seconds
      let time = try #require(Timestamp(seconds: Int64.random(in: range, using: &generator)))
      let months = Int.random(in: 1...1_200, using: &generator)
      let expected = try #require(
        Self.calendar.date(byAdding: .month, value: months, to: Self.foundation(time)))
      #expect(
        time.adding(months: Int64(months)).seconds == Int64(expected.timeIntervalSince1970))
    }
  }

  @Test func `stay within the years 2000 to 9999`() {
    #expect(Timestamp.latest.adding(1) == .latest)
    #expect(Timestamp.earliest.adding(-1) == .earliest)
    #expect(Timestamp.latest.adding(.max) == .latest)
    #expect(Timestamp.latest.adding(months: 1) == .latest)
    #expect(Timestamp(seconds: Timestamp.latest.seconds + 1) == nil)
    #expect(Timestamp(seconds: Timestamp.earliest.seconds - 1) == nil)
  }

  @Test(arguments: [
    "2023-12-05T09:00:60Z", "2023-12-05T24:00:00Z", "2023-12-05T09:60:00Z", "2023-02-29T00:00:00Z",
    "2023-13-01T00:00:00Z", "2023-00-01T00:00:00Z", "2023-01-00T00:00:00Z", "1999-12-31T23:59:59Z",
    "2023-12-05T09:00:00", "2023-12-05 09:00:00Z", "2023-12-05T09:00:00z", "2023-12-5T09:00:00Z",
    "2023-12-05T09:00:00.0Z", "+023-12-05T09:00:00Z", "2023-12-05T09:00:00+00:00", "",
    "٢٠٢٣-12-05T0Z",
    "2100-02-29T00:00:00Z",
  ])
  func `are 20 bytes of one form and nothing else`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `a day ends at its last second`() throws {
    let day = try #require(CalendarDay("2024-02-29"))
    #expect(day.start.description == "2024-02-29T00:00:00Z")
    #expect(day.end.description == "2024-02-29T23:59:59Z")
    #expect(CalendarDay("2023-02-29") == nil && CalendarDay("2024-02-29T00") == nil)
  }
}

@Suite("Fractions")
struct FractionTests {
  @Test(arguments: [
    "2/4", "0/2", "3/2", "1/0", "1/1000001", "-1/2", "+1/2", "01/2", "1/02", " 1/2", "1/2 ", "1",
    "1/2/3", "/2", "1/", "", "1.5/3", "１/2",
  ])
  func `are in lowest terms, at most 1, with a denominator of at most 10^6`(text: String) {
    #expect(Fraction(text) == nil)
  }

  @Test(arguments: ["0/1", "1/1", "1/2", "2/3", "999999/1000000", "333333/1000000"])
  func `are written as they are read`(text: String) {
    #expect(Fraction(text)?.description == text)
  }

  @Test func `are exact where decimals are not`() throws {
    let twoThirds: Fraction = "2/3"
    #expect(twoThirds.isReached(by: 2, of: 3, strictly: false))
    #expect(!twoThirds.isReached(by: 2, of: 3, strictly: true))
    #expect(!twoThirds.isReached(by: 66_666, of: 100_000, strictly: false))
    #expect(twoThirds.isReached(by: 66_667, of: 100_000, strictly: true))
    let near = try #require(Fraction(666_667, 1_000_000))
    #expect(near.isAtLeast(twoThirds) && !twoThirds.isAtLeast(near))
  }

  @Test func `agree with whole numbers for every small case`() throws {
    for denominator in Int64(1)...12 {
      for numerator in Int64(0)...denominator {
        guard let fraction = Fraction(numerator, denominator) else { continue }
        for whole in Int64(0)...12 {
          for part in Int64(0)...whole {
            let (left, right) = (part * denominator, numerator * whole)
            #expect(fraction.isReached(by: part, of: whole, strictly: true) == (left > right))
            #expect(fraction.isReached(by: part, of: whole, strictly: false) == (left >= right))
          }
        }
      }
    }
  }

  @Test func `do not overflow with the largest weights`() throws {
    let all: Int64 = 4_096 * 1_000_000
    let near = try #require(Fraction(999_999, 1_000_000))
    #expect(near.isReached(by: all, of: all, strictly: true))
    #expect(!near.isReached(by: all - 4_097, of: all, strictly: false))
  }
}

@Suite("Identifiers")
struct IdentifierTests {
  @Test(arguments: [
    "", "-a", "a-", ".a", "a.", "a..b", "a--b", "a.-b", "A", "a_b", "a b", "ä", "a\u{301}", "а",
    "a/b", String(repeating: "a", count: 65),
  ])
  func `follow one grammar of ASCII`(text: String) {
    #expect(Identifier(text) == nil)
  }

  @Test(arguments: ["a", "0", "ibm", "ibm-rep", "a.b-c.d", String(repeating: "a", count: 64)])
  func `are written as they are read`(text: String) {
    #expect(Identifier(text)?.text == text)
  }

  @Test func `are ordered by their bytes`() {
    let ids: [Identifier] = ["a", "a-b", "a.b", "a0", "aa", "b"]
    #expect(ids.shuffled().sorted() == ids)
  }

  @Test func `name the assembly and the organization of a computed seat by the first dot`() {
    let seat: Identifier = "members.eu.cern"
    #expect(seat.assemblyParts?.body == "members" && seat.assemblyParts?.organization == "eu.cern")
    let plain: Identifier = "board-ibm"
    #expect(plain.assemblyParts == nil && !plain.hasDot)
  }
}

@Suite("Intervals")
struct IntervalTests {
  let noon: Timestamp = "2024-01-01T12:00:00Z"

  @Test func `are half-open`() {
    let interval = Interval(from: noon, to: noon.adding(10))
    #expect(interval.contains(noon) && interval.contains(noon.adding(9)))
    #expect(!interval.contains(noon.adding(-1)) && !interval.contains(noon.adding(10)))
    #expect(Interval(from: noon).contains(.latest))
  }

  @Test func `end once, never later, and never before they begin`() {
    let open = Interval(from: noon)
    #expect(open.ended(at: noon.adding(5)).to == noon.adding(5))
    #expect(open.ended(at: noon.adding(5)).ended(at: noon.adding(9)).to == noon.adding(5))
    #expect(open.ended(at: noon.adding(-5)).to == noon)
    #expect(open.ended(at: noon.adding(-5)).isEmpty)
  }

  @Test func `reach beyond a time only with something of them`() {
    let interval = Interval(from: noon, to: noon.adding(10))
    #expect(interval.reaches(beyond: noon.adding(9)))
    #expect(!interval.reaches(beyond: noon.adding(10)))
    let empty = Interval(from: noon, to: noon)
    #expect(!empty.reaches(beyond: noon.adding(-5)))
  }
}
