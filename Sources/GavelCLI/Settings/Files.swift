internal import Foundation
internal import Ledger

/// Reading and writing whole files, with errors that name them. `-` is stdin and stdout where a person
/// named the file.
enum Files {
  /// The bytes of a file; nil where there is none.
  static func contents(_ path: String) throws(ProgramError) -> [UInt8]? {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch CocoaError.fileReadNoSuchFile {
      return nil
    } catch {
      throw .file(path: path, reason: reason(error))
    }
  }

  /// The bytes of a file that must be there, or of stdin.
  static func read(_ path: String, in environment: Environment) throws(ProgramError) -> [UInt8] {
    guard path != "-" else {
      do {
        return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
      } catch {
        throw .file(path: "stdin", reason: reason(error))
      }
    }
    guard let bytes = try contents(environment.absolute(path)) else {
      throw .file(path: path, reason: "it is not there")
    }
    return bytes
  }

  /// Writes a file that was not there, or with `force` in the place of one that was.
  static func write(_ bytes: [UInt8], to path: String, force: Bool) throws(ProgramError) {
    do {
      try force ? WholeFile.replace(path, Data(bytes)) : WholeFile.create(path, Data(bytes))
    } catch CocoaError.fileWriteFileExists {
      throw .outputExists(path)
    } catch {
      throw .file(path: path, reason: reason(error))
    }
  }

  static func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// What the system says, without the path that the sentence names already.
  static func reason(_ error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    if cause.domain == NSPOSIXErrorDomain, let code = POSIXErrorCode(rawValue: Int32(cause.code)) {
      return POSIXError(code).localizedDescription
    }
    return error.localizedDescription
  }
}
