internal import ArgumentParser
internal import CanonicalJSON
internal import Foundation
internal import Governance
internal import Ledger
internal import Signing
internal import Sodium
internal import TransparencyLog

/// The texts and acts of a motion, as the command line gives them.
struct MotionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A text of the motion; the role is operative (without one), annex or translation.",
      valueName: "file[:role[:lang]]"), completion: .file())
  var text: [String] = []

  @Option(
    help: ArgumentHelp(
      "An act that it performs: 'policy.adopt policy=model-cards title=\"Model cards\" text=guide.md'.",
      valueName: "act"))
  var act: [String] = []

  @Flag(help: "The texts are for the body's eyes alone: public exports leave them out.")
  var confidential = false

  @Flag(
    help:
      "Annexes and translations are named with a salt, so that a motion can have them destroyed.")
  var redactable = false

  @Option(
    help: ArgumentHelp("Acts as a list of canonical JSON.", valueName: "file"), completion: .file())
  var acts: String?
}

/// A motion's texts, acts and documents, read and hashed.
struct MotionContent {
  private(set) var texts: [TextReference] = []
  private(set) var acts: [Act] = []
  private(set) var documents: [HandedDocument] = []
  private(set) var words: [String] = []
  private let access: String
  private let isRedactable: Bool

  /// - Parameter body: to which the motion goes.
  init(
    _ options: MotionOptions, for body: Identifier, in session: Session, _ view: LedgerView
  ) throws {
    try self.init(
      texts: options.text, acts: options.act, file: options.acts,
      access: options.confidential ? "body:\(body)" : "public", isRedactable: options.redactable,
      in: session, view)
  }

  /// - Parameters:
  ///   - file: a file with more acts.
  ///   - access: who may read the texts.
  ///   - isRedactable: whether annexes and translations are named with a salt.
  init(
    texts: [String], acts lines: [String] = [], file: String? = nil, access: String = "public",
    isRedactable: Bool = false, in session: Session, _ view: LedgerView
  ) throws {
    self.access = access
    self.isRedactable = isRedactable
    for text in texts { try add(text: text, in: session) }
    if let path = file {
      var bytes = try Files.read(path, in: session.environment)
      if bytes.last == 0x0A { bytes.removeLast() }
      for node in try CanonicalText(bytes).root.elements() {
        acts.append(try Act(canonical: Array(node.bytes)))
      }
    }
    for line in lines { try add(act: line, in: session, view) }
    words += acts.map { act in
      "it would perform: \(act.words)"
        + (act.effective.map { ", from \($0)" } ?? ", from its closing")
    }
  }

  /// `FILE[:role[:lang]]`; a file whose own name has a colon is named by all of it.
  private mutating func add(text argument: String, in session: Session) throws {
    var parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if Files.isThere(session.environment.absolute(argument)) { parts = [argument] }
    guard parts.count <= 3 else {
      throw ProgramError.usage(
        "--text \"\(argument)\" has too many colons",
        next: "write FILE, FILE:annex or FILE:annex:de")
    }
    guard let role = TextReference.Role(rawValue: parts.count > 1 ? parts[1] : "operative") else {
      throw ProgramError.usage(
        "\"\(parts[1])\" is no role of a text", next: "take operative, annex or translation")
    }
    try add(file: parts[0], role: role, language: parts.count > 2 ? parts[2] : "en", in: session)
  }

  /// Adds a text, once, and gives its digest.
  @discardableResult
  private mutating func add(
    file: String, role: TextReference.Role, language: String, in session: Session
  ) throws -> Digest {
    let bytes = try Files.read(file, in: session.environment)
    if let known = documents.first(where: { $0.bytes == bytes }) { return known.digest }
    let document =
      isRedactable && role != .operative ? .salted(bytes) : HandedDocument(bytes: bytes)
    documents.append(document)
    texts.append(
      TextReference(
        name: document.name, size: Int64(document.bytes.count), role: role,
        media: Self.media(of: file), language: language, access: access))
    words.append(
      "\(role.rawValue) text \(file)   [\(document.salt == nil ? "sha256" : "salted") "
        + "\(document.digest.hex)]" + (access == "public" ? "" : ", confidential"))
    return document.digest
  }

