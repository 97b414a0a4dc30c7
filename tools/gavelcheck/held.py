"""Section 14, 5: what a verifier holds a log against: a kept head, a least size, receipts and another copy."""

from .crypto import leaf_hash
from .receipts import differs


def lines_of(files):
    return files["trail.jsonl"].split(b"\n")[:-1]


def hold(found, head=None, at_least=None, receipts=(), against=None):
    """Adds the faults that these show to a verification; `head` is a Checkpoint, `receipts` are what they show."""
    if head is not None:
        _hold_head(found, head)
    if at_least is not None and found.size() < at_least:
        found.fault(None, "F-TOO-SHORT", f"there are {found.size()} entries of {at_least}")
    leaves = list(map(leaf_hash, lines_of(found.files)))
    for shown in receipts:
        if shown.origin != found.origin:
            found.fault(None, "F-RECEIPT", f"a receipt is of {shown.origin}")
        elif why := differs(shown, leaves, found.roots):
            found.fault(shown.number, "F-RECEIPT", why)
    if against is not None:
        _hold_copy(found, lines_of(found.files), lines_of(against))


def _hold_head(found, head):
    if head.size > found.size():
        found.fault(None, "F-HEAD", f"a head of {head.size} entries was kept, here are {found.size()}")
    elif head.origin != found.origin or head.root != found.roots[head.size]:
        found.fault(None, "F-HEAD", f"a head of {head.size} entries was kept that is not one of this log")


def _hold_copy(found, own, others):
    fork = next((n for n, (line, other) in enumerate(zip(own, others)) if line != other), None)
    if fork is not None:
        found.fault(fork, "F-AGAINST", f"the other copy has another entry {fork}")
    elif len(others) > len(own):
        found.fault(len(own), "F-AGAINST", f"the other copy has {len(others)} entries")

