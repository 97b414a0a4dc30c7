import Foundation
import Sodium
import Testing
import TransparencyLog

/// Programs that nobody here wrote.
enum Outside {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let python = root.appending(path: ".build/python-interop/bin/python3").path
  static let pythonIsThere = FileManager.default.isExecutableFile(atPath: python)
  static let tlog = root.appending(path: ".build/python-interop/bin/aics-tlog").path

  /// Debian's place for Go's libraries.
  private static let goPath = "/usr/share/gocode"
  static let goIsThere =
    FileManager.default.fileExists(atPath: "\(goPath)/src/golang.org/x/mod/sumdb/tlog")
    && (try? run("/usr/bin/env", ["go", "version"]))?.status == 0

  /// tools/interop/log.go, built where it is missing or older; without modules nothing is downloaded.
  static let goLog: Result<String, any Error> = Result {
    let program = root.appending(path: ".build/interop/log").path
    let source = root.appending(path: "tools/interop/log.go").path
    let built = try run(
      "/usr/bin/env",
      [
        "GO111MODULE=off", "GOPATH=\(goPath)", "GOFLAGS=", "GOPROXY=off",
        "GOCACHE=\(root.appending(path: ".build/interop/cache").path)",
        "go", "build", "-o", program, source,
      ])
    try #require(built.status == 0, "\(built.output)")
    return program
  }

  struct Ended {
    let status: Int32
    let output: String
  }

  /// Runs a program to its end, what it prints and complains together.
  static func run(_ program: String, _ arguments: [String]) throws -> Ended {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }

  /// Lends a new folder.
  static func inFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

extension URL {
  fileprivate func write(_ path: String, _ bytes: [UInt8]) throws {
    let file = appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  fileprivate func read(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: appending(path: path)))
  }

  fileprivate func tiles(_ addresses: [TileAddress]) throws -> [[UInt8]] {
    try addresses.map { try read($0.path) }
  }

  /// The hashes of a proof, one a line.
  fileprivate func hashes(_ path: String) throws -> [Digest] {
    try String(decoding: read(path), as: UTF8.self).split(separator: "\n")
      .map { try #require(Digest(base64: String($0))) }
  }
}

/// A log of ours as files: some sizes, all tiles of each, and proofs as lines.
private struct PublishedFolder {
  static let sizes = [1, 2, 7, 255, 256, 257, 512, 600]
  let signer: NoteSigner
  let log = PublishedLog.shared

  init() throws {
    signer = try Fixture.signer("example.org/ledger")
  }

  func publish(in folder: URL) throws {
    var old = 0
    for size in Self.sizes {
      for address in Tiles.addresses(from: Int64(old), to: Int64(size)) {
        try folder.write(address.path, PublishedLog.file(address, log.tree))
      }
      let origin = try #require(Origin("example.org/ledger"))
      let head = Checkpoint(origin: origin, head: log.head(size))
      try folder.write("checkpoint.\(size)", signer.sign(head).bytes)
      old = size
    }
  }

  /// - Returns: how many proofs there are.
  func prove(in folder: URL) throws -> (inclusion: Int, consistency: Int) {
    var counts = (0, 0)
    func write(_ name: String, _ plan: ProofPlan) throws {
      let lines = try plan.proof(nodes: log.tree.hashes).map { "\($0.base64)\n" }.joined()
      try folder.write(name, Array(lines.utf8))
    }
    for size in Self.sizes {
      for index in stride(from: 0, to: size, by: size < 100 ? 1 : 17) {
        let plan = try ProofPlan.inclusion(of: Int64(index), inSize: Int64(size))
        try write("inclusion.\(size).\(index)", plan)
        counts.0 += 1
      }
      for old in Self.sizes where old <= size {
        let plan = try ProofPlan.consistency(from: Int64(old), to: Int64(size))
        try write("consistency.\(old).\(size)", plan)
        counts.1 += 1
      }
    }
    return counts
  }
}

@Suite(
  "Go's transparency log",
  .enabled(if: Outside.goIsThere, "no Go with golang.org/x/mod: run tools/setup tests"))
struct GoInteroperabilityTests {
  @Test func `Go opens our checkpoints, reads our tiles and checks our proofs`() throws {
    let published = try PublishedFolder()
    try Outside.inFolder { folder in
      try published.publish(in: folder)
      let counts = try published.prove(in: folder)
      let program = try Outside.goLog.get()
      let arguments = ["check", folder.path, published.signer.key.text]
      let checked = try Outside.run(program, arguments)
      let expected =
        "checkpoints \(PublishedFolder.sizes.count) inclusion \(counts.inclusion) "
        + "consistency \(counts.consistency)\n"
      #expect(checked.status == 0 && checked.output == expected, "\(checked.output)")
      // It is a judge: whatever is altered, it says so.
      for path in [
        "checkpoint.7", "tile/0/000", "tile/entries/001", "tile/1/000.p/2", "inclusion.256.17",
        "consistency.7.257",
      ] {
        let bytes = try folder.read(path)
        var altered = bytes
        altered[bytes.count / 2] ^= 0x02
        try folder.write(path, altered)
        #expect(try Outside.run(program, arguments).status != 0, "\(path)")
        try folder.write(path, bytes)
      }
      #expect(try Outside.run(program, arguments).status == 0)
    }
  }

