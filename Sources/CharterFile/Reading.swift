import Governance

/// What has been found while a file is read: the mistakes, and where each part of the document stands.
struct Reading {
  private(set) var problems: [CharterFileError.Problem] = []
  /// The collections of the document of which something could not be read.
  private(set) var doubtful: Set<String> = []
  private var places: [String: (place: Place, file: String)] = [:]
  private var reported: Set<CharterFileError.Problem> = []

  /// Adds a mistake, once.
  mutating func report(
    _ code: CharterFileError.Code, at place: Place, _ path: Path, _ sentence: String
  ) {
    add(code, at: place, path.file, sentence)
    doubtful.insert(path.collection)
  }

  /// Adds a mistake that concerns the whole file.
  mutating func report(_ code: CharterFileError.Code, at place: Place, _ sentence: String) {
    report(code, at: place, .root, sentence)
  }

  private mutating func add(
    _ code: CharterFileError.Code, at place: Place, _ path: String, _ sentence: String
  ) {
    let problem = CharterFileError.Problem(
      line: place.line, column: place.column, path: path, code: code, sentence: sentence)
    guard reported.insert(problem).inserted else { return }
    problems.append(problem)
  }

  /// Notes where a part of the document stands in the file.
  mutating func note(_ path: Path, at place: Place) {
    places[path.document] = (place, path.file)
  }

  /// Notes that a part of the document stands where another one was noted.
  mutating func note(_ path: String, where other: String) {
    places[path] = places[other]
  }

  /// Where a part of the document stands, or what holds it.
  func location(of documentPath: String) -> (place: Place, file: String) {
    var path = documentPath[...]
    while true {
      if let found = places[String(path)] { return found }
      guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
      path = path[..<end]
    }
    return (.start, "")
  }

  /// What each collection needs whole, so that what is said of it is certain.
  private static let needs: [String: Set<String>] = [
    "appointments": ["founders", "offices", "seats"],
    "bodies": ["classes", "offices", "powers", "rules", "seats"],
    "delegations": ["bodies", "powers", "rules"],
    "formalities": ["offices"],
    "founders": ["bodies", "classes"],
    "offices": ["bodies", "founders", "seats"],
    "powers": ["bodies", "rules", "seats"],
    "rules": ["bodies", "classes", "formalities", "powers", "seats", "witnesses"],
    "seats": ["bodies", "founders", "offices"],
    "witnesses": ["founders"],
  ]

  /// Adds the mistakes of the document as it could be read, but none that may come of a mistake reported
  /// before.
  mutating func report(_ found: [CharterProblem]) {
    // A mistake outside of the known keys may have hidden a whole collection.
    guard doubtful.isSubset(of: Shape.charter.keys.map { $0.name }) else { return }
    for problem in found {
      let collection = Path.collection(of: problem.path)
      let needed = Self.needs[collection, default: []].union([collection])
      guard doubtful.isDisjoint(with: needed) else { continue }
      let (place, file) = location(of: problem.path)
      add(.unsound, at: place, file, problem.sentence)
    }
  }
}

extension Reading {
  /// The text of a value; nil, with a mistake reported, where it is none, empty or a placeholder.
  mutating func text(_ value: Value, _ path: Path, expected: String) -> String? {
    switch value.content {
    case .refused: return nil
    case .list:
      report(.shape, at: value.place, path, "a list stands here, where \(expected) is expected")
      return nil
    case .map:
      report(.shape, at: value.place, path, "keys stand here, where \(expected) is expected")
      return nil
    case .text(let text):
      guard !text.isEmpty else {
        report(.value, at: value.place, path, "nothing stands here, where \(expected) is expected")
        return nil
      }
      return isPlaceholder(text, at: value.place, path) ? nil : text
    }
  }

  /// Whether a text holds something in angle brackets, as the template does; then it is reported.
  mutating func isPlaceholder(_ text: String, at place: Place, _ path: Path) -> Bool {
    guard let open = text.firstIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else {
      return false
    }
    report(.placeholder, at: place, path, "replace \(text[open...close]) by your own")
    return true
  }

  /// The items of a list; nil where the value is none.
  mutating func list(_ value: Value, _ path: Path, of expected: String) -> [Value]? {
    switch value.content {
    case .list(let items): return items
    case .refused: return nil
    case .text, .map:
      report(.shape, at: value.place, path, "this is not a list of \(expected)")
      return nil
    }
  }

  /// The members of a mapping; nil where the value is none.
  mutating func members(_ value: Value, _ path: Path, of expected: String) -> [Value.Member]? {
    switch value.content {
    case .map(let members): return members
    case .refused: return nil
    case .text, .list:
      report(.shape, at: value.place, path, "this is not a mapping of \(expected)")
      return nil
    }
  }
}

/// A text as a sentence quotes it.
func quoted(_ text: String) -> String {
  let line = text.split(separator: "\n").joined(separator: " ")
  return line.count > 60 ? "`\(line.prefix(60))…`" : "`\(line)`"
}
