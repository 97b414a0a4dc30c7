// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
]

/// One of our modules, with the settings that all of them share.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one module.
///
/// - Parameter besides: folders of theirs that hold no code.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], besides: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: besides, swiftSettings: settings)
}

let package = Package(
  name: "gavel",
  products: [
    // What tools/fuzzing, a package of its own, tries to break.
    .library(name: "ReaderPromises", targets: ["ReaderPromises"]),
    // What tools/survive puts between a program and the C library.
    .library(name: "DiskCalls", type: .dynamic, targets: ["CDiskCalls"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
  ],
  targets: [
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    module("CanonicalJSON"),
    module("Sodium", ["CSodium"]),
    module("Signing", ["Sodium"]),
    module("TransparencyLog", ["Sodium"]),
    module("Governance", ["CanonicalJSON", "Signing", "Sodium", "TransparencyLog"]),
    .target(
      name: "CharterFile",
      dependencies: [
        "CanonicalJSON", "Governance", "Signing", "Sodium",
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [
        .embedInCode("Template/association.yaml"), .embedInCode("Template/committee.yaml"),
        .embedInCode("Template/consortium.yaml"), .embedInCode("Template/forum.yaml"),
        .embedInCode("Template/foundation.yaml"), .embedInCode("Template/project.yaml"),
      ],
      swiftSettings: settings),
    .target(
      name: "CShims", swiftSettings: settings, linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "LedgerStore",
      dependencies: [
        "CShims", "CanonicalJSON", "Governance", "Signing", "Sodium", "TransparencyLog",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [
        .embedInCode("Schema/m0001_log.sql"),
        .embedInCode("Schema/m0001_membership.sql"),
        .embedInCode("Schema/m0001_bodies.sql"),
        .embedInCode("Schema/m0001_decisions.sql"),
        .embedInCode("Schema/m0001_meetings.sql"),
        .embedInCode("Schema/m0001_roll_calls.sql"),
        .embedInCode("Schema/m0001_dissents.sql"),
        .embedInCode("Schema/m0001_old_decisions.sql"),
        .embedInCode("Schema/m0001_rosters.sql"),
        .embedInCode("Schema/m0001_documents.sql"),
        .embedInCode("Schema/m0001_authority.sql"),
        .embedInCode("Schema/m0001_objectives.sql"),
        .embedInCode("Schema/m0001_risks.sql"),
        .embedInCode("Schema/m0001_initiatives.sql"),
        .embedInCode("Schema/m0001_affiliations.sql"),
        .embedInCode("Schema/m0001_moves.sql"),
        .embedInCode("Schema/m0001_keys.sql"),
        .embedInCode("Schema/m0001_key_handings.sql"),
        .embedInCode("Schema/m0001_interests.sql"),
        .embedInCode("Schema/m0001_proxies.sql"),
        .embedInCode("Schema/m0001_formalities.sql"),
        .embedInCode("Schema/m0001_absences.sql"),
        .embedInCode("Schema/m0001_procedure.sql"),
        .embedInCode("Schema/m0001_consent.sql"),
        .embedInCode("Schema/m0001_ratifications.sql"),
        .embedInCode("Schema/m0001_rulings.sql"),
        .embedInCode("Schema/m0001_hearings.sql"),
        .embedInCode("Schema/m0001_cosigned_heads.sql"),
        .embedInCode("Schema/m0001_held_ballots.sql"),
        .embedInCode("Schema/m0001_views.sql"),
      ],
      swiftSettings: settings),
    .target(name: "CFiles", swiftSettings: settings),
    .target(
      name: "Ledger",
      dependencies: [
        "CFiles", "CanonicalJSON", "Governance", "LedgerStore", "Signing", "Sodium",
        "TransparencyLog",
      ],
      resources: [.embedInCode("Trail/CHECK.md")],
      swiftSettings: settings),
    .target(name: "CTerminal", swiftSettings: settings),
    module(
      "GavelCLI",
      [
        "CTerminal", "CanonicalJSON", "CharterFile", "Governance", "Ledger", "LedgerStore",
        "NetworkMessages", "Signing", "Sodium",
        "TransparencyLog", "Witnessing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "gavel", dependencies: ["GavelCLI"], swiftSettings: settings),
    module("Witnessing", ["CanonicalJSON", "Sodium", "TransparencyLog"]),
    module("NetworkMessages", ["CanonicalJSON"]),
    .target(
      name: "WitnessServer",
      dependencies: [
        "Sodium", "TransparencyLog", "Witnessing",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "gavel-network",
      dependencies: [
        "NetworkMessages", "Sodium", "TransparencyLog", "WitnessServer", "Witnessing",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings),
    module(
      "Replays",
      [
        "CanonicalJSON", "CharterFile", "Governance", "Ledger", "Signing", "Sodium",
        "TransparencyLog", .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "gavel-replay", dependencies: ["Governance", "Ledger", "Replays", "Sodium"],
      swiftSettings: settings),
    module(
      "SampleLedger",
      [
        "CanonicalJSON", "Governance", "Ledger", "LedgerStore", "Signing", "Sodium",
        "TransparencyLog",
      ]),
    .target(
      name: "Tampering",
      dependencies: [
        "Governance", "Ledger", "SampleLedger", "Sodium", "TransparencyLog",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "gavel-tamper", dependencies: ["Sodium", "Tampering"], swiftSettings: settings),
    module(
      "ReaderPromises",
      [
        "CanonicalJSON", "CharterFile", "Governance", "Ledger", "Signing", "Sodium",
        "TransparencyLog",
      ]),
    .target(name: "CPrograms", swiftSettings: settings),
    .target(name: "CDiskCalls", swiftSettings: settings, linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "Survival",
      dependencies: [
        "CPrograms", "CanonicalJSON", "Governance", "Ledger", "LedgerStore", "SampleLedger",
        "Signing",
        "Sodium", "TransparencyLog", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "gavel-survive", dependencies: ["Sodium", "Survival"], swiftSettings: settings),
    module(
      "Simulation",
      [
        "CanonicalJSON", "Governance", "Ledger", "LedgerStore", "SampleLedger", "Signing",
        "Sodium", "TransparencyLog",
      ]),
    .executableTarget(
      name: "gavel-simulate", dependencies: ["Simulation", "Sodium"], swiftSettings: settings),
    .target(
      name: "CBench", swiftSettings: settings, linkerSettings: [.linkedLibrary("sodium")]),
    .executableTarget(
      name: "gavel-bench",
      dependencies: [
        "CBench", "Governance", "Ledger", "LedgerStore", "SampleLedger", "Signing", "Sodium",
        "TransparencyLog", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    tests("CanonicalJSON", ["CanonicalJSON"]),
    tests("Sodium", ["Sodium"]),
    tests("Signing", ["Signing", "Sodium"]),
    tests("TransparencyLog", ["TransparencyLog", "Sodium"]),
    tests(
      "CharterFile",
      ["CanonicalJSON", "CharterFile", "Governance", "Signing", "Sodium", "TransparencyLog"]),
    tests(
      "Format", ["CanonicalJSON", "Governance", "Signing", "Sodium", "TransparencyLog"]),
    .target(
      name: "CFaults", path: "Tests/CFaults", swiftSettings: settings,
      linkerSettings: [.linkedLibrary("sqlite3")]),
    tests(
      "LedgerStore",
      [
        "CFaults",
        "CanonicalJSON", "Governance", "LedgerStore", "Signing", "Sodium", "TransparencyLog",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      "Ledger",
      [
        "CanonicalJSON", "Governance", "Ledger", "LedgerStore", "SampleLedger", "Signing",
        "Sodium", "TransparencyLog",
      ]),
    tests(
      "GavelCLI",
      [
        "gavel", "gavel-network", "GavelCLI", "CanonicalJSON", "Governance", "Ledger",
        "LedgerStore", "Signing",
        "Sodium", "TransparencyLog",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], besides: ["Fixtures", "Scripts"]),
    tests("ReaderPromises", ["ReaderPromises"]),
    tests("Tampering", ["Governance", "Tampering"]),
    tests("Simulation", ["Simulation"]),
    tests("Survival", ["CDiskCalls", "gavel", "gavel-survive", "Sodium", "Survival"]),
    tests(
      "Witnessing",
      ["gavel-network", "NetworkMessages", "Sodium", "TransparencyLog", "Witnessing"]),
    tests(
      "Governance",
      ["CharterFile", "Governance", "CanonicalJSON", "Signing", "Sodium", "TransparencyLog"]),
    tests("Replays", ["Governance", "Ledger", "Replays"]),
  ]
)
