"""Section 8.7: meetings, dissents, rulings, hearings and roll calls."""

from . import polls
from .acts_decisions import end_ruling
from .events_motions import accused_of, chair_or_secretary, hearing_rule
from .events_polls import check_eligible
from .events_records import named_text
from .motions import appeal, known_motion, proposed, ratified, rule_of, SIGNED_ONLY, text_name
from .values import contains, end_at, plus, Refused, require, time_of


# 8.7 Meetings

def meeting_called(j):
    register, data = j.register, j.data
    body = j.body(data["body"])
    rule = body.definition.get("meetings")
    require(rule, "E-MEETINGS-NOT-HELD")
    if "seat" in data:
        require("calling_seats" in rule, "E-MEETING-CALLER")
        j.vote_in(data["seat"], body.id)
    else:
        require("chair" in rule["called_by"] and register.chair(body.id, j.now) == j.by
                or "secretary" in rule["called_by"] and register.is_secretary(j.by, j.now), "E-MEETING-CALLER")
    starts = time_of(data["starts"])
    require(starts >= j.now, "E-RETROACTIVE")
    for item in data["agenda"]:
        if "motion" in item:
            motion = known_motion(register, item["motion"])
            j.saw(motion.final_entry)
            require(body.id in dict(motion.requirements), "E-MOTION-BODY")
    require(all(paper["access"] in ("public", "body:" + body.id) for paper in data["papers"]), "E-ACCESS-BODY")
    for paper in data["papers"]:
        require(j.documents.size(text_name(paper), "salted" in paper) in (None, paper["size"]), "E-TEXT-SIZE")
    names = list(map(text_name, data["papers"]))
    require(len(set(names)) == len(names), "E-TEXT-TWICE")
    series, number = j.new_number("m", "meeting", body.id)
    j.name_texts(data["papers"])
    register.count(series)
    waits = "seat" in data and rule["calling_seats"] > 1
    register.meetings.add(id=j.id, number=number, body=body.id, caller=j.by, title=data["title"], starts=starts, rule=rule,
                          entry=j.n, called=None if waits else j.now, opened=None, adjourned=None, listed=None,
                          minutes=None, approved_by=None)
    if "seat" in data:
        register.meeting_demands.add(meeting=j.id, seat=data["seat"], person=j.by)


def meeting_demanded(j):
    register, meeting = j.register, j.meeting()
    require(meeting.called is None, "E-MEETING-CALLED")
    j.in_time(meeting)
    j.vote_in(j.data["seat"], meeting.body)
    before = register.meeting_demands.of(meeting=meeting.id)
    require(not any(d.seat == j.data["seat"] or d.person == j.by for d in before), "E-MEETING-DEMAND-TWICE")
    register.meeting_demands.add(meeting=meeting.id, seat=j.data["seat"], person=j.by)
    if len(before) + 1 >= meeting.rule["calling_seats"]:
        meeting.called = j.now


def meeting_notice_waived(j):
    register, meeting = j.register, j.meeting()
    require(meeting.opened is None, "E-MEETING-OPENED")
    j.in_time(meeting)
    j.vote_in(j.data["seat"], meeting.body)
    require(not any(w.seat == j.data["seat"] for w in register.waivers.of(meeting=meeting.id)), "E-NOTICE-WAIVED")
    register.waivers.add(meeting=meeting.id, seat=j.data["seat"], person=j.by)


def meeting_opened(j):
    register, meeting = j.register, j.meeting()
    j.body(meeting.body)
    require(meeting.opened is None, "E-MEETING-OPENED")
    j.chair_of(meeting.body)
    j.in_time(meeting)
    require(meeting.called is not None, "E-MEETING-DEMANDS")
    require(j.now >= meeting.starts, "E-MEETING-EARLY")
    if meeting.starts < plus(meeting.called, meeting.rule["notice"]):
        waived = {w.seat for w in register.waivers.of(meeting=meeting.id)}
        for seat in register.voting_seats(meeting.body, j.now):
            require(register.holder(seat, j.now) is None or seat["id"] in waived
                    or register.present(meeting, "seat:" + seat["id"], j.now), "E-NOTICE-SHORT")
    meeting.opened = j.now


