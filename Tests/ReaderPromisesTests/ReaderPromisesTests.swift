import Foundation
import ReaderPromises
import Testing

/// What the fuzzer found worth keeping (tools/fuzzing/corpus), each tried again: also what once broke a reader.
@Suite("The readers of what comes from outside") struct ReaderPromisesTests {
  static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "tools/fuzzing/corpus")
  static let readers = ReaderPromises.all.keys.filter { $0 != "canary" }.sorted()

  static func inputs(of reader: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = corpus.appending(path: reader)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      ($0, [UInt8](try Data(contentsOf: folder.appending(path: $0))))
    }
  }

  @Test(arguments: readers)
  func `keep their promises on every input that was kept`(_ reader: String) throws {
    let check = try #require(ReaderPromises.all[reader])
    let inputs = try Self.inputs(of: reader)
    #expect(!inputs.isEmpty)
    for input in inputs {
      #expect(throws: Never.self, "\(reader)/\(input.name)") { try check(input.bytes) }
    }
  }

  /// One alteration a place and input: a bit turned over, a byte gone, the rest cut off, a part doubled.
  @Test(arguments: readers)
  func `keep their promises on what was kept with an alteration`(_ reader: String) throws {
    let check = try #require(ReaderPromises.all[reader])
    for (number, input) in try Self.inputs(of: reader).enumerated() where !input.bytes.isEmpty {
      for place in Set((0..<8).map { ($0 * 2_654_435_761 + number) % input.bytes.count }).sorted() {
        for altered in Self.alterations(of: input.bytes, at: place) {
          #expect(throws: Never.self, "\(reader)/\(input.name), altered at \(place)") {
            try check(altered)
          }
        }
      }
    }
  }

  private static func alterations(of bytes: [UInt8], at place: Int) -> [[UInt8]] {
    var turned = bytes
    turned[place] ^= 1 << UInt8(place % 8)
    var shorter = bytes
    shorter.remove(at: place)
    return [turned, shorter, Array(bytes[..<place]), bytes + bytes[place...]]
  }

  @Test func `are all tried, and no folder is of a reader that there is not`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(folders.sorted() == Self.readers)
  }

  @Test func `are found out where a promise is broken`() throws {
    let canary = try #require(ReaderPromises.all["canary"])
    #expect(throws: BrokenPromise.self) { try canary(Array("canary".utf8)) }
    #expect(throws: Never.self) { try canary(Array("canaries".utf8)) }
  }
}
