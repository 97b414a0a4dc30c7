import CanonicalJSON

/// A value with one thing changed in it.
struct Mutation {
  /// Where, and what was done there.
  let name: String
  let value: JSON
}

extension JSON {
  /// The value with a member added to or taken from each of its objects, and with each of its scalars
  /// and arrays replaced, one at a time.
  func mutations(_ path: String = "$") -> [Mutation] {
    switch self {
    case .object(let members): Self.mutations(of: members, path)
    case .array(let items): Self.mutations(of: items, path)
    case .string(let text): Self.mutations(of: text, path)
    case .bool(let truth):
      [
        Mutation(name: "\(path) turned round", value: .bool(!truth)),
        Mutation(name: "\(path) as text", value: "yes"),
      ]
    case .integer:
      [
        Mutation(name: "\(path) as 0", value: 0),
        Mutation(name: "\(path) as 2^53 - 1", value: 9_007_199_254_740_991),
        Mutation(name: "\(path) as text", value: "7"),
      ]
    }
  }

  private static func mutations(of members: [String: JSON], _ path: String) -> [Mutation] {
    var found = [
      Mutation(
        name: "\(path) with a member that nobody knows",
        value: .object(members.merging(["zeal": true]) { $1 }))
    ]
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      var without = members
      without[name] = nil
      found.append(Mutation(name: "\(path) without \(name)", value: .object(without)))
      for mutation in value.mutations("\(path).\(name)") {
        var changed = members
        changed[name] = mutation.value
        found.append(Mutation(name: mutation.name, value: .object(changed)))
      }
    }
    return found
  }

  private static func mutations(of items: [JSON], _ path: String) -> [Mutation] {
    var found = [
      Mutation(name: "\(path) as an object", value: .object([:])),
      Mutation(name: "\(path) emptied", value: []),
    ]
    for (index, item) in items.enumerated() {
      for mutation in item.mutations("\(path)[\(index)]") {
        var changed = items
        changed[index] = mutation.value
        found.append(Mutation(name: mutation.name, value: .array(changed)))
      }
    }
    return found
  }

  private static func mutations(of text: String, _ path: String) -> [Mutation] {
    var found = [Mutation(name: "\(path) as a number", value: 7)]
    // Reading takes any name of a ledger; whether it is this one's is a rule.
    guard !path.hasSuffix(".ledger"), !path.hasSuffix(".origin") else { return found }
    found.append(Mutation(name: "\(path) emptied", value: ""))
    for ending in ["~", "\n", "é"] {
      found.append(
        Mutation(name: "\(path) with \(ending.debugDescription)", value: .string(text + ending)))
    }
    return found
  }
}
