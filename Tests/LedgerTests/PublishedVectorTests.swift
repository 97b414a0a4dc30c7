import Foundation
import Governance
import Ledger
import Sodium
import Testing
import TransparencyLog

/// schema/vectors: what each verifier must say of what is broken, and of what is not.
@Suite("The published vectors") struct PublishedVectorTests {
  private let scratch: String

  init() throws {
    scratch = TestFolder.all + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
  }

  @Test(arguments: PublishedVector.all.filter { $0.kind == "trail" })
  func `of a trail, the verdict and every fault are as published`(vector: PublishedVector) throws {
    let expected = try #require(vector.expected)
    let folder = try write(vector.contents, to: "trail")
    var report = try TrailVerification.run(folder: folder, pins: try pins(of: vector))
    if let against = vector.held?.against {
      let base = try #require(PublishedVector.bases["trail"])
      let other = try write(PublishedVector.apply(against, to: base), to: "other")
      report.add(try CopyComparison(of: folder, with: other), with: "other")
    }
    if let predecessor = vector.held?.predecessor {
      let base = try #require(PublishedVector.bases["trail"])
      let other = try write(PublishedVector.apply(predecessor, to: base), to: "predecessor")
      var pins = VerificationPins()
      pins.succession = report.predecessor
      report.follow(try TrailVerification.run(folder: other, pins: pins))
    }
    let found = Set(report.faults.map { PublishedVector.Fault(entry: $0.entry, code: $0.code) })
    #expect(found.sorted() == expected.faults.sorted())
    #expect(report.result.rawValue == expected.verdict.replacing(" ", with: "_"))
    #expect(report.exitStatus == expected.exit)
  }

  @Test(arguments: PublishedVector.all.filter { $0.kind != "trail" })
  func `of a receipt, proof or request, the code is as published`(vector: PublishedVector) throws {
    let expected = try #require(vector.expected)
    do {
      try check(vector)
      #expect(expected.verdict == "valid" && expected.faults.isEmpty)
    } catch {
      #expect(expected.faults == [PublishedVector.Fault(entry: nil, code: Self.code(of: error))])
    }
  }

  @Test func `every fault that a trail can have is among them, and what holds too`() {
    let faults = PublishedVector.all.flatMap { $0.expected?.faults ?? [] }
    // Only a ledger file has pages, a journal, columns, nodes and a register to differ.
    let ofFiles: Set<VerificationReport.FaultCode> = [
      .file, .journal, .entryColumns, .node, .register,
    ]
    let codes = Set(VerificationReport.FaultCode.allCases).subtracting(ofFiles).map(\.rawValue)
    #expect(Set(codes).subtracting(faults.map(\.code)).isEmpty)
    let broken = PublishedVector.all.filter { $0.expected?.verdict == "invalid" }
    #expect(broken.count >= 150 && Set(broken.map(\.cause)).count >= 40)
    #expect(PublishedVector.all.filter { $0.expected?.verdict == "valid" }.count >= 10)
  }

  @Test func `every refusal is among them, of an entry or of an act that it makes void`() {
    let entries = Set(PublishedVector.all.flatMap { $0.expected?.faults ?? [] }.map(\.code))
    let effects = PublishedVector.all.filter { $0.kind == "trail" }.reduce(into: Set<String>()) {
      found, vector in
      guard let table = vector.contents["tables/effects.csv"] else { return }
      for row in table.split(separator: UInt8(ascii: "\n")) {
        for cell in row.split(separator: UInt8(ascii: ",")) where cell.starts(with: "E-".utf8) {
          found.insert(String(decoding: cell, as: UTF8.self))
        }
      }
    }
    let missing = RefusalCode.allCases.map(\.rawValue).filter {
      !entries.contains($0) && !effects.contains($0)
    }
    #expect(missing == [])
  }

  @Test(.enabled(if: SecondVerifierTests.isReady, "tools/setup tests has not run"))
  func `the second verifier says the same, and made again they are the same`() throws {
    let python = PublishedVector.root.appending(path: ".build/python/bin/python3").path
    let program = PublishedVector.root.appending(path: "tools/gavelcheck-tests/vectors.py").path
    let run = try shell("'\(python)' '\(program)' check", in: scratch)
    #expect(run.status == 0, "\(run.output)")
  }

  // MARK: - The vectors' parts

  private func write(_ files: [String: [UInt8]], to name: String) throws -> String {
    let folder = URL(filePath: scratch).appending(path: name)
    for (path, bytes) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return folder.path
  }

  private func pins(of vector: PublishedVector) throws -> VerificationPins {
    var pins = VerificationPins(genesis: vector.genesis.flatMap { Digest(hex: $0) })
    pins.atLeast = vector.held?.atLeast
    if let bytes = vector.held?.receipt?.bytes {
      pins.receipts = [try ReceivedEntry(try Receipt(parsing: bytes), from: "the receipt")]
    }
    if let bytes = vector.held?.head?.bytes {
      let kept = try SignedCheckpoint(parsing: bytes).checkpoint
      pins.head = OutsideHead(
        origin: kept.origin.text, genesis: try #require(pins.genesis),
        keys: LedgerKeys(first: try VerifierKey(parsing: Self.log()).publicKey),
        size: kept.head.size,
        root: kept.head.root, checked: Timestamp.earliest)
    }
    return pins
  }

  /// The ledger's key, as the receipts have it.
  private static func log() throws -> String {
    try #require(PublishedVector.all.first { $0.name == "receipt-good" }?.log)
  }

  private func check(_ vector: PublishedVector) throws {
    let files = vector.contents
    let bytes = try #require(files["file"])
    let policy = try files["policy"].map { try LogPolicy(parsing: $0) }
    let key = try VerifierKey(parsing: try #require(vector.log))
    switch vector.kind {
    case "ballot_request":
      _ = try VerifiedBallotRequest(try BallotRequest(parsing: bytes), signedBy: key)
    case "decision_proof":
      _ = try VerifiedDecision(try DecisionProof(parsing: bytes), signedBy: key)
    default:
      let receipt = try Receipt(parsing: bytes, entry: files["entry"])
      if let policy {
        _ = try VerifiedReceipt(receipt, under: policy)
      } else {
        _ = try VerifiedReceipt(receipt, signedBy: key)
      }
    }
  }

  private static func code(of error: any Error) -> String {
    switch error {
    case let error as LedgerError: error.code
    case let error as LogProofError: error.code
    case let error as LogProofFault: error.code
    case let error as LogPolicyError: error.code
    case let error as CheckpointError: error.code
    case let error as VerificationError: error.code
    case let error as VerifierKeyError: error.code
    case let error as ProofError: error.code
    default: "\(error)"
    }
  }
}
