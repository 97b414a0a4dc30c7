"""Section 8.5: motions, and whether they are heard (hearing.called)."""

from . import polls
from .acts_decisions import add_motion, deciding_polls, last_failed
from .motions import (about, ABOUT_MOTIONS, appeal, check_acts, check_no_other_appeal, check_texts, check_times,
                      consent, degree, in_order, known_motion, main_motion, pending_on, proposed, RANKS, requirements,
                      rule_of, seat_body, stays_of_its_kind)
from .values import contains, plus, require


# 8.5 Motions

def _ground_of_motion(j):
    """motion.proposed, 3: whether it is on a ground on which the author may propose whatever the rule's mover."""
    register = j.register
    seat = j.seat(j.data["ground"]["inactivity"])
    require("participation" in register.bodies.one(id=seat["body"]).definition, "E-GROUND-NONE")
    due = register.due(seat, j.now)
    require(due, "E-GROUND-ACTIVE")
    acts = [{name: value for name, value in act.items() if name != "effective"} for act in j.data["acts"]]
    require(acts == [due], "E-GROUND-ACT")
    return chair_or_secretary(j, seat["body"])


def chair_or_secretary(j, body):
    return j.register.chair(body, j.now) == j.by or j.register.is_secretary(j.by, j.now)


def hearing_rule(register, motion_acts, needs, now):
    """*The hearing rule* of a motion (hearing.called), as the notice, or nothing."""
    if not any(act["act"] in ("member.expel", "member.suspend", "seat.vacate") for act in motion_acts):
        return None
    rules = [register.rule(name, now) for _, name in needs]
    return max((rule["hearing"]["notice"] for rule in rules if rule and "hearing" in rule), default=None)


def accused_of(register, motion, now):
    """The accused of a motion, in the order of its acts, as `organization:` or `seat:` and the id."""
    found = []
    for act in motion.acts:
        if act["act"] in ("member.expel", "member.suspend") and register.member(act["organization"], now):
            found.append("organization:" + act["organization"])
        if act["act"] == "seat.vacate" and any(t.state == "accepted" and contains(t, now)
                                               for t in register.tenures.of(seat=act["seat"])):
            found.append("seat:" + act["seat"])
    return list(dict.fromkeys(found))


def check_all_heard(j, motion, needs):
    register = j.register
    if hearing_rule(register, motion.acts, needs, j.now) is None:
        return
    accused = accused_of(register, motion, j.now)
    if not accused:
        return
    require(motion.texts, "E-CHARGES-MISSING")
    hearing = next((h for h in register.hearings.of(motion=motion.id) if h.version == motion.version), None)
    for each in accused:
        if any(a.waiver and a.version == motion.version and a.accused == each
               for a in register.hearing_answers.of(motion=motion.id)):
            continue
        require(hearing, "E-HEARING-MISSING")
        require(j.now >= hearing.at, "E-HEARING-AHEAD")


def _conditions_of_motion(j, body, revised=None):
    """motion.proposed, 1 to 7; the requirements and the rule."""
    register, acts, texts = j.register, j.data["acts"], j.data["texts"]
    needs, _ = requirements(register, acts, body, j.now)
    rule = rule_of(register, needs, body, j.now)
    free = False
    if "ground" in j.data:
        free = _ground_of_motion(j)
    elif revised and revised.ground and acts == revised.acts:
        free = chair_or_secretary(j, seat_body(register, revised.ground, acts))
    if free:
        pass
    elif rule["mover"] == "member":
        j.in_standing(j.person(j.by).organization)
    else:
        require(register.holds_in(j.by, body, j.now), "E-MOTION-NOT-MOVER")
    check_texts(texts, j.documents, body)
    check_acts(acts, texts)
    require(texts or hearing_rule(register, acts, needs, j.now) is None, "E-CHARGES-MISSING")
    check_times(register, acts, j.now)
    _check_seen(j, acts)
    _check_sides(j, acts)
    return needs, rule


def _results(act):
    """The acts in which an amendment results; of another act none."""
    return act["result"]["acts"] if act["act"] == "motion.amend" else []


