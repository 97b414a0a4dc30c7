"""Vectors of whole trails: entries cut, reordered, doubled and rewritten, checkpoints, documents, derived files, other genesis,
and what a verifier holds a trail against.
"""

import json
import re

from forge import DAY, ORIGIN, b64, private, public
from gavelcheck.crypto import fingerprint, ORDER, Tree, signed_blob
from gavelcheck.tables import derived_files, manifest
from gavelcheck.notes import key_id
from gavelcheck.values import canonical, digest, time_of, unbase64
from gavelcheck.verification import Verification
from vectors_base import (Bench, OTHER_TEXT, base, cosignature, documents_of, sealed_files, signed_checkpoint, the_charter)
from vectors_receipts import receipt

def lines_of(files):
    return files["trail.jsonl"].split(b"\n")[:-1]


def vector(name, cause, files, *faults, verdict="invalid", **more):
    """Faults are codes, or pairs of entry and code."""
    return {"name": name, "cause": cause, "files": files, "verdict": verdict,
            "faults": [fault if isinstance(fault, tuple) else (None, fault) for fault in faults], **more}


def derived_again(files):
    """What can be made again is, by somebody who holds no key."""
    result = dict(files)
    result.update(derived_files(Verification(result, []).register))
    result["MANIFEST"] = manifest(result)
    return result


def changed(lines, files, sealed=False):
    """Other lines; `sealed` under a checkpoint of the ledger's own key."""
    if sealed:
        return sealed_files(lines, documents_of(files))
    return derived_again({**files, "trail.jsonl": b"".join(line + b"\n" for line in lines)})


def edited(line, change, signer=None):
    """A line with another event or other parts; signed again by a key of that seed."""
    entry = json.loads(line)
    change(entry)
    if signer:
        entry["sig"] = b64(private(signer).sign(signed_blob(canonical(entry["event"]))))
    return canonical(entry)


def entries_vectors():
    f = base()
    files, lines = f.export(), f.lines
    own = lambda n, **data: edited(lines[n], lambda e: e["event"]["data"].update(data))  # noqa: E731

    def put(n, *others):
        return [*lines[:n], *others, *lines[n + 1:]]

    yield vector("trail-empty", "A trail of no entries.", derived_again({**files, "trail.jsonl": b""}), found=True)
    yield vector("trail-empty-sealed", "A trail of no entries, under a checkpoint of none.", sealed_files([], documents_of(files)), found=True)
    yield vector("trail-cut", "The last entry is cut off.", changed(lines[:-1], files), (21, "F-ENTRY-MISSING"))
    yield vector("trail-cut-5", "The last five entries are cut off.", changed(lines[:-5], files), found=True)
    yield vector("trail-no-line-feed", "The last line has no line feed.", derived_again(
        {**files, "trail.jsonl": files["trail.jsonl"][:-1]}), (21, "F-ENTRY-MISSING"))
    yield vector("trail-half-line", "The last line is cut in the middle.", derived_again(
        {**files, "trail.jsonl": files["trail.jsonl"][:-90]}), found=True)
    yield vector("trail-crlf", "Lines end in CR LF.", derived_again(
        {**files, "trail.jsonl": files["trail.jsonl"].replace(b"\n", b"\r\n")}), found=True)
    yield vector("trail-empty-line", "An empty line between entries.", changed([*lines[:-1], b"", lines[-1]], files), found=True)
    yield vector("trail-garbage", "A line that is no JSON.", changed(put(20, b"entry 20"), files), found=True)
    for name, cause, others in [
            ("deleted", "A ballot is left out.", [*lines[:11], *lines[12:]]),
            ("genesis-deleted", "The genesis is left out.", lines[1:]),
            ("swapped", "Two entries are swapped.", [*lines[:10], lines[11], lines[10], *lines[12:]]),
            ("doubled", "An entry stands twice.", [*lines[:11], lines[10], *lines[11:]]),
            ("moved", "An early entry is moved to the end.", [*lines[:5], *lines[6:], lines[5]]),
            ("choice", "A ballot says another choice.", put(11, own(11, choice="yes"))),
            ("outcome", "A closing says another outcome.", put(14, own(14, outcome="failed"))),
            ("title", "A motion has another title.", put(8, own(8, title="Publish nothing"))),
            ("seat", "A seat is given to somebody else.", put(5, own(5, person="p3"))),
            ("recorded-later", "An entry is said to be recorded a second later.", put(12, edited(
                lines[12], lambda e: e.update(recorded=e["recorded"].replace(":00Z", ":01Z"))))),
            ("author", "A ballot is said to be another's.", put(12, edited(lines[12], lambda e: e["event"].update(by="p4")))),
            ("signatures-swapped", "Two entries have each other's signature.", put(
                12, edited(lines[12], lambda e: e.update(sig=json.loads(lines[10])["sig"])))),
            ("s-plus-order", "S + L in an entry amid the log: its signature does not hold, and the leaf is another.", put(
                12, edited(lines[12], malleable))),
            ("spelling", "White space amid the log.", put(12, lines[12].replace(b'"by":', b'"by": ')))]:
        yield vector("altered-" + name, cause + " By somebody without a key.", changed(others, files), found=True)
        yield vector("resealed-" + name, cause + " By the registrar, who signs the checkpoint again.", changed(others, files, True), found=True)
    yield vector("rewritten-one", "The registrar has the author of the last ballot sign another one; who signed after it saw the old one.",
                 changed(put(20, edited(lines[20], choose_no, "p1")), files, True), (20, "F-ENTRY-ALTERED"))
    yield vector("rewritten-many", "A thief with one member's key rewrites a ballot early in the log.",
                 changed(put(11, edited(lines[11], lambda e: e["event"]["data"].update(choice="yes"), "p2")), files, True), found=True)
    yield vector("other-ledger-appended", "An entry of another ledger is appended.", changed([*lines, foreign_line()], files, True), (22, "E-LEDGER-OTHER"))


