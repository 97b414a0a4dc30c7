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

  /// An array of hashes in base64.
  mutating func hashes(_ name: String) throws -> [Digest] {
    try array(name).map { node in
      guard let hash = Digest(base64: try node.string()) else {
        throw ValueError(field: name, expected: "hashes in base64")
      }
      return hash
    }
  }

  /// An id.
  mutating func identifier(_ name: String) throws -> Identifier {
    guard let id = Identifier(try string(name)) else {
      throw ValueError(field: name, expected: "an id")
    }
    return id
  }
}
