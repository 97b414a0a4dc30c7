import Sodium

/// What stands against how an event names a document, or against what a motion would do with one.
extension Refusal {
  static func documentUnnamed(_ digest: Digest) -> Refusal {
    Refusal(
      .documentUnnamed,
      "no entry names a document \(digest.hex) as a text or by a salted name",
      next: "list them: gavel document list")
  }

  static func documentPlain(_ digest: Digest) -> Refusal {
    Refusal(
      .documentPlain,
      "the document \(digest.hex) is named by a plain hash, and so is there for good",
      next: "only what was named with a salt can be redacted: names, reasons, annexes marked so")
  }

  static func documentRedacted(_ digest: Digest, by motion: Digest) -> Refusal {
    Refusal(
      .documentRedacted,
      "the document \(digest.hex) was redacted by the motion \(motion.hex)",
      next: "leave it out; gavel document list tells by which motion and when")
  }

  static func documentPublic(_ digest: Digest) -> Refusal {
    Refusal(
      .documentPublic,
      "the document \(digest.hex) is public already",
      next: "nothing is left to do")
  }

  static func documentNamedOtherwise(_ known: NamedDocument) -> Refusal {
    Refusal(
      .documentNamedOtherwise,
      "entry \(known.entry) names \(known.digest.hex) as a \(known.isSalted ? "salted" : "plain") "
        + "hash, and one hash does not stand for two texts",
      next: "name your own text by its own hash")
  }

  static func documentConfidential(_ digest: Digest, to body: Identifier) -> Refusal {
    Refusal(
      .documentConfidential,
      "the document \(digest.hex) is confidential to \(body)",
      next:
        "move in \(body) that it be published: --act \"document.publish document=\(digest.hex)\"")
  }

  static func accessOther(_ access: String, _ body: Identifier) -> Refusal {
    Refusal(
      .accessOther,
      "a text has the access \(access), and this goes to \(body)",
      next: "make it public, or body:\(body)")
  }

  static func textNotPublic(_ access: String) -> Refusal {
    Refusal(
      .accessOther,
      "a text has the access \(access), and this one is for everybody",
      next: "make it public, or leave it out")
  }

  static func actTextConfidential(_ act: String, _ digest: Digest) -> Refusal {
    Refusal(
      .actTextConfidential,
      "\(act) would put the text \(digest.hex) in force, which not everybody may read",
      next: "make the text public")
  }
}
