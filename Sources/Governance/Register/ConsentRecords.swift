public import Sodium

/// A motion on a consent agenda.
public struct ConsentItem: Record {
  public var agenda: Digest
  public var motion: Digest
  /// The version that was put on it.
  public var version: Int64
  /// The entry that proposed the agenda.
  public var entry: Int64
  /// The seat that pulled it, and who held that.
  public var pulledBy: Identifier?
  public var puller: Identifier?

  package init(
    agenda: Digest, motion: Digest, version: Int64, entry: Int64, pulledBy: Identifier? = nil,
    puller: Identifier? = nil
  ) {
    self.agenda = agenda
    self.motion = motion
    self.version = version
    self.entry = entry
    self.pulledBy = pulledBy
    self.puller = puller
  }

  public var key: Pair<Digest, Digest> { Pair(agenda, motion) }
}

/// Consent agendas in memory.
struct ConsentItems: Sendable {
  private var items: [Pair<Digest, Digest>: ConsentItem] = [:]
  private var order: [Pair<Digest, Digest>] = []
  private var byMotion: [Digest: [Pair<Digest, Digest>]] = [:]
  private var byAgenda: [Digest: [Pair<Digest, Digest>]] = [:]

  var all: [ConsentItem] { order.compactMap { items[$0] } }

  func items(of motion: Digest) -> [ConsentItem] {
    (byMotion[motion] ?? []).compactMap { items[$0] }
  }

  func items(on agenda: Digest) -> [ConsentItem] {
    (byAgenda[agenda] ?? []).compactMap { items[$0] }
  }

  mutating func put(_ item: ConsentItem) {
    guard items.updateValue(item, forKey: item.key) == nil else { return }
    order.append(item.key)
    byMotion[item.motion, default: []].append(item.key)
    byAgenda[item.agenda, default: []].append(item.key)
  }
}

extension MemoryRegister {
  public func consentItems(of motion: Digest) -> [ConsentItem] {
    consentTable.items(of: motion)
  }

  public func consentItems(on agenda: Digest) -> [ConsentItem] {
    consentTable.items(on: agenda)
  }

  public func consentItems() -> [ConsentItem] { consentTable.all }
}
