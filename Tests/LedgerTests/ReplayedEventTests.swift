import Foundation
import Governance
import Ledger
import LedgerStore
import SampleLedger
import Signing
import Sodium
import Testing
import TransparencyLog

/// Whoever saw a signed event has it for ever. That it cannot be used once more, or for anything else, is tried
/// with an event of every kind, right after it was recorded: nothing but the use itself is stale.
@Suite("A signed event that is used once more") struct ReplayedEventTests {
  let folder: String
  let consortium: SampleConsortium

  init() throws {
    folder = TestFolder.all + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    consortium = try SampleConsortium(founders: 5)
  }

  /// Writes the ledger of every kind of event, and tries something with each entry after the genesis.
  private func eachEvent(
    _ attempt: @escaping (SignedEvent, Int64, OpenLedger) throws -> Void
  ) throws {
    var kinds: Set<String> = []
    let ledger = try SampleEntries.write(to: folder + "/ledger.gavel") { ledger, size in
      guard size > 1 else { return }
      let line = try ledger.file.read { try $0.entry(size - 1) }
      let entry = try Entry(try #require(line))
      kinds.insert(entry.event.type)
      let documents = try entry.event.kind().documents.compactMap { name in
        try ledger.file.read { try $0.document(name.digest) }.map {
          HandedDocument(bytes: $0.bytes, salt: $0.salt)
        }
      }
      try attempt(
        SignedEvent(
          event: entry.event, key: entry.key, signature: entry.signature, documents: documents),
        size - 1, ledger)
      let after = try ledger.head().size
      #expect(after == size, "\(entry.event.type) was recorded a second time")
    }
    #expect(try ledger.head().size == SampleEntries.count)
    #expect(kinds.count == EventKinds.all.count - 1)
  }

  @Test func `is one entry in its own ledger`() throws {
    try eachEvent { signed, number, ledger in
      do {
        let again = try ledger.record(
          signed, with: try consortium.registrar(of: ledger), aheadAllowed: true)
        #expect(again.isRepeated && again.entry == number)
      } catch let error as LedgerError {
        // Its document was destroyed by a motion meanwhile, and is not taken again.
        #expect(error.code.hasPrefix("E-DOCUMENT"), "\(signed.event.type): \(error)")
      }
    }
  }

  @Test func `is none in another ledger, not even in one of the same name and founders`() throws {
    let small = try SmallConsortium(founded: "2026-01-05T08:59:00Z")
    let clock = try TestClock("2026-01-05T08:59:00Z")
    let twin = try OpenLedger.found(
      at: folder + "/twin.gavel", origin: consortium.origin, charter: consortium.charter,
      signer: consortium.founders[0].signer, registrar: consortium.registrar, rehearsal: true,
      heads: nil, clock: clock.registrar)
    try eachEvent { signed, _, ledger in
      clock.set(signed.event.at)
      small.clock.set(signed.event.at)
      for (other, key) in [(small.ledger, small.registrar), (twin, consortium.registrar)] {
        #expect(throws: (any Error).self, "\(signed.event.type)") {
          try other.record(signed, with: key, aheadAllowed: true)
        }
      }
    }
    #expect(try twin.head().size == 1)
    #expect(try small.ledger.head().size == 1)
  }

  @Test func `does not fit another poll, motion, body, seat or choice`() throws {
    var seen: Set<String> = []
    var tried = 0
    try eachEvent { signed, _, ledger in
      let text = String(decoding: signed.event.bytes, as: UTF8.self)
      let hex = text.matches(of: /"([0-9a-f]{64})"/).map { String($0.1) }
      var altered: [String] = []
      // Every reference by id to whatever was so referred to before, the newest first.
      for own in Set(hex) {
        for other in seen.subtracting([own]).sorted().prefix(3) {
          altered.append(text.replacing(own, with: other))
        }
      }
      for (one, other) in [
        (#""choice":"yes""#, #""choice":"no""#), (#""choice":"no""#, #""choice":"yes""#),
        (#""body":"board""#, #""body":"assembly""#), (#""turn":1"#, #""turn":2"#),
      ] where text.contains(one) {
        altered.append(text.replacing(one, with: other))
      }
      seen.formUnion(hex)
      for text in altered {
        tried += 1
        let event = try Event(Array(text.utf8))
        let moved = SignedEvent(
          event: event, key: signed.key, signature: signed.signature, documents: signed.documents)
        #expect(throws: (any Error).self, "\(text)") {
          try ledger.record(moved, with: try consortium.registrar(of: ledger), aheadAllowed: true)
        }
      }
    }
    #expect(tried > 300)
  }
}