  static func media(of file: String) -> String {
    // What comes on stdin has no name that tells; a text is typed or piped.
    if file == "-" { return "text/plain" }
    return switch file.split(separator: ".").last {
    case "md", "markdown": "text/markdown"
    case "txt": "text/plain"
    case "pdf": "application/pdf"
    case "csv": "text/csv"
    case "html": "text/html"
    default: "application/octet-stream"
    }
  }

  /// `NAME key=value …`: a text or mandate is a file, a key an OpenSSH line or its file, a motion by its
  /// number, a document by the first digits of its digest, a time as everywhere.
  private mutating func add(act line: String, in session: Session, _ view: LedgerView) throws {
    let parts = try Self.split(line)
    guard let name = parts.first, ActKinds.names.contains(name) else {
      throw ProgramError.usage(
        "\"\(parts.first ?? "")\" is no act",
        next: Spelling.closest(to: parts.first ?? "", among: ActKinds.names.sorted()).map {
          "did you mean: \($0)"
        } ?? "take one of: " + ActKinds.names.sorted().joined(separator: ", "))
    }
    if name == ReplaceLedgerKey.name, parts.count == 2, parts[1].hasPrefix("proof=") {
      let file = String(parts[1].dropFirst("proof=".count))
      let proof = try LedgerKeyProof(file: try Files.read(file, in: session.environment))
      return acts.append(Act(ReplaceLedgerKey(proof)))
    }
    var members: [String: JSON] = ["act": .string(name)]
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: "=") else {
        throw ProgramError.usage("\"\(part)\" of \(name) has no =", next: "write key=value")
      }
      let key = String(part[..<equals])
      let value = String(part[part.index(after: equals)...])
      guard members[key] == nil else {
        throw ProgramError.usage("\(key) stands twice in \(name)", next: "write it once")
      }
      members[key] =
        try ActValues.json(value, of: key)
        ?? .string(try self.value(value, of: key, in: session, view))
    }
    acts.append(try Act(canonical: try JSON.object(members).canonicalBytes()))
  }

  private mutating func value(
    _ text: String, of key: String, in session: Session, _ view: LedgerView
  ) throws -> String {
    switch key {
    case "text", "mandate":
      if Digest(hex: text) != nil { return text }
      return try add(file: text, role: .operative, language: "en", in: session).hex
    case "document": return try view.document(text).hex
    case "effective", "deadline", "review_by", "renew_by", "sunset":
      return try TimeText.time(text, of: key).description
    case "motion": return try view.motion(text).id.hex
    case "risk": return try view.risk(text).id.hex
    case "meeting": return try view.meeting(text).id.hex
    case "key":
      if PublicKey(base64: text) != nil || (try? VerifierKey(parsing: text)) != nil { return text }
      let bytes =
        text.hasPrefix("ssh-") ? Array(text.utf8) : try Files.read(text, in: session.environment)
      return try PublicKeyLine(parsing: bytes).fileKey().base64
    default: return text
    }
  }

  /// Splits at spaces, but not between quotes; a backslash takes the next letter as it is.
  static func split(_ line: String) throws(ProgramError) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for letter in line {
      if isEscaped {
        word = (word ?? "") + String(letter)
        isEscaped = false
      } else if letter == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if letter == open { quote = nil } else { word = (word ?? "") + String(letter) }
      } else if letter == "'" || letter == "\"" {
        quote = letter
        word = word ?? ""
      } else if letter == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(letter)
      }
    }
    guard quote == nil, !isEscaped else {
      throw .usage("a quote is not closed in: \(line)", next: "close it")
    }
    if let word { words.append(word) }
    return words
  }
}
