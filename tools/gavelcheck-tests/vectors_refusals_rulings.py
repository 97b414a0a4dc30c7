"""Vectors of the ledger of vectors_refusals_meetings: what is refused of rulings of the chair, appeals, and hearings (FORMAT.md, 8.7)."""

from forge import DAY
from gavelcheck.values import time_text
from vectors_refusals_meetings import APPEAL, BASES, HEARING, MOVER_WAITS, NOBODY, base, carry, carry_by_both, opened, text, told_all, void

__all__ = ["BASES", "vectors"]


# Rulings and appeals

def rule(f, motion=None, by="p1", body="board", **more):
    about = {"motion": motion, "out_of_order": True} if motion else {}
    return f.add("chair.ruled", by, body=body, question="Is it in order?", text=text(f), **about, **more)


def revise(f, motion, acts=(), texts=(), by="p2", version=2):
    f.add("motion.revised", by, acts=list(acts), motion=motion, texts=list(texts), title="Revised", version=version)


def withdraw(f, ruling=None, by="p1"):
    f.add("ruling.withdrawn", by, ruling=ruling or f.ruling)


def appeal(f, by="p2", at=None, ruling=None):
    if at is not None:
        f.now = at - 60
    return f.propose(by, "members", [{"act": "ruling.overturn", "ruling": ruling or f.ruling}], title="Appeal")


def begin(f, motion, by="p2", body="members", wait=60):
    return f.open(by, motion, body, 3_600, wait)


def overturn(f, vote="yes"):
    """An appeal is decided."""
    motion = appeal(f)
    seal = begin(f, motion)
    f.vote("p2", seal, "members.o2", vote)
    f.close("p2", seal, 3_600)


