import Sodium

/// The roll calls of a register in memory, and which meetings are open.
struct RollCallTables: Sendable {
  private var rollCalls = Table<RollCall>()
  private var choices = Table<RolledChoice>()
  private var openMeetings: [Identifier: [Digest: Meeting]] = [:]
  private var rollCallsByPoll = Index<Digest, RollCall>()
  private var choicesByRollCall = Index<Digest, RolledChoice>()

  mutating func apply(_ rollCall: RollCall) {
    rollCalls.put(rollCall, in: &rollCallsByPoll, under: rollCall.poll)
  }

  mutating func apply(_ choice: RolledChoice) {
    choices.put(choice, in: &choicesByRollCall, under: choice.rollCall)
  }

  mutating func apply(_ meeting: Meeting) {
    let isOpen = meeting.opened != nil && meeting.adjourned == nil
    openMeetings[meeting.body, default: [:]][meeting.id] = isOpen ? meeting : nil
  }

  var all: [RollCall] { rollCalls.all }
  subscript(id: Digest) -> RollCall? { rollCalls[id] }

  func rollCalls(on poll: Digest) -> [RollCall] { rollCalls.select(rollCallsByPoll[poll]) }
  func choices(of rollCall: Digest) -> [RolledChoice] {
    choices.select(choicesByRollCall[rollCall])
  }

  func openMeeting(of body: Identifier) -> Meeting? {
    openMeetings[body]?.values.max { left, right in
      guard let before = left.opened, let after = right.opened else { return false }
      return before != after ? before < after : left.entry < right.entry
    }
  }
}
