import Foundation
import Ledger
import Testing

/// A file of a tar archive as somebody means it who wants to reach out of the folder.
struct TarMember: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var name = "checkpoint"
  var type: UInt8 = UInt8(ascii: "0")
  var content: [UInt8] = Array("hello\n".utf8)
  /// What the header says; the content's where absent.
  var size: [UInt8]?
  var link = ""
  var prefix = ""
  /// Added to the sum that the header should have.
  var sumOff = 0

  var bytes: [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: some Collection<UInt8>, at offset: Int) {
      for (index, byte) in bytes.enumerated() { header[offset + index] = byte }
    }
    func octal(_ value: Int, _ digits: Int) -> [UInt8] {
      let text = String(value, radix: 8)
      return Array((String(repeating: "0", count: digits - text.count) + text).utf8)
    }
    put(Array(name.utf8), at: 0)
    put(Array("0000644".utf8), at: 100)
    put(Array("0000000".utf8), at: 108)
    put(Array("0000000".utf8), at: 116)
    put(size ?? octal(content.count, 11), at: 124)
    put(Array("00000000000".utf8), at: 136)
    put([UInt8](repeating: 32, count: 8), at: 148)
    header[156] = type
    put(Array(link.utf8), at: 157)
    put(Array("ustar\u{0}00".utf8), at: 257)
    put(Array(prefix.utf8), at: 345)
    put(octal(header.reduce(0) { $0 + Int($1) } + sumOff, 6) + [0], at: 148)
    let filling = [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    return header + content + filling
  }
}

@Suite("A hostile tar file") struct HostileTarTests {
  /// The folder around the one that is unpacked to: nothing may appear in it.
  private let folder: String
  private let target: String

  init() throws {
    folder = TestFolder.all + "/" + UUID().uuidString
    target = folder + "/unpacked"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func unpack(_ members: [TarMember]) throws {
    let path = folder + "/evil.tar"
    let end = [UInt8](repeating: 0, count: 1024)
    try Data(members.flatMap(\.bytes) + end).write(to: URL(filePath: path))
    try TarFile.unpack(path, to: target)
  }

  @Test func `one that is none is unpacked`() throws {
    try unpack([TarMember(testDescription: "plain")])
    let text = try String(contentsOfFile: target + "/checkpoint", encoding: .utf8)
    #expect(text == "hello\n")
  }

  private static let digest = String(repeating: "ab", count: 32)

  @Test(arguments: [
    TarMember(testDescription: "an absolute name", name: "/tmp/gavel-escaped"),
    TarMember(testDescription: "a way out", name: "../escaped"),
    TarMember(testDescription: "a way out through a folder", name: "tables/../../escaped.csv"),
    TarMember(testDescription: "a way out among documents", name: "documents/../../escaped"),
    TarMember(testDescription: "a way round", name: "./checkpoint"),
    TarMember(testDescription: "a folder in a folder", name: "tables/more/a.csv"),
    TarMember(testDescription: "two slashes", name: "tables//a.csv"),
    TarMember(testDescription: "no name", name: ""),
    TarMember(testDescription: "a name of another program's", name: ".bashrc"),
    TarMember(testDescription: "a digest in capitals", name: "documents/\(digest.uppercased())"),
    TarMember(testDescription: "a short digest", name: "documents/abcd"),
    TarMember(testDescription: "a prefix", prefix: "/etc"),
    TarMember(testDescription: "a hard link", type: 49, content: [], link: "/etc/passwd"),
    TarMember(testDescription: "a link", type: 50, content: [], link: "/etc/passwd"),
    TarMember(testDescription: "a character device", type: 51, content: []),
    TarMember(testDescription: "a block device", type: 52, content: []),
    TarMember(testDescription: "a folder", name: "documents", type: 53, content: []),
    TarMember(testDescription: "a pipe", type: 54, content: []),
    TarMember(testDescription: "a long name of GNU's", type: 76),
    TarMember(testDescription: "a header of pax", type: 120),
    TarMember(testDescription: "a sparse file", type: 83),
    TarMember(
      testDescription: "8 GiB that are not there", size: Array("77777777777".utf8)),
    TarMember(
      testDescription: "a size beyond octal digits",
      size: [0x80] + [UInt8](repeating: 255, count: 11)),
    TarMember(testDescription: "no size", size: [UInt8](repeating: 32, count: 11)),
    TarMember(testDescription: "a size below nothing", size: Array("-0000000001".utf8)),
    TarMember(testDescription: "a wrong sum", sumOff: 1),
  ]) func `what a trail does not have is not unpacked, inside or outside`(
    member: TarMember
  ) throws {
    let error = #expect(throws: LedgerError.self) { try unpack([member]) }
    #expect(error?.code == "E-TRAIL")
    let outside = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(outside == ["evil.tar", "unpacked"])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/gavel-escaped"))
    for name in try FileManager.default.subpathsOfDirectory(atPath: target) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(target)/\(name)")
      let type = attributes[.type] as? FileAttributeType
      #expect(type == .typeDirectory || type == .typeRegular, "\(name)")
      #expect(attributes[.size] as? Int ?? 0 <= 4096, "\(name)")
    }
  }

  @Test func `a name that stands twice is not unpacked twice`() throws {
    #expect(throws: LedgerError.self) {
      try unpack([
        TarMember(testDescription: "first"),
        TarMember(testDescription: "second", content: Array("another\n".utf8)),
      ])
    }
    let text = try String(contentsOfFile: target + "/checkpoint", encoding: .utf8)
    #expect(text == "hello\n")
  }

  @Test func `what is left out of a name after its end does not count`() throws {
    // C reads the name up to the zero byte, and so must we.
    try unpack([TarMember(testDescription: "hidden", name: "checkpoint\u{0}/../../escaped")])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
  }

  @Test func `nothing is unpacked into a folder that holds something`() throws {
    try FileManager.default.createDirectory(
      atPath: target + "/documents", withIntermediateDirectories: true)
    let error = #expect(throws: LedgerError.self) {
      try unpack([TarMember(testDescription: "plain")])
    }
    #expect(error?.code == "E-OUTPUT-EXISTS")
  }
}
