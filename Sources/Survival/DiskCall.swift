import Foundation

/// One call with which a program changed files, as the library CDiskCalls writes it down.
enum DiskCall {
  case create(String)
  case write(String, offset: Int, bytes: [UInt8])
  case cut(String, size: Int)
  case sync(String)
  case rename(String, to: String)
  case remove(String)
  /// The program wrote to standard output: from here on somebody may know.
  case answer(String)

  /// Reads a log; the form of its records stands in CDiskCalls.h.
  static func all(in path: String) throws -> [DiskCall] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var calls: [DiskCall] = []
    var place = 0
    func number(_ count: Int) throws -> Int {
      guard place + count <= bytes.count else { throw Mistake("\(path) ends amid a record") }
      defer { place += count }
      return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    func taken(_ count: Int) throws -> [UInt8] {
      guard place + count <= bytes.count else { throw Mistake("\(path) ends amid a record") }
      defer { place += count }
      return Array(bytes[place..<place + count])
    }
    while place < bytes.count {
      let kind = try number(1)
      let (pathLength, value, dataLength) = (try number(4), try number(8), try number(4))
      let file = String(decoding: try taken(pathLength), as: UTF8.self)
      let data = try taken(dataLength)
      switch Character(UnicodeScalar(UInt8(kind))) {
      case "c": calls.append(.create(file))
      case "w": calls.append(.write(file, offset: value, bytes: data))
      case "t": calls.append(.cut(file, size: value))
      case "s": calls.append(.sync(file))
      case "r": calls.append(.rename(file, to: String(decoding: data, as: UTF8.self)))
      case "u": calls.append(.remove(file))
      case "a": calls.append(.answer(String(decoding: data, as: UTF8.self)))
      default: throw Mistake("\(path) has a record of the kind \(kind)")
      }
    }
    return calls
  }
}
