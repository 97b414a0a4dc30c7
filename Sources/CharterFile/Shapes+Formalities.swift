import CanonicalJSON
import Governance

/// Formalities, and what a rule asks of them.
extension Shape {
  static let formality = Shape(
    name: "a formality",
    keys: [
      Key("title", .title, means: "What it is."),
      Key(
        "attested_by", .word(["member", "office"]),
        means:
          "Who records that it was met: an office, or the one concerned, which is the organization's principal or the person."
      ),
      Key("office", .identifier, .optional, means: "The office, where one attests."),
      Key(
        "per", .word(FormalityDefinition.Bearer.allCases.map(\.rawValue)),
        means: "Whether each organization meets it, or each person."),
      Key(
        "document", .digest, .optional,
        means: "The SHA-256 of what is signed. Where it is named, nothing else will do."),
      Key(
        "valid", .months, .optional, as: .named("valid_months"),
        means: "After how long it must be met again. Left out: once is enough."),
      Key(
        "revocable", .yesOrNo, .standard("no"), as: .flag("revocable"),
        means: "Whether the office may take back what it attested."),
    ],
    finish: { formality, reading in
      func report(_ key: String, _ sentence: String) -> Bool {
        let path = formality.path.member(key)
        reading.report(.value, at: reading.location(of: path.document).place, path, sentence)
        return false
      }
      let hasOffice = formality.members["office"] != nil
      if hasOffice != (formality.members["attested_by"] == "office") {
        return report(
          "attested_by", "`office: ID` stands there exactly where `attested_by` is office")
      }
      if !hasOffice, formality.members["revocable"] != nil {
        return report("revocable", "only an office takes back what it attested: leave the key out")
      }
      return true
    },
    build: { _ = try FormalityDefinition(canonical: $0.document, limits: .document) })

  static let ruleFormalities = Shape(
    name: "formalities of a rule",
    keys: [
      Key(
        "ids", .list("formalities", of: .identifier, count: 1...64),
        means: "The formalities, each an id of `formalities`."),
      Key(
        "from_base", .yesOrNo, .standard("no"), as: .flag("from_base"),
        means: "Whether a seat that has not met them leaves the base of every threshold."),
      Key(
        "from_quorum", .yesOrNo, .standard("no"), as: .flag("from_quorum"),
        means: "Whether it leaves the base of the quorum."),
    ],
    finish: { asked, reading in
      guard case .array(let ids)? = asked.members["ids"] else { return true }
      let names = ids.compactMap { id in if case .string(let name) = id { name } else { nil } }
      guard Set(names).count == names.count else {
        let path = asked.path.member("ids")
        reading.report(
          .value, at: reading.location(of: path.document).place, path,
          "a formality is named twice")
        return false
      }
      let sorted = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      asked.members["ids"] = .array(sorted.map(JSON.string))
      return true
    },
    build: { _ = try DecisionRule.Formalities(canonical: $0.document, limits: .document) })
}
