"""Vectors of trails whose last entry has other bytes than canonical ones, or than the page allows (1, 2)."""

from forge import b64
from gavelcheck.values import canonical
from vectors_base import base, text_of

MALFORMED = "F-ENTRY-MALFORMED"


def ballot(f, **changes):
    """The event of a lawful ballot by p2 for its seat; the changes are of its data."""
    f.now += 60
    until = f.register.polls.one(seal=f.poll).closes - f.now
    return f.event("ballot.cast", "p2", {"choice": "no", "poll": f.poll, "seat": "s2", "turn": 1, **changes}, until)


def one(name, cause, codes, make, expected="invalid", entry=None):
    """A vector: `make` takes the ledger so far and returns the last line, or puts entries itself."""
    f = base()
    line = make(f)
    if isinstance(line, bytes):
        f.put(line)
    last = len(f.lines) - 1 if entry is None else entry
    codes = [codes] if isinstance(codes, str) else codes
    return {"name": name, "cause": cause, "files": f.export(), "verdict": expected, "faults": [(last, code) for code in codes]}


def respelled(old, new, signed=True):
    """A ballot of which one spelling is replaced, in the event (and signed so), or in the whole entry."""
    def make(f):
        event = canonical(ballot(f))
        if signed:
            assert event.count(old) >= 1, old
            return f.line(event.replace(old, new, 1), "p2")
        line = f.line(event, "p2")
        assert line.count(old) >= 1, old
        return line.replace(old, new, 1)
    return make


def titled(text):
    """A motion with these bytes as its title."""
    def make(f):
        f.now += 60
        event = canonical(f.event("motion.proposed", "p3", {"acts": [], "body": "board", "texts": [], "title": "TITLE"}))
        return f.line(event.replace(b"TITLE", text, 1), "p3")
    return make


