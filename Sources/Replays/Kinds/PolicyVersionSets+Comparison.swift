import Governance
import Ledger
import Sodium

/// The second pass: only here the README is read, with what it states of the versions.
extension PolicyVersionSets {
  private static let known = [
    KnownListing(
      revision: "495b3203b60c76c581beb95bb59467f35a736e7f", title: "cabforum/forum@495b320",
      digest: "e3dd995bbc7ad815b8a71bb0240fbf1704257e0235e9978a10c9036978af4d41"),
    KnownListing(
      revision: "f7426cbe71a9a40180d6607f7d37e45cd22b4921",
      title: "openjs-foundation/cross-project-council@f7426cb",
      digest: "d8e301feb3c91614e64f00ad6f5e04e36e5c485954f8351a1828cce2ea10919c"),
    KnownListing(
      revision: "0e35767c9666d03c0e9596e636b35623887ffb6f", title: "nodejs/TSC@0e35767",
      digest: "aa841bb41dc574618ad656dbe0d6a6ec911c5b44c7483e65af92d17e8fae9313"),
  ]

  static func compare(
    _ ledger: OpenLedger, with folder: SourceFolder, checksFiles: Bool
  ) throws -> [ReplayRow] {
    let readme = try folder.readme() ?? ""
    var rows: [ReplayRow] = []
    let sets = try PolicyVersionSets(reading: folder).sets
    let versions = sets.flatMap(\.versions)
    for set in sets {
      rows += try set.versions.map { try row(for: $0, beside: versions, in: ledger) }
      rows.append(try days(of: set, in: ledger))
      rows.append(try reverts(of: set, in: ledger))
      let statements = readme.split(separator: "\n").first { $0.contains("\(set.policy)/") }
        .map(String.init)
      rows += try stated(of: set, statements, in: ledger)
      if checksFiles {
        rows.append(
          try KnownListing.row(
            "\(set.policy): files, SHA-256", known, of: statements ?? "",
            for: try SourceFolder("\(folder.path)/\(set.policy)")))
      }
    }
    rows.append(try extra(beside: sets, in: ledger))
    return rows
  }

  /// A policy as `gavel policy show --as-of` reads it.
  private static func versions(
    of policy: Identifier, asOf time: Timestamp, in ledger: OpenLedger
  ) throws -> PolicyVersions? {
    try ledger.view(asOf: time) { try $0.policyVersions(policy) }
  }

  private static func row(
    for version: PolicyVersion, beside others: [PolicyVersion], in ledger: OpenLedger
  ) throws -> ReplayRow {
    let subject = "\(version.policy) v\(version.number)"
    let source = "\(version.time) \(version.subject.prefix(24))"
    guard
      let policy = try versions(of: version.policy, asOf: version.time, in: ledger)?[
        version.number]
    else {
      return ReplayRow(subject, source: source, ours: "no such version", .differs)
    }
    let from = policy.inForce.from
    var differences: [String] = []
    // What comes within a minute of another version follows it as fast as polls go.
    let follows = others.contains {
      ($0.policy, $0.number) != (version.policy, version.number)
        && $0.time <= version.time && version.time <= $0.time.adding(lead)
    }
    let latest = follows ? version.time.adding(600) : version.time
    if from < version.time || from > latest {
      differences.append("in force from \(from), not from \(version.time)")
    }
    let then = try versions(of: version.policy, asOf: from, in: ledger)?.inForce
    let before = try versions(of: version.policy, asOf: from.adding(-1), in: ledger)?.inForce
    if then?.version != version.number || before?.version ?? 0 != version.number - 1 {
      differences.append(
        "version \(before?.version ?? 0) is in force a second before, "
          + "\(then?.version ?? 0) at its time")
    }
    if try ledger.documentBytes(policy.text) != version.text {
      differences.append("its text is not that of \(version.file)")
    }
    if version.bytes != String(version.text.count) {
      differences.append(
        "the index says \(version.bytes) bytes, the file has \(version.text.count)")
    }
    if !version.file.contains(version.day) {
      differences.append("\(version.file) is not of \(version.day)")
    }
    let (motion, count) = try ledger.view { view -> (Motion?, String?) in
      guard let motion = try view.register.motion(policy.motion),
        let poll = try view.register.onlyPoll(on: motion), poll.outcome == .carried
      else { return (nil, nil) }
      return (motion, try view.register.count(poll))
    }
    guard let motion, let count else {
      return ReplayRow(subject, source: source, ours: "no carried motion of its own", .differs)
    }
    return ReplayRow(
      subject, source: source, ours: "\(motion.number) carried \(count), from \(from)",
      differences: differences)
  }

