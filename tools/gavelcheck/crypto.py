"""Sections 3 and 4: signatures, keys, the tree, the checkpoint."""

import base64
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, PRIME) % PRIME
_ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
_IDENTITY = (0, 1, 1, 0)


def _decode(key):
    """The point of a canonical encoding in extended coordinates, or nothing."""
    number = int.from_bytes(key, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= PRIME:
        return None
    numerator, denominator = (y * y - 1) % PRIME, (_D * y * y + 1) % PRIME
    square = numerator * pow(denominator, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if x * x % PRIME != square:
        x = x * _ROOT_OF_MINUS_ONE % PRIME
    if x * x % PRIME != square or x == 0 and sign:
        return None
    if x & 1 != sign:
        x = PRIME - x
    return (x, y, 1, x * y % PRIME)


def _add(left, right):
    a = (left[1] - left[0]) * (right[1] - right[0]) % PRIME
    b = (left[1] + left[0]) * (right[1] + right[0]) % PRIME
    c = 2 * left[3] * right[3] * _D % PRIME
    d = 2 * left[2] * right[2] % PRIME
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def _times(point, scalar):
    result = _IDENTITY
    while scalar:
        if scalar & 1:
            result = _add(result, point)
        point = _add(point, point)
        scalar >>= 1
    return result


def _is_identity(point):
    return point[0] == 0 and point[1] == point[2]


def _small_order(point):
    return _is_identity(_times(point, 8))


def vetted(key):
    """3.2: canonical, on the curve, in the main subgroup, not of small order."""
    point = _decode(key)
    return point is not None and not _small_order(point) and _is_identity(_times(point, ORDER))


def _small_order_encoding(data):
    """Whether these 32 bytes encode a point of small order, canonically or not."""
    sign_free = int.from_bytes(data, "little") & (2**255 - 1)
    point = _decode((sign_free % PRIME).to_bytes(32, "little"))
    return point is not None and _small_order(point)


def signature_holds(key, signature, message):
    """3.1: what libsodium's crypto_sign_verify_detached checks."""
    if len(signature) != 64 or int.from_bytes(signature[32:], "little") >= ORDER:
        return False
    if _small_order_encoding(signature[:32]):
        return False
    point = _decode(key)
    if point is None or _small_order(point):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _string(data):
    return len(data).to_bytes(4, "big") + data


def signed_blob(event_bytes):
    """3.1: the 103 bytes that are signed of an event."""
    return (b"SSHSIG" + _string(b"gavel-event") + _string(b"") + _string(b"sha512")
            + _string(hashlib.sha512(event_bytes).digest()))


def key_type(application):
    return "ssh-ed25519" if application is None else "sk-ssh-ed25519@openssh.com"


def wire(key, application=None):
    """3.2: a key on the SSH wire; of a security key where an application is named."""
    named = b"" if application is None else _string(application.encode())
    return _string(key_type(application).encode()) + _string(key) + named


def fingerprint(key, application=None):
    return "SHA256:" + base64.b64encode(hashlib.sha256(wire(key, application)).digest()).decode().rstrip("=")


def event_signature_holds(key, application, signature, blob):
    """3.1: the signature of an event by a key, 64 bytes, or 69 of a security key."""
    if application is None:
        return signature_holds(key, signature, blob)
    if len(signature) != 69 or not signature[64] & 1:
        return False
    message = hashlib.sha256(application.encode()).digest() + signature[64:] + hashlib.sha256(blob).digest()
    return signature_holds(key, signature[:64], message)


def leaf_hash(data):
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """4.1: the tree over the leaves so far, as the roots of its whole subtrees."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, leaf):
        node, size = leaf_hash(leaf), self.size
        while size & 1:
            node = node_hash(self.peaks.pop(), node)
            size >>= 1
        self.peaks.append(node)
        self.size += 1

    def root(self):
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        node = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            node = node_hash(left, node)
        return node


_ORIGIN = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
    r"(:[0-9]{1,5})?(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]+)*"
)


def is_origin(text):
    return len(text) <= 255 and _ORIGIN.fullmatch(text) is not None
