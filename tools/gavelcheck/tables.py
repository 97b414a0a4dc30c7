"""Section 13: the files of a trail that can be made again from entries and documents."""

import base64
import os
import re

from .crypto import key_type, wire
from .register import Record
from .values import digest, time_text, unbase64

_LEADING = re.compile(r'(?:^|(?<=[;\t\r\n]))([ "]*)([=+\-@])')


def cell(value):
    """A cell with the quotes and apostrophes of 13.1."""
    text = "" if value is None else ("yes" if value else "no") if isinstance(value, bool) else str(value)
    quoted = bool(re.search(r'[,;"\t\r\n]|^ | $|^[=+\-@]', text))
    text = _LEADING.sub(r"\1'\2", text)
    if text[:1] in ("\t", "\r", "\n"):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if quoted else text


class Tables:
    """The register as tables (13.1)."""

    def __init__(self, register):
        self.register = register

    def ref(self, identity):
        """A motion by its number, any other event by its id."""
        motion = self.register.motions.one(id=identity) if identity else None
        return motion.number if motion else identity

    def meeting(self, identity):
        return self.register.meetings.one(id=identity).number

    def file(self, name):
        columns, rows = getattr(self, name)()
        lines = [columns.split(",")] + [list(row) for row in rows]
        return "".join(",".join(map(cell, line)) + "\r\n" for line in lines).encode()

    def _rows(self, records, columns, **cells):
        """Rows of records: a column is a function of the record, or the field of its name."""
        def value(record, column):
            if column in cells:
                return cells[column](record)
            return getattr(record, column)
        names = columns.split(",")
        return columns, [[value(record, column) for column in names] for record in records]

    @staticmethod
    def _time(field):
        def read(record):
            time = getattr(record, field)
            return None if time is None else time_text(time)
        return read

    def _interval(self):
        return {"from": self._time("start"), "to": self._time("end")}

    def _numbers(self, *fields):
        return {field: (lambda record, field=field: self.ref(getattr(record, field))) for field in fields}

    def members(self):
        title = lambda span: self.register.organizations.one(id=span.organization).title
        return self._rows(self.register.spans, "organization,title,span,class,standing,from,to,source,ended_by",
                          title=title, span=lambda s: s.number, **{"class": lambda s: s.klass}, **self._interval(),
                          **self._numbers("source", "ended_by"))

    def affiliations(self):
        return self._rows(self.register.affiliations, "organization,span,group,decided,state,from,to,source,ended_by",
                          span=lambda a: a.number, **self._interval(), **self._numbers("source", "ended_by"))

    def rulings(self):
        times = {name: self._time(name) for name in ("ruled", "appeal_until", "ended")}
        return self._rows(
            self.register.rulings, "number,ruling,body,chair,question,text,motion,version,out_of_order,meeting,entry,"
            "ruled,appeal_until,state,ended_by,ended", ruling=lambda r: r.id,
            meeting=lambda r: self.meeting(r.meeting) if r.meeting else None, **times,
            **self._numbers("motion", "ended_by"))

    def hearings(self):
        return self._rows(self.register.hearings, "motion,version,at,caller,text,event,entry,called",
                          at=self._time("at"), called=self._time("called"), **self._numbers("motion"))

    def hearing_answers(self):
        return self._rows(self.register.hearing_answers, "motion,version,accused,waiver,person,text,event,entry,answered",
                          answered=self._time("answered"), **self._numbers("motion"))

    def appeals(self):
        return self._rows(self.register.appeals, "motion,ruling", **self._numbers("motion"),
                          ruling=lambda a: self.register.rulings.one(id=a.ruling).number)

    def fulfilments(self):
        times = {name: self._time(name) for name in ("met", "until", "lapsed")}
        return self._rows(
            self.register.fulfilments, "fulfilment,formality,organization,person,document,attester,met,entry,until,"
            "lapsed,lapsed_by,reason", fulfilment=lambda f: f.id, **times)

    def keys(self):
        return self._rows(
            self.register.keys, "fingerprint,person,public_key,state,offered_entry,vouched_entry,vouched_by,speaks_from,"
            "speaks_to,revoked_entry,compromised_since,recovered_by,last_changed_entry,application", public_key=lambda k: unbase64(k.key).hex(),
            offered_entry=lambda k: k.offer_entry, speaks_from=self._time("start"), speaks_to=self._time("end"),
            last_changed_entry=lambda k: k.changed)

    def key_confirmations(self):
        return self._rows(self.register.key_confirmations, "offer,person,key,entry")

    def key_commitments(self):
        return self._rows(self.register.key_commitments, "key,next,entry,from,to", **self._interval())

    def key_handings(self):
        return self._rows(self.register.key_handings, "entry,key,source",
                          key=lambda h: base64.b64encode(h.raw).decode())

    def persons(self):
        def principal(person):
            known = self.register.organizations.one(id=person.organization)
            return known is not None and known.principal == person.id
        return self._rows(self.register.persons, "person,organization,principal,name_document,from,to",
                          person=lambda p: p.id, principal=principal, name_document=lambda p: p.name, **self._interval())

    def employments(self):
        rows = []
        for person in self.register.persons:
            made = self.register.moves_made(person.id)
            if not made:
                continue
            starts = [person.start, *(move.at for move in made)]
            ends = [*starts[1:], person.end]
            of = [*(move.origin for move in made), person.organization]
            by = [(None, None), *((move.id, move.settled_by) for move in made)]
            rows += [[person.id, of[n], time_text(starts[n]), None if ends[n] is None else time_text(ends[n]), *by[n]]
                     for n in range(len(of))]
        return "person,organization,from,to,move,confirmed_by", rows

    def seats(self):
        seats = [seat for body in self.register.bodies for seat in self.register.seats.of(body=body.id)]
        fields = {name: (lambda s, name=name: s.definition.get(name)) for name in ("title", "class", "weight", "voting")}
        return self._rows(seats, "body,seat,title,class,weight,voting,from,to,motion", seat=lambda s: s.id, **fields,
                          **self._interval(), **self._numbers("motion"))

    def tenures(self):
        return self._rows(self.register.tenures,
                          "seat,person,organization,alternate,state,from,to,term_ends,appointment",
                          term_ends=self._time("term_end"), **self._interval(), **self._numbers("appointment"))

    def motions(self):
        return self._rows(
            self.register.motions, "number,motion,body,title,mover,version,state,proposed,decided,acts,rescinded,ground",
            motion=lambda m: m.id, proposed=self._time("proposed"), decided=self._time("decided"),
            rescinded=self._time("rescinded"), acts=lambda m: " ".join(act["act"] for act in m.acts))

    def courses(self):
        return self._rows(
            self.register.courses, "motion,made_version,made_by,origin,tabled_by,postponed_until,postponed_by,"
            "referred_to,report_due,referred_by,reported_by,recommends,ended_by",
            postponed_until=self._time("postponed_until"), report_due=self._time("report_due"),
            **self._numbers("motion", "made_by", "origin", "tabled_by", "postponed_by", "referred_by", "reported_by",
                            "ended_by"))

    def consent_items(self):
        return self._rows(self.register.consent_items, "agenda,motion,version,entry,pulled_by,puller",
                          **self._numbers("agenda", "motion"))

    def ratifications(self):
        return self._rows(self.register.ratifications, "event,motion,entry", **self._numbers("motion"))

    def subsidiary_motions(self):
        return self._rows(self.register.subsidiary_motions, "motion,main,version,act,degree",
                          **self._numbers("motion", "main"))

    def polls(self):
        sums = {name: (lambda p, name=name: getattr(p.sums, name) if p.sums else None)
                for name in ("eligible", "holders", "ineligible", "yes", "no", "abstain")}
        return self._rows(
            self.register.polls, "motion,poll,body,rule,opens,closes,closed,outcome,eligible,holders,ineligible,yes,no,abstain,"
            "quorum_met,casting_vote,choices_called", poll=lambda p: p.seal, rule=lambda p: p.rule["id"],
            opens=self._time("opens"), closes=self._time("closes"), closed=self._time("closed"), **sums,
            **self._numbers("motion"))

    def effects(self):
        return self._rows(self.register.effects, "motion,index,act,state,code,effective,entry",
                          effective=self._time("effective"), **self._numbers("motion"))

    def policies(self):
        return self._rows(
            self.register.policies, "policy,version,title,text,adopted,from,to,review_by,sunset,motion,ended_by,"
            "superseded_by", adopted=self._time("adopted"), review_by=self._time("review_by"),
            sunset=self._time("sunset"), superseded_by=lambda p: p.in_favour, **self._interval(),
            **self._numbers("motion", "ended_by"))

    def objectives(self):
        target = lambda name: lambda o: o.target[name] if o.target else None
        return self._rows(
            self.register.objectives, "objective,version,body,title,owner,measure,direction,target,unit,deadline,text,"
            "from,to,motion,ended_by,entry", direction=target("direction"), target=target("value"), unit=target("unit"),
            deadline=self._time("deadline"), **self._interval(), **self._numbers("motion", "ended_by"))

    def objective_reports(self):
        return self._rows(self.register.objective_reports,
                          "objective,version,as_of,value,reached,text,person,event,entry,recorded",
                          as_of=self._time("as_of"), recorded=self._time("recorded"))

    def initiatives(self):
        return self._rows(self.register.initiatives, "initiative,body,title,text,from,to,motion,ended_by",
                          initiative=lambda i: i.id, **self._interval(), **self._numbers("motion", "ended_by"))

    def commitments(self):
        return self._rows(
            self.register.commitments, "initiative,commitment,version,partner,title,text,signatory,key,state,renew_by,"
            "motion,entry,signed_at,signed_event,source,ended,ended_by",
            key=lambda c: unbase64(c.key).hex() if c.key else None, renew_by=self._time("renew_by"),
            signed_at=self._time("signed_at"), ended=self._time("ended"), source=lambda c: c.source,
            **self._numbers("motion", "ended_by"))

    def risks(self):
        return self._rows(self.register.risks, "number,risk,body,title,identified_by,state,owner,review_by",
                          risk=lambda r: r.id, review_by=self._time("review_by"))

    def risk_steps(self):
        return self._rows(
            self.register.risk_steps, "risk,step,kind,source,person,owner,review_by,text,time,entry",
            risk=lambda s: self.register.risks.one(id=s.risk).number, step=lambda s: s.number,
            review_by=self._time("review_by"), time=self._time("time"), **self._numbers("source"))

    def rosters(self):
        return self._rows(self.register.rosters, "roster,title,body,from,to,motion,ended_by,attested,entry",
                          roster=lambda r: r.id, attested=self._time("attested"), **self._interval(),
                          **self._numbers("motion", "ended_by"))

    def roster_groups(self):
        return self._rows(self.register.roster_groups,
                          "roster,group,span,title,kind,parent,from,to,entry,closed_entry", span=lambda g: g.number,
                          **self._interval())

    def roster_places(self):
        return self._rows(self.register.roster_places, "roster,group,handle,role,span,from,to,entry,left_entry",
                          span=lambda p: p.number, **self._interval())

    def documents(self):
        return self._rows(
            self.register.documents, "digest,salted,access,entry,published_by,published,redacted_by,redacted",
            access=lambda d: "public" if d.body is None or d.published_by else "body:" + d.body, published=self._time("published"),
            redacted=self._time("redacted"), **self._numbers("published_by", "redacted_by"))

    def objections(self):
        return self._rows(self.register.objections, "motion,organization,person,event,entry,reason",
                          **self._numbers("motion"))

    def reversals(self):
        return self._rows(self.register.reversals, "motion,kind,by,at,entry,reason", at=self._time("at"),
                          **self._numbers("motion", "by"))

    def delegations(self):
        def acts(delegation):
            return " ".join(":".join([each["act"], *(part for pair in each.get("scope", {}).items() for part in pair)])
                            for each in delegation.definition["acts"])
        field = lambda name: lambda d: d.definition[name]
        within = lambda d: d.definition.get("countermand", {}).get("within")
        waits = lambda d: "waits" in d.definition["countermand"] if "countermand" in d.definition else None
        return self._rows(
            self.register.delegations, "delegation,title,from_body,to_body,acts,rule,countermand_within,waits,from,to,"
            "motion,ended_by", delegation=lambda d: d.id, title=field("title"), from_body=field("from"),
            to_body=field("to"), acts=acts, rule=field("rule"), countermand_within=within, waits=waits,
            **self._interval(), **self._numbers("motion", "ended_by"))

    def delegated_decisions(self):
        return self._rows(self.register.delegated_decisions, "motion,delegation,from_body,from,to",
                          from_body=lambda d: d.body, **self._interval(), **self._numbers("motion"))

    def rules(self):
        return self._rows(self.register.rules, "rule,version,title,from,to,motion", rule=lambda r: r.id,
                          title=lambda r: r.definition["title"], **self._interval(), **self._numbers("motion"))

    def meetings(self):
        times = {name: self._time(name) for name in ("starts", "called", "opened", "adjourned")}
        return self._rows(
            self.register.meetings, "number,meeting,body,title,caller,starts,called,opened,adjourned,minutes,approved_by",
            meeting=lambda m: m.id, **times, **self._numbers("approved_by"))

    def attendance(self):
        return self._rows(self.register.attendances,
                          "meeting,attendee,span,person,evidence,from,to,name_document,struck_by",
                          meeting=lambda a: self.meeting(a.meeting), name_document=lambda a: a.name, **self._interval())

    def old_batches(self):
        return self._rows(
            self.register.old_batches, "body,first,count,batch,source,part,parts,secretary,attested,entry,state,"
            "adopted_by", attested=self._time("attested"), **self._numbers("adopted_by"))

    def cosigned_heads(self):
        return self._rows(self.register.cosigned_heads, "size,root,time,recorded,person,event,entry",
                          time=self._time("time"), recorded=self._time("recorded"))

    def held_ballots(self):
        return self._rows(
            self.register.held_ballots, "poll,seat,turn,choice,person,capacity,proxy,event,signed,recorder,recorder_seat,"
            "entry,admitted", signed=self._time("signed"))

    def dissents(self):
        return self._rows(self.register.dissents, "motion,poll,seat,person,text,stated,event,entry",
                          stated=self._time("stated"), **self._numbers("motion"))

    def minutes(self):
        return self._rows(self.register.minutes, "meeting,version,text,approved_by,approved,entry",
                          meeting=lambda m: self.meeting(m.meeting), approved=self._time("approved"),
                          **self._numbers("approved_by"))

    def roll_calls(self):
        return self._rows(
            self.register.roll_calls, "roll_call,motion,poll,meeting,entry,secretary,called,corrects,corrected_by,chair,"
            "confirmed,disputes_end", roll_call=lambda c: c.id, meeting=lambda c: self.meeting(c.meeting),
            called=self._time("called"), confirmed=self._time("confirmed"), disputes_end=self._time("disputes_end"),
            **self._numbers("motion"))

    def choices_called(self):
        choices = [choice for call in self.register.roll_calls
                   for choice in self.register.rolled_choices.of(roll_call=call.id)]
        return self._rows(choices, "roll_call,motion,seat,choice,person,presence,disputed_by,fate",
                          **self._numbers("motion"))

    def ballots(self):
        return self._rows(
            self.register.ballots, "motion,poll,seat,turn,choice,person,capacity,proxy,event,entry,recorded",
            motion=lambda b: self.ref(self.register.polls.one(seal=b.poll).motion), recorded=self._time("recorded"))

    def interests(self):
        return self._rows(self.register.interests, "interest,person,about,text,declared,entry,ended",
                          interest=lambda i: i.id, declared=self._time("start"), ended=self._time("end"))

    def recusals(self):
        return self._rows(self.register.recusals, "motion,source,seat,person,cause,interest,reason,late,event,entry",
                          **self._numbers("motion"))

    def proxies(self):
        times = {name: self._time(name) for name in ("granted", "expires", "revoked")}
        return self._rows(self.register.proxies,
                          "proxy,seat,body,grantor,carrier,scope,subject,entry,granted,expires,revoked",
                          proxy=lambda p: p.id, **times)


