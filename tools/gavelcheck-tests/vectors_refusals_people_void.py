"""Vectors of lawful trails whose last motion is carried and leaves an act void: about members (FORMAT.md, 9.1), seats (9.2), bodies and
offices (9.3). Their faults are none: the code stands in the register alone, and so in `tables/effects.csv`.
"""

from forge import DAY
from gavelcheck.values import plus_months, time_text
from vectors_refusals_people import ACCEPT_WITHIN, FORMALITIES, LONG, admitted, admitting, decide, founding, join, own, people, text
from vectors_refusals_seats import accept, fill, seats, take
from vectors_registrar import files_of, proof

UNTIL_DECIDED = 720  # how long decide takes
BASES = {"refusals-people": people, "refusals-seats": seats}


def effects(f, motion):
    return [effect.code for effect in f.register.effects.of(motion=motion)]


def void(name, cause, f, code, *acts, base="refusals-people", done=0, texts=(), files=None):
    """A lawful trail, whose motion leaves its acts void with this code, but for so many first ones."""
    motion = decide(f, *acts, texts=texts)
    assert effects(f, motion) == [None] * done + [code] * (len(acts) - done), (name, effects(f, motion))
    return own("void-" + name, cause, f, base=base, files=files and files(f))


# 9.1 Members

def act(name, organization="o1", **more):
    return {"act": "member." + name, "organization": organization, **more}


def of_members():
    yield void("member-suspended", "An organization is suspended twice by one motion.", people(), "E-MEMBER-SUSPENDED",
               act("suspend"), act("suspend"), done=1)
    yield void("member-not-suspended", "An organization is reinstated that is not suspended.", people(), "E-MEMBER-NOT-SUSPENDED",
               act("reinstate"))
    yield void("member-in-class", "An organization is put in the class in which it is.", people(), "E-MEMBER-IN-CLASS",
               act("reclassify", **{"class": "a"}))
    yield void("class-unknown", "An organization is put, and another admitted, in a class that the charter does not have.", people(),
               "E-CLASS-UNKNOWN", act("reclassify", **{"class": "z"}), admitting(**{"class": "z"}))
    yield void("member-already", "A member is admitted.", people(), "E-MEMBER-ALREADY", admitting("o1"))
    yield void("member-not", "Of an organization that is no member, acts that only members can be the subject of.", people(), "E-MEMBER-NOT",
               *(act(name, "o9") for name in ("suspend", "reinstate", "expel")), act("reclassify", "o9", **{"class": "b"}))
    day, before = time_text(people().now + 3 * DAY), time_text(people().now + 3 * DAY - 1)
    yield void("member-ending", "An organization that will have left is suspended from the last second of its membership on, and from the next.",
               leaving(day), "E-MEMBER-NOT", act("suspend", "o2", effective=before), act("suspend", "o2", effective=day), done=1)
    again = [admitting("o2", principal="p2", effective=effective) for effective in (day, before)]
    yield void("member-still", "An organization that will have left is admitted from the second on in which it leaves, and from the one before.",
               leaving(day), "E-MEMBER-ALREADY", *again, done=1)
    yield void("admission-pending", "An organization is admitted in the last second for which an earlier admission can be accepted.",
               until_decided(ACCEPT_WITHIN - 1), "E-ADMISSION-PENDING", admitting())
    yield void("not-admission-pending", "An organization is admitted in the second in which an earlier admission has lapsed.",
               until_decided(ACCEPT_WITHIN), None, admitting())
    yield void("admission-founder", "An organization is admitted that the charter names as a founder, and that has not accepted.", founding(),
               "E-ADMISSION-PENDING", admitting("o4"))
    yield void("admission-of-person", "An organization is admitted with a person of another as its principal.", people(), "E-ID-TAKEN",
               admitting(principal="q1"))
    yield void("affiliation-already", "An organization is put in the group in which a decision has put it.", people(), "E-AFFILIATION-ALREADY",
               act("affiliate", "o4", group="g"))
    yield void("affiliation-not", "An organization is taken out of a group that is in none.", people(), "E-AFFILIATION-NOT", act("disaffiliate"))
    yield void("organization-unknown", "An organization that nobody knows is put in a group.", people(), "E-ORGANIZATION-UNKNOWN",
               act("affiliate", "o9", group="g"))
    yield void("admission-long", "An organization is admitted whose seat among the members has an id of 65 bytes.", people(), "E-SEAT-NAME",
               admitting(LONG + "n"))
    yield void("not-admission-long", "An organization is admitted whose seat among the members has an id of 64 bytes.", people(), None,
               admitting(LONG))
    recovering = {"act": "key.recover", "offer": people().lost, "organization": "o1", "person": "x1"}
    yield void("recovery-unknown", "A key is recovered of a person that nobody knows.", people(), "E-PERSON-UNKNOWN", recovering)
    yield void("ledger-key-twice", "A motion hands the ledger's key on twice.", people(), "E-LEDGER-KEY-HANDED",
               {"act": "ledger_key.replace", **proof("next")}, {"act": "ledger_key.replace", **proof("other", "next")}, done=1,
               files=lambda f: files_of(f, "ledger"))


