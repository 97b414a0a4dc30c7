"""Sections 4.2 to 4.4: keys as text, signed notes, checkpoints and cosignatures."""

import hashlib
import re

from .crypto import is_origin, signature_holds, vetted
from .values import Broken, Malformed, unbase64

LEDGER, WITNESS = 1, 4  # the types of keys
MOST_DECIMAL = 2**63 - 1
_SIGNATURE = re.compile(r"— ([^\s+\x00-\x1f\x7f-\x9f]+) (\S+)")
_KEY_ID = re.compile("[0-9a-f]{8}")


def decimal(text):
    """A number without leading zeros, or nothing."""
    if not re.fullmatch("0|[1-9][0-9]{0,18}", text) or int(text) > MOST_DECIMAL:
        return None
    return int(text)


def hash_of(text):
    """32 bytes in base64, or nothing."""
    try:
        data = unbase64(text)
    except Malformed:
        return None
    return data if len(data) == 32 else None


def key_id(name, key, kind=LEDGER):
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key).digest()[:4]


class VerifierKey:
    """4.3 and 4.4: the key of a ledger or of a witness, as text."""

    def __init__(self, text, kind=LEDGER):
        parts = text.split("+", 2)
        if len(parts) != 3 or not re.fullmatch(r"[^\s+\x00-\x1f\x7f-\x9f]+", parts[0]) or not _KEY_ID.fullmatch(parts[1]):
            raise Broken("E-VKEY-FORM", f"{text}: no key as text")
        self.name, self.text = parts[0], text
        try:
            data = unbase64(parts[2])
        except Malformed as error:
            raise Broken("E-VKEY-FORM", f"{text}: no key as text") from error
        if not data:
            raise Broken("E-VKEY-FORM", f"{text}: no key as text")
        if data[0] != kind:
            raise Broken("E-VKEY-TYPE", f"{text}: a key of the type {data[0]}")
        if len(data) != 33:
            raise Broken("E-VKEY-FORM", f"{text}: a key of {len(data) - 1} bytes")
        self.key = data[1:]
        self.id = key_id(self.name, self.key, kind)
        if self.id.hex() != parts[1]:
            raise Broken("E-VKEY-ID", f"{text}: the id is another")
        if not vetted(self.key):
            raise Broken("E-VKEY-WEAK", f"{text}: the key is weak")


def ledger_key(text, origin):
    """4.3: the 32 bytes of the key of a vkey of this origin with the right key id, or nothing."""
    try:
        key = VerifierKey(text)
    except Broken:
        return None
    return key.key if key.name == origin else None


class Checkpoint:
    """4.2: a signed note of three lines."""

    def __init__(self, data):
        if len(data) > 1_000_000:
            raise Broken("E-NOTE-LIMIT", "a note of more than 1,000,000 bytes")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Broken("E-NOTE-CHARACTERS", "a note that is not UTF-8") from error
        if any(sign < " " and sign != "\n" for sign in text):
            raise Broken("E-NOTE-CHARACTERS", "a control character in a note")
        body, empty, rest = text.rpartition("\n\n")
        if not empty:
            raise Broken("E-NOTE-FORM", "a note without an empty line")
        self._read_signatures(rest)
        self._read_lines(body)

    def _read_signatures(self, text):
        if not text:
            raise Broken("E-NOTE-UNSIGNED", "a note without a signature")
        if not text.endswith("\n"):
            raise Broken("E-NOTE-FORM", "a note without a line feed at its end")
        lines = text[:-1].split("\n")
        if len(lines) > 100:
            raise Broken("E-NOTE-LIMIT", "a note with more than 100 signatures")
        self.signatures = [self._signature(line) for line in lines]

    @staticmethod
    def _signature(line):
        match = _SIGNATURE.fullmatch(line)
        try:
            data = unbase64(match.group(2)) if match else b""
        except Malformed:
            data = b""
        if len(data) <= 4:
            raise Broken("E-NOTE-SIGNATURE-LINE", "a signature line of no such form")
        return match.group(1), data

    def _read_lines(self, body):
        lines = body.split("\n")
        if len(lines) < 3:
            raise Broken("E-CHECKPOINT-FORM", "a checkpoint of fewer than three lines")
        if not is_origin(lines[0]):
            raise Broken("E-CHECKPOINT-ORIGIN", "the first line is no origin")
        size, root = decimal(lines[1]), hash_of(lines[2])
        if size is None:
            raise Broken("E-CHECKPOINT-SIZE", "the second line is no size")
        if root is None:
            raise Broken("E-CHECKPOINT-ROOT", "the third line is no root")
        if len(lines) > 3:
            raise Broken("E-CHECKPOINT-EXTENSION", "a checkpoint of more than three lines")
        self.origin, self.size, self.root = lines[0], size, root
        self.signed = (body + "\n").encode()

    def claimed_by(self, name, identity):
        return [data[4:] for own, data in self.signatures if own == name and data[:4] == identity]

    def require_signed_by(self, key):
        """The lines of the ledger's own key, a VerifierKey, are there, and all hold."""
        if key.name != self.origin:
            raise Broken("E-SIGNATURE-ORIGIN", f"the key is of {key.name}, the checkpoint of {self.origin}")
        own = self.claimed_by(key.name, key.id)
        if not own:
            raise Broken("E-SIGNATURE-MISSING", "the ledger's key has not signed the checkpoint")
        if not all(signature_holds(key.key, signature, self.signed) for signature in own):
            raise Broken("E-SIGNATURE-BAD", "the signature of the checkpoint does not hold")

    def signed_by(self, key):
        """The same of the 32 bytes of a key, as a boolean."""
        own = self.claimed_by(self.origin, key_id(self.origin, key))
        return bool(own) and all(signature_holds(key, signature, self.signed) for signature in own)

    def cosigned_by(self, witness):
        """4.4: whether this witness has cosigned; what claims to be by it and does not hold refuses the checkpoint."""
        own = self.claimed_by(witness.name, witness.id)
        for data in own:
            time = int.from_bytes(data[:8], "big")
            message = b"cosignature/v1\ntime %d\n" % time + self.signed
            if len(data) != 72 or time > MOST_DECIMAL or not signature_holds(witness.key, data[8:], message):
                raise Broken("E-SIGNATURE-BAD", f"the cosignature of {witness.name} does not hold")
        return bool(own)
