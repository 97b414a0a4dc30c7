"""Vectors of entries about members, affiliations and moves that are refused (FORMAT.md, 7.5 and 8.3), and the base of those about persons.

The base has a second key of p1, two more persons of o1 and one of o2, an offer by which p1 would recover, and o3's declaration that
it belongs to the group of o4, which the founding decided.
"""

import copy
import functools

from forge import DAY, b64, public
from gavelcheck.crypto import Tree
from gavelcheck.trail import Documents
from gavelcheck.values import plus, time_text
from gavelcheck.verification import Verification
from vectors_base import KEY_DELAY, Bench, text_of, the_charter
from vectors_trails import vector

NOBODY = "0" * 64
LONG = "n" * 56  # with "members." before it, the seat's id has just the 64 bytes that an id may have
ACCEPT_WITHIN = 10 * DAY
FORMALITIES = [{"attested_by": "member", "id": "form", "per": "organization", "title": "Form"},
               {"attested_by": "office", "id": "oath", "office": "secretary", "per": "person", "revocable": True, "title": "Oath",
                "document": "1" * 64, "valid_months": 1},
               {"attested_by": "member", "id": "pledge", "per": "person", "title": "Pledge"}]


def charter_with(**more):
    """Hands can recover a key, o4 is of a group, and who votes in the board has met two formalities."""
    charter = copy.deepcopy(the_charter(groups=[(4, "g")], formalities=FORMALITIES, **more))
    charter["parameters"] |= {"entries_per_day": 1_000, "key_recovery": 2, "accept_within": ACCEPT_WITHIN}
    charter["rules"][1]["formalities"] = {"ids": ["form", "pledge"]}
    return charter


def offer(f, key, person=None, signed_with=None, **more):
    person = person or key
    return f.add("key.offered", person, signed_with=signed_with or key, key=b64(public(key)), person=person, **more)


def newcomer(f, person, organization, wait=0):
    """A person more of the organization, whose principal vouches."""
    f.add("key.vouched", "p" + organization[1:], offer=offer(f, person, organization=organization))
    f.now += wait


def second_key(f, key, person):
    """A second key of the person, which it vouches for."""
    f.add("key.vouched", person, offer=offer(f, key, person))


@functools.cache
def _people():
    f = Bench(charter_with())
    for person, organization in (("q1", "o1"), ("r1", "o1"), ("q2", "o2")):
        newcomer(f, person, organization)
    second_key(f, "p1-laptop", "p1")
    decide(f)  # so that the document with the electorate of the members is the base's
    f.now += 2 * KEY_DELAY
    f.lost = offer(f, "p1-new", "p1")
    f.declared = f.add("organization.affiliated", "p3", group="g", organization="o3")
    assert not any(f.codes), f.codes
    return f


def people():
    return copy.deepcopy(_people())


BASES = {"refusals-people": people}


def founding():
    """The base before the last founder, o4, has accepted."""
    f = people()
    lines, f.lines, f.tree, f.codes, f.ids = f.lines[:4], [], Tree(), [], []
    f.found = Verification({}, [])
    f.found.faults.clear()
    f.found.recorded.clear()
    f.found.documents = Documents(f.files)
    for line in lines:
        f.put(line)
    f.now = f.found.recorded[-1]
    return f


# What the vectors are made of

def own(name, cause, f, *codes, files=None, base="refusals-people"):
    """A vector of this ledger: without a code nothing is at fault, with one the last entry is."""
    last = len(f.lines) - 1
    found = [(entry, code) for entry, own_codes in enumerate(f.codes) for code in own_codes]
    assert found == [(last, code) for code in codes], (name, found)
    return vector(name, cause, files or f.export(), *found, base=base, genesis=f.genesis, verdict="invalid" if codes else "valid")


def each(cases, make, base):
    """The vectors of cases: a name, a cause, a code or none, and what happens to the base."""
    for name, cause, code, change in cases:
        f = make()
        change(f)
        yield own(("refused-" if code else "refused-not-") + name, cause, f, *([code] if code else []), base=base)


def decide(f, *acts, texts=()):
    """A motion with these acts that p1 alone carries among the members, decided 720 s from now; its id."""
    motion = f.propose("p1", "members", acts, texts)
    seal = f.open("p1", motion, "members", 600)
    f.vote("p1", seal, "members.o1", "yes")
    f.close("p2", seal, 540)
    return motion


def text(f, data=b"Why we do it.\n"):
    """The operative text of a motion, which its act names by this digest."""
    return f.document(data), [text_of(data)]


def seconds_before(f, time, seconds):
    """The next entry, a minute from now as each is, is recorded so many seconds before that time."""
    f.now = time - seconds - 60
    return f


# 8.3 Members, and the handing of one (8.2)

