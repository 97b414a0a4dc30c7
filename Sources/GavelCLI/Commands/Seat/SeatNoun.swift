internal import ArgumentParser

struct SeatNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "seat", abstract: "The seats and offices, and who holds them.",
    subcommands: [
      SeatList.self, SeatShow.self, SeatDesignate.self, SeatAccept.self, SeatResign.self,
      SeatRecall.self, SeatRecuse.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