  /// The version in force at the last second of each day.
  private static func days(
    of set: PolicyVersionSet, in ledger: OpenLedger
  ) throws -> ReplayRow {
    let first = try required(set.versions.first, "a version").time.calendarDay
    let last = try required(set.versions.last, "a version").time.calendarDay
    var differences: [String] = []
    var days = 0
    for number in (first.number - 1)...(last.number + 10) {
      let day = CalendarDay(number: number)
      let expected = set.versions.last { $0.time <= day.end }?.number
      let found = try versions(of: set.policy, asOf: day.end, in: ledger)?.inForce?.version
      days += 1
      if expected != found {
        differences.append(
          "\(day): \(expected.map(String.init) ?? "none") in the source, "
            + "\(found.map(String.init) ?? "none") in the ledger")
      }
    }
    return ReplayRow(
      "\(set.policy): in force on each day", source: "\(days) days",
      ours: "\(days - differences.count) the same", differences: differences)
  }

  /// Which versions have the text of an earlier one again, by the files and by the ledger.
  private static func reverts(
    of set: PolicyVersionSet, in ledger: OpenLedger
  ) throws -> ReplayRow {
    var expected: [String] = []
    for (index, version) in set.versions.enumerated() {
      let earlier = set.versions[..<index]
      guard let before = earlier.last, before.text != version.text,
        let old = earlier.last(where: { $0.text == version.text })
      else { continue }
      expected.append("v\(version.number) to v\(old.number)")
    }
    let found = try found(of: set, in: ledger).map { "v\($0.number) to v\($0.reverted)" }
    func words(_ list: [String]) -> String {
      list.isEmpty ? "no reverts" : list.joined(separator: ", ")
    }
    return ReplayRow(
      "\(set.policy): reverts", source: words(expected), ours: words(found),
      expected == found ? .same : .differs)
  }

  private static func found(
    of set: PolicyVersionSet, in ledger: OpenLedger
  ) throws -> [(number: Int64, reverted: Int64)] {
    guard let known = try ledger.view({ try $0.policyVersions(set.policy) }) else { return [] }
    return known.versions.compactMap { version in
      known.reverted(by: version).map { (version.version, $0) }
    }
  }

  /// What the README states: `19 versions`, `v018 is reverted by v019 (text equal to v017)`.
  private static func stated(
    of set: PolicyVersionSet, _ statement: String?, in ledger: OpenLedger
  ) throws -> [ReplayRow] {
    let subject = "\(set.policy): README"
    guard let statement else {
      return [ReplayRow(subject, source: "states nothing", ours: "", .notCompared)]
    }
    let count =
      try ledger.view { try $0.policyVersions(set.policy) }?.versions.count ?? 0
    let number = statement.firstMatch(of: /(\d+) versions/).flatMap { Int($0.1) }
    var rows = [
      ReplayRow.stated("\(subject): versions", number, found: count, ours: "\(count) versions")
    ].compactMap { $0 }
    if let revert = statement.firstMatch(
      of: /v(\d+) is reverted by v(\d+) \(text equal to v(\d+)\)/),
      let by = Int64(revert.2), let to = Int64(revert.3)
    {
      let found = try found(of: set, in: ledger).first { $0.number == by }?.reverted
      rows.append(
        ReplayRow(
          "\(subject): revert", source: "v\(by) to v\(to)",
          ours: found.map { "v\(by) to v\($0)" } ?? "v\(by) reverts nothing",
          found == to ? .same : .differs))
    }
    return rows
  }

  /// Nothing else was adopted, and every motion carried.
  private static func extra(
    beside sets: [PolicyVersionSet], in ledger: OpenLedger
  ) throws -> ReplayRow {
    let expected = sets.reduce(0) { $0 + $1.versions.count }
    let (policies, polls) = try ledger.view {
      (try $0.register.policies().count, try $0.register.polls())
    }
    let carried = polls.count { $0.outcome == .carried }
    return ReplayRow(
      "versions", source: "\(expected) in \(sets.count) policies",
      ours: "\(policies), \(carried) of \(polls.count) polls carried",
      policies == expected && carried == expected && polls.count == expected ? .same : .differs)
  }
}
