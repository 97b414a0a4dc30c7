internal import ArgumentParser

/// Ballots that came by mail, recorded here.
struct BallotSubmit: GavelCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Record ballots that others have signed, as gavel submit does.",
    discussion: """
      A ballot is recorded once, however often it comes. Of several of one seat that which has the highest turn counts.
      """)
  static let examples = [
    Example("gavel ballot submit cern.json", "records a ballot that came by mail")
  ]

  @OptionGroup(title: "Options of every command") var options: GlobalOptions
  @OptionGroup var handed: SubmissionArguments

  func perform(in session: Session) throws { try handed.record(in: session) }
}