def choose_no(entry):
    entry["event"]["data"]["choice"] = "no"


def malleable(entry):
    raw = unbase64(entry["sig"])
    entry["sig"] = b64(raw[:32] + (int.from_bytes(raw[32:], "little") + ORDER).to_bytes(32, "little"))


def foreign_line():
    f = base()
    f.now += 60
    return f.line(f.event("motion.proposed", "p2", {"acts": [], "body": "board", "texts": [], "title": "T"},
                          ledger="other.example/ledger"), "p2")


def checkpoint_vectors():
    f = base()
    files, size, root = f.export(), len(f.lines), f.tree.root()
    good = files["checkpoint"]
    body, line = good.split(b"\n\n")
    data = line.decode().split(" ")[2].strip()

    def own(signature, name=ORIGIN):
        return body + b"\n\n" + f"— {name} {signature}\n".encode()

    def malleated():
        raw = unbase64(data)
        return b64(raw[:36] + (int.from_bytes(raw[36:], "little") + ORDER).to_bytes(32, "little"))

    witness = cosignature("witness", good)
    for name, cause, checkpoint in [
            ("empty", "An empty checkpoint.", b""),
            ("unsigned", "A checkpoint without a signature.", body + b"\n\n"),
            ("no-empty-line", "A checkpoint without its empty line.", body + b"\n" + line),
            ("no-line-feed", "A checkpoint without its last line feed.", good[:-1]),
            ("carriage-returns", "A checkpoint with CR LF.", good.replace(b"\n", b"\r\n")),
            ("other-key", "A checkpoint signed by another key under the ledger's name.", signed_checkpoint(size, root, key="stranger")),
            ("other-key-id", "A signature under the key id of another key.", own(b64(b"\0\0\0\0" + private("ledger").sign(body + b"\n")))),
            ("other-name", "A checkpoint signed by the ledger's key under another name.", signed_checkpoint(size, root, name="other.example/ledger")),
            ("other-origin", "A checkpoint of another origin.", signed_checkpoint(size, root, origin="other.example/ledger")),
            ("no-origin", "A first line that is no origin.", signed_checkpoint(size, root, origin="https://forged.example/ledger", name=ORIGIN)),
            ("signature-bit", "One bit of the signature is flipped.", own(b64(bytes([*unbase64(data)[:40], unbase64(data)[40] ^ 1, *unbase64(data)[41:]])))),
            ("s-plus-order", "S + L in the checkpoint's signature.", own(malleated())),
            ("two-signatures", "A second line of the ledger's key that does not hold.", good + f"— {ORIGIN} {b64(unbase64(data)[:4] + bytes(64))}\n".encode()),
            ("extension", "A checkpoint with an extension line, signed.", extended(size, root)),
            ("size-leading-zero", "A size with a leading zero, signed.", signed_checkpoint(f"0{size}", root)),
            ("size-negative", "A negative size, signed.", signed_checkpoint(-size, root)),
            ("size-beyond", "A size beyond 2^64 that wraps to the right one, signed.", signed_checkpoint(2**64 + size, root)),
            ("root-short", "A root of 31 bytes, signed.", signed_checkpoint(size, root[:31])),
            ("signature-short", "A signature line of four bytes.", good + b"\xe2\x80\x94 wit.ness AAAAAA==\n"),
            ("signature-dash", "A signature line with a hyphen.", good.replace("—".encode(), b"-")),
            ("signature-unpadded", "A signature line whose base64 is not padded.", good[:-1].rstrip(b"=") + b"\n"),
            ("name-plus", "A signature line whose name has a plus sign.", good + "— wit+ness AAAAAAA=\n".encode()),
            ("many-signatures", "More than a hundred signature lines.", good + witness * 100),
            ("not-utf-8", "A checkpoint that is not UTF-8.", good + b"\xe2\x80\x94 wit\xffness AAAAAAA=\n"),
            ("older", "An older checkpoint, of fewer entries.", signed_checkpoint(20, f.found.roots[20]))]:
        yield vector("checkpoint-" + name, cause, remade({**files, "checkpoint": checkpoint}), "F-CHECKPOINT")
    yield vector("checkpoint-missing", "No checkpoint.", remade({k: v for k, v in files.items() if k != "checkpoint"}), "F-CHECKPOINT")
    yield vector("checkpoint-newer", "A checkpoint of more entries than there are.", remade(
        {**files, "checkpoint": signed_checkpoint(size + 1, root)}), (size, "F-ENTRY-MISSING"))
    yield vector("checkpoint-other-root", "A checkpoint of another root.", remade(
        {**files, "checkpoint": signed_checkpoint(size, bytes(32))}), found=True)
    yield vector("checkpoint-witnessed", "A checkpoint with a witness's cosignature.", remade({**files, "checkpoint": good + witness}), verdict="valid")
    yield vector("checkpoint-witness-unknown", "A line of a witness that nobody knows, and that does not hold: no rule of a trail reads it.",
                 remade({**files, "checkpoint": good + b"\xe2\x80\x94 wit.ness AAAAAAA=\n"}), verdict="valid")


