public import Sodium

/// The meetings of a register in memory, with what was demanded, waived and attended.
struct MeetingTables: Sendable {
  private var meetings = Table<Meeting>()
  private var demands = Table<MeetingDemand>()
  private var waivers = Table<NoticeWaiver>()
  private var attendances = Table<Attendance>()
  private var demandsByMeeting = Index<Digest, MeetingDemand>()
  private var waiversByMeeting = Index<Digest, NoticeWaiver>()
  private var attendancesByMeeting = Index<Digest, Attendance>()
  /// In the order of adjournment.
  private var heldByBody: [Identifier: [Digest]] = [:]

  subscript(id: Digest) -> Meeting? { meetings[id] }
  var all: [Meeting] { meetings.all }
  var allAttendances: [Attendance] { attendances.all }

  func demands(for meeting: Digest) -> [MeetingDemand] { demands.select(demandsByMeeting[meeting]) }
  func waivers(of meeting: Digest) -> [NoticeWaiver] { waivers.select(waiversByMeeting[meeting]) }
  func attendances(at meeting: Digest) -> [Attendance] {
    attendances.select(attendancesByMeeting[meeting])
  }

  /// The newest first.
  func held(by body: Identifier, last count: Int64) -> [Meeting] {
    (heldByBody[body] ?? []).suffix(Int(count)).reversed().compactMap { meetings[$0] }
  }

  mutating func put(_ meeting: Meeting) {
    let wasHeld = meetings[meeting.id]?.adjourned != nil
    meetings.put(meeting)
    guard !wasHeld, meeting.adjourned != nil else { return }
    var held = heldByBody[meeting.body] ?? []
    let later = held.firstIndex { meetings[$0]?.isHeld(after: meeting) ?? false }
    held.insert(meeting.id, at: later ?? held.endIndex)
    heldByBody[meeting.body] = held
  }

  mutating func put(_ demand: MeetingDemand) {
    demands.put(demand, in: &demandsByMeeting, under: demand.meeting)
  }

  mutating func put(_ waiver: NoticeWaiver) {
    waivers.put(waiver, in: &waiversByMeeting, under: waiver.meeting)
  }

  mutating func put(_ attendance: Attendance) {
    attendances.put(attendance, in: &attendancesByMeeting, under: attendance.meeting)
  }
}

extension MemoryRegister {
  public func meeting(_ id: Digest) -> Meeting? { meetingTables[id] }
  public func meetings() -> [Meeting] { meetingTables.all }
  public func meetingDemands(for meeting: Digest) -> [MeetingDemand] {
    meetingTables.demands(for: meeting)
  }
  public func waivers(of meeting: Digest) -> [NoticeWaiver] { meetingTables.waivers(of: meeting) }
  public func meetingsHeld(by body: Identifier, last count: Int64) -> [Meeting] {
    meetingTables.held(by: body, last: count)
  }
  public func attendances() -> [Attendance] { meetingTables.allAttendances }
  public func attendances(at meeting: Digest) -> [Attendance] {
    meetingTables.attendances(at: meeting)
  }
}
