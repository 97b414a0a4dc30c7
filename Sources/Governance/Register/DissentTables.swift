import Sodium

/// The dissents and approved minutes of a register in memory.
struct DissentTables: Sendable {
  private var dissents = Table<Dissent>()
  private var minutes = Table<MinutesVersion>()
  private var dissentsByPoll = Index<Digest, Dissent>()
  private var minutesByMeeting = Index<Digest, MinutesVersion>()

  mutating func apply(_ dissent: Dissent) {
    dissents.put(dissent, in: &dissentsByPoll, under: dissent.poll)
  }

  mutating func apply(_ version: MinutesVersion) {
    minutes.put(version, in: &minutesByMeeting, under: version.meeting)
  }

  var allDissents: [Dissent] { dissents.all }
  var allMinutes: [MinutesVersion] { minutes.all }

  func dissents(from poll: Digest) -> [Dissent] { dissents.select(dissentsByPoll[poll]) }
  func minutes(of meeting: Digest) -> [MinutesVersion] {
    minutes.select(minutesByMeeting[meeting])
  }
}
