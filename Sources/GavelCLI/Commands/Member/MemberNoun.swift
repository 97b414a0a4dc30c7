internal import ArgumentParser

struct MemberNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "member", abstract: "Who is in the consortium, in which class, since when.",
    subcommands: [
      MemberList.self, MemberShow.self, MemberAccept.self, MemberAttest.self,
      MemberLapse.self, MemberWithdraw.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
