import Governance
import Ledger

/// The second pass: only here the README's counts are read.
extension KubernetesGroups {
  private static let known = KnownSource(
    // The last of the commits that the README lists; it names them all or none.
    revision: "20ebb2df10", title: "kubernetes/community, nine commits",
    digests: [
      "sigs-2018-01-01.yaml":
        "a6b99b4b07d249b783fb37e0d6b7368b02ad5741ddc542e459614cbcb3cd8e38",
      "sigs-2019-01-01.yaml":
        "1dee09b1bbe27b0b4d7b15e633727d341d3187c157788a7307da1ff2f99ff125",
      "sigs-2020-01-01.yaml":
        "60543dd785b6d9983e34f7009e0eb0d34fd4f151f1cc0808a1990dcd91d0ee62",
      "sigs-2021-01-01.yaml":
        "06719e74dade53b99cb4d413b4b19dcb05ea42deb6114727be246fee35aa3af1",
      "sigs-2022-01-01.yaml":
        "fdaa4d0c4d1ca664d10b66086d03d13dd56f906b7377e3a9ae18f32ae2e70f0d",
      "sigs-2023-01-01.yaml":
        "230d515ed9123f726cd28201103979f0079c5688df33cd91f880716eb92d5561",
      "sigs-2024-01-01.yaml":
        "23314d0f4409933db54bbd445e73e58156f6cf8eea77359157e953f82a3cae27",
      "sigs-2025-01-01.yaml":
        "3759f5e0dc14512881560e15cf22e87429daa679a749af641db89984398135e7",
      "sigs-2026-01-01.yaml":
        "3e8ed1de07b2e7f40fdbbe902043f7f5402a7e73b6100fc91d717d3508554687",
    ])

  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow] {
    let set = try KubernetesGroups(reading: folder)
    var rows = [try ledger.view { try $0.register.grantRow(of: roster) }]
    var before: KubernetesSnapshot?
    for snapshot in set.snapshots {
      rows += try [false, true].map { try groups(of: snapshot, knownThen: $0, in: ledger) }
      rows.append(try formations(of: snapshot, since: before, in: ledger))
      rows.append(try officers(of: snapshot, since: before, in: ledger))
      before = snapshot
    }
    rows += try stated(try folder.readme() ?? "", set, in: ledger)
    if checksFiles { rows.append(try known.row(for: folder, files: set.snapshots.map(\.file))) }
    return rows
  }

  /// How many of each kind: `24 committee, 3 sig`.
  private static func words(_ kinds: [Identifier?]) -> String {
    let counts = Dictionary(grouping: kinds.compactMap(\.self), by: \.text)
    return counts.sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
      .joined(separator: ", ")
  }

  private static func groups(
    of snapshot: KubernetesSnapshot, knownThen: Bool, in ledger: OpenLedger
  ) throws -> ReplayRow {
    let reading = try ledger.roster(roster, asOf: snapshot.day.end, knownThen: knownThen)
    let expected = Set(snapshot.groups.values.map { ExactText("\($0.id) \($0.kind)") })
    let found = Set(
      reading.groups.map { ExactText("\($0.group.group) \($0.group.kind?.text ?? "")") })
    return ReplayRow(
      "\(snapshot.day): groups" + (knownThen ? ", as known then" : ""),
      source: words(snapshot.groups.values.map(\.kind)),
      ours: words(reading.groups.map(\.group.kind)),
      differences: expected.differences(from: found))
  }

  /// Which groups were chartered and dissolved between two snapshots, by the register's spans.
  private static func formations(
    of snapshot: KubernetesSnapshot, since before: KubernetesSnapshot?, in ledger: OpenLedger
  ) throws -> ReplayRow {
    var expected: Set<ExactText> = []
    for group in snapshot.groups.values where before?.groups[group.id]?.kind != group.kind {
      expected.insert(ExactText("chartered \(group.id)"))
    }
    for group in before?.groups.values.map({ $0 }) ?? []
    where snapshot.groups[group.id]?.kind != group.kind {
      expected.insert(ExactText("dissolved \(group.id)"))
    }
    let id = try RehearsalCharter.identifier(roster)
    let spans = try ledger.view { try $0.register.rosterGroups(of: id) }
    let day = snapshot.day.start
    let found = Set(
      spans.filter { $0.inForce.from == day }.map { ExactText("chartered \($0.group)") }
        + spans.filter { $0.inForce.to == day }.map { ExactText("dissolved \($0.group)") })
    func count(_ texts: Set<ExactText>, _ word: String) -> Int {
      texts.count { $0.text.hasPrefix(word) }
    }
    func words(_ texts: Set<ExactText>) -> String {
      "\(count(texts, "chartered")) chartered, \(count(texts, "dissolved")) dissolved"
    }
    return ReplayRow(
      "\(snapshot.day): formation", source: words(expected), ours: words(found),
      differences: expected.differences(from: found))
  }

  /// Every officer on the day, and how many came and went since the snapshot before.
  private static func officers(
    of snapshot: KubernetesSnapshot, since before: KubernetesSnapshot?, in ledger: OpenLedger
  ) throws -> ReplayRow {
    func texts(_ reading: RosterReading) -> Set<ExactText> {
      Set(
        reading.groups.flatMap(\.places).map {
          ExactText("\($0.handle), \($0.role) of \($0.group)")
        })
    }
    func texts(_ snapshot: KubernetesSnapshot?) -> Set<ExactText> {
      Set(
        (snapshot?.groups.values.flatMap(\.officers) ?? []).map {
          ExactText("\($0.handle), \($0.role) of \($0.group)")
        })
    }
    let (old, new) = (texts(before), texts(snapshot))
    let found = texts(try ledger.roster(roster, asOf: snapshot.day.end))
    let earlier = texts(try ledger.roster(roster, asOf: snapshot.day.start.adding(-1)))
    func words(_ new: Set<ExactText>, _ old: Set<ExactText>) -> String {
      "\(new.count) officers, \(new.subtracting(old).count) new, \(old.subtracting(new).count) gone"
    }
    return ReplayRow(
      "\(snapshot.day): officers", source: words(new, old), ours: words(found, earlier),
      differences: new.differences(from: found) + old.differences(from: earlier))
  }

  /// The counts that the README states: `2020 24/10/3`, groups of special interest, working groups and
  /// committees, `-` where there were none of a kind yet.
  private static func stated(
    _ readme: String, _ set: KubernetesGroups, in ledger: OpenLedger
  ) throws -> [ReplayRow] {
    let statements = readme.matches(of: /\b(\d{4}) (\d+)\/(\d+)\/(\d+|-)/)
    let rows = try statements.map { statement -> ReplayRow in
      let source = "\(statement.2)/\(statement.3)/\(statement.4)"
      guard let day = CalendarDay("\(statement.1)-01-01") else {
        throw ReplayError.malformed("README.md", "\(statement.1) is no year")
      }
      let kinds = try ledger.roster(roster, asOf: day.end).groups.map { $0.group.kind?.text }
      let counts = ["sig", "working-group", "committee"].map { kind in
        kinds.count { $0 == kind }
      }
      let ours =
        "\(counts[0])/\(counts[1])/" + (counts[2] == 0 ? "-" : "\(counts[2])")
      return ReplayRow(
        "README: \(statement.1)", source: source, ours: ours, source == ours ? .same : .differs)
    }
    return rows.isEmpty
      ? [ReplayRow("README", source: "states no counts", ours: "", .notCompared)] : rows
  }
}