def _attendee(j, meeting):
    if "seat" in j.data:
        seat = j.holder_of(j.data["seat"])
        require(seat["body"] == meeting.body, "E-SEAT-ELSEWHERE")
        return "seat:" + seat["id"]
    j.person(j.by)
    return "person:" + j.by


def meeting_arrived(j):
    register, meeting = j.register, j.meeting()
    require(meeting.adjourned is None, "E-MEETING-ADJOURNED")
    j.in_time(meeting)
    require(j.now >= plus(meeting.starts, -3_600), "E-MEETING-EARLY")
    attendee = _attendee(j, meeting)
    present = register.present(meeting, attendee, j.now)
    require(not any(a.evidence == "signed" for a in present), "E-PRESENT-ALREADY")
    if "seat" in j.data:
        alone = register.present(meeting, "person:" + j.by, j.now)
        require(not any(a.evidence == "signed" for a in alone), "E-PRESENT-OTHERWISE")
    else:
        require(not register.holds_in(j.by, meeting.body, j.now), "E-PRESENT-OTHERWISE")
    for attendance in present:
        attendance.struck_by = j.id
    _add_attendance(register, meeting, attendee, j.by, None, "signed", j.now)


def _add_attendance(register, meeting, attendee, person, name, evidence, start):
    span = sum(a.attendee == attendee for a in register.attendances.of(meeting=meeting.id)) + 1
    register.attendances.add(meeting=meeting.id, attendee=attendee, span=span, person=person, name=name,
                             evidence=evidence, start=start, end=None, struck_by=None)


def meeting_departed(j):
    register, meeting = j.register, j.meeting()
    require(meeting.adjourned is None, "E-MEETING-ADJOURNED")
    j.in_time(meeting)
    present = register.present(meeting, _attendee(j, meeting), j.now)
    require(present, "E-PRESENT-NOT")
    end_at(present[-1], j.now)


def meeting_attended(j):
    register, meeting = j.register, j.meeting()
    j.secretary()
    require(meeting.opened is not None, "E-MEETING-NOT-OPEN")
    require(meeting.minutes is None, "E-MINUTES-APPROVED")
    lines = {}
    for line in j.data["present"]:
        attendee = "seat:" + line["seat"] if "seat" in line else "person:" + line["person"]
        require(attendee not in lines, "E-PRESENT-TWICE")
        person = line.get("person")
        if "seat" in line:
            seat = register.seat(line["seat"], meeting.opened)
            require(seat, "E-SEAT-UNKNOWN")
            require(seat["body"] == meeting.body, "E-SEAT-ELSEWHERE")
            held = register.holder(seat, meeting.opened)
            require(held, "E-SEAT-VACANT")
            person = held[0]
        else:
            require(not register.holds_in(person, meeting.body, meeting.opened), "E-PRESENT-OTHERWISE")
        lines[attendee] = (person, line.get("name"))
    j.name_salted(*(name for _, name in lines.values()))
    changed = False
    for attendee, (person, name) in lines.items():
        own = [a for a in register.attendances.of(meeting=meeting.id) if a.attendee == attendee]
        if any(a.evidence == "signed" for a in own):
            continue
        if not own:
            _add_attendance(register, meeting, attendee, person, name, "attested", meeting.opened)
            changed = True
            continue
        for field, value in (("person", person), ("name", name), ("struck_by", None)):
            if getattr(own[-1], field) != value:
                setattr(own[-1], field, value)
                changed = True
    for attendance in register.attendances.of(meeting=meeting.id):
        if (attendance.evidence == "attested" and attendance.end is None and attendance.struck_by is None
                and attendance.attendee not in lines):
            attendance.struck_by, changed = j.id, True
    if changed and meeting.adjourned is not None:
        meeting.listed = j.n


