internal import CanonicalJSON
internal import Governance

extension SeatCap.Limit {
  fileprivate var words: String {
    switch self {
    case .seats(let seats): "\(seats)"
    case .share(let share): "\(share)"
    }
  }
}

extension SeatCap {
  /// `at most 1/4 of the voting seats for one organization; beyond it who came last leaves within 30 days`
  var words: String {
    let limits = [
      organization.map { "\($0.words) for one organization" },
      group.map { "\($0.words) for one affiliate group" },
    ].compactMap { $0 }
    let breach =
      switch onBreach {
      case .stays: "beyond it all stay until their terms end"
      case .leaves(let within): "beyond it who came last leaves within \(ClockFace.span(within))"
      }
    return "at most " + limits.joined(separator: ", ") + " of the voting seats; " + breach
  }
}

extension SeatBreach {
  /// `group:big has toc-1, toc-2, and may have 1: toc-2 leaves Wed 23 Dec 12:00 UTC`
  func words(_ face: ClockFace) -> String {
    let leaving = leaving.map { seat in
      "\(seat.seat) " + (seat.at.map { "leaves \(face.text($0))" } ?? "stays until its term ends")
    }
    return "\(unit) has \(seats.map(\.text).joined(separator: ", ")), and may have \(most): "
      + leaving.joined(separator: ", ")
  }

  var json: JSON {
    .object([
      "leaving": .array(
        leaving.map { seat in
          var members: [String: JSON] = ["seat": .string(seat.seat.text)]
          members["at"] = seat.at.map { .string($0.description) }
          return .object(members)
        }),
      "most": .integer(most), "seats": .array(seats.map { .string($0.text) }),
      "unit": .string(unit),
    ])
  }
}
