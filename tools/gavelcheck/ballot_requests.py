"""Section 12: ballot requests, as whoever signs a ballot upon one checks them."""

from . import shapes
from .crypto import leaf_hash
from .decisions import ENTRY_LINE
from .notes import Checkpoint
from .motions import text_name
from .proofs import require_inclusion
from .receipts import trusted
from .values import Broken, canonical, digest, Malformed, parse, unbase64

_REQUEST = shapes.object_of(
    checkpoint=shapes.string, documents=shapes.array(shapes.object_of(bytes=shapes.string)), entries=shapes.array(ENTRY_LINE),
    schema=shapes.word("gavel.ballot_request/1"), seat=shapes.identifier, turn=shapes.integer(1, 1_000_000))


class BallotRequest:
    def __init__(self, data):
        try:
            value = parse(data, "submission")
            _REQUEST(value)
            self.documents = {digest(content): content
                              for content in (unbase64(each["bytes"]) for each in value["documents"])}
            self.entries = [(each["number"], canonical(each["entry"]), list(map(unbase64, each["path"])))
                            for each in value["entries"]]
            self.checkpoint = Checkpoint(value["checkpoint"].encode())
        except Broken:
            raise
        except Malformed as error:
            raise Broken("E-BALLOT-REQUEST", str(error)) from error
        self._require(all(a[0] < b[0] for a, b in zip(self.entries, self.entries[1:])), "entries in another order")
        self.seat, self.turn = value["seat"], value["turn"]

    @staticmethod
    def _require(condition, text):
        if not condition:
            raise Broken("E-BALLOT-REQUEST", text)

    def verify(self, trust):
        """The id of the seal, when it holds."""
        trusted(self.checkpoint, trust)
        events = {}
        for number, line, path in self.entries:
            require_inclusion(leaf_hash(line), number, self.checkpoint.size, path, self.checkpoint.root)
            event = parse(line, "entry")["event"]
            if event["ledger"] != self.checkpoint.origin:
                raise Broken("E-RECEIPT-FOREIGN", f"entry {number} is of another ledger")
            events[digest(canonical(event))] = self._read(event)
        opened = [name for name, event in events.items() if event["type"] == "poll.opened"]
        self._require(len(opened) == 1, f"{len(opened)} openings of polls")
        opening = events[opened[0]]["data"]
        texts = self._motion(events, opening)
        self._require([text_name(text) for text in texts] == opening["texts"], "the seal is over other texts")
        self._require_elector(opening)
        return opened[0]

    def _read(self, event):
        self._require(event["type"] in shapes.EVENT_DATA and event["v"] == 1, "an event of no kind that is known")
        try:
            shapes.EVENT_DATA[event["type"]](event["data"])
        except Malformed as error:
            raise Broken("E-BALLOT-REQUEST", str(error)) from error
        return event

    def _motion(self, events, opening):
        """The texts of the motion in the version that is sealed."""
        version = opening["version"]
        for name, event in events.items():
            data = event["data"]
            proposed = event["type"] == "motion.proposed" and name == opening["motion"] and version == 1
            revised = (event["type"] == "motion.revised" and data["motion"] == opening["motion"]
                       and data["version"] == version)
            if proposed or revised and opening["motion"] in events:
                return data["texts"]
        raise Broken("E-BALLOT-REQUEST", "the motion that is sealed is not in it")

    def _require_elector(self, opening):
        roll = self.documents.get(opening["electorate"])
        self._require(roll is not None, "the electorate is not in it")
        try:
            electors = parse(roll, "document")["electors"]
            seats = [elector["seat"] for elector in electors]
        except (Malformed, TypeError, KeyError) as error:
            raise Broken("E-BALLOT-REQUEST", "the electorate is of another form") from error
        self._require(self.seat in seats, f"{self.seat} does not vote in the poll")
