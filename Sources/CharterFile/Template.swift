extension CharterFile {
  /// The names of the templates.
  public static let templates: [String] = [
    "consortium", "forum", "committee", "project", "foundation", "association",
  ]

  /// The charter of a consortium of organizations, with an assembly, a board and a committee.
  public static let template = String(decoding: PackageResources.consortium_yaml, as: UTF8.self)

  /// A charter to begin with, commented. What is to be replaced stands in it in angle brackets; until it
  /// is, reading it names each place. Nil for a name that is none of ``templates``.
  public static func template(named name: String) -> String? {
    switch name {
    case "consortium": template
    case "forum": String(decoding: PackageResources.forum_yaml, as: UTF8.self)
    case "committee": String(decoding: PackageResources.committee_yaml, as: UTF8.self)
    case "project": String(decoding: PackageResources.project_yaml, as: UTF8.self)
    case "foundation": String(decoding: PackageResources.foundation_yaml, as: UTF8.self)
    case "association": String(decoding: PackageResources.association_yaml, as: UTF8.self)
    default: nil
    }
  }
}
