internal import ArgumentParser

struct OrganizationNoun: GavelNoun {
  static let configuration = CommandConfiguration(
    commandName: "organization", abstract: "The organizations and who speaks for them.",
    subcommands: [
      OrganizationList.self, OrganizationShow.self, OrganizationHand.self,
      OrganizationAffiliate.self, OrganizationConfirm.self, OrganizationDisaffiliate.self,
    ])

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
}