def leaving(day):
    f = people()
    f.add("member.withdrawn", "p2", effective=day, organization="o2")
    return f


def until_decided(seconds, organization="n1"):
    """An admission was decided, and the next motion is decided so many seconds after it."""
    f = admitted(people(), organization=organization)
    f.now += seconds - UNTIL_DECIDED
    return f


# 9.2 and 9.3 Seats, bodies and offices

def create(**seat):
    return {"act": "seat.create", "seat": {"appoints": "body", "body": "board", "id": "b3", "title": "B 3", "voting": True, "weight": 1, **seat}}


def vacate(seat):
    return {"act": "seat.vacate", "seat": seat}


def appoint(office, person):
    return {"act": "office.appoint", "office": office, "person": person}


def mandate(f, post, person="q1"):
    """A mandate for a day, and the text that it names."""
    name, texts = text(f, b"It cannot wait.\n")
    return {"act": "mandate.grant", "person": person, "post": post, "text": name, "until": time_text(f.now + DAY)}, texts


def chartering(f, body="assembly", kind="assembly", seats=(), **more):
    name, texts = text(f)
    definition = {"id": body, "kind": kind, "rule": "plain", "title": "Another body", **more}
    return {"act": "body.charter", "body": definition, "mandate": name, "seats": list(seats)}, texts


def seat_void(name, cause, code, *acts, f=None, **more):
    return void(name, cause, f or seats(), code, *acts, base="refusals-seats", **more)


def with_text(name, cause, code, make, f=None, **told):
    """A void act that names a text."""
    f = f or seats()
    act_of, texts = make(f, **told)
    return seat_void(name, cause, code, act_of, f=f, texts=texts)


def accepted():
    """q2 has the seat that the members have given it: o2 has two seats of the board, as many as it may have."""
    f = seats()
    accept(f)
    return f


def for_a_month(seconds):
    """r2 has the other seat for a month; the next motion is decided so many seconds before its end."""
    f = seats()
    accept(f, "b2", "r2", appointment=decide(f, fill("b2", "r2")))
    f.now = plus_months(f.now, 1) - seconds - UNTIL_DECIDED
    return f


def resigning():
    """q2 has a seat, and has resigned it from a day on; and that day."""
    f = accepted()
    day = f.now + DAY
    f.add("seat.resigned", "q2", effective=time_text(day), seat="b1")
    return f, day


def with_secretary():
    f = seats()
    take(f)
    return f


