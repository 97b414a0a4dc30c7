/// One run of one command: the surroundings that its work needs, made once and handed to it.
final class Session {
  let environment: Environment
  let options: GlobalOptions
  let settings: Settings
  let terminal: Terminal
  let output: Output
  let folders: Folders
  /// The exit status of work that was done and found something: a verdict, not a failure.
  var exitStatus: Int32 = 0
  /// The entry that this run has recorded: from then on no failure to tell of it is a failure to record.
  var newestEntry: Int64?

  /// - Parameter needsSettings: whether a mistake in a file of settings stops it.
  init(
    _ options: GlobalOptions, in environment: Environment, needsSettings: Bool = true
  ) throws {
    self.environment = environment
    self.options = options
    folders = Folders(environment)
    do {
      settings = try Settings(options, in: environment, folders: folders)
    } catch  where !needsSettings {
      settings = Settings()
    }
    terminal = Terminal(
      environment, hidesColor: settings.color.isNever, isQuiet: options.quiet,
      mayAsk: !options.noInput)
    output = Output(
      environment, asJSON: options.json, hidesColor: settings.color.isNever,
      pager: settings.pager.value)
  }

  /// The keys of this computer.
  var keys: KeyFolder { get throws { KeyFolder(try folders.keys) } }

  /// How times are shown to a person.
  var clockFace: ClockFace { get throws { try ClockFace(settings, now: try now) } }
}