def accept_charter(f, by="p4", key="p4"):
    return f.add("charter.accepted", by, signed_with=key, genesis=f.genesis, key=b64(public(key)), organization="o4")


def foundings():
    yield "founded-by-another", "The charter is accepted for an organization by another founder.", "E-ADMISSION-PRINCIPAL", \
        lambda f: accept_charter(f, "p1", "p1")
    yield "founded-in-name", "The charter is accepted with the right key in another person's name.", "E-ADMISSION-PRINCIPAL", \
        lambda f: accept_charter(f, "x4")
    yield "founded-other-key", "The charter is accepted with another key than it names.", "E-ADMISSION-KEY", \
        lambda f: accept_charter(f, key="p4-new")
    yield "founded-last", "The last founder accepts the charter.", None, accept_charter
    yield "founded-name-taken", "A new person offers a key under the name of a founder that has not accepted.", "E-ID-TAKEN", \
        lambda f: offer(f, "x4", "p4", organization="o1")
    yield "founded-offer-before", "A founder that has not accepted offers a key.", "E-PERSON-UNKNOWN", lambda f: offer(f, "p4-new", "p4")
    yield "founded-moved-before", "A person moves to a founder that has not accepted.", "E-ORGANIZATION-UNKNOWN", \
        lambda f: (newcomer(f, "x1", "o1", KEY_DELAY), move(f, "x1", "o4"))


def hand(f, person, organization="o1", by="p1"):
    return f.add("principal.handed", by, organization=organization, person=person)


def admitting(organization="n1", **more):
    return {"act": "member.admit", "class": "a", "key": b64(public("n1")), "organization": organization, "principal": "n1", "title": "N",
            **more}


def join(f, key="n1", by="n1", wait=60, organization="n1"):
    return f.add("member.accepted", by, wait, signed_with=key, admission=f.admitted, key=b64(public(key)), organization=organization)


def admitted(f, **more):
    f.admitted = decide(f, admitting(**more))
    return f


def accepted_before(seconds, by="n1"):
    """The admission is accepted so many seconds before the time for it is over."""
    def change(f):
        admitted(f)
        join(seconds_before(f, f.now + ACCEPT_WITHIN, seconds), by=by)
    return change


def coming(f):
    """n1 has accepted for a later day, and its key speaks at once."""
    f.day = plus(f.now, 3 * DAY)
    return join(admitted(f, effective=time_text(f.day)))


def withdrawn_before(seconds):
    """A member that has accepted for a later day would withdraw so many seconds before that day."""
    def change(f):
        coming(f)
        f.add("member.withdrawn", "n1", f.day - seconds - f.now, organization="n1")
    return change


def leaving(before):
    """An organization that leaves on a day is admitted again from then on, and accepts so many seconds before."""
    def change(f):
        day = plus(f.now, 3 * DAY)
        f.add("member.withdrawn", "p2", effective=time_text(day), organization="o2")
        admitted(f, organization="o2", principal="p2", effective=time_text(day))
        join(seconds_before(f, day, before), by="p2", organization="o2")
    return change


def gone_elsewhere(f):
    """o2 is to be expelled, and admitted again with q2; it is not expelled, q2 goes to o1, and o2 leaves and accepts what is pending."""
    day = time_text(f.now + 8 * DAY)
    expelled = decide(f, {"act": "member.expel", "effective": day, "organization": "o2"})
    admitted(f, organization="o2", principal="q2", key=b64(public("q2-new")), effective=day)
    decide(f, {"act": "decision.rescind", "motion": expelled})
    confirm_move(f, move(f, "q2", "o1"), "q2", "p1")
    f.add("member.withdrawn", "p2", organization="o2")
    join(f, "q2-new", "q2", organization="o2")


def another_assembly(f):
    """The time to accept passes, an assembly with a longer name is chartered, and the time is made longer."""
    admitted(f, organization=LONG)
    f.now += ACCEPT_WITHIN
    mandate, texts = text(f)
    body = {"id": "assembly", "kind": "assembly", "rule": "plain", "title": "Assembly"}
    decide(f, {"act": "body.charter", "body": body, "mandate": mandate, "seats": []}, texts=texts)
    amend(f, parameters={**f.charter["parameters"], "accept_within": 30 * DAY})
    join(f, organization=LONG)


def amend(f, **more):
    """The charter amended, by a text of its own."""
    name, texts = text(f, b"The charter as amended.\n")
    return decide(f, {"act": "charter.amend", "text": name, **more}, texts=texts)