def of_seats():
    yield seat_void("seat-unknown", "Seats are filled and vacated that there are not, in bodies that there are.", "E-SEAT-UNKNOWN",
                    fill("board.x", "p4"), fill("members.o9", "p4"), vacate("members.o9"))
    yield seat_void("seat-filled-nobody", "A seat is given to a person that nobody knows, and an office.", "E-PERSON-UNKNOWN",
                    fill("b2", "x1"), appoint("chair", "x1"))
    yield seat_void("seat-held", "A seat is filled that somebody holds.", "E-SEAT-HELD", fill("b1", "p4"), f=accepted())
    yield seat_void("not-seat-held", "A seat is filled to which somebody was appointed who has not accepted.", None, fill("b1", "p4"))
    yield seat_void("seat-filled-twice", "A motion fills a seat twice, the second time with an alternate.", "E-SEAT-HELD",
                    fill("b2", "p4"), fill("b2", "p3", alternate=True), done=1)
    yield seat_void("office-filled-twice", "A motion fills an office twice.", "E-SEAT-HELD", appoint("chair", "p4"), appoint("chair", "p3"), done=1)
    yield with_text("mandate-seat-held", "A mandate is granted for a seat that somebody holds.", "E-SEAT-HELD", mandate, accepted(), post="b1")
    yield with_text("mandate-office-held", "A mandate is granted for an office that somebody has accepted.", "E-SEAT-HELD", mandate,
                    with_secretary(), post="secretary")
    yield with_text("not-mandate-office-held", "A mandate is granted for an office that somebody has by the line of succession alone.", None,
                    mandate, post="chair")
    yield seat_void("seat-beyond-cap", "A third seat of the board is given to persons of an organization.", "E-SEAT-CAP", fill("b2", "r2"),
                    f=accepted())
    yield seat_void("not-seat-beyond-cap", "A second seat of the board is given to persons of an organization.", None, fill("b2", "q1"), f=accepted())
    for name, cause, code, seconds in (("seat-held-term", "A seat is filled in the last second of the term of who holds it.", "E-SEAT-HELD", 1),
                                       ("not-seat-held-term", "A seat is filled in the second in which the term of who holds it is over.", None, 0)):
        yield seat_void(name, cause, code, fill("b2", "p4"), f=for_a_month(seconds))
    yield seat_void("seat-filled-suspended", "A seat is given to a person of the organization that the same motion suspends.", "E-MEMBER-NOT",
                    act("suspend", "o2"), fill("b2", "r2"), done=1)
    yield seat_void("seat-vacant", "A seat is vacated that nobody has, and one of which nobody is appointed to the seat among the members.",
                    "E-SEAT-VACANT", vacate("b2"), vacate("members.o1"))
    f, day = resigning()
    yield seat_void("seat-vacant-later", "A seat is vacated from the second on in which who holds it has resigned it, and before from the next one.",
                    "E-SEAT-VACANT", *({**vacate("b1"), "effective": time_text(day + more)} for more in (1, 0)), f=f)
    f, day = resigning()
    yield seat_void("not-seat-vacant-later", "A seat is vacated from the last second on before who holds it has resigned it.", None,
                    {**vacate("b1"), "effective": time_text(day - 1)}, f=f)
    yield seat_void("not-seat-vacant", "A seat is vacated to which somebody was appointed who has not accepted.", None, vacate("b1"))
    yield seat_void("seat-not-filled", "Seats are filled that an organization and an office fill.", "E-SEAT-NOT-FILLED",
                    fill("s3", "p3"), fill("c1", "p3"), fill("members.o3", "p3"))
    yield with_text("mandate-not-filled", "A mandate is granted for a vacant seat that an organization fills.", "E-SEAT-NOT-FILLED", mandate,
                    post="s3")
    yield seat_void("seat-taken", "Seats are made with the id of a seat and of an office.", "E-ID-TAKEN", create(id="s1"), create(id="chair"))
    yield seat_void("seat-name", "A seat is made with a dot in its id.", "E-SEAT-NAME", create(id="board.b3"))
    yield seat_void("seat-in-assembly", "A seat is made in an assembly.", "E-SEAT-IN-ASSEMBLY", create(body="members"))
    yield seat_void("seat-organization-unknown", "A seat is made that an organization fills which nobody knows.", "E-ORGANIZATION-UNKNOWN",
                    create(appoints="organization", organization="o9"))
    yield seat_void("seat-office-unknown", "A seat is made for the bearer of an office that there is not.", "E-OFFICE-UNKNOWN",
                    create(appoints="ex_officio", office="treasurer"))


def of_bodies():
    seat = create(body="assembly")["seat"]
    yield with_text("assembly-name", "An assembly is chartered with a dot in its id.", "E-SEAT-NAME", chartering, body="the.assembly")
    yield beside_member("assembly-long", "An assembly is chartered in which the seat of a member has an id of 65 bytes.", "E-SEAT-NAME", "assembly")
    yield beside_member("not-assembly-long", "An assembly is chartered in which the seat of a member has an id of 64 bytes.", None, "council")
    yield beside_admitted("assembly-long-admitted", "in the last second in which it can accept", "E-SEAT-NAME", ACCEPT_WITHIN - 1)
    yield beside_admitted("not-assembly-long-admitted", "in the second in which its time to accept is over", None, ACCEPT_WITHIN)
    yield with_text("assembly-with-seats", "An assembly is chartered with a seat.", "E-SEAT-IN-ASSEMBLY", chartering, seats=[seat])
    yield with_text("body-class-unknown", "An assembly is chartered for a class that the charter does not have.", "E-CLASS-UNKNOWN", chartering,
                    classes=["z"])


def beside_member(name, cause, code, body):
    f = admitted(people(), organization=LONG)
    join(f, organization=LONG)
    act_of, texts = chartering(f, body)
    return void(name, cause, f, code, act_of, texts=texts)


def beside_admitted(name, when, code, seconds):
    f = until_decided(seconds, LONG)
    act_of, texts = chartering(f)
    return void(name, f"An assembly is chartered in which an admitted organization would have a seat with an id of 65 bytes, {when}.", f, code,
                act_of, texts=texts)


def formality_office():
    f = seats()
    name, texts = text(f, b"The charter as amended.\n")
    oath = {**FORMALITIES[1], "office": "treasurer"}
    return seat_void("formality-office", "The charter is amended by a formality that the bearer of an office attests which there is not.",
                     "E-FORMALITY-OFFICE", {"act": "charter.amend", "formalities": [FORMALITIES[0], oath, FORMALITIES[2]], "text": name},
                     f=f, texts=texts)


def vectors():
    yield from of_members()
    yield from of_seats()
    yield from of_bodies()
    yield formality_office()
