import Governance
import Ledger
import Sodium
import Yams

/// The groups of the Kubernetes project: special interest groups, working groups and others, with their
/// officers, by yearly snapshots.
///
/// Files: `sigs-YYYY-MM-DD.yaml`, lists of groups by their kinds, each with `dir`, `name` and
/// `leadership` (lists of people with `github`, by their roles) or, in old ones, `leads`.
struct KubernetesGroups: ReplayKind {
  static let name = "kubernetes-groups"

  static let notes = """
    Invented: a council of three organizations with a secretary, its rule (more than half of the votes cast,
    half of the seats present) and the motion by which it keeps the roster. Keys are made of names.
    The groups and their officers are others': nobody of them is a person of the ledger. What changed since
    the snapshot before is attested by the secretary on the day of the snapshot, as of that day: it is weaker
    evidence, shown as attested. A group that changed its kind is dissolved and chartered again; its title is
    that of its chartering, as later ones are no event of the source.
    Compared: the groups by kind, which were chartered and which dissolved, and every officer, on the day of
    each snapshot, both of all that the book knows and as it knew it then; the README's counts by year and
    kind; the files' SHA-256, where the README names revisions that are known here.
    Not compared: people's names and companies, which are no facts of a roster; meetings and subprojects.
    Not found out: in a set without such revisions, an officer or a group of a kind without counts that is
    altered in a snapshot, as the snapshots are all there is.
    """

  static let roster = "kubernetes-groups"

  let snapshots: [KubernetesSnapshot]

  init(reading folder: SourceFolder) throws {
    snapshots = try folder.names().filter { $0.hasPrefix("sigs-") && $0.hasSuffix(".yaml") }.map {
      try KubernetesSnapshot($0, in: folder)
    }
    guard !snapshots.isEmpty else {
      throw ReplayError.malformed("sigs-YYYY-MM-DD.yaml", "there is none")
    }
  }

  func write(to path: String) throws -> Digest {
    let rehearsal = try RosterRehearsal(
      of: Self.name, at: path, roster: Self.roster, title: "Groups of the Kubernetes project",
      before: try required(snapshots.first, "a snapshot").day.start)
    var before: KubernetesSnapshot?
    for snapshot in snapshots {
      for changes in snapshot.changes(since: before) {
        try rehearsal.attest(changes, asOf: snapshot.day.start, source: snapshot.source)
      }
      before = snapshot
    }
    return rehearsal.genesis
  }
}

/// The groups on one day.
struct KubernetesSnapshot: Sendable {
  struct Group: Sendable {
    let id: Identifier
    let title: String
    let kind: Identifier
    /// By handle and role, each once.
    let officers: Set<RosterAttested.Place>
  }

  let file: String
  let day: CalendarDay
  let source: Digest
  let groups: [Identifier: Group]

  /// The lists that are of groups, and what one of them is.
  private static let kinds = [
    "sigs": "sig", "workinggroups": "working-group", "usergroups": "user-group",
    "committees": "committee",
  ]

  init(_ file: String, in folder: SourceFolder) throws {
    guard let day = CalendarDay(String(file.dropFirst("sigs-".count).dropLast(".yaml".count)))
    else { throw ReplayError.malformed(file, "its name has no day") }
    self.file = file
    self.day = day
    source = SHA256.hash(try folder.bytes(file))
    let document: Node?
    do {
      document = try Yams.compose(yaml: try folder.text(file))
    } catch let error as YamlError {
      throw ReplayError.malformed(file, "it is no YAML: \(error)")
    }
    guard let lists = document?.mapping else {
      throw ReplayError.malformed(file, "it has no lists")
    }
    var groups: [Identifier: Group] = [:]
    for (key, list) in lists {
      guard let name = key.string, let kind = Self.kinds[name] else { continue }
      guard let items = list.sequence else {
        throw ReplayError.malformed(file, "\(name) is no list")
      }
      for item in items {
        let group = try Self.group(item, kind: kind, file: file)
        guard groups.updateValue(group, forKey: group.id) == nil else {
          throw ReplayError.malformed(file, "\(group.id) is there twice")
        }
      }
    }
    self.groups = groups
  }

  private static func group(_ node: Node, kind: String, file: String) throws -> Group {
    guard let directory = node["dir"]?.string, let id = Identifier(directory),
      let title = node["name"]?.string
    else { throw ReplayError.malformed(file, "a group has no dir or no name") }
    var officers: Set<RosterAttested.Place> = []
    var lists: [(role: String, people: Node)] = []
    if let people = node["leads"] { lists.append(("lead", people)) }
    for (key, people) in node["leadership"]?.mapping ?? [:] {
      guard let name = key.string else { continue }
      // chairs, tech_leads, emeritus_leads
      let role = name.replacing("_", with: "-")
      lists.append((role.hasSuffix("s") ? String(role.dropLast()) : role, people))
    }
    for (role, people) in lists {
      for person in people.sequence ?? [] {
        guard let login = person["github"]?.string, let handle = Handle(login),
          let role = Identifier(role)
        else { throw ReplayError.malformed(file, "an officer of \(id) has no handle") }
        officers.insert(RosterAttested.Place(group: id, handle: handle, role: role))
      }
    }
    return Group(
      id: id, title: title, kind: try RehearsalCharter.identifier(kind), officers: officers)
  }

  /// What is to be attested, the second where a group was closed that has to be opened again.
  func changes(since before: KubernetesSnapshot?) -> [RosterChanges] {
    let earlier = before?.groups ?? [:]
    var first = RosterChanges()
    var second = RosterChanges()
    for id in Set(earlier.keys).union(groups.keys).sorted() {
      let (old, new) = (earlier[id], groups[id])
      let isKept = old != nil && old?.kind == new?.kind
      let (left, joined) = (old?.officers ?? [], new?.officers ?? [])
      first.left += isKept ? left.subtracting(joined).inOrder : left.inOrder
      if old != nil, !isKept { first.closed.append(id) }
      guard let new else { continue }
      let group = RosterAttested.Group(group: id, title: new.title, kind: new.kind)
      if old == nil {
        first.opened.append(group)
      } else if !isKept {
        second.opened.append(group)
      }
      if old == nil || isKept {
        first.joined += joined.subtracting(left).inOrder
      } else {
        second.joined += joined.inOrder
      }
    }
    return [first, second]
  }
}

extension Set<RosterAttested.Place> {
  /// By handle and role, so that a replay gives the same bytes each time.
  fileprivate var inOrder: [RosterAttested.Place] {
    sorted { ($0.group, $0.handle, $0.role) < ($1.group, $1.handle, $1.role) }
  }
}
