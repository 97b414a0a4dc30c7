/// The newest versions of one kind of record, in the order of first appearance.
struct Table<Row: Record>: Sendable {
  private var rows: [Row.Key: Row] = [:]
  private var order: [Row.Key] = []

  subscript(key: Row.Key) -> Row? { rows[key] }
  var all: [Row] { select(order) }

  func select(_ keys: [Row.Key]) -> [Row] { keys.compactMap { rows[$0] } }

  mutating func put(_ row: Row) {
    if rows.updateValue(row, forKey: row.key) == nil { order.append(row.key) }
  }

  mutating func put<Group>(_ row: Row, in index: inout Index<Group, Row>, under group: Group) {
    if rows.updateValue(row, forKey: row.key) == nil {
      order.append(row.key)
      index.add(row.key, under: group)
    }
  }
}

/// Which records belong to a group, in the order of first appearance.
struct Index<Group: Hashable & Sendable, Row: Record>: Sendable {
  private var keys: [Group: [Row.Key]] = [:]

  subscript(group: Group) -> [Row.Key] { keys[group] ?? [] }

  mutating func add(_ key: Row.Key, under group: Group) {
    keys[group, default: []].append(key)
  }

  /// Puts other keys in the place of all of a group, as records went from one group to another.
  mutating func set(_ keys: [Row.Key], under group: Group) { self.keys[group] = keys }
}
