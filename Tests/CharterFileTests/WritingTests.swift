import CanonicalJSON
import CharterFile
import Governance
import Testing

@Suite("A charter written as a file") struct WritingTests {
  /// A template with something odd in the place of each placeholder.
  private static func filled(_ name: String) throws -> CharterDocument {
    var charter = try SmallCharter()
    charter.text = try #require(CharterFile.template(named: name))
    var number: UInt8 = 0
    while let placeholder = charter.text.firstMatch(of: /:.*(<[^<>\n]+>)/)?.1
      ?? charter.text.firstMatch(of: /(<[^<>\n]+>)/)?.1
    {
      number += 1
      let own: String
      if placeholder.contains("ssh-ed25519") {
        own = try SmallCharter.keyLine(number)
      } else if placeholder.contains("name of") {
        own = "'Number \(number): \"odd\", \\ {too} # not a comment'"
      } else {
        own = "id-\(number)"
      }
      charter.text = charter.text.replacing(placeholder, with: own)
    }
    return try charter.read().document
  }

  @Test(arguments: CharterFile.templates)
  func `is the document that it was written from`(template: String) throws {
    let document = try Self.filled(template)
    let text = try CharterFile.text(of: document)
    #expect(try CharterFile(reading: Array(text.utf8)).document == document)
  }

  @Test func `says everything that a charter can say`() throws {
    let document = try SmallCharter().read().document
    let text = try CharterFile.text(of: document)
    #expect(try CharterFile(reading: Array(text.utf8)).document == document)
    for words in [
      "called_by: [secretary, chair, 2 seats]", "appoints: organization:one", "term: 24 months",
      "open_within: 36 hours", "window: 7 days", "opener: 2 seats", "duty: chair of board",
    ] { #expect(text.contains("\(words)\n"), "\(words)") }
  }

  @Test func `a charter with a mistake is written, too, and the mistake is found in it`() throws {
    var document = try SmallCharter().read().document
    document.powers = []
    let text = try CharterFile.text(of: document)
    let error = #expect(throws: CharterFileError.self) {
      _ = try CharterFile(reading: Array(text.utf8))
    }
    #expect(error?.problems.allSatisfy { $0.code == .unsound } == true)
  }

  @Test func `a remark cannot end its line`() throws {
    let document = try SmallCharter().read().document
    let text = try CharterFile.text(
      of: document, remarks: ["one\ntitle: Mine", "two\u{85}three\r\u{2028}title: Mine"])
    #expect(text.hasPrefix("# one title: Mine\n# two three  title: Mine\n\nformat:"))
    #expect(try CharterFile(reading: Array(text.utf8)).document == document)
  }

  @Test func `what a file has no words for is not written`() throws {
    var document = try SmallCharter().read().document
    document.title = "<name of the consortium>"
    #expect(throws: CharterFileError.self) { try CharterFile.text(of: document) }
  }
}
