"""Vectors of entries about keys and offers that are refused (FORMAT.md, 8.2), and of a head without witnesses (8.18)."""

from forge import b64, public
from gavelcheck.crypto import fingerprint
from vectors_base import KEY_DELAY, base
from vectors_refusals_people import decide, each, newcomer, offer, own, people, second_key, seconds_before
from vectors_witnesses import head

BASES = {"refusals-people": people}


# 8.2 Keys

def starts(f, key):
    return f.register.keys.one(fingerprint=fingerprint(public(key))).start


def cancel(f, key, by="p1", **more):
    return f.add("key.cancelled", by, key=fingerprint(public(key)), **more)


def revoke(f, key, by="p1", **more):
    return f.add("key.revoked", by, key=fingerprint(public(key)), **more)


def commit(f, key, to, by="p1"):
    return f.add("key.committed", by, signed_with=key, next=fingerprint(public(to)))


def succeed(f, key, by="p1", **more):
    return f.add("key.succeeded", by, signed_with=key, key=b64(public(key)), **more)


def cancelled_before(seconds):
    def change(f):
        second_key(f, "p1-desk", "p1")
        cancel(seconds_before(f, starts(f, "p1-desk"), seconds), "p1-desk")
    return change


def commitment_of_older(f):
    """The laptop's next key speaks at once, and is younger than the commitment that it would cancel."""
    commit(f, "p1-laptop", "p1-tablet")
    f.now += KEY_DELAY
    commit(f, "p1", "p1-drawer")
    succeed(f, "p1-tablet")
    cancel(f, "p1-drawer", signed_with="p1-tablet")


def commitment_before(seconds):
    def change(f):
        commit(f, "p1", "p1-drawer")
        cancel(seconds_before(f, f.now + KEY_DELAY, seconds), "p1-drawer")
    return change


def commitment_and_key(f):
    commit(f, "p1", "p1-drawer")
    second_key(f, "p1-drawer", "p1")
    for _ in range(3):
        cancel(f, "p1-drawer")


def next_key(ahead):
    def change(f):
        commit(f, "p1", "p1-drawer")
        f.now += KEY_DELAY
        succeed(f, "p1-drawer", since=len(f.lines) + ahead)
    return change


def keys():
    yield "key-cancelled-speaking", "A key is cancelled in the second in which it begins to speak.", "E-KEY-SPEAKS", cancelled_before(0)
    yield "key-cancelled", "A key is cancelled in the last second before it speaks.", None, cancelled_before(1)
    yield "key-cancelled-offered", "A key is cancelled for which nobody has vouched.", "E-KEY-SPEAKS", lambda f: cancel(f, "p1-new")
    yield "key-cancelled-twice", "A key is cancelled again.", "E-KEY-SPEAKS", \
        lambda f: (second_key(f, "p1-desk", "p1"), cancel(f, "p1-desk"), cancel(f, "p1-desk"))
    yield "key-cancelled-principal", "A principal cancels the second key of a person, which that person vouched for.", "E-KEY-NOT-OLDER", \
        lambda f: (second_key(f, "q1-laptop", "q1"), cancel(f, "q1-laptop"))
    yield "key-cancelled-elsewhere", "The principal of another organization cancels the first key of a person.", "E-KEY-NOT-OLDER", \
        lambda f: (newcomer(f, "x1", "o1"), cancel(f, "x1", "p2"))
    yield "key-cancelled-first", "A principal cancels the first key of a person of the organization.", None, \
        lambda f: (newcomer(f, "x1", "o1"), cancel(f, "x1"))
    yield "commitment-cancelled", "A commitment is cancelled by a key that was vouched for after it.", "E-KEY-NOT-OLDER", commitment_of_older
    yield "commitment-cancelled-last", "A commitment is cancelled in the last second before it counts.", None, commitment_before(1)
    yield "commitment-cancelled-late", "A commitment to a key that nobody has seen is cancelled in the second in which it counts.", \
        "E-KEY-UNKNOWN", commitment_before(0)
    yield "commitment-and-key-cancelled", "A key is cancelled to which there is a commitment, then the commitment, then nothing.", "E-KEY-SPEAKS", \
        commitment_and_key
    yield "key-revoked-older", "A person's younger key revokes the older one.", "E-KEY-NOT-OLDER", \
        lambda f: revoke(f, "p1", signed_with="p1-laptop")
    yield "key-revoked-younger", "A person's older key revokes the younger one.", None, lambda f: revoke(f, "p1-laptop")
    yield "key-revoked-since-ahead", "A key is revoked since the entry after the one that revokes it.", "E-KEY-SINCE-AHEAD", \
        lambda f: revoke(f, "p1-laptop", since=len(f.lines) + 1)
    yield "key-revoked-since", "A key is revoked since the entry that revokes it.", None, lambda f: revoke(f, "p1-laptop", since=len(f.lines))
    yield "next-key-since-ahead", "A next key takes the place since the entry after its own.", "E-KEY-SINCE-AHEAD", next_key(1)
    yield "next-key-since", "A next key takes the place since its own entry.", None, next_key(0)


