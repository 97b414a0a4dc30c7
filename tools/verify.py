#!/usr/bin/env python3
"""Verifies an exported trail of a Gavel ledger, a receipt, the proof of a decision, or a ballot request.

This program was written from schema/FORMAT.md alone, not from the program that made the trail. It needs Python 3.11 or
later and the package `cryptography`, and nothing else: no network, no state of its own, and it writes no file.
"""

import argparse
import json
import os
import re
import sys

from gavelcheck.ballot_requests import BallotRequest
from gavelcheck.decisions import DecisionProof
from gavelcheck.held import hold
from gavelcheck.notes import Checkpoint, VerifierKey
from gavelcheck.policies import Policy
from gavelcheck.receipts import Receipt
from gavelcheck.tables import find_schema
from gavelcheck.trail import Unreadable, read
from gavelcheck.values import Broken
from gavelcheck.verification import Verification

MEANINGS = """\
The verdict, and the exit status:
  valid          0   every entry is lawful and signed, the log is whole, every derived file is what it must be,
                     the genesis is the one you named, and no document is missing
  weaker         6   sound, but --genesis was not told, documents are missing, a predecessor is not valid or is not what was
                     asked for with --require
  not supported  6   it has entries that this program does not know; what comes before them is sound
  invalid        3   there are faults, each told with its code (FORMAT.md, section 14) and entry; or TRAIL is not
                     readable as a trail
  (usage)       64   the command line is wrong

Other things are verified by verify.py receipt FILE (a receipt, or the proof of a decision) and verify.py request FILE.
"""
PROOF_MEANINGS = """\
The verdict, and the exit status:
  valid    0   it holds
  invalid  3   it does not hold: told with its code (FORMAT.md, 16.3)
  (usage) 64   the command line is wrong, the policy is none, or a proof holds no entry and --entry was not told
"""

EXIT = {"valid": 0, "weaker": 6, "not supported": 6, "invalid": 3}
USAGE_CODES = {"E-RECEIPT-ENTRY", "E-LOG-POLICY-LIMIT", "E-LOG-POLICY-LINE", "E-LOG-POLICY-QUORUM"}


class Usage(argparse.ArgumentParser):
    def error(self, message):
        print(f"{self.prog}: {message}", file=sys.stderr)
        sys.exit(64)

    def bytes_of(self, path):
        try:
            with open(path, "rb") as file:
                return file.read()
        except OSError as error:
            self.error(str(error))


def report(found):
    """The report as one object."""
    return {
        "verdict": found.verdict(), "origin": found.origin, "genesis": found.genesis, "entries": found.size(),
        "root": found.root(),
        "faults": [{key: value for key, value in fault._asdict().items() if value is not None} for fault in found.faults],
        "missing": [{"document": name, "entry": entry} for name, entry in found.missing],
        "not_supported_from": found.unsupported,
        "predecessor": found.predecessor and {**found.predecessor, "followed": found.followed is not None},
    }


def follow(found, given, schema, parser):
    """Verifies the ledgers that this one follows, from the last to the first, as far as they are given."""
    chain = [found]
    while chain[-1].predecessor:
        named = chain[-1].predecessor
        old = next((trail for trail in given if origin_of(trail) == named["origin"]), None)
        if old is None:
            break
        given.remove(old)
        chain.append(Verification(*old, None, schema, named))
    if given:
        parser.error(f"no ledger here follows {origin_of(given[0])}")
    for newer, older in reversed(list(zip(chain, chain[1:]))):
        newer.follow(older)


def origin_of(trail):
    try:
        return json.loads(trail[0]["trail.jsonl"].split(b"\n")[0])["event"]["ledger"]
    except (ValueError, KeyError, TypeError):
        return None


def is_open(found):
    """Whether a ledger of the chain names one that was not looked at."""
    while found.followed is not None:
        found = found.followed
    return found.predecessor is not None


def show(told):
    for fault in told["faults"]:
        where = f"entry {fault['entry']}" if "entry" in fault else "trail"
        print(f"{where}: {fault['code']}: {fault['text']}")
    for each in told["missing"]:
        print(f"missing: document {each['document']}, named by entry {each['entry']}")
    if told["predecessor"]:
        old = told["predecessor"]
        lost = old["lost"]["size"] - old["size"] if "lost" in old else 0
        print(f"predecessor: goes on from {old['size']} entries of {old['origin']}, {lost} after them lost"
              + ("" if old["followed"] else "; not looked at"))
    if told["not_supported_from"] is not None:
        print(f"not supported: entry {told['not_supported_from']} and what follows")
    print(f"{told['verdict'].upper()}  {told['origin']}  {told['entries']} entries, root {told['root']}, "
          f"genesis {told['genesis']}")


