import Foundation
import Replays

exit(ReplayCommand.run(Array(CommandLine.arguments.dropFirst())))
