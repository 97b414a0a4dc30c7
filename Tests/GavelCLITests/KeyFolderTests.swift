import Foundation
import Governance
import Signing
import Sodium
import Testing

@testable import GavelCLI

@Suite("The keys of this computer") struct KeyFolderTests {
  private func withFolder(_ body: (KeyFolder) throws -> Void) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try body(KeyFolder("\(scratch.path)/home/keys"))
  }

  private let person = Identifier("ibm-rep")

  @Test func `the newest key has the highest number, also after nine`() throws {
    try withFolder { folder in
      let person = try #require(person)
      var last: PublicKey?
      for number in 1...11 {
        let held = try folder.add(KeyFile(SecretKey.generate()), of: person)
        #expect(held.number == number)
        last = held.publicKey
      }
      #expect(try folder.keys(of: person).map(\.number) == Array(1...11))
      #expect(try folder.keys(of: person).last?.publicKey == last)
    }
  }

  @Test func `a person's id with dots is told apart from the number`() throws {
    try withFolder { folder in
      let plain = try #require(Identifier("a"))
      let dotted = try #require(Identifier("a.1"))
      _ = try folder.add(KeyFile(SecretKey.generate()), of: plain)
      _ = try folder.add(KeyFile(SecretKey.generate()), of: dotted)
      #expect(try folder.keys(of: plain).count == 1)
      #expect(try folder.keys(of: dotted).count == 1)
    }
  }

  @Test func `a next key signs nothing until it is taken in, and is then the newest`() throws {
    try withFolder { folder in
      let person = try #require(person)
      let first = try folder.add(KeyFile(SecretKey.generate()), of: person)
      let next = try folder.addNext(KeyFile(SecretKey.generate()), of: person)
      #expect(try folder.keys(of: person).map(\.publicKey) == [first.publicKey])
      #expect(try folder.nextKeys().map(\.publicKey) == [next.publicKey])
      #expect(throws: ProgramError.outputExists(next.path)) {
        try folder.addNext(KeyFile(SecretKey.generate()), of: person)
      }
      try folder.takeIn(next.file, from: next.path, of: person)
      #expect(try folder.keys(of: person).last?.publicKey == next.publicKey)
      #expect(try folder.nextKeys().isEmpty)
      // Once more changes nothing.
      try folder.takeIn(next.file, from: next.path, of: person)
      #expect(try folder.keys(of: person).map(\.number) == [1, 2])
    }
  }

  @Test func `a damaged key file stops the search, it is not left out`() throws {
    try withFolder { folder in
      let person = try #require(person)
      let held = try folder.add(KeyFile(SecretKey.generate()), of: person)
      let file = try FileHandle(forUpdating: URL(fileURLWithPath: held.path))
      try file.truncate(atOffset: 20)
      try file.close()
      #expect(throws: SigningError.malformedKeyFile(line: 2)) { try folder.all() }
    }
  }

  @Test func `the ledger's key is kept by its origin, private, and never written over`() throws {
    try withFolder { folder in
      #expect(try folder.ledgerKey(origin: "a.example/ledger") == nil)
      let key = try SecretKey.generate()
      try folder.addLedgerKey(key, origin: "a.example/ledger")
      #expect(try folder.ledgerKey(origin: "a.example/ledger")?.publicKey == key.publicKey)
      #expect(try folder.ledgerKey(origin: "b.example/ledger") == nil)
      #expect(try folder.all().isEmpty)
      let path = folder.ledgerKeyPath(origin: "a.example/ledger")
      #expect(throws: ProgramError.outputExists(path)) {
        try folder.addLedgerKey(SecretKey.generate(), origin: "a.example/ledger")
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o604], ofItemAtPath: path)
      #expect(throws: ProgramError.keyMode(path: path, mode: 0o604, wanted: 0o600)) {
        try folder.ledgerKey(origin: "a.example/ledger")
      }
    }
  }
}