def meeting_adjourned(j):
    register, meeting = j.register, j.meeting()
    require(meeting.opened is not None, "E-MEETING-NOT-OPEN")
    require(meeting.adjourned is None, "E-MEETING-ADJOURNED")
    require(register.chair(meeting.body, j.now) == j.by or register.is_secretary(j.by, j.now), "E-CHAIR-NOT")
    meeting.adjourned, meeting.listed = j.now, j.n


def dissent_stated(j):
    register, data = j.register, j.data
    poll = j.poll()
    j.saw(poll.entry)
    require(poll.closed is not None, "E-POLL-OPEN")
    require("dissent_within" in poll.rule, "E-DISSENTS-NOT-TAKEN")
    require(j.now < plus(poll.closed, poll.rule["dissent_within"]), "E-DISSENT-LATE")
    j.vote_in(data["seat"], poll.body)
    then = register.seat(data["seat"], poll.opens)
    require(then and then["voting"], "E-BALLOT-NOT-ELECTOR")
    text = data["text"]
    require(text["access"] == "public", "E-ACCESS-BODY")
    require("sha256" in text and text["media"] in ("text/markdown", "text/plain"), "E-TEXT-OPERATIVE")
    require(j.documents.size(text["sha256"], False) in (None, text["size"]), "E-TEXT-SIZE")
    require(not any(d.seat == data["seat"] for d in register.dissents.of(poll=poll.seal)), "E-DISSENT-TWICE")
    j.name_own_text()
    register.dissents.add(poll=poll.seal, motion=poll.motion, seat=data["seat"], person=j.by, text=text["sha256"],
                          event=j.id, entry=j.n, stated=j.now)


def chair_ruled(j):
    register, data = j.register, j.data
    body = j.body(data["body"])
    require("rulings" in body.definition, "E-RULINGS-NOT-TAKEN")
    j.chair_of(body.id)
    meeting = motion = None
    if "meeting" in data:
        meeting = j.meeting()
        require(meeting.body == body.id, "E-MEETING-ELSEWHERE")
        require(meeting.opened is not None, "E-MEETING-NOT-OPEN")
        require(meeting.adjourned is None, "E-MEETING-ADJOURNED")
    if "motion" in data:
        motion = proposed(register, data["motion"], j.now)
        j.saw(motion.final_entry)
        require(motion.body == body.id, "E-MOTION-BODY")
        require(not appeal(motion.acts), "E-RULING-ON-APPEAL")
    if "out_of_order" in data:
        require(all(r.state == "withdrawn" and r.version != motion.version
                    for r in register.rulings.of(motion=motion.id) if r.out_of_order), "E-RULED-ALREADY")
    j.check_own_text(body.id, False)
    series, number = j.new_number("o", "ruling", body.id)
    j.name_own_text()
    register.count(series)
    register.rulings.add(
        id=j.id, number=number, body=body.id, chair=j.by, question=data["question"], text=text_name(data["text"]),
        motion=motion.id if motion else None, version=motion.version if motion else None,
        out_of_order="out_of_order" in data, meeting=meeting.id if meeting else None, entry=j.n, ruled=j.now,
        appeal_until=plus(j.now, body.definition["rulings"]["appeal_within"]), state="standing", ended_by=None, ended=None)


def ruling_withdrawn(j):
    ruling = j.register.rulings.one(id=j.data["ruling"])
    require(ruling, "E-RULING-UNKNOWN")
    require(ruling.state == "standing", "E-RULING-SETTLED")
    j.chair_of(ruling.body)
    j.saw(ruling.entry)
    end_ruling(j.register, ruling, "withdrawn", j.id, j.now)


