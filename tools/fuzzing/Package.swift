// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gavel-fuzzing",
  dependencies: [.package(name: "gavel", path: "../..")],
  targets: [
    .executableTarget(
      name: "gavel-fuzz",
      dependencies: [.product(name: "ReaderPromises", package: "gavel")],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        // libFuzzer brings main.
        .unsafeFlags(["-parse-as-library"]),
      ])
  ]
)
