/// Why a ledger's file can't be opened, read or written. A refusal by the rules is none of these.
public enum StoreError: Error, Hashable, Sendable {
  /// No file is there.
  case missing(path: String)
  /// A file is there where a new ledger was to be made.
  case exists(path: String)
  /// The file is no SQLite database.
  case notALedger(path: String)
  /// A SQLite database of another program, or one with a journal mode that ledgers don't have.
  case foreignFile(path: String, found: String)
  /// Written by a later version of this program.
  case newerSchema(path: String, found: Int64)
  /// A table, view, index or trigger is not as this program makes it.
  case schemaAltered(path: String, object: String)
  /// SQLite does not keep a setting that the ledger's safety rests on.
  case settingRefused(setting: String, wanted: String, found: String)
  /// What was asked for writes, and the file or this opening of it is for reading.
  case readOnly
  /// Another process writes, or keeps reading, for longer than the wait.
  case busy
  /// The disk, or the quota, is full.
  case full
  /// The disk failed.
  case ioError(detail: String)
  /// An earlier write through this opening failed in a way that leaves its effect unknown.
  case dead
  /// A commit failed, and whether it took effect is not known: the file, opened again, tells.
  indirect case uncertain(StoreError)
  /// What the file holds is not what a ledger can hold.
  case corrupt(detail: String)
  /// Whatever else SQLite reports.
  case failed(code: Int, detail: String)
}