def hearing_called(j):
    register, data = j.register, j.data
    motion = proposed(register, data["motion"], j.now)
    j.saw(motion.final_entry)
    notice = hearing_rule(register, motion.acts, motion.requirements, j.now)
    require(notice is not None, "E-HEARING-NONE")
    rule = rule_of(register, motion.requirements, motion.body, j.now)
    require(chair_or_secretary(j, motion.body)
            or j.by == motion.mover and j.now >= plus(motion.final, rule["open_within"]), "E-HEARING-CALLER")
    require(not any(h.version == motion.version for h in register.hearings.of(motion=motion.id)), "E-HEARING-CALLED")
    at = time_of(data["at"])
    require(plus(j.now, notice) <= at <= plus(j.now, 2 * notice + rule["open_within"]), "E-HEARING-TIME")
    j.check_own_text(motion.body, True)
    j.name_own_text()
    register.hearings.add(motion=motion.id, version=motion.version, at=at, caller=j.by, text=named_text(data), event=j.id,
                          entry=j.n, called=j.now)
    motion.lapses = max(motion.lapses, plus(at, rule["lapse"]))


def _may_be_heard(j, motion):
    register, data = j.register, j.data
    j.saw(motion.final_entry)
    require(hearing_rule(register, motion.acts, motion.requirements, j.now) is not None, "E-HEARING-NONE")
    accused = "seat:" + data["seat"] if "seat" in data else "organization:" + data["organization"]
    require(accused in accused_of(register, motion, j.now), "E-HEARING-NOT-CONCERNED")
    if "organization" in data:
        j.principal_of(data["organization"])
        return accused
    own = [t for t in register.tenures.of(seat=data["seat"]) if t.state == "accepted" and contains(t, j.now)]
    speakers = {t.person for t in own if not t.alternate} or {t.person for t in own}
    if j.by not in speakers:
        j.seat(data["seat"])
        raise Refused("E-SEAT-NOT-HOLDER")
    return accused


def _add_answer(j, motion, accused, waiver):
    j.register.hearing_answers.add(motion=motion.id, version=motion.version, accused=accused, waiver=waiver, person=j.by,
                                   text=named_text(j.data), event=j.id, entry=j.n, answered=j.now)


def _answered(j, motion, accused, waiver):
    require(not any(a.version == motion.version and a.accused == accused and a.waiver == waiver
                    for a in j.register.hearing_answers.of(motion=motion.id)), "E-HEARING-ANSWERED")


def hearing_answered(j):
    motion = known_motion(j.register, j.data["motion"])
    require(motion.state in ("proposed", "open"), "E-MOTION-SETTLED")
    accused = _may_be_heard(j, motion)
    _answered(j, motion, accused, False)
    j.check_own_text(motion.body, True)
    j.name_own_text()
    _add_answer(j, motion, accused, False)


def hearing_waived(j):
    motion = proposed(j.register, j.data["motion"], j.now)
    accused = _may_be_heard(j, motion)
    _answered(j, motion, accused, True)
    _add_answer(j, motion, accused, True)


def _signed_only(register, acts):
    """roll_call.recorded, 5."""
    for act in acts:
        if act["act"] in SIGNED_ONLY:
            return True
        others = []
        if act["act"] in ("decision.rescind", "decision.countermand", "decision.void"):
            others = [register.motions.one(id=act["motion"])]
        elif act["act"] == "decision.ratify":
            others = [ratified(register, act["event"])[1]]
        elif act["act"] == "poll.settle":
            others = [register.motions.one(id=register.polls.one(seal=act["poll"]).motion)]
        elif act["act"] == "motion.consent":
            others = [register.motions.one(id=item["motion"]) for item in act["items"]]
        if any(each["act"] in SIGNED_ONLY for other in others if other for each in other.acts):
            return True
    return False


