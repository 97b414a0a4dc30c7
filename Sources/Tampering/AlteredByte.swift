import Foundation

/// A file in which one byte at a time is altered and put back.
final class AlterableFile {
  let bytes: [UInt8]
  private let handle: FileHandle

  init(_ path: String) throws {
    bytes = try TamperFixture.bytes(of: path)
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    self.handle = handle
  }

  func altered<Value>(
    at offset: Int, by mask: UInt8, _ body: () throws -> Value
  ) throws -> Value {
    try write(bytes[offset] ^ mask, at: offset)
    let value = try body()
    try write(bytes[offset], at: offset)
    return value
  }

  private func write(_ byte: UInt8, at offset: Int) throws {
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: Data([byte]))
  }
}

/// Which alterations of all are made, so that several processes can share them, or a test take a few.
public struct Portion: Sendable {
  /// Every so many bytes.
  public var stride: Int
  /// The first.
  public var start: Int
  /// Whether each byte gets one of the masks in turn, instead of all.
  public var oneMask: Bool

  /// The end of what is altered; nil for the file's.
  public var end: Int?

  public init(stride: Int, start: Int, oneMask: Bool = false) {
    self.stride = stride
    self.start = start
    self.oneMask = oneMask
  }

  /// Every byte of a part of the file.
  public init(bytes: Range<Int>) {
    self.init(stride: 1, start: bytes.lowerBound)
    end = bytes.upperBound
  }

  func forEach(of count: Int, _ body: (Int, UInt8) throws -> Void) rethrows {
    for offset in Swift.stride(from: start, to: min(count, end ?? count), by: stride) {
      let masks =
        oneMask ? [Alteration.masks[offset / stride % Alteration.masks.count]] : Alteration.masks
      for mask in masks { try body(offset, mask) }
    }
  }
}
