"""Section 8: the handler of each kind of event.

A handler of a kind takes the judgement `j` of an entry: its register, documents, number `n`, time `now`, author `by`,
`seen` size, event id `id`, `data`, and the fingerprint `key`. It raises Refused where a condition fails.
"""

from . import events_contests, events_meetings, events_motions, events_persons, events_polls, events_records, events_witnesses, registrar
from .shapes import KINDS

_MODULES = (events_persons, events_motions, events_polls, events_meetings, events_records, events_witnesses, registrar,
            events_contests)
HANDLERS = {kind: next(vars(module)[kind.replace(".", "_")] for module in _MODULES
                       if kind.replace(".", "_") in vars(module)) for kind in KINDS}
