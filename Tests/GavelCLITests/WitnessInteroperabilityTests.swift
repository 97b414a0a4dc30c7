import Foundation
import Testing

/// Where the programs of others are.
private enum Outside {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let python = root + "/.build/python-interop/bin/python3"
}

/// The program in a shell, against a witness that nobody here wrote.
@Suite(
  "The witness of AICS",
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: Outside.python),
    "no aics-witness in .build/python-interop: run tools/setup tests with a Python 3.12"))
struct WitnessInteroperabilityTests {
  @Test func `cosigns a ledger's heads one after the other, and finds out one that was cut`() throws
  {
    let printed = try run(
      """
      . "$FIXTURES/consortium.sh"; as ibm-rep
      VKEY=$(gavel raw event 0 2>/dev/null | jq -r .data.key)
      mkdir witness; mkfifo hold
      '\(Outside.python)' '\(Outside.root)/tools/interop/witness-server.py' witness \
        thealliance.example/ledger "$VKEY" < hold > served & exec 3> hold
      for i in $(seq 400); do [ -s served ] && break; sleep 0.05; done
      printf 'witness aics %s\\nquorum aics\\n' "$(cat served)" > witnesses.policy
      (echo "log $VKEY"; cat witnesses.policy) > ledger.policy
      gavel witness ask --policy witnesses.policy
      cp alliance.gavel old.copy
      gavel motion propose --body council --title Geneva --yes
      gavel witness ask --policy witnesses.policy
      gavel prove 5
      gavel receipt verify 5.tlog-proof --policy ledger.policy
      echo "receipt $?"
      XDG_STATE_HOME=$PWD/away gavel witness ask --policy witnesses.policy --ledger old.copy
      echo "old $?"
      exec 3>&-
      wait
      """)
    #expect(printed.contains("1 of 1 witnesses cosigned the head of 5 entries"))
    #expect(printed.contains("1 of 1 witnesses cosigned the head of 6 entries"))
    #expect(printed.contains("seen by the witness witness.example/aics"))
    #expect(printed.contains("receipt 0\n"), "\(printed)")
    #expect(printed.contains("has cosigned 6 entries of this ledger, and this file has 5"))
    #expect(printed.contains("old 3\n"), "\(printed)")
  }

  /// What a script prints, on both streams.
  private func run(_ script: String) throws -> String {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = scratch.path + "/script"
    try "cd '\(scratch.path)/work'\n\(script)\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [path]
    process.environment = scratch.variables
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
