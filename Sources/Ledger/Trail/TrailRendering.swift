import Foundation
import Governance
import Signing
import Sodium
import TransparencyLog

/// The derived files of a trail, collected while the entries pass: the tables, the signers, the key.
/// The same code writes an export and, at verification, makes it again to be compared.
struct TrailRendering {
  private(set) var keyEntries: [String: Int64] = [:]
  private(set) var verifierKey: String?
  /// Takes each row of the table of ballots, a header first.
  private let ballots: (Table) throws -> Void
  private var row = Table(rows: "ballots")

  init(ballots: @escaping (Table) throws -> Void) throws {
    self.ballots = ballots
    try ballots(Table("ballots", columns: Tables.ballotColumns))
  }

  mutating func see(
    _ entry: Entry, number: Int64, changes: [Change], register: MemoryRegister
  ) throws {
    for change in changes {
      switch change {
      case .personKey(let key): keyEntries["\(key.fingerprint)"] = number
      case .ballot(let ballot):
        row.removeAll()
        row.append(Tables.row(of: ballot, recorded: entry.recorded, in: register))
        try ballots(row)
      default: break
      }
    }
  }

  /// Every derived file but the ballots, the manifest and what is signed.
  ///
  /// - Parameter size: how many entries the trail has.
  func files(of register: MemoryRegister, size: Int64) throws -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    if let founding = register.founding(), let origin = Origin(founding.origin) {
      // That of the checkpoint beside it: who checks that one with other programs needs no other.
      let key = try register.ledgerKeys().verifierKey(ofSize: size, origin: origin)
      files.append((TrailFile.ledgerKey, Array("\(key.text)\n".utf8)))
    }
    // Every key that was ever offered: whether it spoke for its person is told by tables/keys.csv.
    let signers = try register.personKeys().map {
      try AllowedSigners.line(person: $0.person.text, key: $0.publicKey)
    }
    files.append((TrailFile.allowedSigners, Array(signers.map { "\($0)\n" }.joined().utf8)))
    files.append((TrailFile.check, Array(CheckPage.text(of: register).utf8)))
    for table in Tables.all(of: register, keyEntries: keyEntries) {
      files.append(("\(TrailFile.tables)/\(table.name).csv", table.bytes))
    }
    return files
  }
}

extension Table {
  /// Rows without a header.
  init(rows name: String) {
    self.init(name, columns: [])
    removeAll()
  }
}
