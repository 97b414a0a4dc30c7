import CanonicalJSON
import Testing

@Suite("Generated values") struct GeneratedValues {
  private static let perSeed = 10_000

  @Test(arguments: UInt64(0)..<20)
  func `what is written reads back and is written the same`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    for number in 0..<Self.perSeed {
      let value = generator.value()
      let bytes = try value.canonicalBytes()
      let read = try CanonicalText(bytes).root.json()
      // Compared here, as #expect is too slow for 200,000 rounds.
      guard try read == value && read.canonicalBytes() == bytes else {
        Issue.record("value \(number): \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  @Test(arguments: UInt64(100)..<120)
  func `a text with one byte changed is refused, or canonical and another value`(
    seed: UInt64
  ) throws {
    var generator = Generator(seed: seed)
    var accepted = 0
    for _ in 0..<Self.perSeed {
      let value = generator.value()
      let bytes = try value.canonicalBytes()
      let mutated = generator.mutation(of: bytes)
      guard mutated != bytes, let text = try? CanonicalText(mutated) else { continue }
      accepted += 1
      let read = text.root.json()
      guard try read != value && read.canonicalBytes() == mutated else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(mutated)")
        return
      }
    }
    // The property would hold for a reader that refuses everything.
    #expect(accepted > Self.perSeed / 50)
  }

  @Test(arguments: UInt64(200)..<204)
  func `any other spelling of a value is refused`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    var different = 0
    for _ in 0..<2000 {
      let value = generator.value()
      let bytes = try value.canonicalBytes()
      let loose = Array(generator.looseText(value).utf8)
      guard loose != bytes else { continue }
      different += 1
      if (try? CanonicalText(loose)) != nil {
        Issue.record("\(String(decoding: loose, as: UTF8.self))")
        return
      }
    }
    #expect(different > 500)
  }
}
