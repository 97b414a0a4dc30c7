"""Sections 7.5 and 7.6: an entry that is judged, and conditions that several kinds of events share."""

from .acts_structure import check_seat_names, fresh_key, named_person, no_person_of_another, number_of
from .crypto import fingerprint
from .motions import text_name
from .shapes import identifier
from .values import Malformed, reaches_beyond, Refused, require, time_of, unbase64


class NotSupported(Exception):
    """A part that this page does not tell (7.3, 1; ledger.founded, 2)."""


class Judgement:
    def __init__(self, register, documents, n, entry, event_id):
        self.register, self.documents, self.n = register, documents, n
        self.event = entry["event"]
        self.now, self.key, self.id = time_of(entry["recorded"]), entry["key"], event_id
        self.by, self.data, self.seen = self.event["by"], self.event["data"], self.event["seen"]["size"]
        self.charter = None  # of ledger.founded

    # Conditions that several kinds share (7.5)

    def saw(self, number):
        require(self.seen > number, "E-SEEN-TOO-SHORT")

    def speaking_key(self):
        """7.4, of an event that brings no key along: the key's bytes, and the application of a security key."""
        key = self.register.keys.one(fingerprint=self.key)
        require(key, "E-KEY-UNKNOWN")
        require(key.person == self.by, "E-KEY-OF-ANOTHER")
        if key.start is None:
            raise Refused("E-KEY-UNKNOWN" if key.state == "offered" else "E-KEY-ENDED")
        require(self.now >= key.start, "E-KEY-TOO-YOUNG")
        require(key.end is None or self.now < key.end, "E-KEY-ENDED")
        return unbase64(key.key), key.application

    def effective(self):
        time = time_of(self.data["effective"]) if "effective" in self.data else self.now
        require(time >= self.now, "E-RETROACTIVE")
        return time

    def principal_of(self, organization):
        known = self.register.organizations.one(id=organization)
        require(known, "E-ORGANIZATION-UNKNOWN")
        require(known.principal == self.by, "E-PRINCIPAL-NOT")
        require(self.register.member(organization, self.now), "E-MEMBER-NOT")
        return known

    def person(self, name):
        person = self.register.person(name, self.now)
        require(person, "E-PERSON-UNKNOWN")
        return person

    def in_standing(self, organization):
        require(self.register.in_standing(organization, self.now), "E-MEMBER-NOT")

    def seat(self, name):
        seat = self.register.seat(name, self.now)
        require(seat, "E-SEAT-UNKNOWN")
        return seat

    def body(self, name):
        body = self.register.body(name, self.now)
        require(body, "E-BODY-UNKNOWN")
        return body

    def holder_of(self, name):
        seat = self.seat(name)
        require(self.register.holds(self.by, seat, self.now), "E-SEAT-NOT-HOLDER")
        return seat

    def vote_in(self, name, body):
        seat = self.holder_of(name)
        require(seat["body"] == body and seat["voting"], "E-SEAT-ELSEWHERE")
        return seat

    def meeting(self, in_time=False):
        meeting = self.register.meetings.one(id=self.data["meeting"])
        require(meeting, "E-MEETING-UNKNOWN")
        self.saw(meeting.entry)
        if in_time:
            self.in_time(meeting)
        return meeting

    def in_time(self, meeting):
        require(not self.register.lapsed(meeting, self.now), "E-MEETING-LAPSED")

    def poll(self, name=None):
        poll = self.register.polls.one(seal=name or self.data["poll"])
        require(poll, "E-POLL-UNKNOWN")
        return poll

    def within_cap(self, seat, organization, time):
        require(self.register.within_cap(seat, organization, time), "E-SEAT-CAP")

    def open_poll(self, poll):
        require(poll.closed is None and self.now < poll.closes, "E-POLL-CLOSED")

    def secretary(self):
        require(self.register.is_secretary(self.by, self.now), "E-SECRETARY-NOT")

    def chair_of(self, body):
        require(self.register.chair(body, self.now) == self.by, "E-CHAIR-NOT")

    def new_number(self, prefix, kind, body):
        series, number = number_of(self.register, prefix, kind, body, self.now)
        try:
            identifier(number)
        except Malformed as error:
            raise Refused("E-ID-TAKEN") from error
        return series, number

    # Documents that an event names (7.6)

    def name_texts(self, texts):
        for text in texts:
            kind, _, body = text["access"].partition(":")
            self._name(text_name(text), "salted" in text, body if kind == "body" else None)

    def check_own_text(self, body, may_be_salted):
        """The text of a ruling or of a hearing: its access, form and size."""
        text = self.data.get("text")
        if not text:
            return
        require(text["access"] in ("public", "body:" + body), "E-ACCESS-BODY")
        if may_be_salted:
            require("salted" not in text or text["role"] != "operative", "E-TEXT-OPERATIVE")
        else:
            require("sha256" in text and text["media"] in ("text/markdown", "text/plain"), "E-TEXT-OPERATIVE")
        require(self.documents.size(text_name(text), "salted" in text) in (None, text["size"]), "E-TEXT-SIZE")

    def name_own_text(self):
        """The `text` of a dissent, report or risk, which is named as one of a motion is."""
        if "text" in self.data:
            self.name_texts([self.data["text"]])

    def name_salted(self, *digests):
        """What is named by its hash alone has the access that it was given before."""
        for each in digests:
            if each is not None:
                known = self.register.documents.one(digest=each)
                self._name(each, True, known and known.body)

    def _name(self, name, salted, body):
        document = self.register.documents.one(digest=name)
        if document is None:
            self.register.documents.add(digest=name, salted=salted, body=body, entry=self.n, published_by=None,
                                        published=None, redacted_by=None, redacted=None)
            return
        require(document.salted == salted, "E-DOCUMENT-NAMED")
        require(document.redacted_by is None, "E-DOCUMENT-REDACTED")
        require(document.body is None or document.published_by is not None or body == document.body,
                "E-DOCUMENT-CONFIDENTIAL")

    def check_public_text(self, text):
        if text:
            require(text["access"] == "public", "E-ACCESS-BODY")
            require(self.documents.size(text_name(text), "salted" in text) in (None, text["size"]), "E-TEXT-SIZE")

    # To join (7.5)

    def join(self, admission, start):
        register, organization = self.register, admission.organization
        require(self.by == admission.principal, "E-ADMISSION-PRINCIPAL")
        require(self.data["key"] == admission.key, "E-ADMISSION-KEY")
        self.saw(admission.entry)
        spans = register.spans.of(organization=organization)
        require(not any(reaches_beyond(span, self.now) for span in spans), "E-MEMBER-ALREADY")
        fresh_key(register, self.data["key"])
        check_seat_names(register, organization, start)
        no_person_of_another(register, self.by, organization)
        admission.state = "accepted"
        known = register.organizations.one(id=organization)
        if known:
            known.title, known.principal = admission.title, admission.principal
        else:
            register.organizations.add(id=organization, title=admission.title, principal=admission.principal)
        named_person(register, self.by, organization, start)
        person = register.persons.one(id=self.by)
        person.start, person.end = start, None
        self.add_key(self.by, self.data["key"], state="vouched", vouched_entry=self.n, start=self.now)
        register.spans.add(organization=organization, number=len(spans) + 1, klass=admission.klass,
                           standing="in_standing", start=start, end=None, source=admission.source, ended_by=None)

    def add_key(self, person, key, application=None, **fields):
        return self.register.keys.add(
            person=person, key=key, application=application,
            fingerprint=fingerprint(unbase64(key), application), offer_event=self.id, offer_entry=self.n,
            **{"organization": None, "name": None, "state": "offered", "vouched_by": None, "vouched_entry": None,
               "replaced": None, "start": None, "end": None, "revoked_entry": None, "compromised_since": None, "recovered_by": None,
               "changed": self.n, **fields})
