public import CanonicalJSON
public import Sodium

/// What a meeting is to deal with: a title and, where it is about one, the motion.
public struct AgendaItem: JSONObject {
  public var motion: Digest?
  public var title: String

  public init(title: String, motion: Digest? = nil) {
    self.motion = motion
    self.title = title
  }

  public init(reading fields: inout Fields) throws {
    motion = try fields.optionalDigest("motion")
    title = try fields.title("title")
  }

  public var json: JSON {
    .members(["motion": motion.map(JSON.digest), "title": .string(title)])
  }
}
