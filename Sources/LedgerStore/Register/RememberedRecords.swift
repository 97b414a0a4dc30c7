import Synchronization

/// The records that recordings on one connection have read: rules, polls and seats are asked for again
/// and again while ballots come in. A change to a table forgets all that was read of it.
final class RememberedRecords: Sendable {
  private struct Question: Hashable {
    let statement: String
    let arguments: [Cell]

    // Statements are long and few: hashing them in full would cost as much as asking.
    func hash(into hasher: inout Hasher) {
      hasher.combine(statement.utf8.count)
      for argument in arguments { hasher.combine(argument) }
    }
  }

  private struct State {
    /// By the table's name.
    var answers: [String: [Question: any Sendable]] = [:]
    var count = 0
  }

  /// Answers with more records than these are lists of everything, which nobody asks for twice.
  private static let longest = 64
  /// When so many records are remembered, all are forgotten.
  private static let most = 2048

  private let state = Mutex(State())

  /// The answer to a question, remembered or, where it is not, read.
  func records<Value: StoredRecord>(
    _ statement: String, _ arguments: [Cell], read: () throws(StoreError) -> [Value]
  ) throws(StoreError) -> [Value] {
    let question = Question(statement: statement, arguments: arguments)
    let table = Value.table.name
    let remembered = state.withLock { $0.answers[table]?[question] }
    if let records = remembered as? [Value] { return records }
    let records = try read()
    guard records.count <= Self.longest else { return records }
    state.withLock { state in
      if state.count >= Self.most { state = State() }
      state.answers[table, default: [:]][question] = records
      state.count += 1 + records.count
    }
    return records
  }

  func forget(_ table: TableLayout) {
    state.withLock { state in
      // The count stays too high: what is forgotten early is only read again.
      state.answers[table.name] = nil
    }
  }
}
