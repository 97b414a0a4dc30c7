import Foundation
import Ledger
import Testing

@Suite("A file that is written whole") struct WholeFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "gavel-whole-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try body(folder)
  }

  @Test func `takes the place of another, with its permissions, and leaves nothing beside it`()
    throws
  {
    try withFolder { folder in
      let path = "\(folder)/file"
      try WholeFile.create(path, Data("old".utf8))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      try WholeFile.replace(path, Data("new and longer".utf8))
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("new and longer".utf8))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
    }
  }

  @Test func `is never made in the place of another`() throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      try WholeFile.create(path, Data("old".utf8))
      #expect(throws: CocoaError.self) { try WholeFile.create(path, Data("new".utf8)) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("old".utf8))
    }
  }

  @Test func `that can't take the place of another leaves nothing beside it`() throws {
    try withFolder { folder in
      let path = "\(folder)/folder"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      #expect(throws: POSIXError.self) { try WholeFile.replace(path, Data("new".utf8)) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["folder"])
    }
  }

  @Test func `that the disk does not take is not there`() {
    #expect(throws: (any Error).self) {
      try WholeFile.create("/proc/gavel-whole", Data("new".utf8))
    }
  }
}
