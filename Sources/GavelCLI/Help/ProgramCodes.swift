extension CodeBook {
  /// The program, its files and settings, and what it finds in a ledger.
  static let programCodes: [String: Meaning] = [
    "E-ADMISSION-FOUNDER": Meaning(
      5, "A founder is not admitted: it accepts the charter that names it."),
    "E-BALLOT-UNKNOWN": Meaning(5, "The entry of this number is no ballot."),
    "E-BINARY": Meaning(64, "What would be printed is not text, and a terminal could act upon it."),
    "E-CANCELLED": Meaning(2, "You did not say yes, so nothing was done."),
    "E-CODE-UNKNOWN": Meaning(64, "No error has this code."),
    "E-COMMAND-UNKNOWN": Meaning(
      64, "There is no such command. Commands are written out: no abbreviation is taken."),
    "E-CONFIG": Meaning(64, "A file of settings does not read. See gavel config show."),
    "E-FILE": Meaning(1, "The system can't read or write a file."),
    "E-HOME": Meaning(
      1, "Neither HOME nor the XDG variables are set, so there is no place for keys."),
    "E-ID": Meaning(
      64, "An id has a-z and 0-9, with single dots or hyphens between them, 1 to 64 bytes."),
    "E-LEDGER-MISSING": Meaning(10, "The ledger that was named is not there."),
    "E-LEDGER-NONE": Meaning(10, "No ledger was named, and none is in this folder or above."),
    "E-LEDGER-SEVERAL": Meaning(64, "More than one ledger is here; gavel does not choose."),
    "E-MEMBER-UNKNOWN": Meaning(
      5, "The organization was never a member at the time that is looked at."),
    "E-NOT-SUPPORTED": Meaning(
      6,
      "An entry is of a kind, version or epoch that this program does not know. What follows can be "
        + "neither confirmed nor denied."),
    "E-OFFER-SEVERAL": Meaning(64, "The person has offered several keys; gavel does not choose."),
    "E-OUTPUT-EXISTS": Meaning(1, "A file is never written over, but with --force."),
    "E-ROLLCALL-FILE": Meaning(
      1,
      "A file of old decisions is a table with the columns that gavel import rollcalls --help tells, or "
        + "JSON Lines."),
    "E-NETWORK": Meaning(13, "Nobody answers there, or not as expected. It is safe to repeat."),
    "E-NETWORK-PROGRAM": Meaning(
      1, "gavel opens no sockets itself: a program beside it does, and is missing or failed."),
    "E-OLD-UNKNOWN": Meaning(5, "There is no decision from before the ledger with this number."),
    "E-ROSTER-TABLE": Meaning(1, "A table of changes in a roster is not of its form."),
    "E-MOTION-TEXT": Meaning(
      5, "A text of the motion is not UTF-8, and can't be compared by lines."),
    "E-MOTION-NO-VERSION": Meaning(5, "The motion has no version of this number."),
    "E-POLICY-TEXT": Meaning(
      5, "The text of a version is not UTF-8, and can't be compared by lines."),
    "E-POLICY-VERSION": Meaning(5, "The policy has no version of this number."),
    "E-POLICY-UNKNOWN": Meaning(5, "There is no policy of this id at the time that is looked at."),
    "E-PROMPT": Meaning(
      64, "A question is asked only at a terminal. In a script, answer with the flag that is named."
    ),
    "E-SETTING": Meaning(64, "A setting has a value that it can't have. See gavel config show."),
    "E-SIGNER-SEVERAL": Meaning(64, "This computer holds keys of several persons."),
    "E-TIME": Meaning(64, "A time is written as in the format, in UTC, or as a day."),
    "E-UNEXPECTED": Meaning(1, "Something failed for which there is no better word yet."),
    "E-USAGE": Meaning(64, "The command line is not one that the command takes. See its --help."),
  ]

  /// Keys, signatures, passphrases and the library that does the arithmetic.
  static let keyCodes: [String: Meaning] = [
    "E-AGENT-ANSWER": Meaning(1, "What answers for the ssh-agent does not speak its protocol."),
    "E-AGENT-KEY": Meaning(4, "The ssh-agent holds no such key: ssh-add -l tells which it holds."),
    "E-AGENT-NONE": Meaning(4, "An ssh-agent is found by SSH_AUTH_SOCK, and must be running."),
    "E-AGENT-REFUSED": Meaning(1, "The ssh-agent was asked to sign and did not."),
    "E-KEY-APPLICATION": Meaning(
      1, "A security key signs for an application, here ssh: and up to 60 characters."),
    "E-KEY-FILE": Meaning(1, "A key file is not as gavel writes it."),
    "E-KEY-FINGERPRINT": Meaning(
      1, "A fingerprint is SHA256: and 43 characters, as OpenSSH has it."),
    "E-KEY-HELD": Meaning(1, "This computer holds the key already."),
    "E-KEY-LINE": Meaning(1, "An OpenSSH public key is one line: ssh-ed25519, the key, a comment."),
    "E-KEY-MISMATCH": Meaning(
      1, "The public key beside a secret one is not its own: the file was changed or damaged."),
    "E-KEY-MODE": Meaning(
      1, "A key that others can read is no secret. Key files have the mode 600, their folder 700."),
    "E-KEY-NONE": Meaning(4, "To sign, this computer must hold a key of the person."),
    "E-KEY-NOT-HELD": Meaning(4, "This computer does not hold the key that was named."),
    "E-KEY-OPENSSH": Meaning(1, "The file is not an OpenSSH private key that can be read."),
    "E-KEY-OPENSSH-ENCRYPTED": Meaning(
      1, "An OpenSSH private key under a passphrase is opened by OpenSSH alone."),
    "E-KEY-PRINCIPAL": Meaning(1, "Only an id can stand in a file of allowed signers."),
    "E-KEY-SECURITY-KEY": Meaning(
      1, "A first key is one in a file. A FIDO security key is offered as a further one."),
    "E-KEY-TYPE": Meaning(1, "Keys are Ed25519, OpenSSH's ssh-ed25519."),
    "E-KEY-UNSAFE": Meaning(1, "Programs that verify signatures do not agree about this key."),
    "E-PASSPHRASE-DIFFERS": Meaning(1, "A new passphrase is typed twice, and must be the same."),
    "E-PASSPHRASE-EMPTY": Meaning(1, "An empty passphrase protects nothing."),
    "E-PASSPHRASE-NEEDED": Meaning(1, "The key is under a passphrase, and none was given."),
    "E-PASSPHRASE-SOURCE": Meaning(
      1, "The file, descriptor or command that was to give the passphrase does not."),
    "E-PASSPHRASE-WRONG": Meaning(12, "The passphrase does not open the key file."),
    "E-SODIUM-INIT": Meaning(1, "libsodium does not start."),
    "E-SODIUM-MEMORY": Meaning(1, "The system gives no locked memory for secrets."),
    "E-SODIUM-SELF-TEST": Meaning(
      1, "This libsodium accepts what others refuse, so gavel does not run on it."),
    "E-SSHSIG-ARMOUR": Meaning(1, "The file is not a signature as ssh-keygen writes it."),
    "E-SSHSIG-FORMAT": Meaning(1, "The fields of the signature do not add up."),
    "E-SSHSIG-HASH": Meaning(1, "Signatures are over sha512."),
    "E-SSHSIG-NAMESPACE": Meaning(
      1, "The signature was made for another use: the namespace must be gavel-event."),
    "E-SSHSIG-VERSION": Meaning(1, "Signatures are SSHSIG, version 1."),
  ]
}
