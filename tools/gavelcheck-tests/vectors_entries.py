"""Vectors of trails that end with one more entry, of which one thing is wrong.

Whoever made them holds every key: the entry is signed, the checkpoint is over it and the derived files are made again, so
that nothing but the thing itself gives it away.
"""

import copy
import hashlib
import json

from forge import DAY, ORIGIN, b64, private, public
from gavelcheck.crypto import fingerprint, ORDER, signed_blob
from gavelcheck.values import canonical, plus, time_text
from vectors_bytes import ballot, bytes_vectors, one
from vectors_base import OTHER_TEXT, RATE, base, text_of

SIGNATURE = "F-SIGNATURE"
IDENTITY, ORDER_8 = b"\1" + bytes(31), bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")


# Signatures (3)

def resigned(make_signature):
    """A ballot with a signature that is made of its bytes."""
    def make(f):
        raw = canonical(ballot(f))
        return f.line(raw, "p2", sig=b64(make_signature(raw, private("p2").sign(signed_blob(raw)))))
    return make


def plus_order(raw, signature):
    return signature[:32] + (int.from_bytes(signature[32:], "little") + ORDER).to_bytes(32, "little")


def blob(namespace=b"gavel-event", reserved=b"", name=b"sha512", data=b"", magic=b"SSHSIG"):
    return magic + b"".join(len(part).to_bytes(4, "big") + part for part in (namespace, reserved, name, data))


def of_blob(**parts):
    """A signature by the right key over another blob than that of 3.1."""
    def make(raw, _):
        hash_name = parts.get("name", b"sha512").decode()
        return private("p2").sign(blob(**{"data": hashlib.new(hash_name, raw).digest(), **parts}))
    return resigned(make)


def signature_vectors():
    for name, cause, make in [
            ("s-plus-order", "S + L in the place of S: malleable.", resigned(plus_order)),
            ("s-is-order", "S is the order of the group.", resigned(lambda raw, s: s[:32] + ORDER.to_bytes(32, "little"))),
            ("s-high-bits", "The three highest bits of S are set.", resigned(lambda raw, s: s[:63] + bytes([s[63] | 0xE0]))),
            ("r-identity", "R is the identity, of order 1.", resigned(lambda raw, s: IDENTITY + s[32:])),
            ("r-order-2", "R is of order 2.", resigned(lambda raw, s: b"\xec" + b"\xff" * 30 + b"\x7f" + s[32:])),
            ("r-order-4", "R is of order 4.", resigned(lambda raw, s: bytes(32) + s[32:])),
            ("r-order-8", "R is of order 8.", resigned(lambda raw, s: ORDER_8 + s[32:])),
            ("r-not-canonical", "R is the identity in an encoding that is not canonical.", resigned(
                lambda raw, s: b"\xee" + b"\xff" * 30 + b"\x7f" + s[32:])),
            ("r-flipped", "The sign of R is flipped.", resigned(lambda raw, s: s[:31] + bytes([s[31] ^ 0x80]) + s[32:])),
            ("one-bit", "One bit of the signature is flipped.", resigned(lambda raw, s: bytes([s[0] ^ 1]) + s[1:])),
            ("zero", "A signature of zero bytes.", resigned(lambda raw, s: bytes(64))),
            ("halves-swapped", "R and S are swapped.", resigned(lambda raw, s: s[32:] + s[:32])),
            ("bare", "Signed is the event itself, without the blob of SSHSIG.", resigned(lambda raw, s: private("p2").sign(raw))),
            ("bare-hash", "Signed is the SHA-512 of the event.", resigned(lambda raw, s: private("p2").sign(signed_blob(raw)[-64:]))),
            ("entry-signed", "Signed is the line so far, not the event.", resigned(
                lambda raw, s: private("p2").sign(signed_blob(b'{"event":' + raw + b"}")))),
            ("line-feed-signed", "Signed is the event with a line feed.", resigned(
                lambda raw, s: private("p2").sign(signed_blob(raw + b"\n")))),
            ("namespace-file", "Signed for the namespace file.", of_blob(namespace=b"file")),
            ("namespace-git", "Signed for the namespace git.", of_blob(namespace=b"git")),
            ("namespace-longer", "Signed for a namespace that begins as the right one.", of_blob(namespace=b"gavel-event2")),
            ("namespace-empty", "Signed for an empty namespace.", of_blob(namespace=b"")),
            ("hash-sha256", "Signed is the blob with SHA-256.", of_blob(name=b"sha256")),
            ("reserved-used", "The reserved field of the blob is not empty.", of_blob(reserved=b"x")),
            ("magic", "Another magic word of the blob.", of_blob(magic=b"SSHSIX")),
            ("by-another", "Signed by another person's key, and told as one's own.", resigned(
                lambda raw, s: private("p1").sign(signed_blob(raw)))),
            ("by-the-ledger", "Signed by the ledger's key, and told as the author's.", resigned(
                lambda raw, s: private("ledger").sign(signed_blob(raw)))),
            ("of-another-event", "The signature of another event of the same author.", lambda f: f.line(
                ballot(f), "p2", sig=f.lines[19].rsplit(b'"', 2)[1].decode()))]:
        yield one("signature-" + name, cause, SIGNATURE, make)


