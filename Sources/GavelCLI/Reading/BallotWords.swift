internal import Governance
internal import Sodium

extension Ballot {
  /// `, as its alternate`, or `, by proxy`; nothing of the holder's own.
  var asDeputy: String {
    switch capacity {
    case .holder: ""
    case .proxy: ", by proxy \(proxy?.hex.prefix(8) ?? "")…"
    case .alternate: ", as its alternate"
    }
  }
}
