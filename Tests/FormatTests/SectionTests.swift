import Governance
import Testing

@Suite("The page FORMAT.md") struct ThePage {
  /// The names of the sections: a heading that is a name in back quotes.
  private func sections() throws -> [String] {
    try Repository.formatLines().compactMap { line in
      guard line.hasPrefix("#"), let start = line.firstIndex(of: "`"), line.last == "`" else {
        return nil
      }
      return String(line[line.index(after: start)...].dropLast())
    }
  }

  @Test func `has one section for each kind of event and each act, and no other`() throws {
    let names = EventKinds.all.map { $0.name } + ActKinds.names
    #expect(try sections().sorted() == names.sorted())
  }

  @Test func `names every reserved kind`() throws {
    let page = try Repository.formatLines().joined(separator: "\n")
    for name in EventKinds.reserved { #expect(page.contains("`\(name)`"), "\(name)") }
  }

  @Test func `names every refusal, and none that there is not`() throws {
    // Section 16 tells codes of another kind: what is wrong with receipts and proofs.
    let page = try Repository.formatLines().prefix { !$0.hasPrefix("## 16 ") }
      .joined(separator: "\n")
    let named = Set(page.matches(of: /E-[A-Z]+(?:-[A-Z]+)*/).map { String($0.output) })
    #expect(named == Set(RefusalCode.allCases.map(\.rawValue)))
  }
}