  @Test func `ours opens what Go signed, reads Go's tiles and checks Go's proofs`() throws {
    let sizes = [1, 2, 7, 255, 256, 257, 512, 600]
    var seed = [UInt8](repeating: 11, count: SecretKey.seedByteCount)
    let material = Base64.encode([1] + seed)
    let secretKey = try #require(try SecretKey(wipingSeed: &seed))
    let key = NoteSigner(
      name: try #require(KeyName("go.example/log")), secretKey: secretKey
    ).key
    let skey = "PRIVATE+KEY+\(key.name)+\(key.id)+\(material)"
    try Outside.inFolder { folder in
      let made = try Outside.run(
        try Outside.goLog.get(), ["make", folder.path, skey] + sizes.map { "\($0)" })
      try #require(made.status == 0, "\(made.output)")
      for size in sizes {
        let head = try Self.head(size, key, folder)
        let reader = TileReader(head, source: folder.tiles)
        var entries: [[UInt8]] = []
        for bundle in 0..<((size + 255) / 256) {
          entries += try reader.entries(inBundle: Int64(bundle))
        }
        #expect(entries == (0..<size).map { Array("Go's entry \($0)".utf8) })
        for (index, entry) in entries.enumerated() {
          let proof = try folder.hashes("inclusion.\(size).\(index)")
          try verifyInclusion(
            of: Tree.leafHash(of: entry), at: Int64(index), proof: proof, in: head)
          if index % 50 == 0 {
            #expect(try reader.inclusionProof(of: Int64(index)) == proof)
          }
        }
        for old in sizes where old < size {
          let proof = try folder.hashes("consistency.\(old).\(size)")
          try verifyConsistency(from: Self.head(old, key, folder), to: head, proof: proof)
          #expect(try reader.consistencyProof(from: Int64(old)) == proof)
        }
      }
      // Go also writes the partial tiles of the sizes between these.
      let there = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      let paths = try #require(there).filter { TileAddress(parsing: $0) != nil }
      var expected: Set<String> = []
      for (old, size) in zip([0] + sizes, sizes) {
        expected.formUnion(Tiles.addresses(from: Int64(old), to: Int64(size)).map(\.path))
      }
      let missing = expected.subtracting(paths)
      #expect(missing.isEmpty)
    }
  }

  private static func head(_ size: Int, _ key: VerifierKey, _ folder: URL) throws -> TreeHead {
    let signed = try SignedCheckpoint(parsing: folder.read("checkpoint.\(size)"))
    return try VerifiedCheckpoint(signed, signedBy: key).head
  }
}

@Suite(
  "The witness and the reader of AICS",
  .enabled(
    if: Outside.pythonIsThere,
    "no aics-witness in .build/python-interop: run tools/setup tests with a Python 3.12"))
struct AICSInteroperabilityTests {
  @Test func `its witness cosigns each growth of ours, and nothing else`() throws {
    let signer = try Fixture.signer("example.org/ledger")
    let fork = signer.sign(
      Checkpoint(
        origin: try #require(Origin("example.org/ledger")), size: 130,
        root: GrownTree.shared.roots[129]))
    let proof = try WitnessTests.request(64, 130).proof
    let requests: [(AddCheckpointRequest, Int)] = [
      (try WitnessTests.request(0, 7), 200), (try WitnessTests.request(7, 64), 200),
      (try WitnessTests.request(7, 130), 409), (try WitnessTests.request(0, 3), 409),
      (AddCheckpointRequest(oldSize: 64, proof: proof, checkpoint: fork), 422),
      (try WitnessTests.request(64, 130), 200), (try WitnessTests.request(130, 130), 200),
    ]
    try Outside.inFolder { folder in
      for (number, (request, _)) in requests.enumerated() {
        try folder.write("request.\(number + 1)", request.bytes)
      }
      let script = Outside.root.appending(path: "tools/interop/witness.py").path
      let run = try Outside.run(
        Outside.python, [script, folder.path, "example.org/ledger", signer.key.text])
      try #require(run.status == 0, "\(run.output)")
      let key = try WitnessKey(parsing: String(decoding: folder.read("vkey"), as: UTF8.self))
      for (number, (request, status)) in requests.enumerated() {
        let answer = try Self.answer(number + 1, folder)
        #expect(answer.status == status, "request \(number + 1)")
        switch answer {
        case .cosigned(let lines):
          let signed = request.checkpoint
          let found = try VerifiedCosignature.all(
            among: lines, of: signed.checkpoint, knowing: [key])
          #expect(found.count == 1 && found.allSatisfy { $0.time > 1_700_000_000 })
          let whole = try signed.adding(found)
          #expect(try VerifiedCosignature.all(on: whole, knowing: [key]) == found)
        case .conflict(let size): #expect(size == 64)
        case .refused: break
        }
      }
      let latest = try SignedCheckpoint(parsing: folder.read("latest"))
      #expect(try VerifiedCheckpoint(latest, signedBy: signer.key).size == 130)
      #expect(try VerifiedCosignature.all(on: latest, knowing: [key]).count == 1)
      let policy = try LogPolicy(
        parsing: Array("log \(signer.key)\nwitness AICS \(key)\nquorum AICS\n".utf8))
      #expect(try WitnessedCheckpoint(latest, under: policy).checkpoint.size == 130)
    }
  }