def ruling_cases():
    elsewhere = lambda f: (opened(f, f.elsewhere, "p4"), rule(f, meeting=f.elsewhere))  # noqa: E731
    appeal_ends = lambda f: f.ruled + APPEAL  # noqa: E731
    yield "rulings-not-taken", "The chair of a body rules that hears no appeal.", "E-RULINGS-NOT-TAKEN", lambda f: rule(f, body="council")
    yield "rulings-not-taken-by-other", "Who is no chair rules in a body that hears no appeal: that it hears none is told first.", \
        "E-RULINGS-NOT-TAKEN", lambda f: rule(f, by="p3", body="council")
    yield "ruled-meeting-unknown", "A ruling at a meeting that nobody has called.", "E-MEETING-UNKNOWN", lambda f: rule(f, meeting=NOBODY)
    yield "ruled-meeting-elsewhere", "A ruling at a meeting of another body.", "E-MEETING-ELSEWHERE", elsewhere
    yield "ruled-meeting-elsewhere-closed", "A ruling at a meeting of another body that is not opened: that it is another's is told first.", \
        "E-MEETING-ELSEWHERE", lambda f: rule(f, meeting=f.elsewhere)
    yield "ruled-meeting-not-open", "A ruling at a meeting that is not opened.", "E-MEETING-NOT-OPEN", lambda f: rule(f, meeting=f.coming)
    yield "ruled-meeting-adjourned", "A ruling at a meeting that is adjourned.", "E-MEETING-ADJOURNED", lambda f: rule(f, meeting=f.past)
    yield "ruled-on-appeal", "The chair rules on an appeal from its ruling.", "E-RULING-ON-APPEAL", \
        lambda f: rule(f, appeal(f), "p4", "members")
    yield "ruled-on-appeal-elsewhere", "The chair rules on an appeal that was moved in another body: the body is told first.", "E-MOTION-BODY", \
        lambda f: rule(f, appeal(f))
    yield "ruled-twice", "A motion is ruled out of order that is.", "E-RULED-ALREADY", lambda f: rule(f, f.motion)
    yield "ruled-twice-revised", "A motion is ruled out of order that is, and was revised.", "E-RULED-ALREADY", \
        lambda f: (revise(f, f.motion), rule(f, f.motion))
    yield "ruled-withdrawn-same", "A motion is ruled out of order again of which that was withdrawn, and which is as it was.", "E-RULED-ALREADY", \
        lambda f: (withdraw(f), rule(f, f.motion))
    yield "ruled-withdrawn-revised", "A motion is ruled out of order again of which that was withdrawn, and which was revised.", None, \
        lambda f: (withdraw(f), revise(f, f.motion), rule(f, f.motion))
    yield "ruled-overturned", "A motion is ruled out of order again of which that was overturned, and which was revised.", "E-RULED-ALREADY", \
        lambda f: (overturn(f), revise(f, f.motion), rule(f, f.motion))
    yield "ruling-withdrawn-unknown", "A ruling is withdrawn that nobody has made.", "E-RULING-UNKNOWN", lambda f: withdraw(f, NOBODY)
    yield "ruling-withdrawn-twice", "A ruling is withdrawn that is.", "E-RULING-SETTLED", lambda f: (withdraw(f), withdraw(f))
    yield "ruling-withdrawn-twice-by-other", "A ruling is withdrawn that is, by who is no chair: that it is settled is told first.", \
        "E-RULING-SETTLED", lambda f: (withdraw(f), withdraw(f, by="p3"))
    yield "ruling-withdrawn-overturned", "A ruling is withdrawn that was overturned.", "E-RULING-SETTLED", lambda f: (overturn(f), withdraw(f))
    yield "poll-ruled-out", "A poll is opened on a motion that is out of order.", "E-MOTION-RULED-OUT", lambda f: begin(f, f.motion, body="board")
    yield "poll-ruled-out-withdrawn", "A poll is opened on a motion of which the ruling was withdrawn.", None, \
        lambda f: (withdraw(f), begin(f, f.motion, body="board"))
    yield "poll-ruled-out-upheld", "A poll is opened on a motion that is out of order, as an appeal has failed to change.", "E-MOTION-RULED-OUT", \
        lambda f: (overturn(f, "no"), begin(f, f.motion, body="board"))
    yield "poll-ruled-out-lapsed", "A poll is opened on a motion that is out of order and has lapsed: that it has lapsed is told first.", \
        "E-MOTION-LAPSED", lambda f: (wait(f, 31), begin(f, f.motion, body="board"))
    yield "poll-ruled-out-freed", "A poll is opened in the last second of a motion that had lapsed when the ruling on it was withdrawn.", None, \
        lambda f: (wait(f, 31), withdraw(f), wait(f, 30, 61), begin(f, f.motion, body="board"))
    yield "appeal-unknown", "An appeal from a ruling that nobody has made.", "E-RULING-UNKNOWN", lambda f: appeal(f, ruling=NOBODY)
    yield "appeal-settled", "An appeal from a ruling that was withdrawn.", "E-RULING-SETTLED", lambda f: (withdraw(f), appeal(f))
    yield "appeal-settled-late", "An appeal that is too late, from a ruling that was withdrawn: that it is settled is told first.", \
        "E-RULING-SETTLED", lambda f: (withdraw(f), appeal(f, at=appeal_ends(f)))
    yield "appeal-late", "An appeal in the second in which it is too late.", "E-APPEAL-LATE", lambda f: appeal(f, at=appeal_ends(f))
    yield "appeal-last-second", "An appeal in the last second.", None, lambda f: appeal(f, at=appeal_ends(f) - 1)
    yield "appeal-open", "An appeal from a ruling on which another is open.", "E-APPEAL-DECIDED", lambda f: (begin(f, appeal(f)), appeal(f, "p3"))
    yield "appeal-failed", "An appeal from a ruling that a body has upheld.", "E-APPEAL-DECIDED", lambda f: (overturn(f, "no"), appeal(f, "p3"))
    yield "appeal-tied", "An appeal from a ruling on which another was tied.", "E-APPEAL-DECIDED", lambda f: (tie(f), appeal(f, "p3"))
    yield "appeal-failed-late", "An appeal that is too late, from a ruling that a body has upheld: that it is decided is told first.", \
        "E-APPEAL-DECIDED", lambda f: (overturn(f, "no"), appeal(f, "p3", at=appeal_ends(f)))
    yield "appeal-beside", "An appeal from a ruling beside another on which no poll is opened.", None, lambda f: (appeal(f), appeal(f, "p3"))
    yield "appeal-poll-settled", "A poll is opened on an appeal whose ruling was withdrawn.", "E-RULING-SETTLED", withdrawn_amid
    yield "appeal-poll-second", "A poll is opened on an appeal while one is open on another from the same ruling.", "E-APPEAL-DECIDED", second_appeal
    yield "appeal-poll-overturned", "A poll is opened on an appeal when another has overturned the ruling: that it is settled is told first.", \
        "E-RULING-SETTLED", lambda f: (setattr(f, "other", appeal(f, "p3")), overturn(f), begin(f, f.other, "p3"))


