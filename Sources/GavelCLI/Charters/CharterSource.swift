internal import CanonicalJSON
internal import CharterFile
internal import Governance
internal import Sodium

/// A charter that a person names by a file: YAML, or canonical JSON where the name ends in `.json`.
struct CharterSource {
  let document: CharterDocument
  /// The bytes that the genesis names.
  let canonical: [UInt8]

  var digest: Digest { SHA256.hash(canonical) }

  /// - Throws: `CharterMistakes` with every one of them.
  init(_ path: String, in environment: Environment) throws {
    var bytes = try Files.read(path, in: environment)
    guard path.hasSuffix(".json") else {
      do throws(CharterFileError) {
        let file = try CharterFile(reading: bytes)
        document = file.document
        canonical = file.canonical
        return
      } catch {
        throw CharterMistakes(
          path: path, mistakes: error.problems.map(\.description),
          code: error.problems.first?.code.rawValue ?? "E-CHARTER-VALUE")
      }
    }
    // The line feed that editors put at the end of a text is none of the document's.
    if bytes.last == 0x0A { bytes.removeLast() }
    canonical = bytes
    do {
      document = try CharterDocument(canonical: bytes, limits: .document)
    } catch {
      throw CharterMistakes(path: path, mistakes: ["\(error)"], code: "E-CHARTER-VALUE")
    }
    let problems = document.problems()
    guard problems.isEmpty else {
      throw CharterMistakes(
        path: path, mistakes: problems.map(\.description), code: "E-CHARTER-UNSOUND")
    }
  }
}

/// All that is wrong with a charter, the code that of the first.
struct CharterMistakes: Error, Explained {
  let path: String
  let mistakes: [String]
  let code: String

  var explanation: Explanation {
    let list = mistakes.map { "\n  \($0)" }.joined()
    return Explanation(
      code: code, sentence: "\(path) can't be a charter:\(list)\n ",
      next: "correct it, then: gavel charter check \(path)", exitStatus: 64)
  }
}