# The envelope (7.3)

def altered(codes, name, cause, entry=None, **changes):
    """A ballot whose envelope says something else, of what the time is."""
    def make(f):
        event = ballot(f)
        return f.line({**event, **{part: value(f, event) if callable(value) else value for part, value in changes.items()}}, "p2")
    return one("envelope-" + name, cause, codes, make, entry=entry)


def at(seconds):
    return lambda f, event: time_text(plus(f.now, seconds))


def recorded_at(seconds):
    return lambda f: f.line(ballot(f), "p2", recorded=time_text(f.now + seconds))


def busy(f):
    """One event more of p4 on a day than the parameters allow."""
    for _ in range(RATE + 1):
        f.now += 1
        f.put(f.line(f.event("motion.proposed", "p4", {"acts": [], "body": "board", "texts": [], "title": "Again"}), "p4"))


def again(f):
    return f.lines[-1]


def stale(f):
    """A second event that has seen less than the first one of the same author."""
    f.put(f.line(ballot(f), "p2"))
    f.now += 60
    event = ballot(f, turn=2)
    return f.line({**event, "seen": {"root": b64(f.found.roots[21]), "size": 21}}, "p2")


def behind(f):
    f.now -= 2 * 3_600
    return f.line({**ballot(f, turn=1), "at": time_text(f.now)}, "p2", recorded=time_text(f.now + 2 * 3_600))


