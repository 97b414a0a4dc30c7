import Glibc
import ReaderPromises

/// What libFuzzer calls with each input. Which reader is tried is told by FUZZ_TARGET, so that one
/// program, and one build, serves all of them. It keeps the input that ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  do {
    try reader(bytes)
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let reader: @Sendable ([UInt8]) throws -> Void = {
  let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let reader = ReaderPromises.all[name] else {
    fatalError("FUZZ_TARGET is one of \(ReaderPromises.all.keys.sorted().joined(separator: ", "))")
  }
  return reader
}()