def wait(f, days, less=0):
    f.now += days * DAY - less


def tie(f):
    seal = begin(f, appeal(f))
    f.vote("p2", seal, "members.o2", "yes")
    f.vote("p3", seal, "members.o3", "no")
    f.close("p2", seal, 3_600)


def withdrawn_amid(f):
    motion = appeal(f)
    withdraw(f)
    begin(f, motion)


def second_appeal(f):
    one, other = appeal(f), appeal(f, "p3")
    begin(f, one)
    begin(f, other, "p3")


def overtaken():
    """The ruling is withdrawn while the poll on the appeal is open."""
    f = base()
    motion = appeal(f)
    seal = begin(f, motion)
    withdraw(f)
    f.vote("p2", seal, "members.o2", "yes")
    f.close("p2", seal, 3_600)
    yield void("appeal-withdrawn", "An appeal carries when its ruling was withdrawn: void.", f, motion, "E-RULING-SETTLED")


# Hearings

def call(f, after=HEARING, by="p2", motion=None, wait=60, **more):
    """A hearing that is held so many seconds after it is called."""
    f.add("hearing.called", by, wait, at=time_text(f.now + wait + after), motion=motion or f.removal, **more)


def answer(f, by="p3", motion=None, kind="answered", **who):
    more = {"text": text(f, b"It is not true.\n")} if kind == "answered" else {}
    f.add("hearing." + kind, by, motion=motion or f.removal, **(who or {"seat": "s3"}), **more)


def waive(f, **more):
    answer(f, kind="waived", **more)


def vacate(f, seat="s3", texts=None):
    return f.propose("p1", "members", [{"act": "seat.vacate", "seat": seat}], [text(f)] if texts is None else texts)


def anew(f, texts=None):
    """The mover revises the removal: what was done is of another version."""
    revise(f, f.removal, [{"act": "seat.vacate", "seat": "s3"}], [text(f)] if texts is None else texts, "p1")


def mover_may(f, less=0):
    """The mover, who is no officer of the members, calls a hearing so many seconds before it may."""
    motion = f.propose("p3", "members", [{"act": "seat.vacate", "seat": "s2"}], [text(f)])
    f.now += MOVER_WAITS - less
    call(f, by="p3", motion=motion, wait=0)


def begun(f, after=HEARING, less=0):
    """A poll is opened on the removal, so many seconds before the hearing."""
    call(f, after)
    f.now += after - less
    f.open("p1", f.removal, "members", 3_600, 0)


