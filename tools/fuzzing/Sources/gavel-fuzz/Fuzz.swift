import Glibc

/// What libFuzzer calls with each input. Which reader is tried is told by FUZZ_TARGET, so that one
/// program, and one build, serves all of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  reader(bytes)
  return 0
}

private let reader: @Sendable ([UInt8]) -> Void = {
  let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
  guard let reader = Readers.all[name] else {
    fatalError("FUZZ_TARGET is one of \(Readers.all.keys.sorted().joined(separator: ", "))")
  }
  return reader
}()

/// A promise of a reader that an input has broken: libFuzzer keeps the input.
func require(_ holds: Bool, _ promise: String) {
  if !holds { fatalError(promise) }
}
