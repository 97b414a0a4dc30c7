public import CanonicalJSON
public import Sodium

/// How an event names a document that lies beside the log.
public struct TextReference: JSONObject {
  public enum Role: String, CaseIterable, Sendable {
    /// The text that prevails.
    case operative
    case annex
    case translation
  }

  /// What the name is the hash of.
  public enum Name: Hashable, Sendable {
    /// SHA-256 of the bytes.
    case plain(Digest)
    /// SHA-256 of `gavel-salted-v1`, a zero byte, 32 random bytes, the bytes: can be redacted.
    case salted(Digest)

    public var digest: Digest {
      switch self {
      case .plain(let digest), .salted(let digest): digest
      }
    }

    public var isSalted: Bool {
      switch self {
      case .plain: false
      case .salted: true
      }
    }
  }

  /// `public`, or `body:ID` of the body that alone may read it.
  public var access: String
  public var language: String
  public var media: String
  public var role: Role
  public var name: Name
  /// Bytes of the document, the salt not counted.
  public var size: Int64

  /// The hash that names it, whatever it is of.
  public var digest: Digest { name.digest }

  /// The body that alone may read it; nil where everybody may.
  public var body: Identifier? {
    access == "public" ? nil : Identifier(String(access.dropFirst("body:".utf8.count)))
  }

  public init(
    name: Name, size: Int64, role: Role = .operative, media: String = "text/markdown",
    language: String = "en", access: String = "public"
  ) {
    self.access = access
    self.language = language
    self.media = media
    self.role = role
    self.name = name
    self.size = size
  }

  public init(reading fields: inout Fields) throws {
    access = try fields.string("access")
    guard access == "public" || Self.isForBody(access) else {
      throw ValueError(field: "access", expected: "public or body:ID")
    }
    language = try fields.string("lang")
    guard Self.isLanguage(language) else {
      throw ValueError(field: "lang", expected: "a language tag such as en or pt-br")
    }
    media = try fields.string("media")
    guard Self.isMedia(media) else {
      throw ValueError(field: "media", expected: "a media type such as text/markdown")
    }
    role = try fields.choice("role", of: Role.self)
    let salted = try fields.optionalDigest("salted")
    let plain = try fields.optionalDigest("sha256")
    switch (plain, salted) {
    case (let digest?, nil): name = .plain(digest)
    case (nil, let digest?): name = .salted(digest)
    default: throw ValueError(field: "sha256", expected: "there, or salted in its place")
    }
    size = try fields.integer("size", in: 0...(16 << 20))
  }

  public var json: JSON {
    var plain: Digest?
    var salted: Digest?
    switch name {
    case .plain(let digest): plain = digest
    case .salted(let digest): salted = digest
    }
    return .members([
      "access": .string(access), "lang": .string(language), "media": .string(media),
      "role": .string(role.rawValue), "salted": salted.map(JSON.digest),
      "sha256": plain.map(JSON.digest), "size": .integer(size),
    ])
  }

  private static func isForBody(_ text: String) -> Bool {
    text.hasPrefix("body:") && Identifier(String(text.dropFirst("body:".utf8.count))) != nil
  }

  private static func isLanguage(_ text: String) -> Bool {
    (2...35).contains(text.utf8.count)
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }

  private static func isMedia(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2 && text.utf8.count <= 100
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || [45, 46, 43].contains($0)
          }
      }
  }
}
