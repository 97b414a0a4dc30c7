@testable import Governance

extension RefusalCatalogue {
  private static func name(
    _ name: TextReference.Name, for access: String = "public", in consortium: Consortium
  ) throws {
    try consortium.propose(
      texts: [
        TextReference(name: .plain(.of("the text")), size: 1),
        TextReference(name: name, size: 1, role: .annex, access: access),
      ])
  }

  static let documents: [RefusalCode: Provocation] = [
    .documentUnnamed: { try $0.propose([Act(RedactDocument(document: .of("nothing")))]) },
    .documentPlain: { consortium in
      try name(.plain(.of("annex")), in: consortium)
      try consortium.propose([Act(RedactDocument(document: .of("annex")))])
    },
    .documentRedacted: { consortium in
      try name(.salted(.of("annex")), in: consortium)
      try consortium.carry(RedactDocument(document: .of("annex")))
      try name(.salted(.of("annex")), in: consortium)
    },
    .documentPublic: { consortium in
      try name(.plain(.of("annex")), in: consortium)
      try consortium.propose([Act(PublishDocument(document: .of("annex")))])
    },
    .documentNamedOtherwise: { consortium in
      try name(.salted(.of("annex")), in: consortium)
      try name(.plain(.of("annex")), in: consortium)
    },
    .documentConfidential: { consortium in
      try name(.plain(.of("annex")), for: "body:board", in: consortium)
      try name(.plain(.of("annex")), in: consortium)
    },
    .accessOther: { try name(.plain(.of("annex")), for: "body:toc", in: $0) },
    .actTextConfidential: { consortium in
      try consortium.propose(
        [Act(AdoptPolicy(policy: "p", title: "P", text: .of("p")))],
        texts: [TextReference(name: .plain(.of("p")), size: 1, access: "body:board")])
    },
  ]
}