def roll_call_recorded(j):
    register, data = j.register, j.data
    poll = j.poll()
    j.open_poll(poll)
    j.saw(poll.entry)
    meeting = j.meeting()
    require(meeting.body == poll.body, "E-MEETING-ELSEWHERE")
    require("roll_call_disputes" in meeting.rule, "E-ROLLCALLS-NOT-TAKEN")
    j.secretary()
    require(meeting.opened is not None, "E-MEETING-NOT-OPEN")
    require("late_quorum" not in poll.rule and "in_time" not in poll.rule and "contest_within" not in poll.rule and not _signed_only(register, register.motions.one(id=poll.motion).acts),
            "E-BALLOTS-SIGNED-ONLY")
    standing = polls.standing_roll_call(register, poll)
    if standing:
        require(standing.confirmed is None, "E-ROLLCALL-CONFIRMED")
        require(data.get("corrects") == standing.id and standing.meeting == meeting.id, "E-ROLLCALL-STANDS")
        j.saw(standing.entry)
    else:
        require("corrects" not in data, "E-ROLLCALL-UNKNOWN")
        require(meeting.adjourned is None, "E-MEETING-ADJOURNED")
    called, choices = standing.called if standing else j.now, []
    for place, choice in enumerate(data["choices"]):
        name = choice["seat"]
        require(all(other["seat"] != name for other in data["choices"][:place]), "E-PRESENT-TWICE")
        elector = next((e for e in poll.electors if e["seat"] == name), None)
        require(elector, "E-BALLOT-NOT-ELECTOR")
        require("ineligible" not in elector, "E-BALLOT-INELIGIBLE")
        seat = register.seat(name, called)
        require(seat, "E-SEAT-UNKNOWN")
        held = register.holder(seat, called)
        require(held, "E-SEAT-VACANT")
        check_eligible(j, poll, elector, called)
        there = [a for a in register.present(meeting, "seat:" + name, called) if a.person == held[0]]
        require(there, "E-PRESENT-NOT")
        presence = "signed" if any(a.evidence == "signed" for a in there) else "attested"
        choices.append(dict(seat=name, choice=choice["choice"], person=held[0], presence=presence))
    register.roll_calls.add(id=j.id, poll=poll.seal, motion=poll.motion, meeting=meeting.id, entry=j.n, secretary=j.by,
                            called=called, corrects=data.get("corrects"), corrected_by=None, chair=None, confirmed=None,
                            disputes_end=None)
    for fields in choices:
        register.rolled_choices.add(roll_call=j.id, motion=poll.motion, disputed_by=None, fate=None, **fields)
    if standing:
        standing.corrected_by = j.id


def _roll_call(j):
    call = j.register.roll_calls.one(id=j.data["roll_call"])
    require(call, "E-ROLLCALL-UNKNOWN")
    j.saw(call.entry)
    require(call.corrected_by is None, "E-ROLLCALL-CORRECTED")
    return call, j.poll(call.poll)


def roll_call_confirmed(j):
    call, poll = _roll_call(j)
    require(call.confirmed is None, "E-ROLLCALL-CONFIRMED")
    j.open_poll(poll)
    j.chair_of(poll.body)
    require(j.by != call.secretary, "E-ROLLCALL-ONE-HAND")
    meeting = j.register.meetings.one(id=call.meeting)
    call.chair, call.confirmed = j.by, j.now
    call.disputes_end = plus(j.now, meeting.rule["roll_call_disputes"])


def roll_call_disputed(j):
    call, poll = _roll_call(j)
    choice = next((c for c in j.register.rolled_choices.of(roll_call=call.id) if c.seat == j.data["seat"]), None)
    require(choice, "E-ROLLCALL-NOT-LISTED")
    require(choice.person == j.by, "E-ROLLCALL-PERSON")
    require(choice.disputed_by is None, "E-DISPUTE-TWICE")
    end = poll.closes
    if choice.presence == "attested" and call.disputes_end is not None:
        end = max(end, call.disputes_end)
    require(poll.closed is None and j.now < end, "E-DISPUTES-OVER")
    j.name_salted(j.data.get("reason"))
    choice.disputed_by = j.id
