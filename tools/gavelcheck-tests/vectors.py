"""Makes schema/vectors/vectors.jsonl, or verifies what is there with the second verifier.

Every byte is made of seeds: made again, the file is the same. While they are made, each is judged by the second verifier, and
a verdict that is not the one told here ends the program. `check` compares the file with what would be made.

Usage: python3 vectors.py make|check
"""

import base64
import difflib
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import vectors_contests  # noqa: E402
import vectors_entries  # noqa: E402
import vectors_keys  # noqa: E402
import vectors_proofs  # noqa: E402
import vectors_receipts  # noqa: E402
import vectors_refusals_delegations  # noqa: E402
import vectors_refusals_mandates  # noqa: E402
import vectors_refusals_meetings  # noqa: E402
import vectors_refusals_motions  # noqa: E402
import vectors_refusals_objectives  # noqa: E402
import vectors_refusals_people  # noqa: E402
import vectors_refusals_people_keys  # noqa: E402
import vectors_refusals_people_void  # noqa: E402
import vectors_refusals_powers  # noqa: E402
import vectors_refusals_procedure  # noqa: E402
import vectors_refusals_proxies  # noqa: E402
import vectors_refusals_readings  # noqa: E402
import vectors_refusals_rollcalls  # noqa: E402
import vectors_refusals_rulings  # noqa: E402
import vectors_refusals_seats  # noqa: E402
import vectors_registrar  # noqa: E402
import vectors_successors  # noqa: E402
import vectors_trails  # noqa: E402
import vectors_witnesses  # noqa: E402
from gavelcheck.ballot_requests import BallotRequest  # noqa: E402
from gavelcheck.decisions import DecisionProof  # noqa: E402
from gavelcheck.held import hold  # noqa: E402
from gavelcheck.notes import Checkpoint, VerifierKey  # noqa: E402
from gavelcheck.policies import Policy  # noqa: E402
from gavelcheck.receipts import Receipt  # noqa: E402
from gavelcheck.tables import find_schema  # noqa: E402
from gavelcheck.trail import is_trail_name  # noqa: E402
from gavelcheck.values import Broken  # noqa: E402
from gavelcheck.verification import Verification  # noqa: E402
from vectors_base import base  # noqa: E402

# What the rules refuse, or find void, by area; each has a ledger of its own.
REFUSALS = [vectors_refusals_people, vectors_refusals_people_keys, vectors_refusals_seats, vectors_refusals_people_void, vectors_refusals_powers,
            vectors_refusals_delegations, vectors_refusals_objectives, vectors_refusals_motions, vectors_refusals_procedure, vectors_refusals_proxies,
            vectors_refusals_readings, vectors_refusals_meetings, vectors_refusals_rulings, vectors_refusals_rollcalls, vectors_refusals_mandates]
FILE = os.path.join(os.path.dirname(os.path.dirname(HERE)), "schema", "vectors", "vectors.jsonl")
EXIT = {"valid": 0, "weaker": 6, "not supported": 6, "invalid": 3}
KINDS_OF_FILES = {"decision_proof": "decision", "ballot_request": "request"}


# Bytes as JSON: text where they are UTF-8, else base64

