"""Verifies a trail with both programs, and tells what each found.

The environment variable GAVEL names the original program.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from gavelcheck.trail import Unreadable, read  # noqa: E402
from gavelcheck.verification import Verification  # noqa: E402


def mine(path):
    """Verdict and the faults as pairs of entry and code."""
    try:
        files, strange = read(path)
    except Unreadable:
        return "invalid", ["unreadable"]
    found = Verification(files, strange)
    return found.verdict(), sorted({f"{'' if f.entry is None else f.entry}:{f.code}" for f in found.faults})


def theirs(path):
    """The same of the original program, with an empty state of its own."""
    state = tempfile.mkdtemp()
    try:
        run = subprocess.run([os.environ["GAVEL"], "verify", path, "--json"], capture_output=True,
                             env={**os.environ, "XDG_STATE_HOME": state, "XDG_CONFIG_HOME": state}, text=True, timeout=60)
        told = json.loads(run.stdout) if run.stdout.startswith("{") else {}
        faults = sorted({f"{f.get('entry', '')}:{f['code']}" for f in told.get("faults", [])})
        if os.environ.get("SHOW"):
            print(*(f for f in told.get("faults", []) if f["code"] == os.environ["SHOW"]), sep="\n")
        if told.get("further_faults"):
            faults.append("…")
        if run.returncode == 3 and "E-TRAIL" in run.stderr + run.stdout:
            return "invalid", ["unreadable"]
        return told.get("result", f"exit {run.returncode}").replace("_", " "), faults
    finally:
        shutil.rmtree(state)


def compare(name, path):
    own, original = mine(path), theirs(path)
    same = own == original or "…" in original[1] and set(original[1]) - {"…"} <= set(own[1])
    less, more = sorted(set(own[1]) - set(original[1])), sorted(set(original[1]) - set(own[1]))
    print(f"{'same' if same else 'DIFF'}  {name}: {own[0]} {len(own[1])} faults"
          + ("" if same else f"; original {original[0]}; only mine {less[:6]}, only the original's {more[:6]}"))
    return same
