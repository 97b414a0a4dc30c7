import CharterFile
import Governance
import Sodium
import Testing
import TransparencyLog

@Suite("Witnesses in a charter file") struct WitnessTests {
  /// A small charter with two witnesses, one of whom must cosign within a day.
  private func charter(quorum: String = "some", other: String = "") throws -> SmallCharter {
    var text = "witnesses:\n  policy: |\n"
    for number in [7, 8] as [UInt8] {
      var seed = [UInt8](repeating: number, count: 32)
      let key = try #require(try SecretKey(wipingSeed: &seed))
      let name = try #require(KeyName("witness.example/w\(number)"))
      let witness = Cosigner(name: name, secretKey: key).key
      text += "    witness w\(number) \(witness.text) https://witness.example/w\(number)\n"
    }
    text += "\(other)    group some any w7 w8\n    quorum \(quorum)\n  within: 1 day\n"
    var charter = try SmallCharter()
    charter.text += text
    return charter
  }

  @Test func `their policy is a block of its lines, and is written so that it reads as the same`()
    throws
  {
    let document = try charter().read().document
    let rule = try #require(document.witnesses)
    #expect(rule.policy.witnesses.map(\.name.description) == ["w7", "w8"])
    #expect(rule.policy.quorum?.description == "some")
    #expect(rule.within == 86_400)
    let text = try CharterFile.text(of: document)
    #expect(try CharterFile(reading: Array(text.utf8)).document == document)
  }

  @Test func `what is wrong with the policy is told`() throws {
    for (charter, words) in [
      (try charter(quorum: "none"), "a quorum other than none"),
      (try charter(quorum: "w9"), "names w9, which no earlier line defines"),
      (try charter(other: "    log example.org/x\n"), "has no key"),
    ] {
      let problems = charter.problems
      #expect(problems.map(\.path) == ["witnesses.policy"])
      #expect(problems.first?.sentence.contains(words) ?? false, "\(problems)")
    }
  }

  @Test func `a rule that asks for them needs them, and counts nothing before they saw it`() throws
  {
    func asking(_ charter: SmallCharter) -> SmallCharter {
      var charter = charter
      charter.text = charter.text.replacing("    mover:", with: "    in_time: cosigned\n    mover:")
      return charter
    }
    let document = try asking(charter()).read().document
    #expect(document.rules.allSatisfy { $0.inTime == .cosigned })
    let without = asking(try SmallCharter()).problems
    #expect(without.contains { $0.sentence.contains("names no witnesses") }, "\(without)")
    let late = asking(try charter()).replacing(
      "    in_time: cosigned", by: "    late_quorum: 1 day\n    in_time: cosigned")
    #expect(late.problems.contains { $0.sentence.contains("beside `late_quorum`") })
  }
}
