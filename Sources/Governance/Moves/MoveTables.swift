import Sodium

/// The moves of persons of a register in memory.
struct MoveTables: Sendable {
  private var moves = Table<PersonMove>()
  private var byPerson = Index<Identifier, PersonMove>()

  var all: [PersonMove] { moves.all }

  func all(of person: Identifier) -> [PersonMove] { moves.select(byPerson[person]) }

  mutating func put(_ move: PersonMove) {
    moves.put(move, in: &byPerson, under: move.person)
  }
}
