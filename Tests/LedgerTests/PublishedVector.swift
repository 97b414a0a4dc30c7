import Foundation
import Testing

/// A line of schema/vectors/vectors.jsonl (INDEX.md beside it tells the form).
struct PublishedVector: Decodable, CustomTestStringConvertible {
  struct Edit: Decodable {
    let file: String
    let offset: Int?
    let delete: Int?
    let insert: Content?
    let remove: Bool?
  }

  struct Held: Decodable {
    let head: Content?
    let atLeast: Int64?
    let receipt: Content?
    let against: [Edit]?
    let predecessor: [Edit]?
  }

  struct Fault: Decodable, Hashable, Comparable, CustomStringConvertible {
    let entry: Int64?
    let code: String

    var description: String { "\(entry ?? -1) \(code)" }
    static func < (left: Self, right: Self) -> Bool {
      (left.entry ?? -1, left.code) < (right.entry ?? -1, right.code)
    }
  }

  struct Expected: Decodable {
    let verdict: String
    let exit: Int32
    let faults: [Fault]
  }

  /// Text, or base64 where it is no UTF-8.
  struct Content: Decodable {
    let bytes: [UInt8]

    private struct Encoded: Decodable {
      let base64: Data
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        bytes = Array(text.utf8)
      } else {
        bytes = Array(try container.decode(Encoded.self).base64)
      }
    }
  }

  let kind: String
  let name: String
  let cause: String?
  let base: String?
  let edits: [Edit]?
  let files: [String: Content]?
  let genesis: String?
  let log: String?
  let held: Held?
  let expected: Expected?

  var testDescription: String { name }
}

extension PublishedVector {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let lines: [PublishedVector] = {
    let path = root.appending(path: "schema/vectors/vectors.jsonl")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return ((try? Data(contentsOf: path)) ?? Data()).split(separator: 10).compactMap {
      try? decoder.decode(PublishedVector.self, from: $0)
    }
  }()

  static let all = lines.filter { $0.kind != "base" }

  static let bases = Dictionary(
    uniqueKeysWithValues: lines.filter { $0.kind == "base" }.map { line in
      (line.name, (line.files ?? [:]).mapValues(\.bytes))
    })

  /// The files that it is of.
  var contents: [String: [UInt8]] {
    guard let base else { return (files ?? [:]).mapValues(\.bytes) }
    return Self.apply(edits ?? [], to: Self.bases[base] ?? [:])
  }

  static func apply(_ edits: [Edit], to files: [String: [UInt8]]) -> [String: [UInt8]] {
    edits.reduce(into: files) { files, edit in
      guard edit.remove != true else {
        files[edit.file] = nil
        return
      }
      let start = edit.offset ?? 0
      files[edit.file, default: []]
        .replaceSubrange(start..<start + (edit.delete ?? 0), with: edit.insert?.bytes ?? [])
    }
  }
}
