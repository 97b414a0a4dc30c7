import CFaults
import Foundation
import Governance
import Sodium
import Testing

@testable import LedgerStore

// The disk fails for whoever uses it: one test at a time.
extension FaultTests {
  @Suite("Erasing documents") struct ErasingTests {
    let scratch: Scratch
    let path: String
    static let salt = SHA256.hash(Array("salt".utf8)).bytes
    static let secret = SHA256.hash(Array("a secret".utf8)).bytes + SHA256.hash([1]).bytes

    static var digest: Digest { StoredDocument.digest(of: secret, salt: salt) }

    init() throws {
      #expect(fault_install() == 0)
      scratch = try Scratch()
      path = scratch.path("fault.gavel")
    }

    private static let template = Result {
      let scratch = try Scratch()
      let path = try scratch.ledger(size: 3)
      let ledger = try LedgerFile(opening: path)
      try ledger.record { recording throws in
        for number in 0..<20 as Range<UInt8> { try recording.put(document: [number], salt: salt) }
        try recording.put(document: secret, salt: salt)
        try recording.put(document: [7])
      }
      try ledger.close()
      return try scratch.bytes(path)
    }

    private func restore() throws {
      for end in ["", "-journal"] { try? FileManager.default.removeItem(atPath: path + end) }
      try Self.template.get().write(to: URL(fileURLWithPath: path))
    }

    private func erase() throws {
      let ledger = try LedgerFile(opening: path)
      try ledger.record { recording in
        try recording.append(entry(3), number: 3)
        try recording.erase(documents: [Self.digest])
        try recording.put(checkpoint: [4], size: 4, handedOut: true)
      }
    }

    /// Which of the file and its journal hold 16 bytes of the text one after the other.
    private func places() throws -> [String] {
      try ["", "-journal"].filter { end in
        guard FileManager.default.fileExists(atPath: path + end) else { return false }
        let data = try Data(contentsOf: URL(fileURLWithPath: path + end))
        return stride(from: 0, through: Self.secret.count - 16, by: 8).contains {
          data.firstRange(of: Data(Self.secret[$0..<$0 + 16])) != nil
        }
      }
    }

    @Test func `what is erased is gone, and everything else is there`() throws {
      try restore()
      #expect(try places() == [""])
      try erase()
      #expect(try places() == [])
      let ledger = try LedgerFile(opening: path)
      try ledger.read { reading throws in
        #expect(try reading.documents().count == 21)
        #expect(try reading.document(Self.digest) == nil)
        #expect(try reading.document(SHA256.hash([7]))?.bytes == [7])
        #expect(try reading.entry(3) == entry(3).bytes)
      }
      #expect(try ledger.damage() == [])
      #expect(try ledger.remarks() == [])
    }

    @Test func `a recording after it goes on as before`() throws {
      try restore()
      let ledger = try LedgerFile(opening: path)
      try ledger.record { try $0.erase(documents: [Self.digest]) }
      try ledger.fill(to: 6)
      #expect(SideFile.size(path + "-journal") ?? 0 == 0)
      #expect(try ledger.read { $0.size } == 6)
    }

    @Test(arguments: Fault.all)
    func `after any fault what was acknowledged is gone, and the ledger is whole`(
      fault: Fault
    ) throws {
      var steps = 0
      for step in 1...200 as ClosedRange<Int32> {
        try restore()
        let opened = try LedgerFile(opening: path)
        fault_arm(step, fault.kind, fault.lasting ? 1 : 0)
        var thrown: (any Error)?
        do {
          try opened.record { recording in
            try recording.append(entry(3), number: 3)
            try recording.erase(documents: [Self.digest])
            try recording.put(checkpoint: [4], size: 4, handedOut: true)
          }
        } catch {
          thrown = error
        }
        guard fault_disarm() > 0 else {
          #expect(thrown == nil)
          break
        }
        steps += 1
        try? opened.close()
        let again = try LedgerFile(opening: path)
        let (size, held) = try again.read { ($0.size, try $0.document(Self.digest) != nil) }
        #expect(held == (size == 3), "step \(step)")
        if thrown == nil { #expect(size == 4, "step \(step)") }
        if size == 4 { #expect(try places() == [], "step \(step)") }
        #expect(try again.damage() == [], "step \(step)")
        #expect(try again.read { try $0.documents().count } == (held ? 22 : 21))
      }
      #expect(steps > 10)
    }

    @Test func `a journal that a crash left behind is wiped by the next opening`() throws {
      try restore()
      try Data([UInt8](repeating: 0, count: 512) + Self.secret)
        .write(to: URL(fileURLWithPath: path + "-journal"))
      #expect(try places().count == 2)
      _ = try LedgerFile(opening: path)
      #expect(SideFile.size(path + "-journal") ?? 0 == 0)
      #expect(try places() == [""])
    }
  }
}