def verify_trail():
    parser = Usage(prog="verify.py", description=__doc__, epilog=MEANINGS, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trail", metavar="TRAIL", help="the folder of a trail, or a trail as a tar file")
    parser.add_argument("--genesis", metavar="ID", help="the id of the genesis as you know it from elsewhere, 64 hex digits; "
                        "without it the verdict is weaker at best, since a whole other history would do as well")
    parser.add_argument("--predecessor", metavar="TRAIL", action="append", default=[], help="a trail of the ledger that this "
                        "one, or a predecessor of it, follows; can be given again")
    parser.add_argument("--require", choices=["predecessor"], help="without it the verdict is weaker at best")
    parser.add_argument("--head", metavar="FILE", help="a checkpoint of this ledger that you kept")
    parser.add_argument("--at-least", metavar="N", type=int, help="there must be so many entries")
    parser.add_argument("--receipt", metavar="FILE", action="append", default=[], help="a receipt to compare with; can be given again")
    parser.add_argument("--against", metavar="TRAIL", help="another copy to compare with")
    parser.add_argument("--schema", metavar="FOLDER", help="where CHECK.md is; without it the folder schema beside the "
                        "folder of this program, or in that folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object: verdict, origin, genesis, entries, root, "
                        "faults, missing, not_supported_from")
    arguments = parser.parse_args()
    if arguments.genesis and not re.fullmatch("[0-9a-f]{64}", arguments.genesis):
        parser.error("--genesis is 64 hex digits")
    schema = arguments.schema or find_schema()
    if not schema or not os.path.isfile(os.path.join(schema, "CHECK.md")):
        parser.error("there is no CHECK.md: name its folder with --schema")
    try:
        files, strange = read(arguments.trail)
        older = [read(path) for path in arguments.predecessor]
        other = read(arguments.against)[0] if arguments.against else None
        head = Checkpoint(parser.bytes_of(arguments.head)) if arguments.head else None
        shown = [Receipt(parser.bytes_of(path)).shows() for path in arguments.receipt]
    except (Unreadable, Broken) as error:
        print(f"verify.py: {error}", file=sys.stderr)
        return 3
    found = Verification(files, strange, arguments.genesis, schema)
    follow(found, older, schema, parser)
    hold(found, head, arguments.at_least, shown, other)
    told = report(found)
    if arguments.require and told["verdict"] == "valid" and is_open(found):
        told["verdict"] = "weaker"
    if arguments.json:
        print(json.dumps(told, indent=2))
    else:
        show(told)
    return EXIT[told["verdict"]]


def proof_parser(name, description):
    parser = Usage(prog=f"verify.py {name}", description=description, epilog=PROOF_MEANINGS,
                   formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--log", metavar="VKEY", help="the ledger's key as its genesis names it, origin+id+key")
    parser.add_argument("--json", action="store_true", help="print one JSON object: verdict, code, text, and what is shown")
    return parser


def show_receipt(data, entry, trust):
    """What a receipt or the proof of a decision shows, as an object."""
    if data.startswith(b"{"):
        proof = DecisionProof(data)
        motion = proof.verify(trust).register.motions.one(id=proof.motion)
        return {"motion": motion.number, "state": motion.state, "entries": len(proof.entries), "origin": proof.checkpoint.origin}
    receipt = Receipt(data, entry)
    shown, witnesses = receipt.verify(trust)
    return {"entry": receipt.proof.index, "type": shown["event"]["type"], "by": shown["event"]["by"],
            "origin": receipt.checkpoint.origin, "size": receipt.checkpoint.size, "witnesses": witnesses}


def verify_receipt():
    parser = proof_parser("receipt", "Verifies a receipt, or the proof of a decision, without the ledger.")
    parser.add_argument("--entry", metavar="FILE", help="the entry's line, where the proof does not hold it")
    parser.add_argument("--policy", metavar="FILE", help="a C2SP tlog-policy: enough of its witnesses must have cosigned")
    arguments = parser.parse_args(sys.argv[2:])
    if not arguments.log and not arguments.policy:
        parser.error("name the ledger's key with --log, or a --policy")
    entry = parser.bytes_of(arguments.entry).removesuffix(b"\n") if arguments.entry else None
    return tell(arguments, lambda: show_receipt(
        parser.bytes_of(arguments.file), entry,
        Policy(parser.bytes_of(arguments.policy)) if arguments.policy else VerifierKey(arguments.log)))


def verify_request():
    parser = proof_parser("request", "Verifies a ballot request, as whoever signs a ballot upon it does.")
    arguments = parser.parse_args(sys.argv[2:])
    if not arguments.log:
        parser.error("name the ledger's key with --log")

    def shown():
        request = BallotRequest(parser.bytes_of(arguments.file))
        return {"seal": request.verify(VerifierKey(arguments.log)), "seat": request.seat, "origin": request.checkpoint.origin}
    return tell(arguments, shown)


def tell(arguments, shown):
    try:
        told, status = {"verdict": "valid", **shown()}, 0
    except Broken as error:
        status = 64 if error.code in USAGE_CODES else 3
        told = {"verdict": "invalid", "code": error.code, "text": str(error)}
    if arguments.json:
        print(json.dumps(told, indent=2))
    else:
        print(told.pop("verdict").upper() + "".join(f"  {name} {value}" for name, value in told.items()))
    return status


def main():
    return {"receipt": verify_receipt, "request": verify_request}.get(sys.argv[1] if len(sys.argv) > 1 else "", verify_trail)()


if __name__ == "__main__":
    sys.exit(main())