  private static func answer(_ number: Int, _ folder: URL) throws -> AddCheckpointResponse {
    let lines = String(decoding: try folder.read("status.\(number)"), as: UTF8.self)
      .split(separator: "\n").map { String($0) }
    return try AddCheckpointResponse(
      status: try #require(Int(lines[0])), contentType: lines[1],
      body: folder.read("response.\(number)"))
  }

  @Test func `its reader takes our tiles and cosignatures, and no altered ones`() throws {
    let published = try PublishedFolder()
    let witness = try Witnesses.cosigner("witness.example/w1", seed: 5)
    try Outside.inFolder { folder in
      try published.publish(in: folder)
      let signed = try SignedCheckpoint(parsing: folder.read("checkpoint.600"))
      let cosigned = try signed.adding([witness.cosign(signed.checkpoint, at: 1_764_000_000)])
      try folder.write("checkpoint", cosigned.bytes)
      let key = published.signer.key.text
      let common = [
        "--tiles", folder.path, "--log-key", key, "--witness-key", witness.key.text, "--quorum",
        "1",
      ]
      func judge(_ arguments: [String]) throws -> Int32 {
        try Outside.run(Outside.tlog, arguments + common).status
      }
      #expect(try judge(["verify-checkpoint"]) == 0)
      for index in [0, 255, 256, 599] {
        try folder.write("leaf", Proofs.entry(index))
        let leaf = folder.appending(path: "leaf").path
        #expect(try judge(["verify-inclusion", "--leaf", leaf, "--index", "\(index)"]) == 0)
        #expect(try judge(["verify-inclusion", "--leaf", leaf, "--index", "\(index ^ 1)"]) != 0)
      }
      for old in [1, 256, 512] {
        let path = folder.appending(path: "checkpoint.\(old)").path
        #expect(try judge(["verify-consistency", "--old-checkpoint", path]) == 0)
      }
      var altered = try folder.read("tile/0/001")
      altered[40] ^= 1
      try folder.write("tile/0/001", altered)
      try folder.write("leaf", Proofs.entry(256))
      let leaf = folder.appending(path: "leaf").path
      #expect(try judge(["verify-inclusion", "--leaf", leaf, "--index", "256"]) != 0)
    }
  }

  @Test func `ours reads the tiles that it builds`() throws {
    try Outside.inFolder { folder in
      let entries = (0..<300).map { Array("its entry \($0)".utf8) }
      try folder.write("leaves", Array(entries.joined(separator: [0x0A])) + [0x0A])
      let built = try Outside.run(
        Outside.tlog,
        [
          "build-tiles", "--leaves", folder.appending(path: "leaves").path, "--out",
          folder.appending(path: "out").path,
        ])
      try #require(built.status == 0, "\(built.output)")
      let out = folder.appending(path: "out")
      let root = try TileReader.root(ofSize: 300, source: out.tiles)
      var frontier = Frontier()
      for entry in entries { frontier.append(Tree.leafHash(of: entry)) }
      #expect(root == frontier.root)
      #expect(built.output.contains(root.base64))
      let reader = TileReader(frontier.head, source: out.tiles)
      #expect(try reader.entries(inBundle: 0) + reader.entries(inBundle: 1) == entries)
    }
  }
}