TABLE_NAMES = """members affiliations keys key_confirmations key_commitments key_handings persons employments seats tenures motions courses consent_items ratifications subsidiary_motions polls
effects policies objectives objective_reports initiatives commitments risks risk_steps rosters roster_groups
roster_places documents objections reversals delegations delegated_decisions rules meetings attendance old_batches
rulings cosigned_heads held_ballots hearings hearing_answers appeals dissents minutes roll_calls choices_called ballots interests recusals fulfilments proxies""".split()


def allowed_signers(register):
    return "".join(f'{key.person} namespaces="gavel-event" {key_type(key.application)} '
                   f"{base64.b64encode(wire(unbase64(key.key), key.application)).decode()}\n" for key in register.keys).encode()


def find_schema():
    """The folder `schema` beside the folder of verify.py, or else in it; nothing where there is none."""
    tools = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    places = [os.path.join(os.path.dirname(tools), "schema"), os.path.join(tools, "schema")]
    return next((place for place in places if os.path.isfile(os.path.join(place, "CHECK.md"))), None)


def check_page(founding, schema):
    """The CHECK.md of the folder schema, with what is filled in; nothing of a genesis that is not lawful."""
    with open(os.path.join(schema, "CHECK.md"), encoding="utf-8", newline="") as file:
        page = file.read()
    values = {"origin": "", "genesis": "", "rehearsal": ""}
    if isinstance(founding, Record):
        values = {"origin": founding.origin, "genesis": founding.genesis,
                  "rehearsal": " **REHEARSAL**" if founding.rehearsal else ""}
    for name, value in values.items():
        page = page.replace("{{" + name + "}}", value)
    return page.encode()


def manifest(files):
    return "".join(f"{digest(files[name])}  {name}\n" for name in sorted(files, key=str.encode)
                   if name != "MANIFEST").encode()


def derived_files(register, schema=None, size=None):
    """All that can be made again but MANIFEST, by its name."""
    tables = Tables(register)
    files = {f"tables/{name}.csv": tables.file(name) for name in TABLE_NAMES}
    files["allowed_signers"] = allowed_signers(register)
    files["log.vkey"] = (register.ledger_vkey(size) + "\n").encode() if register.founding else b""
    files["CHECK.md"] = check_page(register.founding, schema or find_schema())
    return files