SPELLINGS = [
    ("space-after-colon", "White space after a colon.", b'"by":', b'"by": '),
    ("space-after-comma", "White space after a comma.", b',"data"', b', "data"'),
    ("tab-before-brace", "A tab before a closing brace.", b'},"ledger"', b'\t},"ledger"'),
    ("carriage-return", "A carriage return between tokens.", b',"data"', b',\r"data"'),
    ("float", "An integer with a fraction.", b'"size":22', b'"size":22.0'),
    ("exponent", "An integer with an exponent.", b'"size":22', b'"size":22e0'),
    ("exponent-capital", "An integer as a capital exponent.", b'"size":22', b'"size":2.2E1'),
    ("negative", "A negative integer.", b'"size":22', b'"size":-22'),
    ("negative-zero", "Minus zero.", b'"size":22', b'"size":-0'),
    ("plus-sign", "An integer with a plus sign.", b'"size":22', b'"size":+22'),
    ("leading-zero", "An integer with a leading zero.", b'"size":22', b'"size":022'),
    ("hexadecimal", "An integer in hexadecimal digits.", b'"size":22', b'"size":0x16'),
    ("beyond-2-53", "An integer of 2^53.", b'"size":22', b'"size":9007199254740992'),
    ("beyond-2-64", "An integer beyond 2^64, which wraps to the right one in 64 bits.", b'"size":22', b'"size":18446744073709551638'),
    ("null", "A null.", b'"size":22', b'"size":null'),
    ("number-as-string", "A number as a string.", b'"size":22', b'"size":"22"'),
    ("number-for-name", "A number where a member name belongs.", b'"choice":"no"', b'0:"no"'),
    ("duplicate-member", "A member twice, with one value.", b'"v":1', b'"v":1,"v":1'),
    ("duplicate-member-other", "A member twice, with two values.", b'"choice":"no"', b'"choice":"no","choice":"yes"'),
    ("member-order", "Members out of order.", b'"choice":"no","poll"', b'"zoll":0,"poll"'),
    ("capital-member", "A member name with a capital letter.", b'"choice"', b'"Choice"'),
    ("empty-member", "A member with an empty name.", b'"choice":"no"', b'"":1,"choice":"no"'),
    ("escaped-member", "An escape in a member name.", b'"choice"', b'"ch\\u006fice"'),
    ("trailing-comma", "A comma before a closing brace.", b'"v":1', b'"v":1,'),
    ("single-quotes", "A string in single quotes.", b'"no"', b"'no'"),
    ("comment", "A comment.", b'"v":1', b'"v":1/**/'),
    ("bare-word", "A word that is no value.", b'"v":1', b'"v":True'),
    ("deleted-quote", "A string that does not end.", b'"choice":"no",', b'"choice":"no,'),
]
ENTRY_SPELLINGS = [
    ("byte-order-mark", "A byte order mark before the entry.", b'{"event"', b'\xef\xbb\xbf{"event"'),
    ("bytes-before", "A space before the entry.", b'{"event"', b' {"event"'),
    ("bytes-after", "A carriage return after the entry.", b'"}', b'"}\r'),
    ("second-value", "A second value after the entry.", b'"}', b'"}{}'),
    ("entry-in-array", "The entry in an array.", b'{"event"', b'[{"event"'),
    ("entry-member-more", "An entry with a member more.", b',"key":', b',"extra":1,"key":'),
    ("entry-member-order", "The members of the entry in another order.", b'{"event":', b'{"a":1,"A":2,"event":'),
    ("entry-sig-twice", "The signature twice.", b'"sig":', b'"sig":"","sig":'),
    ("fingerprint-padded", "A fingerprint with its padding.", b'","recorded"', b'=","recorded"'),
    ("fingerprint-md5", "A fingerprint of another hash.", b'SHA256:', b'MD5:'),
    ("fingerprint-lower", "A fingerprint whose prefix is in small letters.", b'SHA256:', b'sha256:'),
    ("sig-unpadded", "The base64 of the signature without padding.", b'=="}', b'"}'),
    ("sig-space", "A space in the base64 of the signature.", b'=="}', b'== "}'),
]
TITLES = [
    ("unicode-escape", "A character as an escape that stands for itself.", b"\\u0041"),
    ("slash-escape", "An escaped slash.", b"A\\/B"),
    ("control-escape", "An escape of a control character.", b"A\\u0007B"),
    ("return-escape", "An escaped carriage return.", b"A\\rB"),
    ("backspace-escape", "An escaped backspace.", b"A\\bB"),
    ("unknown-escape", "An escape that JSON does not have.", b"A\\xB"),
    ("raw-tab", "A tab that is not escaped.", b"A\tB"),
    ("raw-nul", "A zero byte in a string.", b"A\0B"),
    ("delete", "U+007F, a control character.", b"A\x7fB"),
    ("c1-control", "U+0085, a control character.", "A\u0085B".encode()),
    ("line-separator", "U+2028.", "A\u2028B".encode()),
    ("paragraph-separator", "U+2029.", "A\u2029B".encode()),
    ("bidi-override", "U+202E, which shows text backwards.", "A\u202eB".encode()),
    ("bidi-isolate", "U+2066.", "A\u2066B".encode()),
    ("arabic-letter-mark", "U+061C.", "A\u061cB".encode()),
    ("left-to-right-mark", "U+200E.", "A\u200eB".encode()),
    ("bom-in-string", "U+FEFF within a string.", "A\ufeffB".encode()),
    ("noncharacter", "U+FDD0, a noncharacter.", "A\ufdd0B".encode()),
    ("plane-noncharacter", "U+1FFFE, a noncharacter of another plane.", "A\U0001fffeB".encode()),
    ("surrogate", "A surrogate in UTF-8.", b"A\xed\xa0\x80B"),
    ("surrogate-escape", "A lone surrogate as an escape.", b"A\\ud800B"),
    ("overlong", "An overlong form in UTF-8.", b"A\xc0\xafB"),
    ("beyond-unicode", "A code point beyond U+10FFFF.", b"A\xf4\x90\x80\x80B"),
    ("cut-utf-8", "A UTF-8 sequence that is cut off.", b"A\xe2\x82"),
    ("latin-1", "A byte of Latin-1.", b"A\xe9B"),
]
GOOD_TITLES = [
    ("longest-title", "A title of 300 bytes.", b"x" * 300),
    ("combining", "Text that is not normalised stays as it is.", "Zu\u0308rich".encode()),
    ("joiner", "U+200D, a zero width joiner.", "A\u200dB".encode()),
    ("escapes", "The four escapes.", b'A\\"\\\\\\n\\tB'),
    ("astral", "A character of another plane.", "\U0001f5f3".encode()),
]


def timed(member, value):
    return lambda f: f.line({**ballot(f), member: value}, "p2")


def long_event(f):
    f.now += 60
    acts = [{"act": "policy.repeal", "policy": "x" * 64} for _ in range(64)]
    texts = [text_of(b"%d" % n) for n in range(200)]
    return f.line(f.event("motion.proposed", "p3", {"acts": acts, "body": "board", "texts": texts, "title": "x"}), "p3")


