internal import CanonicalJSON
internal import Governance
internal import Sodium

extension Dissent {
  /// `council.cern by cern-rep, entry 12: gavel document show 3f…`
  var words: String {
    "\(seat) by \(person), entry \(entry): gavel document show \(text.digest.hex)"
  }

  var json: JSON {
    [
      "entry": .integer(entry), "person": .string(person.text), "seat": .string(seat.text),
      "stated": .string(stated.description), "text": text.json,
    ]
  }
}

extension MinutesVersion {
  var json: JSON {
    [
      "approved": .string(approved.description), "entry": .integer(entry),
      "motion": .string(motion.hex), "text": .string(text.hex), "version": .integer(version),
    ]
  }
}
