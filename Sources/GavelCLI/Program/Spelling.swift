internal import ArgumentParser

/// What somebody may have meant.
enum Spelling {
  /// The name of the command that is closest, as a whole line; nil where none is close.
  static func closest(to word: String, among commands: [CommandNode]) -> String? {
    let names = commands.filter { $0.type.configuration.shouldDisplay }.map { $0.path.last ?? "" }
    guard let name = closest(to: word, among: names) else { return nil }
    return commands.first { $0.path.last == name }?.line
  }

  /// The word that is fewest edits away: at most two, and fewer than half of its letters. The first of
  /// equals; nil where none is that close.
  static func closest(to word: String, among candidates: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(word.lowercased(), candidate.lowercased())
      guard distance <= 2, distance * 2 < max(candidate.count, 3) else { continue }
      if best == nil || distance < (best?.distance ?? 0) { best = (candidate, distance) }
    }
    return best?.name
  }

  /// How many letters to insert, delete, replace or exchange with a neighbour (optimal string alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let a = Array(left)
    let b = Array(right)
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