def extended(size, root):
    text = f"{ORIGIN}\n{size}\n{b64(root)}\nmore\n"
    signature = unbase64(signed_checkpoint(size, root).decode().split(" ")[2].strip())[:4] + private("ledger").sign(text.encode())
    return f"{text}\n— {ORIGIN} {b64(signature)}\n".encode()


def remade(files):
    return {**files, "MANIFEST": manifest(files)}


def document_vectors():
    f = base()
    files = f.export()
    text, salted = "documents/" + digest(OTHER_TEXT), next(name[:-5] for name in files if name.endswith(".salt"))
    stray = "documents/" + digest(b"a")

    def without(*names):
        return remade({name: data for name, data in files.items() if name not in names})

    for name, cause, changes in [
            ("altered", "A text is another one.", {text: OTHER_TEXT.replace(b"Geneva", b"Zurich")}),
            ("line-ends", "A text has other line ends.", {text: OTHER_TEXT.replace(b"\n", b"\r\n")}),
            ("salt-short", "A salt of 31 bytes.", {salted + ".salt": files[salted + ".salt"][:31]}),
            ("salt-other", "Another salt.", {salted + ".salt": bytes(32)}),
            ("of-nobody", "A document that no entry names.", {stray: b"a"}),
            ("salt-of-plain", "A salt beside a plain document.", {text + ".salt": bytes(32)})]:
        yield vector("document-" + name, cause, remade({**files, **changes}), "F-DOCUMENT")
    yield vector("document-salt-alone", "A salt without its document.", without(salted), "F-DOCUMENT")
    yield vector("document-salt-missing", "A salted document without its salt.", without(salted + ".salt"), "F-DOCUMENT")
    yield vector("document-missing", "A text is missing: sound, but weaker.", without(text), verdict="weaker")
    yield vector("document-charter-missing", "The charter is missing.", derived_again(without("documents/" + _charter(f))), found=True)
    redacted, kept = redaction()
    yield vector("document-redacted-kept", "A document that a motion redacted is there all the same.", remade({**redacted.export(), **kept}), "F-DOCUMENT")
    yield vector("document-redacted", "A document that a motion redacted is not there.", redacted.export(), verdict="valid")
    for name, cause, charter in charters():
        yield vector("charter-" + name, cause, founded_on(charter), found=True, genesis=None)