def told(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def taken(value):
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value.encode("utf-8")


def lines_with_feeds(data):
    return [line + b"\n" for line in data.split(b"\n")[:-1]] + [last for last in data.split(b"\n")[-1:] if last]


def edits_of(name, old, new):
    """From the last to the first, so that each offset is one of the base's file."""
    a, b = lines_with_feeds(old), lines_with_feeds(new)
    result = []
    for tag, i, k, m, n in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, put = b"".join(a[i:k]), b"".join(b[m:n])
        start = len(os.path.commonprefix([gone, put]))
        end = len(os.path.commonprefix([gone[start:][::-1], put[start:][::-1]]))
        put = put[start:len(put) - end]
        result.append({"file": name, "offset": sum(map(len, a[:i])) + start, "delete": len(gone) - start - end, "insert": told(put)})
    return result[::-1]


def changes(files, other):
    result = []
    for name in sorted(files.keys() | other.keys()):
        if name not in other:
            result.append({"file": name, "remove": True})
        elif name not in files:
            result.append({"file": name, "offset": 0, "delete": 0, "insert": told(other[name])})
        else:
            result += edits_of(name, files[name], other[name])
    return result


def applied(files, edits):
    result = dict(files)
    for edit in edits:
        name = edit["file"]
        if edit.get("remove"):
            del result[name]
        else:
            old, at = result.get(name, b""), edit["offset"]
            result[name] = old[:at] + taken(edit["insert"]) + old[at + edit["delete"]:]
    return result


# Judging

def judged(vector, files):
    """The verdict and the faults that the second verifier gives."""
    if vector["kind"] == "trail":
        return judged_trail(vector, files)
    try:
        judged_file(vector, files)
    except Broken as error:
        return "invalid", [{"code": error.code}]
    return "valid", []


def judged_file(vector, files):
    if vector["kind"] == "ballot_request":
        return BallotRequest(files["file"]).verify(VerifierKey(vector["log"]))
    trust = Policy(files["policy"]) if "policy" in files else VerifierKey(vector["log"])
    if vector["kind"] == "decision_proof":
        return DecisionProof(files["file"]).verify(trust)
    return Receipt(files["file"], files.get("entry")).verify(trust)


def verification(files, genesis=None, successor=None):
    own = {name: data for name, data in files.items() if is_trail_name(name)}
    return Verification(own, sorted(files.keys() - own.keys()), genesis, find_schema(), successor and successor.predecessor)


def judged_trail(vector, files):
    found, held = verification(files, vector.get("genesis")), vector.get("held", {})
    hold(found, Checkpoint(taken(held["head"])) if "head" in held else None, held.get("at_least"),
         [Receipt(taken(held["receipt"])).shows()] if "receipt" in held else [],
         applied(base().export(), held["against"]) if "against" in held else None)
    if "predecessor" in held:
        found.follow(verification(applied(base().export(), held["predecessor"]), successor=found))
    faults = {(-1 if fault.entry is None else fault.entry, fault.code) for fault in found.faults}
    return found.verdict(), [{"code": code, **({"entry": entry} if entry >= 0 else {})} for entry, code in sorted(faults)]


# Making

def made():
    """The lines of the file, as objects."""
    refusals = {name: ledger().export() for area in REFUSALS for name, ledger in area.BASES.items()}
    bases = {"trail": base().export(), "contest": vectors_contests.polled().export(), **refusals, "decision": next(vectors_proofs.vectors())["file"],
             "request": next(v for v in vectors_proofs.vectors() if v["kind"] == "ballot_request")["file"]}
    bases = {name: files if isinstance(files, dict) else {"file": files} for name, files in bases.items()}
    for name, files in bases.items():
        yield {"kind": "base", "name": name, "files": {part: told(files[part]) for part in sorted(files)}}
    for each in [*vectors_entries.vectors(), *vectors_trails.vectors(), *vectors_successors.vectors(), *vectors_keys.vectors(),
                 *vectors_registrar.vectors(), *vectors_witnesses.witness_vectors(), *vectors_contests.contest_vectors(),
                 *(each for area in REFUSALS for each in area.vectors())]:
        yield trail_line(each, bases)
    for each in [*vectors_receipts.vectors(), *vectors_proofs.vectors(), *vectors_registrar.proof_vectors()]:
        yield file_line(each, bases)


def trail_line(each, bases):
    name = each.get("base", "trail")
    files = bases[name]
    line = {"kind": "trail", "name": each["name"], "cause": each["cause"], "base": name, "edits": changes(files, each["files"])}
    genesis = each.get("genesis", base().genesis)
    if genesis:
        line["genesis"] = genesis
    if "held" in each:
        line["held"] = {name: value if isinstance(value, int) else changes(files, value) if isinstance(value, dict) else told(value)
                        for name, value in each["held"].items()}
    verdict, faults = judged(line, applied(files, line["edits"]))
    wanted = [{"code": code, **({} if entry is None else {"entry": entry})} for entry, code in each["faults"]]
    if verdict != each["verdict"] or "found" not in each and sorted(map(str, faults)) != sorted(map(str, wanted)):
        raise SystemExit(f"{each['name']}: {verdict} {faults}, not {each['verdict']} {wanted}")
    return {**line, "expected": {"verdict": verdict, "exit": EXIT[verdict], "faults": faults}}


USAGE_CODES = {"E-RECEIPT-ENTRY", "E-LOG-POLICY-LIMIT", "E-LOG-POLICY-LINE", "E-LOG-POLICY-QUORUM"}


def file_line(each, bases):
    line = {"kind": each["kind"], "name": each["name"], "cause": each["cause"], "log": each["log"]}
    files = {"file": each["file"], **{name: each[name] for name in ("entry", "policy") if name in each}}
    kind = KINDS_OF_FILES.get(each["kind"])
    if kind:
        line |= {"base": kind, "edits": changes(bases[kind], files)}
    else:
        line["files"] = {name: told(data) for name, data in files.items()}
    verdict, faults = judged(line, files)
    if (verdict, faults) != (each["verdict"], [{"code": each["code"]}] if each["code"] else []):
        raise SystemExit(f"{each['name']}: {verdict} {faults}, not {each['code']}")
    status = 64 if each["code"] in USAGE_CODES else EXIT[verdict]
    return {**line, "expected": {"verdict": verdict, "exit": status, "faults": faults}}


def written():
    lines = list(made())
    assert len({line["name"] for line in lines}) == len(lines), "a name twice"
    return b"".join(json.dumps(line, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for line in lines)


def check():
    """What is published is what would be made, each verdict included; where it is not, what differs."""
    with open(FILE, "rb") as file:
        data = file.read()
    again = written()
    if data == again:
        return 0
    old, new = ({json.loads(line)["name"]: line for line in each.split(b"\n")[:-1]} for each in (data, again))
    names = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
    print(f"made again, {len(names)} of {len(new)} lines are others ({sorted(names)[:5]} …): python3 vectors.py make writes them")
    return 1


def main(what):
    if what == "make":
        data = written()
        os.makedirs(os.path.dirname(FILE), exist_ok=True)
        with open(FILE, "wb") as file:
            file.write(data)
        return 0
    return check()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