def envelope_vectors():
    yield altered("E-KIND-RESERVED", "reserved-kind", "A kind that is reserved for later.", type="motion.tabled")
    yield altered("E-EVENT-MALFORMED", "data-more", "Data with a member that the kind does not have.",
                  data=lambda f, e: {**e["data"], "more": 1})
    yield altered("E-EVENT-MALFORMED", "data-missing", "Data without a member that the kind has.",
                  data=lambda f, e: {k: v for k, v in e["data"].items() if k != "turn"})
    yield altered("E-EVENT-MALFORMED", "choice", "A choice that is none.", data=lambda f, e: {**e["data"], "choice": "maybe"})
    yield altered("E-EVENT-MALFORMED", "choice-capital", "A choice in capital letters.", data=lambda f, e: {**e["data"], "choice": "No"})
    yield altered("E-EVENT-MALFORMED", "digest-capital", "A digest in capital letters.",
                  data=lambda f, e: {**e["data"], "poll": e["data"]["poll"].upper()})
    yield altered("E-EVENT-MALFORMED", "turn-zero", "A turn of 0.", data=lambda f, e: {**e["data"], "turn": 0})
    yield altered("E-EVENT-MALFORMED", "flag-false", "A flag that is false instead of absent.",
                  data=lambda f, e: {**e["data"], "alternate": False})
    yield altered("E-SIGNED-AHEAD", "signed-ahead", "Signed 301 seconds after it was recorded.", at=at(301))
    yield altered("E-UNTIL-TOO-FAR", "until-before-at", "Until is before at.", until=at(-1))
    yield altered("E-UNTIL-TOO-FAR", "until-91-days", "Until is more than 90 days after at.", until=at(90 * DAY + 1))
    yield one("envelope-drawer", "Recorded after until: it was kept in a drawer.", "E-UNTIL-PASSED", drawer)
    yield altered("E-LEDGER-OTHER", "other-ledger", "An event of another ledger.", ledger="other.example/ledger")
    yield altered("E-LEDGER-OTHER", "ledger-capital", "The origin in other letters.", ledger=ORIGIN.upper())
    yield altered("E-LEDGER-OTHER", "no-origin", "A ledger that is no origin.", ledger="not an origin")
    yield altered("E-SEEN-UNKNOWN", "seen-ahead", "It has seen more entries than there are before it.",
                  seen=lambda f, e: {**e["seen"], "size": e["seen"]["size"] + 1})
    yield altered("E-SEEN-UNKNOWN", "seen-nothing", "It has seen no entry.",
                  seen={"root": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "size": 0})
    yield altered("F-ENTRY-ALTERED", "seen-other-root", "It has seen another history.", 21, seen=lambda f, e: {**e["seen"], "root": b64(bytes(32))})
    yield one("envelope-recorded-backwards", "Recorded before the entry before it.", "E-RECORDED-BACKWARDS", recorded_at(-61))
    yield one("envelope-signed-behind", "Signed long before what it has seen was recorded.", "E-SIGNED-BEHIND", behind)
    yield one("envelope-doubled", "The last entry twice.", "E-EVENT-REPEATED", again)
    yield one("envelope-offer-doubled", "The offer of a key again.", "E-EVENT-REPEATED", lambda f: f.lines[15].replace(
        f.lines[15][f.lines[15].rindex(b'"recorded":'):f.lines[15].rindex(b',"sig"')], b'"recorded":"%s"' % time_text(f.now).encode()))
    yield one("envelope-stale", "It has seen less than its author had before.", "E-SEEN-BEHIND", stale)
    yield one("envelope-too-many", "More entries of one person on a day than the charter allows.", "E-RATE-EXCEEDED", busy)
    yield {**altered([], "unknown-kind", "A kind that no version of the page tells: not supported, and no fault.", type="ballot.new"),
           "verdict": "not supported"}
    yield {**altered([], "unknown-version", "A version of a kind that the page does not tell: not supported.", v=2),
           "verdict": "not supported"}


def drawer(f):
    event = ballot(f)
    f.now += 3_600
    return f.line({**event, "until": time_text(f.now - 1)}, "p2")


# Keys (7.4, 8.2)

def offered(key, by="p4", signer=None, **data):
    def make(f):
        f.now += 60
        event = f.event("key.offered", by, {"key": b64(key), "person": by, **data})
        return f.line(event, signer or "p4-laptop", key=fingerprint(key))
    return make


def laptop(f):
    """A ballot signed with the key that does not speak yet."""
    return f.line(ballot(f), "p2-laptop")


def revoked(f):
    f.now += 8_000
    f.put(f.line(f.event("key.revoked", "p2", {"key": fingerprint(public("p2-laptop"))}), "p2"))
    return f.line(ballot(f), "p2-laptop")


def mixed_order():
    """A key of the main subgroup and a point of order 8 together, in a canonical encoding."""
    from gavelcheck import crypto
    point = crypto._add(crypto._decode(public("p4-laptop")), crypto._decode(ORDER_8))
    inverse = pow(point[2], -1, crypto.PRIME)
    x, y = point[0] * inverse % crypto.PRIME, point[1] * inverse % crypto.PRIME
    return (y | (x & 1) << 255).to_bytes(32, "little")


