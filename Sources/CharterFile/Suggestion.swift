/// The known word that was probably meant.
enum Suggestion {
  /// The nearest of `words`, by edit distance; nil where none is near.
  static func nearest(to text: String, among words: [String]) -> String? {
    let limit = max(1, min(3, (text.count + 1) / 3))
    return words.map { (word: $0, distance: distance(text.lowercased(), $0)) }
      .filter { $0.distance <= limit }
      .min { $0.distance < $1.distance }?.word
  }

  /// `: did you mean` and the word, or nothing.
  static func question(_ text: String, among words: [String]) -> String {
    nearest(to: text, among: words).map { ": did you mean `\($0)`?" } ?? ""
  }

  /// How many letters must be put in, left out, replaced or swapped with their neighbour.
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first.unicodeScalars.prefix(80)), Array(second.unicodeScalars.prefix(80)))
    var before: [Int] = []
    var above = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        var best = min(above[j] + (letter == other ? 0 : 1), above[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
          best = min(best, before[j - 1] + 1)
        }
        row.append(best)
      }
      (before, above) = (above, row)
    }
    return above[b.count]
  }
}
