internal import Governance

extension Intention.Result {
  /// What is said of an event about an organization, in a line.
  static func about(_ organization: Identifier, _ line: String) -> Intention.Result {
    Intention.Result(text: "\(organization) \(line)\n")
  }
}