def members():
    yield "handed-unknown", "An organization is handed to a person that nobody knows.", "E-PERSON-UNKNOWN", lambda f: hand(f, "x1")
    yield "handed-nowhere", "An organization that nobody knows is handed over.", "E-ORGANIZATION-UNKNOWN", lambda f: hand(f, "q1", "o9")
    yield "handed-same", "An organization is handed to who is its principal.", "E-PRINCIPAL-ALREADY", lambda f: hand(f, "p1")
    yield "withdrawn-early", "An organization withdraws in the last second before its membership begins.", "E-MEMBER-NOT", withdrawn_before(1)
    yield "withdrawn-at-start", "An organization withdraws in the second in which its membership begins.", None, withdrawn_before(0)
    yield "accepted-late", "An admission is accepted in the second in which the time for it is over.", "E-ADMISSION-LAPSED", accepted_before(0)
    yield "accepted-last", "An admission is accepted in the last second for it.", None, accepted_before(1)
    yield "accepted-late-by-another", "Another person accepts an admission when it is too late: that tells.", "E-ADMISSION-LAPSED", \
        accepted_before(0, "x1")
    yield "accepted-by-another", "An admission is accepted by another person than it names.", "E-ADMISSION-PRINCIPAL", \
        lambda f: join(admitted(f), by="x1")
    yield "accepted-by-another-key", "An admission is accepted by another person and with another key than it names: the person tells.", \
        "E-ADMISSION-PRINCIPAL", lambda f: join(admitted(f), by="x1", key="x1")
    yield "accepted-other-key", "An admission is accepted with another key than it names.", "E-ADMISSION-KEY", \
        lambda f: join(admitted(f), key="n1-other")
    yield "accepted-member", "An organization accepts anew in the last second of its old membership.", "E-MEMBER-ALREADY", leaving(1)
    yield "accepted-again", "An organization accepts anew in the second in which its old membership ends.", None, leaving(0)
    yield "accepted-long", "An organization accepts whose seat in a new assembly has an id of 65 bytes.", "E-SEAT-NAME", another_assembly
    yield "accepted-elsewhere", "An admission is accepted by who has gone to another organization since.", "E-ID-TAKEN", gone_elsewhere
    yield "moved-coming", "The principal of a member to come moves to another organization.", "E-PERSON-UNKNOWN", \
        lambda f: (coming(f), move(f, "n1", "o1"))
    yield "offered-coming", "The principal of a member to come offers a second key.", "E-PERSON-UNKNOWN", \
        lambda f: (coming(f), offer(f, "n1-laptop", "n1"))
    yield "handed-coming", "An organization is handed to the principal of a member to come.", "E-PERSON-UNKNOWN", \
        lambda f: (coming(f), hand(f, "n1"))


def affiliate(f, n, group="g", **more):
    return f.add("organization.affiliated", f"p{n}", group=group, organization=f"o{n}", **more)


def disaffiliate(f, n):
    return f.add("organization.disaffiliated", f"p{n}", organization=f"o{n}")


def confirm_group(f, by="p4", organization="o3", **more):
    return f.add("affiliation.confirmed", by, **{"affiliation": f.declared, "organization": organization, **more})


def affiliations():
    yield "affiliated-already", "An organization declares again that it is of its group.", "E-AFFILIATION-ALREADY", \
        lambda f: (affiliate(f, 2, "h"), affiliate(f, 2, "h"))
    yield "affiliated-elsewhere", "An organization declares that it is of another group.", None, \
        lambda f: (affiliate(f, 2, "h"), affiliate(f, 2, "k"))
    yield "affiliated-decided", "An organization of which the group is decided declares that it is of another.", "E-AFFILIATION-DECIDED", \
        lambda f: affiliate(f, 4, "h")
    yield "affiliated-decided-same", "An organization of which the group is decided declares the same: that it is decided tells.", \
        "E-AFFILIATION-DECIDED", lambda f: affiliate(f, 4)
    yield "disaffiliated-decided", "An organization leaves the group that was decided.", "E-AFFILIATION-DECIDED", lambda f: disaffiliate(f, 4)
    yield "disaffiliated-none", "An organization that is of no group leaves it.", "E-AFFILIATION-NOT", lambda f: disaffiliate(f, 1)
    yield "disaffiliated-twice", "An organization leaves its group twice.", "E-AFFILIATION-NOT", \
        lambda f: (affiliate(f, 2, "h"), disaffiliate(f, 2), disaffiliate(f, 2))
    yield "disaffiliated-pending", "An organization takes back an affiliation that nobody has confirmed.", None, lambda f: disaffiliate(f, 3)
    yield "affiliation-taken-back", "An affiliation is confirmed that was taken back.", "E-AFFILIATION-UNKNOWN", \
        lambda f: (disaffiliate(f, 3), confirm_group(f))
    yield "affiliation-unknown", "An affiliation is confirmed that nobody declared.", "E-AFFILIATION-UNKNOWN", \
        lambda f: confirm_group(f, affiliation=NOBODY)
    yield "affiliation-of-another", "The affiliation of an organization is confirmed with the declaration of another.", "E-AFFILIATION-UNKNOWN", \
        lambda f: confirm_group(f, organization="o2")
    yield "affiliation-confirmed-twice", "An affiliation is confirmed again.", "E-AFFILIATION-UNKNOWN", \
        lambda f: (confirm_group(f), confirm_group(f))
    yield "affiliation-outside", "An affiliation is confirmed by an organization that is not of the group.", "E-AFFILIATION-GROUP", \
        lambda f: confirm_group(f, "p1")
    yield "affiliation-own", "An organization confirms its own affiliation.", "E-AFFILIATION-GROUP", lambda f: confirm_group(f, "p3")
    yield "affiliation-coming", "An affiliation is confirmed by the principal of a member to come.", "E-PERSON-UNKNOWN", \
        lambda f: (coming(f), confirm_group(f, "n1"))
    yield "affiliation-decided", "An affiliation is confirmed after the group of the organization is decided again.", "E-AFFILIATION-DECIDED", \
        decided_since
    yield "affiliation-confirmed", "An affiliation is confirmed by an organization of the group.", None, confirm_group


