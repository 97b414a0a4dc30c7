public import Governance
import Sodium

/// A post that the person holds by a mandate, which ends by itself: somebody has to be found for it.
public enum MandateDuty: DutyKind {
  public static let name = "mandate"

  public static func duties(of person: Identifier, in view: LedgerView) throws -> [Duty] {
    func duty(_ post: Identifier, _ title: String, until: Timestamp) -> Duty {
      Duty(
        kind: name, subject: post.text, title: title, what: "your mandate ends", date: until,
        command: "gavel seat show \(post)")
    }
    guard let organization = try view.register.person(person)?.organization else { return [] }
    let seats = try view.register.tenures(onBehalfOf: organization).compactMap { tenure -> Duty? in
      guard tenure.person == person, tenure.state == .accepted, let until = tenure.mandateUntil,
        tenure.inForce.contains(view.time), let seat = try view.register.seat(tenure.seat)
      else { return nil }
      return duty(tenure.seat, seat.definition.title, until: until)
    }
    let offices = try view.register.officeTenures(by: person).compactMap { tenure -> Duty? in
      guard tenure.state == .accepted, let until = tenure.mandateUntil,
        tenure.inForce.contains(view.time), let office = try view.register.office(tenure.office)
      else { return nil }
      return duty(tenure.office, office.definition.title, until: until)
    }
    return seats + offices
  }
}
