internal import CanonicalJSON
internal import Governance
internal import Ledger
internal import Sodium

extension LedgerView {
  /// The proxy that this names: eight digits of its id or more.
  func proxy(_ text: String) throws -> Proxy {
    let found =
      text.utf8.count >= 8 ? try register.proxies().filter { $0.id.hex.hasPrefix(text) } : []
    guard let proxy = found.first, found.count == 1 else {
      throw LedgerError(
        "E-PROXY-UNKNOWN", "no proxy has an id that begins with \(visible(text))",
        next: "list them: gavel proxy list", exitStatus: 5)
    }
    return proxy
  }

  /// Whether the proxy is good at the view's time, in a word.
  func standing(of proxy: Proxy) throws -> String {
    if let revoked = proxy.revoked, revoked <= time { return "revoked" }
    guard proxy.isStanding(at: time) else { return "run out" }
    guard let seat = try register.seat(proxy.seat, at: time),
      try register.holder(of: seat, at: time)?.person == proxy.grantor
    else { return "lapsed" }
    return "good"
  }

  /// `motion council-2026-001`
  func words(_ scope: Proxy.Scope, of proxy: Proxy) throws -> String {
    switch scope {
    case .body: return "every poll of \(proxy.body)"
    case .motion(let id): return "motion \(try register.motion(id)?.number.text ?? id.hex)"
    case .meeting(let id): return "meeting \(try register.meeting(id)?.number.text ?? id.hex)"
    case .poll(let id):
      let motion = try register.poll(id).flatMap { try register.motion($0.motion) }
      return "the poll \(id.hex.prefix(8))… on \(motion?.number.text ?? "a motion")"
    }
  }

  func members(of proxy: Proxy) throws -> [String: JSON] {
    var members: [String: JSON] = [
      "body": .string(proxy.body.text), "carrier": .string(proxy.carrier.text),
      "entry": .integer(proxy.entry), "granted": .string(proxy.granted.description),
      "grantor": .string(proxy.grantor.text), "proxy": .string(proxy.id.hex),
      "seat": .string(proxy.seat.text), "state": .string(try standing(of: proxy)),
    ]
    switch proxy.scope {
    case .body: break
    case .motion(let id): members["motion"] = .string(id.hex)
    case .meeting(let id): members["meeting"] = .string(id.hex)
    case .poll(let id): members["poll"] = .string(id.hex)
    }
    members["expires"] = proxy.expires.map { .string($0.description) }
    members["revoked"] = proxy.revoked.map { .string($0.description) }
    return members
  }
}
