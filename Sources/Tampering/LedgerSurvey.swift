import Foundation
import Ledger

/// Alters a ledger file byte by byte.
public final class LedgerSurvey {
  private let fixture: TamperFixture
  private let copy: String
  private let file: AlterableFile
  private let contents: [String]
  private let tables: TableContents
  private let owners: [Int: String]
  /// Where in the file the bytes of each entry are.
  private let entries: [(range: Range<Int>, number: Int64)]
  private var seen = 0

  static let pageSize = 4096

  /// - Parameter scratch: a folder of its own, on a fast disk.
  public init(_ fixture: TamperFixture, scratch: String) throws {
    self.fixture = fixture
    copy = "\(scratch)/ledger.gavel"
    try FileManager.default.copyItem(atPath: fixture.ledger, toPath: copy)
    file = try AlterableFile(copy)
    let database = DatabaseContents(of: copy)
    contents = try database.all()
    owners = try database.owners()
    tables = try TableContents(of: copy)
    entries = try Self.places(of: try fixture.lines(), in: file.bytes)
    let verdict = try LedgerVerification.run(file: self.copy, pins: fixture.pins)
    guard verdict.result == .valid else {
      throw FixtureUnsound(verdict.faults.map(\.message) + verdict.weaknesses)
    }
  }

  public var byteCount: Int { file.bytes.count }

  /// Alters the bytes of a portion of the file.
  ///
  /// - Parameter begin: is told of each alteration before it is made.
  public func run(
    _ portion: Portion, begin: (Alteration) -> Void = { _ in }
  ) throws -> Survey {
    var survey = Survey()
    try portion.forEach(of: file.bytes.count) { offset, mask in
      let alteration = Alteration(file: "ledger.gavel", offset: offset, mask: mask)
      begin(alteration)
      let finding = try file.altered(at: offset, by: mask) { try self.finding(at: offset) }
      let entry = entries.first { $0.range.contains(offset) }?.number
      survey.note(finding, of: "\(alteration)", kind: "ledger: byte", entry: entry)
    }
    return survey
  }

  private func finding(at offset: Int) throws -> Finding {
    let page = offset / Self.pageSize + 1
    // Most bytes are free space within a page. That a table says the same is seen faster than verified;
    // now and then the verification runs all the same, as it must at least get to its end.
    let owner = page > 1 ? owners[page] : nil
    let isIndex = owner.map { !tables.knows($0) } ?? false
    let isUnread = isIndex ? isGap(offset) : owner.map { tables.isUnchanged($0) } ?? false
    // All of it, now and then: that nothing is changed must be seen, not only thought.
    seen += 1
    let isSample = seen % 64 == 0
    if isUnread, !isSample { return .nothing }
    if let finding = Finding(verify) { return isUnread ? .nothing : finding }
    // What .dump writes is read from tables alone, whatever an index says.
    if isIndex, !isSample { return .nothing }
    let now = try? DatabaseContents(of: copy).all()
    return now == contents ? .nothing : .silent
  }

  /// Whether a byte lies between the cell pointers and the cells of a page of a B-tree: what nobody reads
  /// (SQLite's file format, 1.6).
  private func isGap(_ offset: Int) -> Bool {
    let start = offset / Self.pageSize * Self.pageSize
    let bytes = file.bytes
    func number(_ place: Int) -> Int {
      Int(bytes[start + place]) << 8 | Int(bytes[start + place + 1])
    }
    let isInterior = bytes[start] == 2 || bytes[start] == 5
    let pointers = (isInterior ? 12 : 8) + 2 * number(3)
    // An empty page of the largest size says 0 for 65,536; ours are smaller.
    return (pointers..<number(5)).contains(offset - start)
  }

  private func verify() throws -> VerificationReport {
    try LedgerVerification.run(file: copy, pins: fixture.pins)
  }

  private static func places(
    of lines: [[UInt8]], in bytes: [UInt8]
  ) throws -> [(Range<Int>, Int64)] {
    let data = Data(bytes)
    return try lines.enumerated().map { number, line in
      guard let range = data.range(of: Data(line)) else {
        throw FixtureUnsound(["entry \(number) is not in one piece"])
      }
      return (range, Int64(number))
    }
  }
}

/// What is to be tampered with is not sound to begin with.
public struct FixtureUnsound: Error, CustomStringConvertible {
  public let description: String

  init(_ reasons: [String]) {
    description = "the samples do not verify: " + reasons.joined(separator: "; ")
  }
}
