/// Where something stands in a file: line and column from 1, the column in Unicode scalars.
struct Place: Hashable, Comparable, Sendable {
  let line: Int
  let column: Int

  static let start = Place(line: 1, column: 1)

  static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// What a file says at one place. Every scalar is text, whatever YAML would take it for.
struct Value: Sendable {
  struct Member: Sendable {
    let name: String
    let place: Place
    let value: Value
  }

  enum Content: Sendable {
    case text(String)
    case list([Value])
    /// In the order of the file, every name once.
    case map([Member])
    /// Refused already; whoever meets it says nothing more.
    case refused
  }

  let content: Content
  let place: Place

  init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }
}

/// The way to a value, in the words of the file and in those of the charter document.
///
///     file       rules.special.thresholds[0]
///     document   rules[2].thresholds[0]
struct Path: Hashable, Sendable {
  let file: String
  let document: String

  static let root = Path(file: "", document: "")

  /// A member whose name in the document is `name`, and in the file `key`.
  func member(_ key: String, named name: String? = nil) -> Path {
    Path(
      file: file.isEmpty ? key : "\(file).\(key)",
      document: document.isEmpty ? name ?? key : "\(document).\(name ?? key)")
  }

  /// An item of a list, called by its id in the file where it has one.
  func item(_ index: Int, called id: String? = nil) -> Path {
    Path(
      file: id.map { "\(file).\($0)" } ?? "\(file)[\(index)]", document: "\(document)[\(index)]")
  }

  /// The key at the top of the file under which the path goes on; empty for the root.
  var collection: String { Path.collection(of: document) }

  static func collection(of path: String) -> String {
    String(path.prefix { $0 != "." && $0 != "[" })
  }
}