def nested(f):
    event = ballot(f)
    deep = value = {}
    for _ in range(15):
        value["a"] = value = {}
    return f.line({**event, "data": {**event["data"], "deep": deep}}, "p2")


def bytes_vectors():
    for name, cause, old, new in SPELLINGS:
        yield one("bytes-" + name, cause, MALFORMED, respelled(old, new))
    for name, cause, old, new in ENTRY_SPELLINGS:
        yield one("bytes-" + name, cause, MALFORMED, respelled(old, new, signed=False))
    for name, cause, text in TITLES:
        yield one("text-" + name, cause, MALFORMED, titled(text))
    for name, cause, value in [
            ("second-60", "A second 60.", "2026-01-08T09:00:60Z"), ("hour-24", "An hour 24.", "2026-01-08T24:00:00Z"),
            ("february-30", "A day that the month does not have.", "2026-02-30T09:00:00Z"),
            ("offset", "An offset instead of Z.", "2026-01-08T09:00:00+00:00"), ("small-z", "A small z.", "2026-01-08T09:00:00z"),
            ("fraction-of-second", "A fraction of a second.", "2026-01-08T09:00:00.000Z"), ("space", "A space for the T.", "2026-01-08 09:00:00Z"),
            ("year-1999", "A year before 2000.", "1999-12-31T23:59:59Z")]:
        yield one("time-" + name, cause, MALFORMED, timed("at", value))
    yield one("id-capital", "An author's id with a capital letter.", MALFORMED, timed("by", "P2"))
    yield one("id-dots", "An id with two dots in a row.", MALFORMED, timed("by", "p..2"))
    yield one("id-65-bytes", "An id of 65 bytes.", MALFORMED, timed("by", "p" * 65))
    yield one("event-member-more", "An event with a member that no event has.", MALFORMED, timed("note", "x"))
    yield one("event-member-missing", "An event without until.", MALFORMED, lambda f: f.line(
        {name: value for name, value in ballot(f).items() if name != "until"}, "p2"))
    yield one("seen-unpadded", "A root whose base64 is not padded.", MALFORMED, lambda f: f.line(
        (e := ballot(f)) | {"seen": {**e["seen"], "root": e["seen"]["root"].rstrip("=")}}, "p2"))
    yield one("seen-url-alphabet", "A root in the alphabet of URLs.", MALFORMED, timed("seen", {"root": "_" * 42 + "8=", "size": 22}))
    yield one("seen-loose-bits", "A root whose unused bits are not zero.", MALFORMED, lambda f: f.line(
        (e := ballot(f)) | {"seen": {**e["seen"], "root": loose(e["seen"]["root"])}}, "p2"))
    yield one("string-4097-bytes", "A string of 4,097 bytes.", MALFORMED, timed("ledger", "x" * 4_097))
    yield one("event-too-long", "An event of more than 32,768 bytes.", MALFORMED, long_event)
    yield one("too-deep", "Seventeen objects open at one place.", MALFORMED, nested)
    yield one("members-257", "An object of 257 members.", MALFORMED, lambda f: f.line(
        {**ballot(f), "data": {f"m{n}": 1 for n in range(257)}}, "p2"))
    yield one("items-4097", "An array of 4,097 items.", MALFORMED, lambda f: f.line({**ballot(f), "data": {"items": [1] * 4_097}}, "p2"))
    yield one("sig-63-bytes", "A signature of 63 bytes.", MALFORMED, lambda f: f.line(ballot(f), "p2", sig=b64(bytes(63))))
    yield one("sig-68-bytes", "A signature of 68 bytes.", MALFORMED, lambda f: f.line(ballot(f), "p2", sig=b64(bytes(68))))
    yield one("sig-69-bytes", "A signature in the form of a security key's, of a key that is none.", "F-SIGNATURE", lambda f: f.line(
        ballot(f), "p2", sig=b64(bytes(69))))
    yield one("recorded-missing", "An entry without recorded.", MALFORMED, lambda f: f.line(ballot(f), "p2", recorded=None))
    for name, cause, text in GOOD_TITLES:
        yield {**one("text-" + name, cause, [], titled(text), "valid"), "faults": []}


def loose(text):
    """Another spelling of the base64 of 32 bytes."""
    return text[:-2] + chr(ord(text[-2]) + 1) + "="