def hearing_cases():
    longest = 2 * HEARING + MOVER_WAITS
    yield "charges-missing", "It is moved to vacate a seat, without a text that tells the charges.", "E-CHARGES-MISSING", \
        lambda f: vacate(f, texts=[])
    yield "charges-missing-suspend", "It is moved to suspend a member, without a text that tells the charges.", "E-CHARGES-MISSING", \
        lambda f: f.propose("p1", "members", [{"act": "member.suspend", "organization": "o3"}])
    yield "charges-not-asked", "It is moved to expel a member, without a text, under a rule that has no hearing.", None, expel
    yield "poll-charges-missing", "A poll is opened on an expulsion without a text, when its rule has got a hearing.", "E-CHARGES-MISSING", \
        rule_changed
    yield "charges-missing-revised", "A motion to vacate a seat is revised so that no text tells the charges.", "E-CHARGES-MISSING", \
        lambda f: anew(f, texts=[])
    yield "poll-charges-missing-power", "A poll is opened on an expulsion without a text, when another rule with a hearing is required for it.", \
        "E-CHARGES-MISSING", power_changed
    yield "hearing-none", "A hearing is called on a motion that would remove nobody.", "E-HEARING-NONE", lambda f: call(f, by="p1", motion=f.motion)
    yield "hearing-none-by-other", "A hearing is called on a motion that would remove nobody, by who may call none: the first is told.", \
        "E-HEARING-NONE", lambda f: call(f, by="p3", motion=f.motion)
    yield "hearing-caller", "A hearing is called by who is no officer and did not move it.", "E-HEARING-CALLER", lambda f: call(f, by="p3")
    yield "hearing-caller-other-chair", "A hearing is called by the chair of another body, who is the mover, before the mover may.", \
        "E-HEARING-CALLER", lambda f: call(f, by="p1")
    yield "hearing-caller-mover", "A hearing is called by the mover, a second before it may.", "E-HEARING-CALLER", lambda f: mover_may(f, 1)
    yield "hearing-caller-mover-may", "A hearing is called by the mover, in the second in which it may.", None, mover_may
    yield "hearing-caller-chair", "A hearing is called by the chair of the body in which it is moved.", None, lambda f: call(f, by="p4")
    yield "hearing-twice", "A hearing is called on a motion on which there is one.", "E-HEARING-CALLED", lambda f: (call(f), call(f))
    yield "hearing-twice-by-other", "A second hearing is called by who may call none: that is told first.", "E-HEARING-CALLER", \
        lambda f: (call(f), call(f, by="p3"))
    yield "hearing-twice-early", "A second hearing is called at too short a notice: that it is the second is told first.", "E-HEARING-CALLED", \
        lambda f: (call(f), call(f, HEARING - 1))
    yield "hearing-twice-revised", "A hearing is called on a motion that was revised after the first one.", None, \
        lambda f: (call(f), anew(f), call(f))
    yield "hearing-early", "A hearing is called whose notice lacks a second.", "E-HEARING-TIME", lambda f: call(f, HEARING - 1)
    yield "hearing-first-second", "A hearing is called at the shortest notice.", None, call
    yield "hearing-far", "A hearing is called for a second after the last in which it may be held.", "E-HEARING-TIME", lambda f: call(f, longest + 1)
    yield "hearing-last-second", "A hearing is called for the last second in which it may be held.", None, lambda f: call(f, longest)
    yield "poll-hearing-missing", "A poll is opened on a removal on which there is no hearing.", "E-HEARING-MISSING", \
        lambda f: begin(f, f.removal, "p1")
    yield "poll-hearing-other-version", "A poll is opened on a removal that was revised after the hearing.", "E-HEARING-MISSING", \
        lambda f: (call(f), anew(f), later(f), begin(f, f.removal, "p1"))
    yield "poll-waiver-other-version", "A poll is opened on a removal that was revised after the waiver.", "E-HEARING-MISSING", \
        lambda f: (waive(f), anew(f), begin(f, f.removal, "p1"))
    yield "poll-hearing-ahead", "A poll is opened on a removal a second before the hearing.", "E-HEARING-AHEAD", lambda f: begun(f, less=1)
    yield "poll-hearing-held", "A poll is opened on a removal in the second of the hearing.", None, begun
    yield "poll-hearing-beyond-lapse", "A poll is opened on a removal that would have lapsed, had there been no hearing.", None, beyond_lapse
    yield "poll-waived", "A poll is opened on a removal whose hearing was waived.", None, lambda f: (waive(f), begin(f, f.removal, "p1"))
    yield "poll-nobody-accused", "A poll is opened without a hearing on vacating a seat that is vacant.", None, \
        lambda f: begin(f, vacate(f, "s4"), "p1")
    yield "poll-answered", "A poll is opened on a removal that was answered, and not waived.", "E-HEARING-MISSING", \
        lambda f: (answer(f), begin(f, f.removal, "p1"))
    yield "poll-waived-one", "A poll is opened on the removal of two of whom one has waived.", "E-HEARING-MISSING", two_accused
    yield "answered-none", "An answer to a motion that would remove nobody.", "E-HEARING-NONE", lambda f: answer(f, motion=f.motion)
    yield "answered-not-concerned", "An answer of a seat that a motion would not vacate.", "E-HEARING-NOT-CONCERNED", \
        lambda f: answer(f, "p2", seat="s2")
    yield "answered-organization", "An answer of the organization whose seat a motion would vacate.", "E-HEARING-NOT-CONCERNED", \
        lambda f: answer(f, organization="o3")
    yield "answered-not-concerned-other", "An answer by another of a seat that a motion would not vacate: that it would not is told first.", \
        "E-HEARING-NOT-CONCERNED", lambda f: answer(f, "p3", seat="s2")
    yield "answered-vacant", "An answer of a seat that a motion would vacate, and that is vacant.", "E-HEARING-NOT-CONCERNED", \
        lambda f: answer(f, "p4", vacate(f, "s4"), seat="s4")
    yield "answered-twice", "A second answer of a seat.", "E-HEARING-ANSWERED", lambda f: (answer(f), answer(f))
    yield "answered-waived", "An answer of a seat that has waived the hearing.", None, lambda f: (waive(f), answer(f))
    yield "answered-anew", "A second answer of a seat, to a motion that was revised after the first one.", None, \
        lambda f: (answer(f), anew(f), answer(f))
    yield "waived-none", "The hearing on a motion is waived that would remove nobody.", "E-HEARING-NONE", lambda f: waive(f, motion=f.motion)
    yield "waived-not-concerned", "The hearing is waived of a seat that a motion would not vacate.", "E-HEARING-NOT-CONCERNED", \
        lambda f: waive(f, by="p2", seat="s2")
    yield "waived-twice", "The hearing of a seat is waived twice.", "E-HEARING-ANSWERED", lambda f: (waive(f), waive(f))
    yield "waived-answered", "The hearing of a seat is waived that has answered.", None, lambda f: (answer(f), waive(f))


