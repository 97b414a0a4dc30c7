extension CodeBook {
  /// The ledger's file.
  static let storeCodes: [String: Meaning] = [
    "E-STORE-BUSY": Meaning(11, "Another process writes to the ledger. Nothing was recorded."),
    "E-STORE-CORRUPT": Meaning(3, "The file holds what no ledger can hold."),
    "E-STORE-DEAD": Meaning(
      1, "A write failed in a way that leaves its effect unknown; this run writes no more."),
    "E-STORE-EXISTS": Meaning(1, "A new ledger is never made in the place of a file."),
    "E-STORE-FAILED": Meaning(1, "SQLite reports a failure of its own."),
    "E-STORE-FOREIGN-FILE": Meaning(10, "The file is a database of another program."),
    "E-STORE-FULL": Meaning(1, "The disk or the quota is full. Nothing was recorded."),
    "E-STORE-IO": Meaning(1, "The disk failed to read or to write."),
    "E-STORE-MISSING": Meaning(10, "There is no file at this path."),
    "E-STORE-NEWER-SCHEMA": Meaning(1, "A later gavel wrote the file."),
    "E-STORE-NOT-A-LEDGER": Meaning(10, "The file is no SQLite database."),
    "E-STORE-READ-ONLY": Meaning(1, "The file, its folder or this opening of it is read-only."),
    "E-STORE-SCHEMA-ALTERED": Meaning(
      3, "A table, view, index or trigger of the file is not as gavel makes it."),
    "E-STORE-SETTING": Meaning(
      1, "SQLite does not keep a setting that a ledger's safety rests on."),
    "E-STORE-UNCERTAIN": Meaning(
      13,
      "The disk failed at the end of a recording and went on failing, so that nobody can look whether the "
        + "entry is there. The signed event can be handed over again: it is one entry."),
  ]

  /// The charter written as YAML; each error names its line.
  static let charterCodes: [String: Meaning] = [
    "E-CHARTER-ALIAS": Meaning(64, "A charter is written out: no alias and no merge key."),
    "E-CHARTER-ANCHOR": Meaning(64, "A charter is written out: no anchor."),
    "E-CHARTER-CHARACTER": Meaning(64, "A character that no text of a ledger may contain."),
    "E-CHARTER-DOCUMENTS": Meaning(64, "A charter is one YAML document."),
    "E-CHARTER-ENCODING": Meaning(64, "A charter is UTF-8."),
    "E-CHARTER-LACKS": Meaning(64, "A key that must be there is not."),
    "E-CHARTER-PLACEHOLDER": Meaning(64, "A <placeholder> of the template was not replaced."),
    "E-CHARTER-SHAPE": Meaning(64, "A list, a mapping or a text stands where another is needed."),
    "E-CHARTER-SIZE": Meaning(64, "The file is larger than any charter."),
    "E-CHARTER-SYNTAX": Meaning(64, "This is not YAML."),
    "E-CHARTER-TAG": Meaning(64, "A charter has no YAML tags: every value is read as text."),
    "E-CHARTER-TWICE": Meaning(64, "A key stands twice in one mapping."),
    "E-CHARTER-UNKNOWN": Meaning(64, "No charter has such a key."),
    "E-CHARTER-UNSOUND": Meaning(
      64,
      "It reads, but no consortium could live by it: a threshold that nobody can meet, a power without "
        + "a rule, a rule that a laxer one can loosen, a body that can expire whole."),
    "E-CHARTER-VALUE": Meaning(64, "A value does not have the form that its key needs."),
  ]
}
