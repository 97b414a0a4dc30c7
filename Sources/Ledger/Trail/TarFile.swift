import Foundation

/// A trail as one file: POSIX ustar (IEEE Std 1003.1-2008, pax, "ustar Interchange Format"), regular
/// files only, sorted by bytes of the names, without times or owners, so that two exports of one head
/// are the same bytes.
public enum TarFile {
  private static let block = 512
  /// The largest file that a ustar header can tell, 8 GiB less one byte.
  private static let largest = (1 << 33) - 1

  /// Writes the files of a folder.
  ///
  /// - Throws: `LedgerError` where something cannot be read or written.
  public static func write(folder: String, to path: String) throws {
    let output = try GrowingFile(path: path)
    for name in try TrailFolder(folder).files {
      let full = "\(folder)/\(name)"
      guard let handle = FileHandle(forReadingAtPath: full) else {
        throw LedgerError.file(full, "it cannot be read")
      }
      defer { try? handle.close() }
      let size = Int(try handle.seekToEnd())
      try handle.seek(toOffset: 0)
      guard size <= largest, name.utf8.count <= 100 else {
        throw LedgerError.file(full, "it is too large for a tar file")
      }
      try output.write(header(name: name, size: size))
      while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
        try output.write([UInt8](data))
      }
      try output.write(padding(after: size))
    }
    try output.write([UInt8](repeating: 0, count: 2 * block))
    try output.close()
  }

  /// Unpacks a tar file that nobody vouches for into a new folder: names that a trail has, regular
  /// files, each once; nothing else.
  ///
  /// - Throws: `LedgerError` where anything else stands in it.
  public static func unpack(_ path: String, to folder: String) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw LedgerError.trailUnreadable(path, "it cannot be read")
    }
    defer { try? handle.close() }
    let new = try NewFolder(folder)
    var total = 0
    while true {
      guard let data = try handle.read(upToCount: block), data.count == block else {
        throw LedgerError.trailUnreadable(path, "the tar file was cut")
      }
      let header = [UInt8](data)
      if header.allSatisfy({ $0 == 0 }) { return try requireNothing(after: handle, of: path) }
      let (name, size) = try read(header, of: path)
      guard TrailFolder.isExpected(name), !new.files.contains(name) else {
        throw LedgerError.trailUnreadable(
          path, "\(name) does not belong to a trail, or stands twice")
      }
      total += size
      guard total <= 64 << 30 else {
        throw LedgerError.trailUnreadable(path, "it would unpack to more than 64 GiB")
      }
      let file = try new.open(name)
      var left = size
      while left > 0 {
        guard let piece = try handle.read(upToCount: min(left, 1 << 20)), !piece.isEmpty else {
          throw LedgerError.trailUnreadable(path, "the tar file was cut")
        }
        try file.write([UInt8](piece))
        left -= piece.count
      }
      try file.close()
      let rest = padding(after: size).count
      if rest > 0, try handle.read(upToCount: rest)?.count != rest {
        throw LedgerError.trailUnreadable(path, "the tar file was cut")
      }
    }
  }

  /// What follows the end mark is filling: anything else would go unseen.
  private static func requireNothing(after handle: FileHandle, of path: String) throws {
    while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
      guard data.allSatisfy({ $0 == 0 }) else {
        throw LedgerError.trailUnreadable(path, "something follows the end of the tar file")
      }
    }
  }

  private static func padding(after size: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (block - size % block) % block)
  }

  private static func header(name: String, size: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { bytes[offset + index] = byte }
    }
    func octal(_ value: Int, digits: Int) -> String {
      let text = String(value, radix: 8)
      return String(repeating: "0", count: digits - text.utf8.count) + text
    }
    put(name, at: 0)
    put("0000644", at: 100)
    put("0000000", at: 108)
    put("0000000", at: 116)
    put(octal(size, digits: 11), at: 124)
    put("00000000000", at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar", at: 257)
    put("00", at: 263)
    put("0000000", at: 329)
    put("0000000", at: 337)
    let sum = bytes.reduce(0) { $0 + Int($1) }
    put(octal(sum, digits: 6), at: 148)
    bytes[154] = 0
    return bytes
  }

  private static func read(_ header: [UInt8], of path: String) throws -> (name: String, size: Int) {
    let stated = number(header[148..<156])
    let sum = header.enumerated().reduce(0) { sum, item in
      sum + ((148..<156).contains(item.offset) ? 32 : Int(item.element))
    }
    guard stated == sum else {
      throw LedgerError.trailUnreadable(path, "it is not a tar file, or a header was altered")
    }
    guard header[156] == UInt8(ascii: "0") || header[156] == 0,
      header[345..<500].allSatisfy({ $0 == 0 }), let size = number(header[124..<136])
    else {
      throw LedgerError.trailUnreadable(path, "it holds something else than regular files")
    }
    let name = header[..<100].prefix { $0 != 0 }
    guard let text = String(validating: name, as: UTF8.self) else {
      throw LedgerError.trailUnreadable(path, "a name in it is not UTF-8")
    }
    return (text, size)
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.prefix { (48...55).contains($0) }
    guard !digits.isEmpty, field.dropFirst(digits.count).allSatisfy({ $0 == 0 || $0 == 32 }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 8 + Int($1 - 48) }
  }
}
