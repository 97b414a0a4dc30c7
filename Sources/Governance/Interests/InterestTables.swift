import Sodium

/// The declared interests and the recusals of a register in memory.
struct InterestTables: Sendable {
  private(set) var interests = Table<Interest>()
  private(set) var recusals = Table<Recusal>()
  private var byPerson = Index<Identifier, Interest>()
  private var bySubject: [Subject: [Digest]] = [:]
  /// Where an interest stands among all, in the order of first appearance.
  private var places: [Digest: Int] = [:]
  private var recusalsFrom = Index<Digest, Recusal>()

  func all(of person: Identifier) -> [Interest] { interests.select(byPerson[person]) }
  func all(about subject: Subject) -> [Interest] { interests.select(bySubject[subject] ?? []) }
  func all(from: Digest) -> [Recusal] { recusals.select(recusalsFrom[from]) }
  func first(from: Digest) -> Recusal? {
    recusalsFrom[from].first.flatMap { recusals[$0] }
  }

  mutating func put(_ interest: Interest) {
    let before = interests[interest.id]
    interests.put(interest, in: &byPerson, under: interest.person)
    if before == nil { places[interest.id] = places.count }
    guard before == nil || before?.about != interest.about else { return }
    if let about = before?.about { bySubject[about]?.removeAll { $0 == interest.id } }
    guard let about = interest.about, let place = places[interest.id] else { return }
    var those = bySubject[about] ?? []
    let later = those.firstIndex { places[$0].map { $0 > place } ?? false }
    those.insert(interest.id, at: later ?? those.endIndex)
    bySubject[about] = those
  }

  mutating func put(_ recusal: Recusal) {
    recusals.put(recusal, in: &recusalsFrom, under: recusal.from)
  }
}
