/// The handings of the ledger's key of a register in memory.
struct KeyHandingTables: Sendable {
  private var handings = Table<KeyHanding>()

  var all: [KeyHanding] { handings.all }

  mutating func put(_ handing: KeyHanding) { handings.put(handing) }
}
