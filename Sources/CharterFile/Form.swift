import CanonicalJSON

/// How the value of a key is written, and what it becomes in the document.
struct Form: Sendable {
  typealias Read = @Sendable (Value, Path, inout Reading) -> JSON?

  /// How the value is built, for who writes a file from a document.
  indirect enum Structure: Sendable {
    case text
    case list(of: Form)
    case keys(Shape)
    /// One text, or where that does not do the keys.
    case textOrKeys(Shape)
    /// Mappings under their ids.
    case definitions(Shape)
    /// One text under each id.
    case pairs(name: String, member: String, Form)
  }

  /// With an article: `a fraction such as 2/3`.
  let sentence: String
  /// The shapes inside, and how the reference writes the way to them.
  var inside: [(suffix: String, shape: Shape)] = []
  /// Nil where the value does not have the form; then a mistake was reported.
  let read: Read
  let structure: Structure

  init(
    _ sentence: String, inside: [(suffix: String, shape: Shape)] = [],
    structure: Structure = .text, read: @escaping Read
  ) {
    self.sentence = sentence
    self.inside = inside
    self.structure = structure
    self.read = read
  }
}

/// Why a text does not have its form, beyond that it does not; empty where there is nothing to add.
struct Mismatch: Error {
  let hint: String

  init(_ hint: String = "") {
    self.hint = hint
  }
}

extension Form {
  /// A text that `parse` understands.
  static func text(
    _ sentence: String, _ parse: @escaping @Sendable (String) throws(Mismatch) -> JSON
  ) -> Form {
    Form(sentence) { value, path, reading in
      guard let text = reading.text(value, path, expected: sentence) else { return nil }
      do throws(Mismatch) {
        return try parse(text)
      } catch {
        reading.report(
          .value, at: value.place, path, "\(quoted(text)) is not \(sentence)\(error.hint)")
        return nil
      }
    }
  }

  /// A list of `form`.
  static func list(_ items: String, of form: Form, count: ClosedRange<Int>) -> Form {
    Form(
      "a list of \(items)", inside: form.inside.map { ("[]" + $0.suffix, $0.shape) },
      structure: .list(of: form)
    ) { value, path, reading in
      guard let values = reading.list(value, path, of: items) else { return nil }
      guard count.contains(values.count) else {
        reading.report(
          .value, at: value.place, path,
          "this is a list of \(values.count), where \(count.lowerBound) to \(count.upperBound) "
            + "\(items) are expected")
        return nil
      }
      var isWhole = true
      var read: [JSON] = []
      for (index, item) in values.enumerated() {
        let inside = path.item(index)
        reading.note(inside, at: item.place)
        guard let json = form.read(item, inside, &reading) else {
          isWhole = false
          continue
        }
        read.append(json)
      }
      return isWhole ? .array(read) : nil
    }
  }

  /// A mapping written inside another one.
  static func keys(_ sentence: String, _ shape: Shape) -> Form {
    Form(sentence, inside: [("", shape)], structure: .keys(shape)) { value, path, reading in
      let (place, _) = reading.location(of: path.document)
      return shape.read(value, at: path, from: place, in: &reading)
    }
  }
}

/// The collections of the document. One with a mistake is read as far as it goes.
extension Form {
  static let mostDefinitions = 4096

  /// A list of mappings, in the order of the file.
  static func powers(_ shape: Shape) -> Form {
    Form(
      "a list of powers", inside: [("[]", shape)], structure: .list(of: .keys("a power", shape))
    ) { value, path, reading in
      guard let items = reading.list(value, path, of: "powers") else { return nil }
      guard isShort(items.count, value, path, &reading) else { return nil }
      var read: [JSON] = []
      for (index, item) in items.enumerated() {
        let inside = path.item(index)
        reading.note(inside, at: item.place)
        if let json = shape.read(item, at: inside, from: item.place, in: &reading) {
          read.append(json)
        }
      }
      return .array(read)
    }
  }

  /// A mapping from ids to definitions, in the order of the file.
  static func definitions(_ items: String, id: String, _ shape: Shape) -> Form {
    Form(
      "ids, each with \(items)", inside: [(".\(id)", shape)], structure: .definitions(shape)
    ) { value, path, reading in
      entries(value, path, &reading, of: items, name: "id") { member, inside, reading in
        shape.read(
          member.value, at: inside, from: member.place, in: &reading,
          with: ["id": .string(member.name)])
      }
    }
  }

  /// A mapping from ids to one text each: `name` is what the document calls the id, `member` the text.
  static func pairs(_ items: String, name: String, member: String, _ form: Form) -> Form {
    Form(
      "ids, each with \(items)", structure: .pairs(name: name, member: member, form)
    ) { value, path, reading in
      entries(value, path, &reading, of: items, name: name) { entry, inside, reading in
        let place = inside.document + "." + member
        reading.note(Path(file: inside.file, document: place), at: entry.value.place)
        return form.read(entry.value, inside, &reading).map {
          .object([name: .string(entry.name), member: $0])
        }
      }
    }
  }

  private static func entries(
    _ value: Value, _ path: Path, _ reading: inout Reading, of items: String, name: String,
    _ read: (Value.Member, Path, inout Reading) -> JSON?
  ) -> JSON? {
    guard let members = reading.members(value, path, of: "ids, each with \(items)"),
      isShort(members.count, value, path, &reading)
    else { return nil }
    var definitions: [JSON] = []
    for (index, member) in members.enumerated() {
      let inside = path.item(index, called: member.name)
      reading.note(inside, at: member.place)
      reading.note(
        Path(file: inside.file, document: inside.document + "." + name), at: member.place)
      let text = Value(.text(member.name), at: member.place)
      let isNamed = Form.identifier.read(text, inside, &reading) != nil
      // What stands under a name that is none is read for its own mistakes.
      let entry = isNamed ? member : Value.Member(name: "x", place: text.place, value: member.value)
      guard let definition = read(entry, inside, &reading), isNamed else { continue }
      definitions.append(definition)
    }
    return .array(definitions)
  }

  private static func isShort(
    _ count: Int, _ value: Value, _ path: Path, _ reading: inout Reading
  ) -> Bool {
    guard count > mostDefinitions else { return true }
    reading.report(.value, at: value.place, path, "there are more than \(mostDefinitions)")
    return false
  }
}