def key_vectors():
    for name, cause, code, make in [
            ("unknown", "Signed by a key that nobody offered.", "E-KEY-UNKNOWN", lambda f: f.line(ballot(f), "stranger")),
            ("of-another", "Signed by another person's key.", "E-KEY-OF-ANOTHER", lambda f: f.line(ballot(f), "p1")),
            ("of-the-ledger", "Signed by the ledger's key.", "E-KEY-UNKNOWN", lambda f: f.line(ballot(f), "ledger")),
            ("too-young", "Signed by a key before its first word.", "E-KEY-TOO-YOUNG", laptop),
            ("ended", "Signed by a key after its last word.", "E-KEY-ENDED", revoked),
            ("small-order", "A key of small order is offered.", "E-KEY-WEAK", offered(IDENTITY)),
            ("order-8", "A key of order 8 is offered.", "E-KEY-WEAK", offered(ORDER_8)),
            ("mixed-order", "A key outside of the main subgroup is offered.", "E-KEY-WEAK", offered(mixed_order())),
            ("not-canonical", "A key in an encoding that is not canonical is offered.", "E-KEY-WEAK", offered(b"\xee" + b"\xff" * 30 + b"\x7f")),
            ("not-on-curve", "A key that is no point is offered.", "E-KEY-WEAK", offered(b"\2" + bytes(31))),
            ("taken", "A key of another person is offered.", "E-KEY-TAKEN", offered(public("p1"), signer="p1")),
            ("is-ledgers", "The ledger's key is offered as a person's.", "E-KEY-IS-LEDGERS", offered(public("ledger"), signer="ledger")),
            ("offer-of-another", "A key is offered for somebody else.", "E-OFFER-OF-ANOTHER", offered(public("p4-laptop"), person="p3")),
            ("offer-not-fitting", "The entry names another key than the one offered.", "E-KEY-OF-ANOTHER", lambda f: f.line(
                f.event("key.offered", "p4", {"key": b64(public("p4-laptop")), "person": "p4"}), "p4")),
            ("offer-settled", "A key is vouched for again.", "E-OFFER-SETTLED", lambda f: f.line(
                f.event("key.vouched", "p2", {"offer": f.offer}), "p2")),
            ("offer-unknown", "A key that nobody offered is vouched for.", "E-OFFER-UNKNOWN", lambda f: f.line(
                f.event("key.vouched", "p2", {"offer": f.poll}), "p2"))]:
        yield one("key-" + name, cause, code, make)
    yield one("key-unproved", "A key is offered without a signature by itself.", SIGNATURE, offered(public("p4-laptop"), signer="p4"))


# Ballots, polls and motions (8.5, 8.6)

def recorded(kind, by, data):
    def make(f):
        f.now += 60
        return f.line(f.event(kind, by, data(f) if callable(data) else data), by)
    return make


def cast(name, cause, code, by="p2", **changes):
    def make(f):
        f.now += 60
        poll = f.register.polls.one(seal=f.poll)
        data = {"choice": "no", "poll": f.poll, "seat": "s2", "turn": 1, **changes}
        return f.line(f.event("ballot.cast", by, data, max(0, min(DAY, poll.closes - f.now))), by)
    return one("ballot-" + name, cause, code, make)


def closing(**changes):
    """The closing of the open poll as the register would have it, but for the changes."""
    def make(f):
        f.vote("p2", f.poll, "s2", "yes")
        f.vote("p2", f.poll, "s2", "no", 2)
        f.close("p2", f.poll, DAY, **changes)
    return make


def counted(**changes):
    """A closing whose totals or ballots differ."""
    def make(f):
        f.vote("p2", f.poll, "s2", "yes")
        f.vote("p2", f.poll, "s2", "no", 2)
        lawful = copy.deepcopy(f)
        lawful.close("p2", f.poll, DAY)
        data = json.loads(lawful.lines[-1])["event"]["data"]
        f.close("p2", f.poll, DAY, **{part: {**data[part], **values} for part, values in changes.items()})
    return make


