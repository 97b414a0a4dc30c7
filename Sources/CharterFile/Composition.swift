import Yams

/// Turns text into values. YAML's own types, anchors, aliases, merge keys and tags are left out: a value
/// is what stands there, and every scalar is text.
struct Composition {
  private static let deepest = 16
  /// How often a file is read again to find all keys that stand twice.
  private static let mostRenamings = 64

  private let source: SourceText
  private var reading: Reading
  /// The first characters of keys that stand again further down, replaced so that YAML reads on.
  private var renamed: [Place: Unicode.Scalar] = [:]
  private var anchored: Set<Place> = []
  private var last = Place.start

  private init(_ source: SourceText, in reading: Reading) {
    self.source = source
    self.reading = reading
  }

  /// The one document of a file; nil where it is no YAML, and what is wrong is reported.
  static func value(of source: SourceText, in reading: inout Reading) -> Value? {
    var composition = Composition(source, in: reading)
    let value = composition.compose()
    reading = composition.reading
    return value
  }

  private mutating func compose() -> Value? {
    var text = source
    for renaming in 0...Self.mostRenamings {
      do {
        return try root(of: text)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let place = Place(context.mark)
        guard renaming < Self.mostRenamings, let letter = text.letter(ofKeyAt: place) else {
          let listed = names.map(quoted).joined(separator: ", ")
          reading.report(.twice, at: place, "\(listed) stands twice in one mapping")
          return nil
        }
        renamed[place] = text[letter]
        // Private use: no YAML syntax, and different at each place.
        text.replace(at: letter, with: Unicode.Scalar(0xE000 + UInt16(renaming)) ?? "\u{E000}")
      } catch let error as YamlError {
        report(error)
        return nil
      } catch {
        reading.report(.syntax, at: .start, "this is not YAML: \(error)")
        return nil
      }
    }
    return nil
  }

  private mutating func root(of text: SourceText) throws -> Value? {
    // No rule gives a scalar a type. The encoding is named, else Yams would read an environment variable.
    let parser = try Parser(yaml: text.text, resolver: .basic, encoding: .utf8)
    // Nodes hold their anchors weakly: the parser owns them.
    defer { withExtendedLifetime(parser) {} }
    guard let node = try parser.nextRoot() else {
      reading.report(.documents, at: .start, "the file is empty")
      return nil
    }
    if let second = try parser.nextRoot() {
      reading.report(
        .documents, at: second.mark.map(Place.init) ?? .start,
        "a second YAML document begins here: a charter is one")
    }
    return value(node, .root, depth: 0)
  }
}

/// Nodes become values.
extension Composition {
  private mutating func value(_ node: Node, _ path: Path, depth: Int) -> Value {
    var place = node.mark.map(Place.init) ?? last
    if let anchor = node.anchor {
      guard anchored.insert(place).inserted else {
        place = source.place(of: "*\(anchor.rawValue)", from: last) ?? last
        reading.report(.alias, at: place, path, "an alias: write out what it stands for")
        return Value(.refused, at: place)
      }
      reading.report(.anchor, at: place, path, "an anchor: a charter has none")
    }
    last = max(last, place)
    checkTag(at: place, path)
    guard depth < Self.deepest else {
      reading.report(.shape, at: place, path, "this is nested too deeply")
      return Value(.refused, at: place)
    }
    switch node {
    case .scalar(let scalar): return text(scalar, place, path)
    case .sequence(let sequence):
      let items = sequence.enumerated().map { index, item in
        value(item, path.item(index), depth: depth + 1)
      }
      return Value(.list(items), at: place)
    case .mapping(let mapping): return members(mapping, place, path, depth: depth)
    case .alias:
      reading.report(.alias, at: place, path, "an alias: write out what it stands for")
      return Value(.refused, at: place)
    }
  }

  private mutating func text(_ scalar: Node.Scalar, _ place: Place, _ path: Path) -> Value {
    let scalars = Array(scalar.string.unicodeScalars)
    if let forbidden = SourceText.forbidden(in: scalars) {
      let name = SourceText.name(scalars[forbidden])
      reading.report(.character, at: place, path, "the character \(name) is not allowed")
      return Value(.refused, at: place)
    }
    return Value(.text(scalar.string), at: place)
  }

  private mutating func members(
    _ mapping: Node.Mapping, _ place: Place, _ path: Path, depth: Int
  ) -> Value {
    var members: [Value.Member] = []
    var lines: [String: Int] = [:]
    for (key, node) in mapping {
      let name = value(key, path, depth: depth + 1)
      guard case .text(var text) = name.content else {
        if case .refused = name.content {
        } else {
          reading.report(.shape, at: name.place, path, "a key is one word")
        }
        _ = value(node, path, depth: depth + 1)
        continue
      }
      if let letter = renamed[name.place] {
        text.unicodeScalars.removeFirst()
        text = String(letter) + text
      }
      let inside = path.member(text)
      let content = value(node, inside, depth: depth + 1)
      if text == "<<" {
        reading.report(.alias, at: name.place, inside, "a merge key: write the keys out")
      } else if let first = lines[text] {
        reading.report(
          .twice, at: name.place, inside, "\(quoted(text)) stands in line \(first) already")
      } else {
        lines[text] = name.place.line
        members.append(Value.Member(name: text, place: name.place, value: content))
      }
    }
    return Value(.map(members), at: place)
  }

  /// The tags that YAML implies are not told apart from those that are written, so the text is asked: a
  /// node begins with its tag and anchor.
  private mutating func checkTag(at place: Place, _ path: Path) {
    var place = place
    if source[place] == "&" {
      while let scalar = source[place], scalar != " " {
        place = Place(line: place.line, column: place.column + 1)
      }
      while source[place] == " " { place = Place(line: place.line, column: place.column + 1) }
    }
    guard source[place] == "!" else { return }
    reading.report(.tag, at: place, path, "a tag: every value is text, and needs none")
  }
}

/// What the parser says, for people.
extension Composition {
  private mutating func report(_ error: YamlError) {
    switch error {
    case .composer(_, let problem, let mark, _) where problem == "found undefined alias":
      reading.report(.alias, at: Place(mark), "an alias: put text that begins with * in quotes")
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      reading.report(.syntax, at: Place(mark), sentence(problem, Place(mark), context))
    default:
      reading.report(.syntax, at: .start, "this is not YAML: \(error)")
    }
  }

  private func sentence(_ problem: String, _ place: Place, _ context: YamlError.Context?) -> String
  {
    if source[place] == "\t" { return "a tab stands here: indent with spaces" }
    switch problem {
    case "mapping values are not allowed in this context":
      return
        "a colon stands where none can: put text with a colon in quotes, or check the indentation"
    case "found character that cannot start any token":
      return "text can't begin like this: put it in quotes"
    default:
      let since = context.map { " (\($0.text) in line \($0.mark.line))" } ?? ""
      return "this is not YAML: \(problem)\(since)"
    }
  }
}

extension Place {
  fileprivate init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}

extension SourceText {
  /// The first character of the key that begins at `place`, behind a quotation mark; nil where a tag or
  /// an anchor stands before it.
  fileprivate func letter(ofKeyAt place: Place) -> Place? {
    switch self[place] {
    case nil, "&", "!", "?", "*", "[", "{", ":": return nil
    case "\"", "'":
      let next = Place(line: place.line, column: place.column + 1)
      guard let letter = self[next], !"\"'\\".unicodeScalars.contains(letter) else { return nil }
      return next
    default: return place
    }
  }
}
