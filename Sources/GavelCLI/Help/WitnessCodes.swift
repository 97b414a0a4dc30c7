extension CodeBook {
  /// Proofs that are handed out, policies, tiles, and what logs and witnesses send each other.
  static let witnessCodes: [String: Meaning] = [
    "E-ADD-CHECKPOINT-ANSWER": Meaning(
      1, "The answer is none that a witness gives (C2SP tlog-witness)."),
    "E-ADD-CHECKPOINT-LIMIT": Meaning(
      3, "A request for a cosignature is longer, or has more hashes, than one needs."),
    "E-ADD-CHECKPOINT-PROOF": Meaning(
      3, "A request has the hashes of its proof on lines of their own, then an empty line."),
    "E-ADD-CHECKPOINT-SIZE": Meaning(
      3, "A request begins with the word old and the size that was cosigned last."),
    "E-LOG-POLICY-LIMIT": Meaning(
      64, "The policy has more lines of a kind, or bytes, than are read."),
    "E-LOG-POLICY-LINE": Meaning(
      64, "A line of the policy is no log, witness, group or quorum (C2SP tlog-policy)."),
    "E-LOG-POLICY-LOG": Meaning(3, "The policy does not list the key of this log."),
    "E-LOG-POLICY-MISSED": Meaning(
      3, "Fewer witnesses cosigned the checkpoint than the policy asks for."),
    "E-LOG-POLICY-QUORUM": Meaning(64, "A policy has one quorum line."),
    "E-LOG-PROOF-EXTRA": Meaning(
      3, "The extra data of a proof is base64, and left out when empty."),
    "E-LOG-PROOF-HEADER": Meaning(3, "A proof begins with the line c2sp.org/tlog-proof@v1."),
    "E-LOG-PROOF-INDEX": Meaning(3, "A proof tells the number of its entry, counted from 0."),
    "E-LOG-PROOF-LIMIT": Meaning(3, "The proof is longer, or has more hashes, than one can need."),
    "E-LOG-PROOF-PATH": Meaning(
      3, "A proof has its hashes on lines of their own, then an empty line."),
    "E-PUBLISHED-BEHIND": Meaning(
      3, "A published log has fewer entries than were seen of it: it is an old copy, or was cut."),
    "E-PUBLISHED-FORKED": Meaning(
      3, "A published head does not contain what was seen before: there are two histories."),
    "E-PUBLISHED-MISSING": Meaning(1, "A published log lacks a file that it must have."),
    "E-PUBLISHED-UNLAWFUL": Meaning(
      3, "A published log holds an entry that the rules do not allow, or that nobody signed so."),
    "E-TILE-ENTRY": Meaning(3, "An entry of the published log is not the one that its tree has."),
    "E-TILE-FORM": Meaning(3, "The file is no tile of that width (C2SP tlog-tiles)."),
    "E-TILE-HASH": Meaning(3, "A tile does not lead to the hash that the tile above has for it."),
    "E-TILE-LIMIT": Meaning(3, "An entry is longer than a bundle has room for."),
    "E-TILE-ROOT": Meaning(3, "The tiles do not lead to the root that was signed."),
    "E-TILES-AHEAD": Meaning(
      3, "The folder publishes more of the ledger than the file has: the file is old, or was cut."),
    "E-TILES-FORKED": Meaning(
      3, "The folder publishes another history of the ledger than the file has."),
    "E-TILES-OTHER": Meaning(
      1, "One folder publishes one log; what is there is not signed by this ledger's key."),
    "E-WITNESS-AHEAD": Meaning(
      3, "A witness has cosigned more of the ledger than the file has: the file is old, or was cut."
    ),
    "E-WITNESS-BUSY": Meaning(11, "The state of a witness belongs to one process at a time."),
    "E-WITNESS-CLOCK": Meaning(
      1, "A witness does not cosign at a time before its last cosignature."),
    "E-WITNESS-CONFLICT": Meaning(
      3, "A witness cosigns what grew from its last checkpoint; this proof begins elsewhere."),
    "E-WITNESS-FORKED": Meaning(
      3, "A witness has cosigned another history of the ledger than the file has."),
    "E-WITNESS-KEY": Meaning(
      64, "A witness knows logs by their verifier keys, which are not its own, and so many at most."
    ),
    "E-WITNESS-LOG": Meaning(4, "The witness does not know this log."),
    "E-WITNESS-NAME": Meaning(64, "A witness is named like an address without its scheme."),
    "E-WITNESS-NO-KEY": Meaning(4, "This computer does not hold the key of that witness."),
    "E-WITNESS-NONE": Meaning(1, "The witness has no state yet: it knows no log."),
    "E-WITNESS-OLD-SIZE": Meaning(3, "The old size of a request is not above its checkpoint's."),
    "E-WITNESS-OTHER": Meaning(3, "The state of a witness belongs to another key than this one."),
    "E-WITNESS-SEVERAL": Meaning(64, "This computer holds the keys of several witnesses."),
    "E-WITNESS-STATE": Meaning(
      3, "A witness that cannot read what it cosigned last cosigns nothing."),
  ]
}