def expel(f):
    return f.propose("p1", "members", [{"act": "member.expel", "organization": "o3"}])


def rule_changed(f):
    """Members and board give the rule of expulsions a hearing."""
    motion = expel(f)
    bare = f.charter["rules"][2]
    carry_by_both(f, [{"act": "rule.change", "rule": {**bare, "hearing": {"notice": HEARING}}}])
    begin(f, motion, "p1")


def power_changed(f):
    motion = expel(f)
    carry_by_both(f, [{"act": "power.change", "power": {"act": "member.expel", "requires": [{"body": "members", "rule": "plain"}]}}])
    begin(f, motion, "p1")


def beyond_lapse(f):
    """The hearing is called a second before the motion lapses, and makes it wait."""
    f.now = f.register.motions.one(id=f.removal).lapses - 61
    begun(f)


def later(f):
    f.now += HEARING


def two_accused(f):
    acts = [{"act": "seat.vacate", "seat": "s3"}, {"act": "seat.vacate", "seat": "s2"}]
    motion = f.propose("p1", "members", acts, [text(f)])
    waive(f, motion=motion)
    begin(f, motion, "p1")


def mandates():
    """The charter is amended so that mandates are granted, from an earlier time on, too; then one is granted from before that."""
    f = base()
    before, words = f.now, text(f)
    carry_by_both(f, [{"act": "charter.amend", "parameters": {**f.charter["parameters"], "mandate_longest": DAY}, "text": words["sha256"]},
                      {"act": "power.change", "power": {"act": "mandate.grant", "requires": [{"body": "members", "rule": "plain"}],
                                                        "retroactive": True}}], [words])
    motion = carry(f, [{"act": "mandate.grant", "effective": time_text(before), "person": "p4", "post": "secretary", "text": words["sha256"],
                        "until": time_text(before + DAY)}], [words])
    yield void("mandates-not-granted", "A mandate is granted from a time on at which the charter granted none: void.", f, motion,
               "E-MANDATES-NOT-GRANTED")


def vectors():
    yield from told_all([*ruling_cases(), *hearing_cases()])
    yield from mandates()
    yield from overtaken()