def _check_seen(j, acts):
    """motion.proposed, 7: what the acts are about is known and seen; so of the acts of results, at any depth."""
    for act in acts:
        for named in [act, *act.get("items", [])]:
            if "motion" in named:
                j.saw(known_motion(j.register, named["motion"]).final_entry)
        _check_seen(j, _results(act))
    for act in acts:
        _seen_by_act(j, act)


def _check_sides(j, acts):
    for act in acts:
        _check_sides(j, _results(act))
        if act["act"] == "decision.reconsider":
            _reconsiderable(j, act)


def _seen_by_act(j, act):
    register, name = j.register, act["act"]
    if name == "poll.settle":
        poll = register.polls.one(seal=act["poll"])
        require(poll and poll.outcome == "contested", "E-NOT-CONTESTED" if poll else "E-POLL-UNKNOWN")
        j.saw(max(held.entry for held in register.held_ballots.of(poll=poll.seal)))
    if name == "ruling.overturn":
        ruling = register.rulings.one(id=act["ruling"])
        if ruling:
            j.saw(ruling.entry)
    if "document" in act:
        document = register.documents.one(digest=act["document"])
        require(document, "E-DOCUMENT-UNNAMED")
        j.saw(document.entry)
    if name == "key.recover":
        key = register.keys.one(offer_event=act["offer"])
        if key:
            j.saw(key.offer_entry)
    if name == "minutes.approve":
        meeting = register.meetings.one(id=act["meeting"])
        if meeting and meeting.listed is not None:
            j.saw(meeting.listed)
    if name == "minutes.correct":
        versions = register.minutes.of(meeting=act["meeting"])
        if versions:
            j.saw(versions[-1].entry)
    if name == "old_decisions.adopt":
        for batch in register.old_batches.of(body=act["body"]):
            if batch.state == act["state"]:
                j.saw(batch.entry)


def _reconsiderable(j, act):
    register = j.register
    motion = known_motion(register, act["motion"])
    decided = deciding_polls(register, motion)
    last = last_failed(register, motion)
    if motion.state != "failed" or last is None:
        rules = [poll.rule for poll in decided] + [register.rule(rule, j.now) for _, rule in motion.requirements]
        require(not any(rule and "reconsider_within" in rule for rule in rules), "E-MOTION-NOT-FAILED")
        return
    if "reconsider_within" not in last.rule:
        return
    require(j.now < plus(last.closed, last.rule["reconsider_within"]), "E-RECONSIDER-LATE")
    j.body(last.body)
    _, judged = polls.fates(register, last)
    votes = polls.votes_with_roll_call(register, last, judged)
    recused = polls.recused_seats(register, last)
    noes = [name for name, vote in votes.items() if vote.choice == "no" and name not in recused]
    seats = [register.seat(name, j.now) for name in noes]
    require(any(seat and register.holds(j.by, seat, j.now) for seat in seats), "E-RECONSIDER-SIDE")