def _charter(f):
    return json.loads(f.lines[0])["event"]["data"]["charter"]


def redaction():
    """A ledger whose reason was redacted by a motion, and the files of that reason."""
    f = base()
    reason = json.loads(f.lines[11])["event"]["data"]["reason"]
    kept = {name: data for name, data in f.files.items() if reason in name}
    motion = f.propose("p3", "members", [{"act": "document.redact", "document": reason}], title="Redact")
    seal = f.open("p3", motion, "members", DAY)
    for n in (1, 3, 4):
        f.vote(f"p{n}", seal, f"members.o{n}", "yes")
    f.close("p4", seal, DAY)
    return f, kept


def charters():
    charter = the_charter()
    yield "white-space", "A charter with white space.", json.dumps(charter, sort_keys=True).encode()
    yield "member-more", "A charter with a member that none has.", canonical({**charter, "more": 1})
    yield "format", "A charter of another format.", canonical({**charter, "format": "gavel-charter-v2"})
    yield "share", "Half of the founders are enough.", canonical(
        {**charter, "parameters": {**charter["parameters"], "founders_share": "1/2"}})
    yield "fraction", "A fraction that is not in lowest terms.", canonical(
        {**charter, "parameters": {**charter["parameters"], "founders_share": "4/6"}})
    yield "rule-unknown", "A body under a rule that there is not.", canonical(
        {**charter, "bodies": [{**charter["bodies"][0], "rule": "none"}, *charter["bodies"][1:]]})
    yield "seat-twice", "Two seats of one id.", canonical({**charter, "seats": [*charter["seats"], charter["seats"][0]]})


def founded_on(charter):
    """A genesis, signed, on these bytes as its charter."""
    f = base()
    entry = json.loads(f.lines[0])
    entry["event"]["data"]["charter"] = digest(charter)
    entry["sig"] = b64(private("p1").sign(signed_blob(canonical(entry["event"]))))
    return sealed_files([canonical(entry)], {"documents/" + digest(charter): charter})


