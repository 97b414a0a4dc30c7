internal import ArgumentParser

/// Meetings of the bodies.
struct MeetingNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "meeting",
    abstract: "Meetings: called, opened, attended, adjourned; their minutes.",
    subcommands: [
      MeetingList.self, MeetingShow.self, MeetingCall.self, MeetingDemand.self, MeetingWaive.self,
      MeetingOpen.self, MeetingArrive.self, MeetingDepart.self, MeetingAttend.self,
      MeetingAdjourn.self, MeetingMinutes.self, MeetingCalendar.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
