import CharterFile
import Signing
import Sodium
import Testing

/// The smallest charter that says something of everything, as lines that a test alters.
struct SmallCharter: CustomStringConvertible, Sendable {
  var text: String

  init() throws {
    text = """
      format: gavel-charter-v1
      title: Small consortium
      parameters:
        founders_share: 2/3
        key_delay: 3 days
        accept_within: 90 days
        entries_per_day: 500
      classes:
        founder: Founding member
        member: Member
      founders:
        one:
          title: Organization One
          class: founder
          principal: one-rep
          key: \(try Self.keyLine(1))
        two:
          title: Organization Two
          class: founder
          principal: two-rep
          key: \(try Self.keyLine(2))
      bodies:
        board:
          kind: board
          title: Board
          rule: simple
          meetings:
            called_by: [secretary, 2 seats, chair]
            notice: 7 days
            quorum: more than 1/2 of seats
        assembly:
          kind: assembly
          title: Assembly
          parent: board
          rule: simple
          classes: [founder]
      seats:
        seat-1:
          body: board
          title: First
          appoints: organization:one
          class: founder
        seat-2:
          body: board
          title: Second
          appoints: body
          weight: 2
          voting: yes
          holdover: no
          term: 2 years
        seat-3:
          body: board
          title: Third
          appoints: office:chair
          voting: no
          holdover: yes
      offices:
        chair:
          title: Chair
          duty: chair of board
          line: [seat:seat-1, person:two-rep]
        secretary:
          title: Secretary
          duty: secretary
      appointments:
        chair: one-rep
        seat-2: two-rep
      rules:
        simple:
          title: Simple majority
          mover: member
          discussion: 0
          opener: 2 seats
          open_within: 36 hours
          lapse: 4 weeks
          window: 7 days
          closes_when_all_voted: yes
          quorum: at least 1/2 of holders
          thresholds: [more than 1/2 of cast]
          casting_vote: yes
          again: yes
        strict:
          title: Everybody
          mover: seat
          seconds: 1
          discussion: 7 days
          opener: proposer
          open_within: 14 days
          lapse: 90 days
          window: 7 days to 14 days
          quorum: at least 2/3 of seats
          thresholds:
            - at least 2/3 of seats
            - share: more than 1/2 of cast
              class: founder
              waived_if_empty: yes
      powers:
        - act: member.admit
          by: board
          rule: simple
        - act: seat.fill
          for: body:board
          requires:
            - by: board
              rule: simple
            - by: assembly
              rule: strict
          retroactive: yes
        - {act: rule.change, by: board, rule: strict}
        - {act: power.change, by: board, rule: strict}
        - {act: charter.amend, by: board, rule: strict}

      """
  }

  var description: String { "a small charter" }

  /// The line of a .pub file; the key's seed is this byte 32 times.
  static func keyLine(_ byte: UInt8) throws -> String {
    var seed = [UInt8](repeating: byte, count: 32)
    let secret = try #require(try SecretKey(wipingSeed: &seed))
    return String(decoding: PublicKeyLine(secret.publicKey, comment: "a@b").text, as: UTF8.self)
  }

  /// The same with one piece of text, which must be there, put in another's place.
  func replacing(_ old: String, by new: String) -> SmallCharter {
    var altered = self
    guard let range = text.firstRange(of: old) else {
      Issue.record("there is no \(old) in the charter")
      return self
    }
    altered.text.replaceSubrange(range, with: new)
    return altered
  }

  func read() throws -> CharterFile {
    try CharterFile(reading: Array(text.utf8))
  }

  /// What is wrong with it; nothing where it is read.
  var problems: [CharterFileError.Problem] {
    do throws(CharterFileError) {
      _ = try CharterFile(reading: Array(text.utf8))
      return []
    } catch {
      return error.problems
    }
  }

  /// The number of the first line that holds this text.
  func line(of piece: String) -> Int? {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(piece) }.map { $0 + 1 }
  }
}
