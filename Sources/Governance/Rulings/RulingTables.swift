public import Sodium

/// The rulings of a register in memory, and the appeals from them.
struct RulingTables: Sendable {
  private var rulings = Table<Ruling>()
  private var appeals = Table<Appeal>()
  private var rulingsByMotion = Index<Digest, Ruling>()
  private var appealsByRuling = Index<Digest, Appeal>()

  mutating func apply(_ ruling: Ruling) {
    let isNew = rulings[ruling.key] == nil
    rulings.put(ruling)
    if isNew, let motion = ruling.motion { rulingsByMotion.add(ruling.key, under: motion) }
  }

  mutating func apply(_ appeal: Appeal) {
    appeals.put(appeal, in: &appealsByRuling, under: appeal.ruling)
  }

  subscript(_ id: Digest) -> Ruling? { rulings[id] }

  var all: [Ruling] { rulings.all }
  var allAppeals: [Appeal] { appeals.all }
  func rulings(on motion: Digest) -> [Ruling] { rulings.select(rulingsByMotion[motion]) }
  func appeals(from ruling: Digest) -> [Appeal] { appeals.select(appealsByRuling[ruling]) }
}

extension MemoryRegister {
  public func ruling(_ id: Digest) -> Ruling? { rulingTables[id] }
  public func rulings() -> [Ruling] { rulingTables.all }
  public func rulings(on motion: Digest) -> [Ruling] { rulingTables.rulings(on: motion) }
  public func appeals() -> [Appeal] { rulingTables.allAppeals }
  public func appeals(from ruling: Digest) -> [Appeal] { rulingTables.appeals(from: ruling) }
}