def confirm(f, by, **more):
    return f.add("key.confirmed", by, offer=f.lost, **more)


def by_hand_after(seconds):
    """Somebody whose key speaks for so many seconds confirms the offer."""
    def change(f):
        newcomer(f, "x1", "o1")
        confirm(seconds_before(f, starts(f, "x1"), -seconds), "x1")
    return change


def without_hands():
    """Of the published base, whose charter has no recovery by hands."""
    for name, cause, by in [("none", "An offer is confirmed under a charter that lets nobody recover a key by hands.", "p1"),
                            ("none-own", "The same by who offered it: that there is no recovery tells.", "p3")]:
        f = base()
        f.lost = offer(f, "p3-new", "p3")
        confirm(f, by)
        yield own("refused-recovery-" + name, cause, f, "E-RECOVERY-NONE", base="trail")


def recoveries():
    yield "recovery-own", "A person confirms its own offer.", "E-RECOVERY-OWN", lambda f: confirm(f, "p1")
    yield "recovery-newcomer", "An offer of a new person is confirmed, who is none yet.", "E-PERSON-UNKNOWN", \
        lambda f: f.add("key.confirmed", "q1", offer=offer(f, "x1", organization="o1"))
    yield "recovery-young", "An offer is confirmed with a key that lacks a second to have spoken for the delay.", "E-RECOVERY-YOUNG", \
        by_hand_after(KEY_DELAY - 1)
    yield "recovery-old", "An offer is confirmed with a key that has spoken for just the delay.", None, by_hand_after(KEY_DELAY)
    yield "recovery-twice", "A person confirms the same offer again.", "E-RECOVERY-TWICE", lambda f: (confirm(f, "q1"), confirm(f, "q1"))
    yield "recovery-two", "Two persons confirm the same offer.", None, lambda f: (confirm(f, "q1"), confirm(f, "r1"))


def gone(f):
    """q2 revokes its only key, and is no person any more."""
    revoke(f, "q2", "q2")
    offer(f, "q2-laptop", "q2")


def unread(f):
    offer(f, "p1-desk", "p1", name=f.salted(b"Paula"))


def offers():
    yield "vouched-for-another", "A person vouches for the second key of another.", "E-VOUCHER-OF-ANOTHER", \
        lambda f: f.add("key.vouched", "p2", offer=f.lost)
    yield "vouched-for-principals", "A person vouches for the second key of its organization's principal.", "E-VOUCHER-OF-ANOTHER", \
        lambda f: f.add("key.vouched", "q1", offer=f.lost)
    yield "rotated-to-another", "A principal rotates its key to that of a new person.", "E-VOUCHER-OF-ANOTHER", \
        lambda f: f.add("key.rotated", "p1", offer=offer(f, "x1", organization="o1"))
    yield "offered-nowhere", "A new person offers a key and names no organization.", "E-PERSON-UNKNOWN", lambda f: offer(f, "x1")
    yield "offered-gone", "A person that has lost its last key offers another.", "E-PERSON-UNKNOWN", gone
    yield "offered-known", "A known person offers a key and names its organization.", "E-ID-TAKEN", \
        lambda f: offer(f, "p1-desk", "p1", organization="o1")
    yield "offered-named", "A known person offers a key and a name.", "E-ID-TAKEN", unread
    yield "offered-suspended", "A new person offers a key for a suspended organization.", "E-MEMBER-NOT", \
        lambda f: (decide(f, {"act": "member.suspend", "organization": "o3"}), offer(f, "x1", organization="o3"))
    yield "offered-unknown", "A new person offers a key for an organization that nobody knows.", "E-MEMBER-NOT", \
        lambda f: offer(f, "x1", organization="o9")


# Heads (8.18)

def heads():
    yield "head-without-witnesses", "A head is put on record under a charter that names no witnesses.", "E-WITNESSES-NOT-NAMED", \
        lambda f: f.add("head.cosigned", "p1", checkpoint=head(f))


def vectors():
    for cases in (keys(), recoveries(), offers(), heads()):
        yield from each(cases, people, "refusals-people")
    yield from without_hands()
