public import Governance
import LedgerStore
public import Sodium

extension OpenLedger {
  /// A motion as it stood in each of its versions, the first first.
  public func motionVersions(_ id: Digest) throws -> [Motion] {
    try file.read { try $0.register.versions(ofMotion: id) }
  }
}
