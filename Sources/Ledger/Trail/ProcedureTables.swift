import Governance
import Sodium

/// What bodies did with motions short of deciding them.
extension Tables {
  static func courses(_ register: MemoryRegister) -> Table {
    var table = Table(
      "courses",
      columns: [
        "motion", "made_version", "made_by", "origin", "tabled_by", "postponed_until",
        "postponed_by", "referred_to", "report_due", "referred_by", "reported_by", "recommends",
        "ended_by",
      ])
    func number(_ motion: Digest?) -> String? { motion.map { decision($0, register) } }
    for course in register.courses() {
      table.append([
        number(course.motion), course.madeVersion.map { "\($0)" }, number(course.madeBy),
        number(course.origin), number(course.tabledBy), course.postponedUntil?.description,
        number(course.postponedBy), course.referredTo?.text, course.reportDue?.description,
        number(course.referredBy), number(course.reportedBy), course.recommends?.rawValue,
        number(course.endedBy),
      ])
    }
    return table
  }

  static func subsidiaryMotions(_ register: MemoryRegister) -> Table {
    var table = Table(
      "subsidiary_motions", columns: ["motion", "main", "version", "act", "degree"])
    for motion in register.subsidiaryMotions() {
      table.append([
        decision(motion.motion, register), decision(motion.main, register), "\(motion.version)",
        motion.act, "\(motion.degree)",
      ])
    }
    return table
  }

  static func consentItems(_ register: MemoryRegister) -> Table {
    var table = Table(
      "consent_items", columns: ["agenda", "motion", "version", "entry", "pulled_by", "puller"])
    for item in register.consentItems() {
      table.append([
        decision(item.agenda, register), decision(item.motion, register), "\(item.version)",
        "\(item.entry)", item.pulledBy?.text, item.puller?.text,
      ])
    }
    return table
  }

  static func ratifications(_ register: MemoryRegister) -> Table {
    var table = Table("ratifications", columns: ["event", "motion", "entry"])
    for ratification in register.ratifications() {
      table.append([
        ratification.event.hex, decision(ratification.motion, register), "\(ratification.entry)",
      ])
    }
    return table
  }
}
