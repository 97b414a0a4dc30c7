/// A register that also answers readers: whole lists, and records by the names that people use.
/// No rule needs these. Lists are in the order of first appearance in the log.
public protocol RegisterLists: Register {
  func organizations() throws -> [Organization]
  func memberClasses() throws -> [MemberClass]
  func persons() throws -> [Person]
  func personKeys() throws -> [PersonKey]
  func tenures() throws -> [Tenure]
  func officeTenures() throws -> [OfficeTenure]
  func rules() throws -> [Rule]
  func policies() throws -> [Policy]
  func motions() throws -> [Motion]
  func motion(numbered number: Identifier) throws -> Motion?
  func polls() throws -> [Poll]
}

extension MemoryRegister: RegisterLists {
  public func motion(numbered number: Identifier) -> Motion? {
    motions().first { $0.number == number }
  }
}
