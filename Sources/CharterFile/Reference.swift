/// What the reference says of one key of a charter file.
public struct CharterKey: Hashable, Sendable {
  /// The way to it: `rules.RULE.quorum`, `powers[].act`. What is in capitals is an id of one's own.
  public let path: String
  /// What it means, in sentences.
  public let meaning: String
  /// How its value is written.
  public let form: String
  /// Whether it must be there.
  public let isRequired: Bool
  /// What it means where it is left out, as one would write it; nil where it then means nothing.
  public let standard: String?
}

extension CharterFile {
  /// Every key of a charter file, in the order in which one writes them.
  public static let reference: [CharterKey] = Shape.charter.reference(under: "")
}

extension Shape {
  fileprivate func reference(under path: String) -> [CharterKey] {
    keys.flatMap { key in
      let inside = path.isEmpty ? key.name : "\(path).\(key.name)"
      let (isRequired, standard) = key.presence.told
      let own = CharterKey(
        path: inside, meaning: key.meaning, form: key.form.sentence, isRequired: isRequired,
        standard: standard)
      return [own] + key.form.inside.flatMap { $0.shape.reference(under: inside + $0.suffix) }
    }
  }
}

extension Key.Presence {
  fileprivate var told: (isRequired: Bool, standard: String?) {
    switch self {
    case .required: (true, nil)
    case .optional: (false, nil)
    case .standard(let text): (false, text)
    }
  }
}
