import Foundation
import Testing

@testable import GavelCLI

@Suite("Asking an ssh-agent") struct AgentConnectionTests {
  @Test func `one that has closed its socket is an error, and does not end the program`() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_DFL)
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      #expect(throws: (any Error).self) {
        try AgentConnection.send([0, 0, 0, 1, 11], to: pipe.fileHandleForWriting)
      }
    }
  }
}
