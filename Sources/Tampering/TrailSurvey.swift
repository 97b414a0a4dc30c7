import Foundation
import Ledger
import Sodium

/// Alters a trail byte by byte, and a second time with its MANIFEST made anew.
public final class TrailSurvey {
  private let fixture: TamperFixture
  private let copy: ScratchTrail
  /// The files, by their names.
  private let files: [(name: String, file: AlterableFile)]
  /// Where in the trail each line is, its line feed not counted.
  private let entries: [Range<Int>]

  /// - Parameter scratch: a folder of its own, on a fast disk.
  public init(_ fixture: TamperFixture, scratch: String) throws {
    self.fixture = fixture
    let copy = try ScratchTrail(of: fixture.trail, in: "\(scratch)/trail")
    self.copy = copy
    files = try copy.names.map { ($0, try AlterableFile("\(copy.path)/\($0)")) }
    var start = 0
    entries = try fixture.lines().map { line in
      defer { start += line.count + 1 }
      return start..<start + line.count
    }
    let verdict = try TrailVerification.run(folder: copy.path, pins: fixture.pins)
    guard verdict.result == .valid else {
      throw FixtureUnsound(verdict.faults.map(\.message) + verdict.weaknesses)
    }
  }

  public var byteCount: Int { files.map(\.file.bytes.count).reduce(0, +) }

  /// Alters the bytes of a portion of every file.
  ///
  /// - Parameters:
  ///   - remaking: whether MANIFEST is made anew each time; then its own bytes are left out.
  ///   - begin: is told of each alteration before it is made.
  public func run(
    _ portion: Portion, remaking: Bool, begin: (Alteration) -> Void = { _ in }
  ) throws -> Survey {
    var survey = Survey()
    let kind = remaking ? "trail: byte, MANIFEST made anew" : "trail: byte"
    for (name, file) in files where !(remaking && name == "MANIFEST") {
      try portion.forEach(of: file.bytes.count) { offset, mask in
        let alteration = Alteration(file: name, offset: offset, mask: mask)
        begin(alteration)
        if remaking {
          var bytes = file.bytes
          bytes[offset] ^= mask
          try copy.writeManifest([name: SHA256.hash(bytes)])
        }
        let finding = try file.altered(at: offset, by: mask) {
          Finding { try TrailVerification.run(folder: copy.path, pins: fixture.pins) }
        }
        survey.note(
          finding ?? .silent, of: "\(alteration)\(remaking ? ", MANIFEST made anew" : "")",
          kind: kind, entry: name == "trail.jsonl" ? entry(at: offset) : nil)
      }
    }
    if remaking { try copy.writeManifest([:]) }
    return survey
  }

  private func entry(at offset: Int) -> Int64? {
    entries.firstIndex { $0.contains(offset) }.map { Int64($0) }
  }
}

/// A copy of a trail whose MANIFEST can be made anew.
struct ScratchTrail {
  let path: String
  let names: [String]
  private let digests: [String: Digest]

  init(of original: String, in path: String) throws {
    self.path = path
    let manager = FileManager.default
    try manager.copyItem(atPath: original, toPath: path)
    let walk = try manager.subpathsOfDirectory(atPath: path)
    var names: [String] = []
    var digests: [String: Digest] = [:]
    for name in walk {
      let attributes = try manager.attributesOfItem(atPath: "\(path)/\(name)")
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      names.append(name)
      digests[name] = SHA256.hash(try TamperFixture.bytes(of: "\(path)/\(name)"))
    }
    self.names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.digests = digests
  }

  /// Writes MANIFEST for files some of which have other digests than at first.
  func writeManifest(_ changed: [String: Digest]) throws {
    var text = ""
    for name in names where name != "MANIFEST" {
      guard let digest = changed[name] ?? digests[name] else { continue }
      text += "\(digest.hex)  \(name)\n"
    }
    try TamperFixture.write(Array(text.utf8), to: "\(path)/MANIFEST")
  }
}
