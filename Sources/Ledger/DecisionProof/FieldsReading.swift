import CanonicalJSON
import Governance
import Sodium

/// Values of a file of ours that are hashes.
extension Fields {
  /// A digest in hex.
  mutating func hexDigest(_ name: String) throws -> Digest {
    guard let digest = Digest(hex: try string(name)) else {
      throw ValueError(field: name, expected: "a digest in hex")
    }
    return digest
  }

  /// A root in base64.
  mutating func base64Root(_ name: String) throws -> Digest {
    guard let root = Digest(base64: try string(name)) else {
      throw ValueError(field: name, expected: "a hash in base64")
    }
    return root
  }
}