def genesis_vectors():
    f = base()
    charter = "documents/" + _charter(f)
    documents = {charter: f.files[charter]}

    def founded(change, signer="p1"):
        entry = json.loads(f.lines[0])
        change(entry["event"])
        raw = canonical(entry["event"])
        entry |= {"key": fingerprint(public(signer)), "sig": b64(private(signer).sign(signed_blob(raw)))}
        return sealed_files([canonical(entry)], documents)

    def data(**changes):
        return lambda event: event["data"].update(changes)

    vkey = json.loads(f.lines[0])["event"]["data"]["key"]
    epoch = json.loads(f.lines[0])["event"]["data"]["epoch"]
    name, identity, key = vkey.split("+")
    for title, cause, change, signer in [
            ("key-id", "The ledger's key has another key id.", data(key=f"{name}+00000000+{key}"), "p1"),
            ("key-name", "The ledger's key has another name.", data(key=f"other.example/ledger+{identity}+{key}"), "p1"),
            ("key-type", "The ledger's key is of a witness's type.", data(key=f"{name}+{identity}+" + b64(b"\4" + public("ledger"))), "p1"),
            ("founder-not", "It is signed by nobody whom the charter names.", lambda e: e.update(by="p9"), "p9"),
            ("founder-key", "It is signed by another key than the charter's.", lambda e: e.update(at=e["at"]), "p2"),
            ("seen", "It has seen another root than that of no entries.", lambda e: e.update(seen={"root": b64(bytes(32)), "size": 0}), "p1"),
            ("other-kind", "Entry 0 is no founding.", lambda e: e.update(
                type="motion.proposed", data={"acts": [], "body": "board", "texts": [], "title": "T"}), "p1"),
            ("founders-key-is-ledgers", "The ledger's key is a founder's.", data(key=vkey_of("p1")), "p1")]:
        yield vector("genesis-" + title, cause, founded(change, signer), found=True, genesis=None)
    for title, cause, change in [("tree", "An epoch of another tree.", {"tree": "other"}), ("hash", "An epoch of another hash.", {"hash": "sha3"}),
                                 ("kinds", "An epoch without the last kind.", {"events": epoch["events"][:-1]})]:
        yield vector("genesis-epoch-" + title, cause, founded(data(epoch={**epoch, **change})), verdict="not supported", genesis=None)
    yield vector("genesis-other", "Another genesis than the one that is known.", f.export(), (0, "F-GENESIS"), genesis="0" * 64)
    yield vector("genesis-alone", "A ledger of the genesis alone.", sealed_files(f.lines[:1], {charter: documents[charter]}), verdict="valid")
    yield vector("genesis-unpinned", "The genesis is not known from elsewhere: weaker.", f.export(), verdict="weaker", genesis=None)
    yield vector("genesis-few-founders", "A poll before enough founders have accepted.", too_early(), (4, "E-FOUNDERS-MISSING"))


def vkey_of(seed):
    return f"{ORIGIN}+{key_id(ORIGIN, public(seed)).hex()}+{b64(bytes([1]) + public(seed))}"


def too_early():
    f = base()
    few = start_of(f, 3)
    motion = few.propose("p1", "members")
    few.open("p1", motion, "members", DAY)
    return few.export()


def start_of(f, count):
    """The ledger of the first entries."""
    result = Bench.__new__(Bench)
    result.files, result.lines, result.tree, result.codes, result.ids = dict(f.files), [], Tree(), [], []
    result.found, result.charter, result.genesis = Verification({}, []), f.charter, f.genesis
    result.found.faults.clear()
    result.found.recorded.clear()
    result.found.documents = f.found.documents
    for line in f.lines[:count]:
        result.put(line)
    result.now = time_of(json.loads(f.lines[count - 1])["recorded"])
    return result


