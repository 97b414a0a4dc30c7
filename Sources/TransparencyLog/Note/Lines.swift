internal import Sodium

/// The lines of bytes that begin a format, one after the other; what follows them is left as it is.
struct Lines {
  /// What was not read yet.
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// The next line without its line feed; nil where there is no line feed any more.
  mutating func next() -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: 0x0A) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  /// Lines of one hash each, 32 bytes in base64, up to an empty line, which is read as well.
  mutating func hashes(atMost limit: Int) throws(HashLinesFault) -> [Digest] {
    var hashes: [Digest] = []
    while let line = next() {
      if line.isEmpty { return hashes }
      guard hashes.count < limit else { throw .tooMany }
      guard let hash = Digest(base64: line) else { throw .line(number: hashes.count + 1) }
      hashes.append(hash)
    }
    throw .noEmptyLine
  }
}

/// What is wrong with lines of hashes.
enum HashLinesFault: Error {
  /// Counted from 1: not the canonical base64 of 32 bytes.
  case line(number: Int)
  case tooMany
  /// No empty line follows.
  case noEmptyLine
}

extension ArraySlice<UInt8> {
  /// What follows this word in front; nil where it does not stand there.
  func after(_ word: String) -> ArraySlice<UInt8>? {
    let bytes = word.utf8
    return starts(with: bytes) ? dropFirst(bytes.count) : nil
  }
}
