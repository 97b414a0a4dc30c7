import CanonicalJSON
import Governance

/// One key of a mapping.
struct Key: Sendable {
  enum Presence: Sendable {
    case required
    /// Nothing stands in the document where it is left out.
    case optional
    /// What it means where it is left out, as one would write it.
    case standard(String)
  }

  /// What becomes of the value in the document.
  enum Member: Sendable {
    case named(String)
    /// A boolean that is written only where it is true.
    case flag(String)
    /// An object whose members stand beside the others.
    case spread
  }

  let name: String
  let form: Form
  let presence: Presence
  let member: Member
  let meaning: String

  init(
    _ name: String, _ form: Form, _ presence: Presence = .required, as member: Member? = nil,
    means meaning: String
  ) {
    self.name = name
    self.form = form
    self.presence = presence
    self.member = member ?? .named(name)
    self.meaning = meaning
  }
}

/// The keys of one kind of mapping.
struct Shape: Sendable {
  /// What was read of a mapping so far.
  struct Item {
    var members: [String: JSON]
    let path: Path
    let place: Place
  }

  /// `a seat`
  let name: String
  let keys: [Key]
  /// What must hold between the keys; false where it does not, and a mistake was reported.
  var finish: @Sendable (inout Item, inout Reading) -> Bool = { _, _ in true }
  /// Takes back what `finish` made of the keys, for who writes a file from a document.
  var unfinish: @Sendable (inout [String: JSON]) -> Void = { _ in }
  /// Reads the object as the rules do: they have the last word on it.
  var build: @Sendable (JSON) throws -> Void = { _ in }

  /// Reads a mapping whole; nil where anything is wrong with it.
  func read(
    _ value: Value, at path: Path, from place: Place, in reading: inout Reading,
    with members: [String: JSON] = [:]
  ) -> JSON? {
    guard let (found, isWhole) = self.members(value, at: path, from: place, in: &reading) else {
      return nil
    }
    var item = Item(
      members: members.merging(found) { first, _ in first }, path: path, place: place)
    guard isWhole, finish(&item, &reading) else { return nil }
    let json = JSON.object(item.members)
    do {
      try build(json)
      return json
    } catch let error as ValueError {
      let (place, _) = reading.location(of: path.member(error.field).document)
      reading.report(.value, at: place, path, "\(error)")
    } catch {
      reading.report(.value, at: place, path, "\(error)")
    }
    return nil
  }

  /// Reads every member that can be read, and tells whether that is all of them.
  func members(
    _ value: Value, at path: Path, from place: Place, in reading: inout Reading
  ) -> (members: [String: JSON], isWhole: Bool)? {
    guard let given = reading.members(value, path, of: "the keys of \(name)") else { return nil }
    var (members, isWhole): ([String: JSON], Bool) = ([:], true)
    var meant: Set<String> = []
    for member in given where !keys.contains(where: { $0.name == member.name }) {
      isWhole = false
      if let name = reportUnknown(member, path, &reading) { meant.insert(name) }
    }
    for key in keys {
      let inside = path.member(key.name)
      guard let member = given.first(where: { $0.name == key.name }) else {
        switch key.presence {
        case .optional: break
        case .standard(let text):
          guard let json = key.form.read(Value(.text(text), at: place), inside, &reading) else {
            isWhole = false
            break
          }
          key.add(json, to: &members)
        case .required:
          isWhole = false
          guard !meant.contains(key.name) else { break }
          reading.report(
            .lacks, at: place, inside, "\(name) lacks `\(key.name)`, \(key.form.sentence)")
        }
        continue
      }
      let place = member.standsAt
      reading.note(inside, at: place)
      guard let json = key.form.read(member.value, inside, &reading) else {
        isWhole = false
        continue
      }
      for name in key.add(json, to: &members) {
        reading.note(path.member(key.name, named: name), at: place)
      }
    }
    return (members, isWhole)
  }

  /// Returns the name of the key that was probably meant.
  private func reportUnknown(
    _ member: Value.Member, _ path: Path, _ reading: inout Reading
  ) -> String? {
    let inside = path.member(member.name)
    guard !reading.isPlaceholder(member.name, at: member.place, inside) else { return nil }
    let names = keys.map(\.name)
    let question = Suggestion.question(member.name, among: names)
    let known = question.isEmpty ? ": it has \(names.joined(separator: ", "))" : question
    reading.report(
      .unknown, at: member.place, inside, "\(name) has no key \(quoted(member.name))\(known)")
    return Suggestion.nearest(to: member.name, among: names)
  }
}

extension Value.Member {
  /// Where what is wrong with it is to be sought: a text itself, else the key above it.
  fileprivate var standsAt: Place {
    if case .text = value.content { value.place } else { place }
  }
}

extension Key {
  /// Adds the value to a mapping of the document; returns the names under which it stands there.
  @discardableResult
  fileprivate func add(_ json: JSON, to members: inout [String: JSON]) -> [String] {
    switch (member, json) {
    case (.named(let name), _):
      members[name] = json
      return [name]
    case (.flag(let name), .bool(true)):
      members[name] = true
      return [name]
    case (.flag(let name), _):
      return [name]
    case (.spread, .object(let inner)):
      members.merge(inner) { _, new in new }
      return Array(inner.keys)
    case (.spread, _):
      return []
    }
  }
}
