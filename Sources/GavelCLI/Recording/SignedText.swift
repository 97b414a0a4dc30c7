internal import Governance
internal import Ledger
internal import Sodium

/// A text that an event names by hash, read and hashed.
struct SignedText {
  let document: HandedDocument
  let reference: TextReference
  let words: [String]

  init(_ file: String, in session: Session) throws {
    let bytes = try Files.read(file, in: session.environment)
    document = HandedDocument(bytes: bytes)
    reference = TextReference(
      name: document.name, size: Int64(bytes.count), media: MotionContent.media(of: file))
    words = ["text \(file)   [sha256 \(document.digest.hex)]"]
  }
}
