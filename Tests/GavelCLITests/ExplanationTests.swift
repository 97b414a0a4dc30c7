import Foundation
import Ledger
import Signing
import Sodium
import Testing

@testable import GavelCLI
@testable import Governance

@Suite("Errors") struct ExplanationTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  @Test func `every code in the sources can be explained`() throws {
    var found: Set<String> = []
    let files = try #require(FileManager.default.enumerator(atPath: Self.sources.path))
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: Self.sources.appendingPathComponent(file), encoding: .utf8)
      for match in text.matches(of: /"([EF]-[A-Z0-9]+(-[A-Z0-9]+)*)"/) {
        found.insert(String(match.1))
      }
    }
    #expect(found.count > 100)
    for code in found.sorted() {
      #expect(CodeBook.meaning(of: code) != nil, "gavel help \(code) has nothing to say")
    }
  }

  @Test(arguments: RefusalCode.allCases) func `every refusal is explained once`(code: RefusalCode)
    throws
  {
    let meaning = try #require(CodeBook.meaning(of: code.rawValue))
    #expect(meaning.text.hasSuffix("."))
    #expect(meaning.exitStatus == (code.concernsAuthority ? 4 : 5))
    #expect(CodeBook.others[code.rawValue] == nil)
  }

  @Test(arguments: VerificationReport.FaultCode.allCases)
  func `every fault that verification finds is explained`(code: VerificationReport.FaultCode)
    throws
  {
    let meaning = try #require(CodeBook.meaning(of: code.rawValue))
    #expect(meaning.text.hasSuffix("."))
    #expect(meaning.exitStatus == 3)
  }

  @Test func `the exit status of an error is the one that its explanation tells`() {
    let setting = Setting(name: .color, value: "x", origin: .usual)
    let errors: [any Error] = [
      ProgramError.cancelled, ProgramError.noLedger(folder: "/"),
      ProgramError.severalLedgers(["a"]),
      ProgramError.promptNeeded(question: "a", flag: "b"), ProgramError.noKey(person: nil),
      ProgramError.setting(setting, expected: "b"), ProgramError.file(path: "a", reason: "b"),
      SigningError.wrongPassphrase, SigningError.malformedKeyLine, SodiumError.outOfMemory,
      NotSupported(type: "a.b", version: 2),
    ]
    for error in errors {
      let explanation = Explanation.of(error)
      #expect(CodeBook.meaning(of: explanation.code)?.exitStatus == explanation.exitStatus)
    }
    #expect(Explanation.of(SigningError.wrongPassphrase).exitStatus == 12)
    #expect(Explanation.of(ProgramError.cancelled).exitStatus == 2)
    #expect(Explanation.of(ProgramError.noLedger(folder: "/")).exitStatus == 10)
    #expect(Explanation.of(NotSupported(type: "a.b", version: 2)).exitStatus == 6)
    #expect(Explanation.of(CocoaError(.fileReadCorruptFile)).code == "E-UNEXPECTED")
  }
}
