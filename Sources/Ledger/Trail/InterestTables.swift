import Governance
import Sodium

extension Tables {
  static func interests(_ register: MemoryRegister) -> Table {
    var table = Table(
      "interests",
      columns: ["interest", "person", "about", "text", "declared", "entry", "ended"])
    for interest in register.interests() {
      table.append([
        interest.id.hex, interest.person.text, interest.about?.text, interest.text?.hex,
        interest.declared.description, "\(interest.entry)", interest.ended?.description,
      ])
    }
    return table
  }

  static func recusals(_ register: MemoryRegister) -> Table {
    var table = Table(
      "recusals",
      columns: [
        "motion", "source", "seat", "person", "cause", "interest", "reason", "late", "event",
        "entry",
      ])
    for recusal in register.recusals() {
      table.append([
        register.motion(recusal.motion)?.number.text, recusal.from.hex, recusal.seat.text,
        recusal.person.text, recusal.cause.rawValue, recusal.interest?.hex, recusal.reason?.hex,
        recusal.isLate ? "yes" : "no", recusal.event.hex, "\(recusal.entry)",
      ])
    }
    return table
  }

  static func proxies(_ register: MemoryRegister) -> Table {
    var table = Table(
      "proxies",
      columns: [
        "proxy", "seat", "body", "grantor", "carrier", "scope", "subject", "entry", "granted",
        "expires", "revoked",
      ])
    for proxy in register.proxies() {
      let (scope, subject): (String, Digest?) =
        switch proxy.scope {
        case .poll(let id): ("poll", id)
        case .motion(let id): ("motion", id)
        case .meeting(let id): ("meeting", id)
        case .body: ("body", nil)
        }
      table.append([
        proxy.id.hex, proxy.seat.text, proxy.body.text, proxy.grantor.text, proxy.carrier.text,
        scope, subject?.hex, "\(proxy.entry)", proxy.granted.description,
        proxy.expires?.description, proxy.revoked?.description,
      ])
    }
    return table
  }
}
