import CanonicalJSON
public import Governance

/// A charter as people write it: YAML, whose every scalar is text, in strict shapes.
///
///     rules:
///       special:
///         title: Two thirds of the votes cast
///         discussion: 7 days
///         thresholds:
///           - at least 2/3 of cast
///         …
///
/// Every key is told by ``reference``; ``template(named:)`` has a whole charter to begin with. The document
/// that comes of it is canonical JSON, and the file itself is not kept.
public struct CharterFile: Sendable {
  /// Bytes of the largest file that is read.
  public static let largestFile = 1 << 20

  /// The charter.
  public let document: CharterDocument
  /// The bytes of the document that the genesis names.
  public let canonical: [UInt8]

  /// Reads a file, and finds no mistake in it.
  ///
  /// - Throws: every mistake with its line. What YAML itself can't read hides all others; a collection that
  ///   could not be read whole hides what depends on it.
  public init(reading bytes: [UInt8]) throws(CharterFileError) {
    var reading = Reading()
    guard let source = SourceText(bytes, in: &reading),
      let root = Composition.value(of: source, in: &reading)
    else { throw CharterFileError(reading.problems) }
    let found = Draft(root, in: &reading)
    do {
      let canonical = try found.json.canonicalBytes(limits: .document)
      let document = try CharterDocument(canonical: canonical, limits: .document)
      reading.report(document.problems())
      self.document = document
      self.canonical = canonical
    } catch {
      reading.report(.value, at: .start, "\(error)")
      throw CharterFileError(reading.problems)
    }
    guard reading.problems.isEmpty else { throw CharterFileError(reading.problems) }
  }

  /// A file that stands for a document, whether that founds a ledger or has a mistake yet.
  ///
  /// - Parameter remarks: what stands above it as comments, one for each.
  /// - Throws: `CharterFileError` where the file has no words for what the document says: what is written was
  ///   read again and is the document.
  public static func text(
    of document: CharterDocument, remarks: [String] = []
  ) throws(CharterFileError) -> String {
    let text = Writing.text(of: document.json, remarks: remarks)
    var reading = Reading()
    guard let source = SourceText(Array(text.utf8), in: &reading),
      let root = Composition.value(of: source, in: &reading),
      Draft(root, in: &reading).json == document.json
    else {
      reading.report(.value, at: .start, "this charter cannot be written as a file")
      throw CharterFileError(reading.problems)
    }
    return text
  }
}

/// The document as far as it could be read, with stand-ins for what could not.
private struct Draft {
  private static let standIns: [String: JSON] = [
    "appointments": [], "bodies": [], "classes": [],
    "format": .string(CharterDocument.format), "founders": [], "offices": [],
    "parameters": [
      "accept_within": 1, "entries_per_day": 1, "founders_share": "1/1", "key_delay": 0,
    ],
    "powers": [], "rules": [], "seats": [], "title": "?",
  ]

  let json: JSON

  init(_ root: Value, in reading: inout Reading) {
    let found = Shape.charter.members(root, at: Path.root, from: root.place, in: &reading)
    json = .object((found?.members ?? [:]).merging(Self.standIns) { given, _ in given })
  }
}
