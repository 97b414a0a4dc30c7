@testable import Governance

extension RefusalCatalogue {
  static let affiliations: [RefusalCode: Provocation] = [
    .affiliatedAlready: { consortium in
      for _ in 0..<2 { try consortium.affiliate(.ibm) }
    },
    .notAffiliated: { try $0.disaffiliate(.ibm) },
    .affiliationDecided: { consortium in
      try consortium.carry(AffiliateMember(organization: .ibm, group: "big"))
      try consortium.disaffiliate(.ibm)
    },
    .affiliationUnknown: { try $0.confirm(.of("nothing"), of: .ibm, by: .metaRep) },
    .notOfGroup: { consortium in
      try consortium.affiliate(.ibm)
      let declaration = try consortium.affiliate(.meta)
      try consortium.confirm(declaration, of: .meta, by: .cernRep)
    },
  ]
}