def opened(**changes):
    """The opening of a poll on the pending motion of p2, but for the changes."""
    def make(f):
        lawful = copy.deepcopy(f)
        lawful.open("p2", f.pending, "board", DAY)
        event = json.loads(lawful.lines[-1])["event"]
        f.files.update(lawful.files)
        f.now = lawful.now
        data = {**event["data"], **{part: value(f) if callable(value) else value for part, value in changes.items()}}
        return f.line({**event, "data": data}, "p2")
    return make


def decision_vectors():
    yield cast("poll-unknown", "A ballot on a poll that there is not.", "E-POLL-UNKNOWN", poll="0" * 64)
    yield cast("into-another-poll", "A ballot of one body's seat on another body's poll.", "E-BALLOT-NOT-ELECTOR", seat="members.o2")
    yield cast("not-elector", "A ballot for a seat that there is not.", "E-BALLOT-NOT-ELECTOR", seat="s9")
    yield cast("not-holder", "A ballot for somebody else's seat.", "E-SEAT-NOT-HOLDER", seat="s1")
    yield cast("vacant-seat", "A ballot for a vacant seat.", "E-SEAT-NOT-HOLDER", seat="s4")
    yield cast("recused", "A ballot of a seat that stands aside.", "E-BALLOT-RECUSED", by="p3", seat="s3")
    yield one("ballot-too-late", "A ballot at the very time of closing.", "E-POLL-CLOSED", late)
    yield one("ballot-until", "A ballot that could be recorded after the closing.", "E-BALLOT-UNTIL", lambda f: f.line(
        {**ballot(f), "until": time_text(f.register.polls.one(seal=f.poll).closes + 1)}, "p2"))
    yield cast("closed-poll", "A ballot on a poll that is closed.", "E-POLL-CLOSED", poll=base().first_poll, seat="members.o2", turn=3)
    yield one("ballot-seal-not-seen", "A ballot by somebody who had not seen the seal.", "E-SEEN-TOO-SHORT", unseen)
    yield cast("turn-again", "A ballot of a turn that was used.", "E-BALLOT-TURN", by="p1", seat="s1")
    yield cast("turn-ahead", "A ballot of a turn far ahead.", "E-BALLOT-TURN-AHEAD", turn=1_001)
    yield cast("alternate", "A ballot as the alternate, by who is none.", "E-ALTERNATE-NOT", alternate=True)
    yield cast("proxy", "A ballot by proxy where the rule has none.", "E-PROXY-NOT-ALLOWED", proxy="0" * 64)
    for name, cause, code, make in [
            ("closed-early", "A poll is closed before its time.", "E-POLL-OPEN", lambda f: f.close("p2", f.poll)),
            ("closed-again", "A poll is closed again.", "E-POLL-CLOSED", lambda f: f.put(f.line(
                f.event("poll.closed", "p1", {**_closing(f), "poll": f.first_poll}), "p1"))),
            ("outcome", "A closing with another outcome than the ballots'.", "E-COUNT-WRONG", closing(outcome="carried")),
            ("tally-yes", "A closing with one yes more.", "E-COUNT-WRONG", counted(totals={"yes": 2})),
            ("tally-no", "A closing with one no less.", "E-COUNT-WRONG", counted(totals={"no": 0})),
            ("tally-eligible", "A closing over a larger electorate.", "E-COUNT-WRONG", counted(totals={"eligible": 9})),
            ("tally-recused", "A closing that does not tell who stood aside.", "E-COUNT-WRONG", counted(totals={"recused": 0})),
            ("tally-more", "A closing with a sum that does not belong there.", "E-COUNT-WRONG", counted(totals={"active": 3})),
            ("ballots-counted", "A closing that counts a replaced ballot.", "E-COUNT-BALLOTS", counted(ballots={"counted": 3, "left_out": 0})),
            ("ballots-root", "A closing with another root of its ballots.", "E-COUNT-BALLOTS", counted(ballots={"root": "0" * 64})),
            ("presence", "A closing with the presence of a meeting that there was not.", "E-COUNT-WRONG", closing(
                presence={"at": "opening", "meeting": "0" * 64, "present": 3, "signed": 3})),
            ("electorate", "A poll over another electorate.", "E-ELECTORATE-CHANGED", opened(electorate="0" * 64)),
            ("electorate-of-members", "A poll of the board over the members' electorate.", "E-ELECTORATE-CHANGED", opened(
                electorate=lambda f: json.loads(f.lines[9])["event"]["data"]["electorate"])),
            ("rule", "A poll under another rule.", "E-RULE-CHANGED", opened(rule="0" * 64)),
            ("texts", "A poll on another text.", "E-POLL-TEXTS", opened(texts=["0" * 64])),
            ("version", "A poll on another version.", "E-MOTION-VERSION", opened(version=2)),
            ("motion", "A poll on a motion that there is not.", "E-MOTION-UNKNOWN", opened(motion="0" * 64)),
            ("body", "A poll of a body that the motion does not need.", "E-MOTION-BODY", opened(body="members")),
            ("window-short", "A poll shorter than the rule's window.", "E-POLL-WINDOW", opened(closes=lambda f: time_text(f.now + 60))),
            ("window-long", "A poll longer than the rule's window.", "E-POLL-WINDOW", opened(closes=lambda f: time_text(f.now + 31 * DAY))),
            ("closes-at-once", "A poll that closes when it opens.", "E-POLL-WINDOW", opened(closes=lambda f: time_text(f.now))),
            ("already", "A second poll on a motion while the first is open.", "E-POLL-ALREADY", opened(motion=lambda f: f.second)),
            ("carried", "A poll on what has carried.", "E-MOTION-CARRIED", opened(motion=lambda f: f.motion, body="members")),
            ("opener", "A poll opened by who may not.", "E-POLL-OPENER", lambda f: f.open("p1", f.pending, "board", DAY)),
            ("tie", "A tie is broken where there is none.", "E-TIE-NOT", recorded(
                "poll.tie_broken", "p1", lambda f: {"choice": "yes", "poll": f.poll}))]:
        yield one("poll-" + name, cause, code, make)
    for name, cause, code, kind, by, data in [
            ("body-unknown", "A motion in a body that there is not.", "E-BODY-UNKNOWN", "motion.proposed", "p1",
             {"acts": [], "body": "council", "texts": [], "title": "T"}),
            ("without-power", "The board adopts a policy, which is the members' to adopt.", "E-MOTION-BODY", "motion.proposed", "p1",
             {"acts": [{"act": "policy.repeal", "policy": "minutes"}], "body": "board", "texts": [], "title": "T"}),
            ("text-missing", "An act names a text that the motion does not have.", "E-ACT-TEXT", "motion.proposed", "p1",
             {"acts": [{"act": "policy.adopt", "policy": "x", "text": "0" * 64, "title": "X"}], "body": "members", "texts": [], "title": "T"}),
            ("text-size", "A text of another size than the one at hand.", "E-TEXT-SIZE", "motion.proposed", "p1",
             {"acts": [], "body": "board", "texts": [text_of(OTHER_TEXT, size=1)], "title": "T"}),
            ("text-annex", "Texts of which none is operative.", "E-TEXT-OPERATIVE", "motion.proposed", "p1",
             {"acts": [], "body": "board", "texts": [text_of(OTHER_TEXT, role="annex")], "title": "T"}),
            ("text-twice", "A text twice.", "E-TEXT-TWICE", "motion.proposed", "p1",
             {"acts": [], "body": "board", "texts": [text_of(OTHER_TEXT)] * 2, "title": "T"}),
            ("text-access", "A text that is another body's.", "E-ACCESS-BODY", "motion.proposed", "p1",
             {"acts": [], "body": "board", "texts": [text_of(OTHER_TEXT, access="body:members")], "title": "T"}),
            ("back-dated", "An act that would have been in force before it was decided.", "E-RETROACTIVE", "motion.proposed", "p1",
             {"acts": [{"act": "policy.repeal", "effective": "2026-01-01T00:00:00Z", "policy": "minutes"}], "body": "members",
              "texts": [], "title": "T"}),
            ("withdrawn-by-another", "A motion is withdrawn by who did not move it.", "E-MOTION-NOT-MOVER", "motion.withdrawn", "p3",
             lambda f: {"motion": f.pending}),
            ("revised-version", "A revision that leaves a version out.", "E-MOTION-VERSION", "motion.revised", "p2",
             lambda f: {"acts": [], "motion": f.pending, "texts": [], "title": "T", "version": 3}),
            ("revised-open", "A motion is revised while it is voted on.", "E-MOTION-SETTLED", "motion.revised", "p1",
             lambda f: {"acts": [], "motion": f.second, "texts": [], "title": "T", "version": 2}),
            ("accepted-again", "A founder accepts again.", "E-ADMISSION-SETTLED", "charter.accepted", "p1",
             lambda f: {"genesis": f.genesis, "key": b64(public("p1")), "organization": "o1"}),
            ("accepted-other", "A founder accepts another genesis.", "E-GENESIS-UNKNOWN", "charter.accepted", "p1",
             {"genesis": "0" * 64, "key": b64(public("p1")), "organization": "o1"}),
            ("accepted-stranger", "A stranger accepts the charter.", "E-ADMISSION-UNKNOWN", "charter.accepted", "p9",
             lambda f: {"genesis": f.genesis, "key": b64(public("p9")), "organization": "o9"}),
            ("joins-unadmitted", "An organization joins that nobody admitted.", "E-ADMISSION-UNKNOWN", "member.accepted", "p9",
             {"admission": "0" * 64, "key": b64(public("p9")), "organization": "o9"}),
            ("founded-again", "A ledger is founded in a ledger.", "E-LEDGER-FOUNDED", "ledger.founded", "p1",
             lambda f: json.loads(f.lines[0])["event"]["data"]),
            ("seat-of-another", "A seat is filled by another organization's principal.", "E-PRINCIPAL-NOT", "seat.designated", "p1",
             {"person": "p1", "seat": "s2"}),
            ("withdrawal-of-another", "A member is withdrawn by another one.", "E-PRINCIPAL-NOT", "member.withdrawn", "p1",
             {"organization": "o2"})]:
        yield one(kind.split(".")[0] + "-" + name, cause, code, recorded(kind, by, data))
    yield one("poll-lawful-closing", "A lawful closing.", [], closing(), "valid")
    yield one("poll-lawful-opening", "A lawful opening.", [], opened(), "valid")
    yield one("ballot-lawful", "A lawful ballot.", [], lambda f: f.line(ballot(f), "p2"), "valid")
    yield one("key-second-speaks", "A ballot by a second key, once it speaks.", [], later_laptop, "valid")


def later_laptop(f):
    f.now += 8_000
    return f.line(ballot(f), "p2-laptop")


def late(f):
    f.now = f.register.polls.one(seal=f.poll).closes
    return f.line(f.event("ballot.cast", "p2", {"choice": "no", "poll": f.poll, "seat": "s2", "turn": 1}, 0), "p2")


def unseen(f):
    f.now += 60
    return f.line(f.event("ballot.cast", "p4", {"choice": "no", "poll": f.poll, "seat": "s4", "turn": 1}, 600, 19), "p4")


def _closing(f):
    return json.loads(f.lines[14])["event"]["data"]


def vectors():
    for group in (bytes_vectors, signature_vectors, envelope_vectors, key_vectors, decision_vectors):
        yield from group()