def derived_vectors():
    files = base().export()

    def with_(name, data):
        return remade({**files, name: data})

    table = files["tables/ballots.csv"]
    for name, cause, other in [
            ("log-vkey", "Another key beside the trail.", with_("log.vkey", b"x\n")),
            ("allowed-signers", "A signer more.", with_("allowed_signers", files["allowed_signers"] + files["allowed_signers"].split(b"\n")[0].replace(b"p1", b"p9") + b"\n")),
            ("check-page", "Another page of checks.", with_("CHECK.md", files["CHECK.md"] + b"x")),
            ("table-cell", "A table says another choice.", with_("tables/ballots.csv", table.replace(b",no,", b",yes,", 1))),
            ("table-row", "A table leaves a row out.", with_("tables/ballots.csv", b"\r\n".join(table.split(b"\r\n")[:-2]) + b"\r\n")),
            ("table-line-ends", "A table with other line ends.", with_("tables/ballots.csv", table.replace(b"\r\n", b"\n"))),
            ("table-missing", "A table is missing.", remade({k: v for k, v in files.items() if k != "tables/polls.csv"})),
            ("manifest", "A manifest of another hash.", {**files, "MANIFEST": re.sub(b"^[0-9a-f]", lambda m: b"f" if m.group() != b"f" else b"0", files["MANIFEST"])}),
            ("manifest-missing", "No manifest.", {k: v for k, v in files.items() if k != "MANIFEST"}),
            ("manifest-order", "A manifest in another order.", {**files, "MANIFEST": b"\n".join(sorted(files["MANIFEST"].split(b"\n")[:-1])) + b"\n"}),
            ("strange-file", "A file that no trail has.", {**files, "notes.txt": b"x"}),
            ("strange-table", "A table that no trail has.", {**files, "tables/other.csv": b"x"})]:
        yield vector("derived-" + name, cause, other, "F-DERIVED")
    yield vector("derived-strange-document", "A file among the documents that no digest names.", {**files, "documents/readme": b"x"},
                 "F-DERIVED", "F-DOCUMENT")


def held_vectors():
    f = base()
    files, size = f.export(), len(f.lines)
    longer = base()
    longer.vote("p2", longer.poll, "s2", "no")
    other = base()
    other.lines.pop()
    fork = start_of(other, size - 1)
    fork.now += 60
    fork.propose("p3", "board", title="Another history")
    for name, cause, held, *faults in [
            ("head-other", "A head of the same size and another root was kept.", {"head": signed_checkpoint(size, fork.tree.root())}, "F-HEAD"),
            ("head-older-other", "An older head of another root was kept.", {"head": signed_checkpoint(9, bytes(32))}, "F-HEAD"),
            ("head-ahead", "A head of more entries was kept: this is a restored backup.", {"head": signed_checkpoint(size + 1, longer.tree.root())}, "F-HEAD"),
            ("too-short", "More entries were asked for.", {"at_least": size + 1}, "F-TOO-SHORT"),
            ("receipt-ahead", "A receipt shows an entry that is not there.", {"receipt": receipt(longer, size)}, (size, "F-RECEIPT")),
            ("receipt-other-entry", "A receipt shows another entry at this number.", {"receipt": receipt(fork, size - 1)}, (size - 1, "F-RECEIPT")),
            ("receipt-other-root", "A receipt of an old entry is under another root.", {"receipt": receipt(fork, 3)}, (3, "F-RECEIPT")),
            ("receipt-newer-head", "A receipt of an old entry is under more entries than there are.", {"receipt": receipt(longer, 3)}, (3, "F-RECEIPT")),
            ("receipt-other-ledger", "A receipt is of another ledger.", {"receipt": receipt(f, 3, origin="other.example/ledger")}, "F-RECEIPT"),
            ("against-fork", "Another copy has another last entry.", {"against": fork.export()}, (size - 1, "F-AGAINST")),
            ("against-longer", "Another copy has an entry more.", {"against": longer.export()}, (size, "F-AGAINST"))]:
        yield vector("held-" + name, cause, files, *faults, held=held)
    yield vector("held-fits", "An older head, a receipt and a copy that fit.", files, verdict="valid", held={
        "head": signed_checkpoint(9, f.found.roots[9]), "at_least": size, "receipt": receipt(f, 3), "against": files})


def vectors():
    for group in (entries_vectors, checkpoint_vectors, document_vectors, genesis_vectors, derived_vectors, held_vectors):
        yield from group()
