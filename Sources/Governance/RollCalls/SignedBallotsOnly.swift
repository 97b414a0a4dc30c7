import Sodium

// Who is in, who decides and how, and the rules of it: what only signed ballots change, however clearly a
// roll was called.

extension AdmitMember {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension SuspendMember {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension ReinstateMember {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension ExpelMember {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension ReclassifyMember {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension AffiliateMember {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension DisaffiliateMember {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension RecoverKey {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

/// Whoever writes the roll down is the one from whom the key may be taken.
extension ReplaceLedgerKey {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension ChangeRule {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension ChangePower {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension AmendCharter {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

/// The rule by which a body decides, and whether it takes roll calls at all, are in its definition.
extension AmendBody {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

/// Who decides in whose place.
extension DelegatePower {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension EndDelegation {
  public func takesSignedBallotsOnly(in register: some Register) -> Bool { true }
}

extension ConsentAgenda {
  public func takesSignedBallotsOnly(in register: some Register) throws -> Bool {
    try items.contains { try register.takesSignedBallotsOnly($0.motion) }
  }
}

extension CountermandDecision {
  public func takesSignedBallotsOnly(in register: some Register) throws -> Bool {
    try register.takesSignedBallotsOnly(motion)
  }
}

extension DeclareVoid {
  public func takesSignedBallotsOnly(in register: some Register) throws -> Bool {
    try register.takesSignedBallotsOnly(motion)
  }
}

extension RatifyDecision {
  public func takesSignedBallotsOnly(in register: some Register) throws -> Bool {
    try register.takesSignedBallotsOnly(register.poll(event)?.motion ?? event)
  }
}

/// What was decided by signed ballots only is taken back by these only.
extension SettlePoll {
  public func takesSignedBallotsOnly(in register: some Register) throws -> Bool {
    try register.takesSignedBallotsOnly(register.requirePoll(poll).motion)
  }
}

extension RescindDecision {
  public func takesSignedBallotsOnly(in register: some Register) throws -> Bool {
    try register.takesSignedBallotsOnly(motion)
  }
}

extension Register {
  fileprivate func takesSignedBallotsOnly(_ id: Digest) throws -> Bool {
    try motion(id)?.acts.contains { try $0.content.takesSignedBallotsOnly(in: self) } ?? false
  }
}