def decided_since(f):
    """o4 was to be taken out of its group, and declared that it would then be of another; the decision is rescinded."""
    day = time_text(f.now + 20 * DAY)
    taken_out = decide(f, {"act": "member.disaffiliate", "effective": day, "organization": "o4"})
    affiliate(f, 2, "h")
    declared = affiliate(f, 4, "h", effective=day)
    decide(f, {"act": "decision.rescind", "motion": taken_out})
    confirm_group(f, "p2", "o4", affiliation=declared)


def move(f, person, organization):
    return f.add("person.moved", person, organization=organization)


def confirm_move(f, moved, person="q1", by="p2"):
    return f.add("person.confirmed", by, move=moved, person=person)


def leaves(f, after=DAY):
    f.add("member.withdrawn", "p1", effective=time_text(f.now + after), organization="o1")


def moved_twice(f):
    first = move(f, "q1", "o2")
    move(f, "q1", "o3")
    confirm_move(f, first)


def moved_meanwhile(change):
    """Something happens between what the person said and its confirmation."""
    def made(f):
        moved = move(f, "q1", "o2")
        change(f)
        confirm_move(f, moved)
    return made


def moves():
    yield "moved-own", "A person moves to its own organization.", "E-MOVE-OWN", lambda f: move(f, "q1", "o1")
    yield "moved-unknown", "A person moves to an organization that nobody knows.", "E-ORGANIZATION-UNKNOWN", lambda f: move(f, "q1", "o9")
    yield "moved-suspended", "A person moves to a suspended organization.", "E-MEMBER-NOT", \
        lambda f: (decide(f, {"act": "member.suspend", "organization": "o3"}), move(f, "q1", "o3"))
    yield "moved-principal", "The principal of an organization moves to another.", "E-MOVE-PRINCIPAL", lambda f: move(f, "p1", "o2")
    yield "moved-principal-own", "A principal moves to its own organization: that it is the principal tells.", "E-MOVE-PRINCIPAL", \
        lambda f: move(f, "p1", "o1")
    yield "moved-ending", "A person moves whose organization has said when it leaves.", "E-MOVE-ENDING", \
        lambda f: (leaves(f), move(f, "q1", "o2"))
    yield "moved-ending-principal", "A principal moves whose organization has said when it leaves: that it ends tells.", "E-MOVE-ENDING", \
        lambda f: (leaves(f), move(f, "p1", "o2"))
    yield "move-unknown", "A move is confirmed that nobody has said.", "E-MOVE-UNKNOWN", lambda f: confirm_move(f, NOBODY)
    yield "move-of-another", "The move of one person is confirmed for another.", "E-MOVE-UNKNOWN", \
        lambda f: confirm_move(f, move(f, "q1", "o2"), "r1")
    yield "move-replaced", "A move is confirmed after which the person has said another.", "E-MOVE-UNKNOWN", moved_twice
    yield "move-twice", "A move is confirmed again.", "E-MOVE-UNKNOWN", \
        lambda f: [confirm_move(f, moved) for moved in [move(f, "q1", "o2")] * 2]
    yield "move-of-principal", "A move is confirmed of who has become the principal.", "E-MOVE-PRINCIPAL", moved_meanwhile(lambda f: hand(f, "q1"))
    yield "move-ending", "A move is confirmed after the organization has said when it leaves.", "E-MOVE-ENDING", moved_meanwhile(leaves)
    yield "move", "A move is confirmed.", None, moved_meanwhile(lambda f: None)


def vectors():
    for cases in (members(), affiliations(), moves()):
        yield from each(cases, people, "refusals-people")
    yield from each(foundings(), founding, "refusals-people")
