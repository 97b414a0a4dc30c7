import Foundation
import Governance

/// Gives each name of a source an identifier: its letters and digits without their accents, in lower
/// case, with a hyphen for all between; cut at a word to at most 40 bytes; numbered where another name
/// has it already.
struct Slugs {
  static let longest = 40
  private var taken: Set<String> = []

  /// - Throws: `ReplayError` for a name without a letter or digit of ASCII.
  mutating func identifier(for name: String) throws -> Identifier {
    let words = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .lowercased().utf8
      .split { !((97...122).contains($0) || (48...57).contains($0)) }
      .map { String(decoding: $0, as: UTF8.self) }
    let base = Self.join(words, within: Self.longest)
    var slug = base
    var number = 1
    while taken.contains(slug) {
      number += 1
      slug = Self.join(words, within: Self.longest - "-\(number)".utf8.count) + "-\(number)"
    }
    guard !base.isEmpty, let identifier = Identifier(slug) else {
      throw ReplayError(
        "no identifier can be made of the name \(name)", next: "give it a name with letters a to z")
    }
    taken.insert(slug)
    return identifier
  }

  /// As many words as fit; of a first word that is too long, as much as fits.
  private static func join(_ words: [String], within limit: Int) -> String {
    guard let first = words.first else { return "" }
    var slug = String(decoding: first.utf8.prefix(limit), as: UTF8.self)
    for word in words.dropFirst() {
      guard slug.utf8.count + 1 + word.utf8.count <= limit else { break }
      slug += "-\(word)"
    }
    return slug
  }
}