def motion_proposed(j):
    register, data, acts = j.register, j.data, j.data["acts"]
    needs, rule = _conditions_of_motion(j, data["body"])
    act = next((each for each in acts if each["act"] in ABOUT_MOTIONS), None)
    main = None
    if act:
        require(len(acts) == 1, "E-ACT-NOT-ALONE")
        main = in_order(register, act, data["texts"], j.now)
        rank = RANKS.get(act["act"])
        if rank:
            require(all(RANKS[about(other.acts)["act"]] < rank for other in pending_on(register, main, j.now)),
                    "E-MOTION-PENDING")
        before = [register.motions.one(id=s.motion) for s in register.subsidiary_motions.of(main=main.id)
                  if s.version == main.version and s.act == act["act"]]
        require(not any(other.mover == j.by and other.state != "carried" for other in before), "E-MOTION-DILATORY")
    appealing = appeal(acts)
    if appealing:
        ruling = register.rulings.one(id=appealing["ruling"])
        require(ruling, "E-RULING-UNKNOWN")
        require(ruling.state == "standing", "E-RULING-SETTLED")
        check_no_other_appeal(register, ruling.id)
        require(j.now < ruling.appeal_until, "E-APPEAL-LATE")
    agenda = consent(acts)
    for item in agenda["items"] if agenda else []:
        other = main_motion(register, item["motion"], j.now)
        require(other.version == item["version"], "E-MOTION-VERSION")
    series, number = j.new_number("", "motion", data["body"])
    j.name_texts(data["texts"])
    register.count(series)
    if appealing:
        register.appeals.add(motion=j.id, ruling=appealing["ruling"])
    for item in agenda["items"] if agenda else []:
        register.consent_items.add(agenda=j.id, motion=item["motion"], version=item["version"], entry=j.n,
                                   pulled_by=None, puller=None)
    add_motion(register, id=j.id, number=number, body=data["body"], mover=j.by, title=data["title"], texts=data["texts"],
               acts=acts, requirements=needs, proposed=j.now, final=j.now, final_entry=j.n,
               lapses=plus(j.now, rule["lapse"]), ground=data.get("ground", {}).get("inactivity"))
    if main:
        own = degree(register, main) + 1 if act["act"] == "motion.amend" else 0
        register.subsidiary_motions.add(motion=j.id, main=main.id, version=main.version, act=act["act"], degree=own)


def motion_revised(j):
    register, data = j.register, j.data
    motion = proposed(register, data["motion"], j.now)
    require(motion.mover == j.by, "E-MOTION-NOT-MOVER")
    j.saw(motion.final_entry)
    require(data["version"] == motion.version + 1, "E-MOTION-VERSION")
    course = register.courses.one(motion=motion.id)
    require(not course or course.made_by is None, "E-MOTION-BODYS-WORDING")
    require(not any(other.state == "open" for other in pending_on(register, motion, j.now)), "E-MOTION-PENDING")
    stays_of_its_kind(register, motion, data["acts"], data["texts"], j.now)
    needs, rule = _conditions_of_motion(j, motion.body, motion)
    j.name_texts(data["texts"])
    if motion.acts != data["acts"]:
        motion.ground = None
    motion.title, motion.texts, motion.acts, motion.requirements = data["title"], data["texts"], data["acts"], needs
    motion.version, motion.final, motion.final_entry = data["version"], j.now, j.n
    motion.lapses = plus(j.now, rule["lapse"])


def motion_seconded(j):
    register, data = j.register, j.data
    motion = proposed(register, data["motion"], j.now)
    require(data["version"] == motion.version, "E-MOTION-VERSION")
    j.saw(motion.final_entry)
    j.vote_in(data["seat"], motion.body)
    require(j.by != motion.mover, "E-SECOND-OWN")
    before = [s for s in register.seconds.of(motion=motion.id) if s.version == motion.version]
    require(not any(s.seat == data["seat"] or s.person == j.by for s in before), "E-SECOND-TWICE")
    register.seconds.add(motion=motion.id, version=motion.version, seat=data["seat"], person=j.by)


def motion_withdrawn(j):
    motion = proposed(j.register, j.data["motion"], j.now)
    require(motion.mover == j.by, "E-MOTION-NOT-MOVER")
    j.saw(motion.final_entry)
    motion.state, motion.decided = "withdrawn", j.now


def motion_pulled(j):
    register, data = j.register, j.data
    agenda = proposed(register, data["agenda"], j.now)
    known_motion(register, data["motion"])
    items = agenda.acts[0]["items"] if agenda.acts and agenda.acts[0]["act"] == "motion.consent" else []
    require(any(item["motion"] == data["motion"] for item in items), "E-CONSENT-NOT-LISTED")
    item = next(i for i in register.consent_items.of(agenda=agenda.id) if i.motion == data["motion"])
    j.saw(item.entry)
    j.vote_in(data["seat"], agenda.body)
    item.pulled_by, item.puller = data["seat"], j.by
    left = [each for each in items if each["motion"] != data["motion"]]
    agenda.final_entry = j.n
    if left:
        agenda.acts = [{**agenda.acts[0], "items": left}, *agenda.acts[1:]]
    else:
        agenda.state, agenda.decided = "withdrawn", j.now
