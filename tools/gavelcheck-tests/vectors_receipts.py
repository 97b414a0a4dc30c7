"""Vectors of receipts, and of proofs under policies (4.4 to 4.6, 16.1)."""

import json

from forge import ORIGIN, b64, private, public
from gavelcheck.crypto import leaf_hash, node_hash, ORDER, signed_blob
from gavelcheck.notes import key_id
from gavelcheck.values import canonical, unbase64
from vectors_base import VKEY, base, cosignature, signed_checkpoint, witness_key


def root_of(leaves):
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(root_of(leaves[:k]), root_of(leaves[k:]))


def path_to(index, leaves):
    """RFC 9162, 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if index < k:
        return [*path_to(index, leaves[:k]), root_of(leaves[k:])]
    return [*path_to(index - k, leaves[k:]), root_of(leaves[:k])]


def consistency(old, leaves, whole=True):
    """RFC 9162, 2.1.4.1."""
    if old == len(leaves):
        return [] if whole else [root_of(leaves)]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= k:
        return [*consistency(old, leaves[:k], whole), root_of(leaves[k:])]
    return [*consistency(old - k, leaves[k:], False), root_of(leaves[:k])]


def leaves_of(f):
    return list(map(leaf_hash, f.lines))


def proof(index, path, checkpoint, extra=None):
    lines = ["c2sp.org/tlog-proof@v1"]
    if extra is not None:
        lines.append("extra " + b64(extra))
    lines += [f"index {index}", *map(b64, path)]
    return ("\n".join(lines) + "\n\n").encode() + checkpoint


def receipt(f, index, size=None, origin=ORIGIN, more=b""):
    leaves = leaves_of(f)[:size]
    return proof(index, path_to(index, leaves), signed_checkpoint(len(leaves), root_of(leaves), origin, more=more), f.lines[index])


def vector(name, cause, data, code=None, verdict=None, **more):
    return {"name": "receipt-" + name, "kind": "receipt", "cause": cause, "file": data, "log": VKEY, "code": code,
            "verdict": verdict or ("invalid" if code else "valid"), **more}


def form_vectors(f):
    good = receipt(f, 12)
    head, checkpoint = good.split(b"\n\n", 1)
    lines = head.split(b"\n")
    for name, cause, code, data in [
            ("empty", "An empty file.", "E-LOG-PROOF-HEADER", b""),
            ("version", "Another version.", "E-LOG-PROOF-HEADER", good.replace(b"@v1", b"@v2", 1)),
            ("byte-order-mark", "A byte order mark.", "E-LOG-PROOF-HEADER", b"\xef\xbb\xbf" + good),
            ("carriage-returns", "CR LF at the line ends.", "E-LOG-PROOF-HEADER", good.replace(b"\n", b"\r\n")),
            ("extra-empty", "An empty extra line.", "E-LOG-PROOF-EXTRA", good.replace(lines[1], b"extra ")),
            ("extra-unpadded", "Extra data whose base64 is not padded or has loose bits.", "E-LOG-PROOF-EXTRA", good.replace(lines[1], lines[1].rstrip(b"=") + b"=" * (lines[1].count(b"=") ^ 1))),
            ("extra-space", "A space in the extra data.", "E-LOG-PROOF-EXTRA", good.replace(lines[1], lines[1][:40] + b" " + lines[1][40:])),
            ("index-missing", "No line with the number.", "E-LOG-PROOF-INDEX", good.replace(b"index 12\n", b"")),
            ("index-leading-zero", "A number with a leading zero.", "E-LOG-PROOF-INDEX", good.replace(b"index 12", b"index 012")),
            ("index-negative", "A negative number.", "E-LOG-PROOF-INDEX", good.replace(b"index 12", b"index -12")),
            ("index-plus", "A number with a plus sign.", "E-LOG-PROOF-INDEX", good.replace(b"index 12", b"index +12")),
            ("index-beyond-2-64", "A number that wraps to the right one in 64 bits.", "E-LOG-PROOF-INDEX", good.replace(b"index 12", b"index 18446744073709551628")),
            ("index-two-spaces", "Two spaces before the number.", "E-LOG-PROOF-INDEX", good.replace(b"index 12", b"index  12")),
            ("hash-short", "A hash of 31 bytes.", "E-LOG-PROOF-PATH", good.replace(lines[3], b64(bytes(31)).encode())),
            ("hash-loose", "A hash whose unused bits are not zero.", "E-LOG-PROOF-PATH", good.replace(lines[3], lines[3][:-2] + bytes([lines[3][-2] + 1]) + b"=")),
            ("no-empty-line", "No empty line before the checkpoint.", "E-LOG-PROOF-PATH", head + b"\n" + checkpoint),
            ("many-hashes", "Sixty-four hashes.", "E-LOG-PROOF-LIMIT", proof(12, [bytes(32)] * 64, checkpoint, f.lines[12])),
            ("unsigned", "A checkpoint without a signature.", "E-NOTE-UNSIGNED", head + b"\n\n" + checkpoint.split(b"\n\n")[0] + b"\n\n"),
            ("note-cut", "The last line feed is missing.", "E-NOTE-FORM", good[:-1]),
            ("note-control", "A control character in the note.", "E-NOTE-CHARACTERS", good + "— wit\tness AAAAAAA=\n".encode()),
            ("note-line", "A signature line of four bytes.", "E-NOTE-SIGNATURE-LINE", good + "— wit.ness AAAAAA==\n".encode()),
            ("note-many", "More than a hundred signature lines.", "E-NOTE-LIMIT", good + cosignature("witness", checkpoint) * 100),
            ("checkpoint-lines", "A checkpoint of two lines.", "E-CHECKPOINT-FORM", head + b"\n\n" + checkpoint.split(b"\n", 1)[1]),
            ("checkpoint-origin", "A first line that is no origin.", "E-CHECKPOINT-ORIGIN", receipt(f, 12, origin="https://forged.example")),
            ("checkpoint-size", "A size with a leading zero.", "E-CHECKPOINT-SIZE", head + b"\n\n" + checkpoint.replace(b"\n22\n", b"\n022\n")),
            ("checkpoint-root", "A root of 31 bytes.", "E-CHECKPOINT-ROOT", head + b"\n\n" + signed_checkpoint(22, bytes(31))),
            ("checkpoint-extension", "A checkpoint with a fourth line.", "E-CHECKPOINT-EXTENSION", head + b"\n\n" + checkpoint.replace(b"\n\n", b"\nmore\n\n", 1))]:
        yield vector(name, cause, data, code)


def parts_vectors(f):
    """Parts of two receipts, swapped."""
    a, b, old = receipt(f, 12), receipt(f, 13), receipt(f, 12, 16)
    other = base()
    other.vote("p2", other.poll, "s2", "no")
    newer = receipt(other, 12)

    def parts(data):
        head, checkpoint = data.split(b"\n\n", 1)
        lines = head.split(b"\n")
        return lines[1], lines[2], lines[3:], checkpoint

    def join(extra, index, path, checkpoint):
        return b"\n".join([b"c2sp.org/tlog-proof@v1", extra, index, *path]) + b"\n\n" + checkpoint

    (ea, ia, pa, ca), (eb, ib, pb, _), (_, _, po, co), (_, _, pn, cn) = map(parts, (a, b, old, newer))
    signature = ca.split(b"\n\n")[1]
    for name, cause, code, data in [
            ("entry-swapped", "The entry of another receipt.", "E-PROOF-ROOT", join(eb, ia, pa, ca)),
            ("index-swapped", "The number of another receipt.", "E-PROOF-ROOT", join(ea, ib, pa, ca)),
            ("path-swapped", "The path of another receipt.", "E-PROOF-ROOT", join(ea, ia, pb, ca)),
            ("checkpoint-older", "The checkpoint of an older receipt.", "E-PROOF-LENGTH", join(ea, ia, pa, co)),
            ("checkpoint-newer", "The checkpoint of a newer receipt.", "E-PROOF-ROOT", join(ea, ia, pa, cn)),
            ("path-newer", "The path of a newer receipt.", "E-PROOF-ROOT", join(ea, ia, pn, ca)),
            ("path-older", "The path of an older receipt.", "E-PROOF-LENGTH", join(ea, ia, po, ca)),
            ("path-shorter", "A path without its last hash.", "E-PROOF-LENGTH", join(ea, ia, pa[:-1], ca)),
            ("path-longer", "A path with a hash more.", "E-PROOF-LENGTH", join(ea, ia, [*pa, pa[0]], ca)),
            ("path-order", "Two hashes of the path are swapped.", "E-PROOF-ROOT", join(ea, ia, [pa[1], pa[0], *pa[2:]], ca)),
            ("path-empty", "No path at all.", "E-PROOF-LENGTH", join(ea, ia, [], ca)),
            ("index-beyond", "A number beyond the size.", "E-PROOF-INDEX", join(ea, b"index 22", pa, ca)),
            ("signature-swapped", "The signature of another checkpoint.", "E-SIGNATURE-BAD", join(ea, ia, pn, cn.split(b"\n\n")[0] + b"\n\n" + signature)),
            ("root-other", "Another root, under the signature of the right one.", "E-SIGNATURE-BAD", join(
                ea, ia, pa, ca.replace(ca.split(b"\n")[2], b64(bytes(32)).encode())))]:
        yield vector(name, cause, data, code)


def trust_vectors(f):
    leaves = leaves_of(f)
    root, path = root_of(leaves), path_to(12, leaves)
    raw = unbase64(receipt(f, 12).decode().rstrip("\n").rsplit(" ", 1)[1])
    body = signed_checkpoint(22, root).split(b"\n\n")[0] + b"\n\n"

    def under(checkpoint, line=12):
        return proof(12, path, checkpoint, f.lines[line])

    def own(signature):
        return under(body + f"— {ORIGIN} {b64(signature)}\n".encode())

    for name, cause, code, data in [
            ("other-key", "Signed by another key under the ledger's name.", "E-SIGNATURE-MISSING", under(signed_checkpoint(22, root, key="stranger"))),
            ("witness-only", "Signed by a witness alone.", "E-SIGNATURE-MISSING", under(body + cosignature("witness", body))),
            ("s-plus-order", "S + L in the signature.", "E-SIGNATURE-BAD", own(
                raw[:36] + (int.from_bytes(raw[36:], "little") + ORDER).to_bytes(32, "little"))),
            ("r-small-order", "R of small order in the signature.", "E-SIGNATURE-BAD", own(raw[:4] + b"\1" + bytes(31) + raw[36:])),
            ("signature-short", "A signature of 63 bytes.", "E-SIGNATURE-BAD", own(raw[:-1])),
            ("cosignature-as-own", "The ledger's key in the form of a cosignature.", "E-SIGNATURE-BAD", own(raw[:4] + bytes(8) + raw[4:])),
            ("second-bad", "A second line of the ledger's key that does not hold.", "E-SIGNATURE-BAD", under(
                signed_checkpoint(22, root, more=f"— {ORIGIN} {b64(raw[:4] + bytes(64))}\n".encode()))),
            ("sshsig", "The checkpoint is signed as an event is.", "E-SIGNATURE-BAD", own(raw[:4] + sshsig(body[:-1]))),
            ("other-origin", "A receipt of another ledger, signed by the same key.", "E-SIGNATURE-ORIGIN", receipt(f, 12, origin="other.example/ledger"))]:
        yield vector(name, cause, data, code)
    foreign = canonical(_with(json.loads(f.lines[12]), "other.example/ledger"))
    tree = [*leaves[:12], leaf_hash(foreign), *leaves[13:]]
    yield vector("foreign-event", "The event of another ledger, in this one's log.", proof(
        12, path_to(12, tree), signed_checkpoint(22, root_of(tree)), foreign), "E-RECEIPT-FOREIGN")
    for name, cause, line in [("no-entry", "What is proved is no entry.", b"an entry"),
                              ("entry-spelling", "An entry in another spelling, in the log.", f.lines[12].replace(b'"by":', b'"by": ')),
                              ("entry-line-feed", "An entry with its line feed, in the log.", f.lines[12] + b"\n")]:
        tree = [*leaves[:12], leaf_hash(line), *leaves[13:]]
        yield vector(name, cause, proof(12, path_to(12, tree), signed_checkpoint(22, root_of(tree)), line), "E-RECEIPT-MALFORMED")
    for name, cause, log, code in [
            ("vkey-form", "A key that is no verifier key.", "forged.example/ledger", "E-VKEY-FORM"),
            ("vkey-id", "A key with another key id.", VKEY.replace("+" + VKEY.split("+")[1] + "+", "+00000000+"), "E-VKEY-ID"),
            ("vkey-type", "A witness's key.", witness_key("witness"), "E-VKEY-TYPE"),
            ("vkey-weak", "A key of small order.", weak_key(), "E-VKEY-WEAK")]:
        yield {**vector(name, cause, receipt(f, 12), code), "log": log}


def _with(entry, ledger):
    entry["event"]["ledger"] = ledger
    return entry


def sshsig(data):
    return private("ledger").sign(signed_blob(data))


def weak_key():
    key = b"\1" + bytes(31)
    return f"{ORIGIN}+{key_id(ORIGIN, key).hex()}+{b64(bytes([1]) + key)}"


def beside_vectors(f):
    leaves = leaves_of(f)
    bare = proof(12, path_to(12, leaves), signed_checkpoint(22, root_of(leaves)))
    yield vector("entry-missing", "A proof without its entry, and none beside it.", bare, "E-RECEIPT-ENTRY")
    yield vector("entry-beside-other", "A proof, and another entry beside it.", bare, "E-PROOF-ROOT", entry=f.lines[13])
    yield vector("entry-beside-differs", "A receipt, and another entry than its own beside it.", receipt(f, 12), "E-RECEIPT-OTHER", entry=f.lines[13])
    yield vector("entry-beside", "A proof with its entry beside it.", bare, entry=f.lines[12])
    yield vector("good", "A receipt.", receipt(f, 12))
    yield vector("good-first", "A receipt of entry 0.", receipt(f, 0))
    yield vector("good-last", "A receipt of the last entry.", receipt(f, 21))
    yield vector("good-alone", "A receipt of entry 0 under a log of one: no path.", receipt(f, 0, 1))
    yield vector("good-older", "A receipt under an older checkpoint.", receipt(f, 12, 16))
    yield vector("good-stranger", "A line of a witness that nobody asked about, which does not hold.", receipt(f, 12, more="— wit.ness AAAAAAA=\n".encode()))


POLICY = f"log {VKEY}\nwitness one {witness_key('one')}\nwitness two {witness_key('two')}\nwitness three {witness_key('three')}\n"
TWO = POLICY + "group most 2 one two three\nquorum most\n"


def policy_vectors(f):
    plain = receipt(f, 12).split(b"\n\n", 1)[1]
    one, two, three = (cosignature(name, plain) for name in ("one", "two", "three"))

    def given(name, cause, code=None, policy=TWO, more=b"", verdict=None):
        return {**vector("policy-" + name, cause, receipt(f, 12, more=more), code, verdict), "policy": policy.encode() if isinstance(policy, str) else policy}

    yield given("met", "Two of three witnesses have cosigned.", more=one + three)
    yield given("all", "All witnesses have cosigned, and a group of a group asks for it.", more=one + two + three,
                policy=POLICY + "group pair all one two\ngroup whole all pair three\nquorum whole\n")
    yield given("none", "No witness is asked for.", policy=POLICY + "quorum none\n")
    yield given("comments", "Comments, tabs and URLs.", more=one,
                policy="# ours\n\n" + POLICY.replace("witness one ", "witness\tone\t").replace(witness_key("one"), witness_key("one") + " https://one.example/") + "quorum one\n")
    yield given("missed", "One of three witnesses has cosigned, and two are asked for.", "E-LOG-POLICY-MISSED", more=one)
    yield given("one-twice", "One witness has cosigned twice: it is one witness.", "E-LOG-POLICY-MISSED",
                more=one + cosignature("one", plain, 1_780_000_001))
    yield given("unknown-witness", "A witness that the policy does not list counts nothing.", "E-LOG-POLICY-MISSED",
                more=one + cosignature("four", plain))
    yield given("log-unknown", "The policy lists no log of this name.", "E-LOG-POLICY-LOG",
                policy=TWO.replace(VKEY, vkey("other.example/ledger", "ledger")), more=one + two)
    yield given("log-other-key", "The policy lists another key of this log.", "E-SIGNATURE-MISSING",
                policy=TWO.replace(VKEY, vkey(ORIGIN, "stranger")), more=one + two)
    yield given("log-two-keys", "The policy lists two keys of this log, of which one has signed.", more=one + two,
                policy=f"log {vkey(ORIGIN, 'stranger')}\n{TWO}")
    data = unbase64(one.decode().split(" ")[2].strip())

    def line(raw):
        return f"— one.example {b64(raw)}\n".encode()

    for name, cause, own in [
            ("time", "A cosignature whose time is another than the one signed.", cosignature("one", plain, message_time=1)),
            ("other-checkpoint", "The cosignature of another checkpoint.", cosignature("one", signed_checkpoint(21, bytes(32)))),
            ("other-key", "A cosignature by another key under a witness's name and key id.", cosignature("one", plain, key="two")),
            ("short", "A cosignature of 75 bytes.", line(data[:-1])),
            ("long", "A cosignature of 77 bytes.", line(data + b"\0")),
            ("without-time", "A plain signature of the checkpoint under a witness's name and key id.", line(
                data[:4] + private("one").sign(plain.split(b"\n\n")[0] + b"\n"))),
            ("time-negative", "A time above 2^63 - 1.", cosignature("one", plain, 2**63)),
            ("s-plus-order", "S + L in a cosignature.", line(
                data[:44] + (int.from_bytes(data[44:], "little") + ORDER).to_bytes(32, "little")))]:
        yield given("cosignature-" + name, cause, "E-SIGNATURE-BAD", more=own + two + three)
    for name, cause, code, policy in [
            ("no-quorum", "A policy without a quorum.", "E-LOG-POLICY-QUORUM", POLICY),
            ("two-quorums", "Two quorums.", "E-LOG-POLICY-QUORUM", POLICY + "quorum none\nquorum one\n"),
            ("word", "A line of no kind.", "E-LOG-POLICY-LINE", TWO + "witnesses one\n"),
            ("name-twice", "A name twice.", "E-LOG-POLICY-LINE", POLICY.replace("witness two", "witness one") + "quorum one\n"),
            ("key-twice", "A key under two names.", "E-LOG-POLICY-LINE", POLICY + f"witness four {witness_key('one')}\nquorum one\n"),
            ("name-none", "A witness called none.", "E-LOG-POLICY-LINE", POLICY + f"witness none {witness_key('four')}\nquorum one\n"),
            ("member-later", "A member that is defined on a later line.", "E-LOG-POLICY-LINE", POLICY + f"group g any four\nwitness four {witness_key('four')}\nquorum g\n"),
            ("member-twice", "A member of two groups.", "E-LOG-POLICY-LINE", POLICY + "group g any one two\ngroup h any one three\nquorum g\n"),
            ("count-zero", "A group of which none is enough.", "E-LOG-POLICY-LINE", POLICY + "group g 0 one two\nquorum g\n"),
            ("count-large", "A group of which more than all are asked for.", "E-LOG-POLICY-LINE", POLICY + "group g 3 one two\nquorum g\n"),
            ("count-zeros", "A count with a leading zero.", "E-LOG-POLICY-LINE", POLICY + "group g 02 one two three\nquorum g\n"),
            ("vkey-type", "A ledger's key as a witness.", "E-LOG-POLICY-LINE", POLICY + f"witness four {VKEY}\nquorum one\n"),
            ("carriage-returns", "CR LF at the line ends.", "E-LOG-POLICY-LINE", TWO.replace("\n", "\r\n")),
            ("no-line-feed", "A last line without its line feed.", "E-LOG-POLICY-LINE", TWO[:-1]),
            ("logs-65", "More than 64 lines of a kind.", "E-LOG-POLICY-LIMIT", many_logs())]:
        yield given(name, cause, code, policy, one + two)


def vkey(name, seed):
    return f"{name}+{key_id(name, public(seed)).hex()}+{b64(bytes([1]) + public(seed))}"


def many_logs():
    return "".join(f"log {vkey('l%d.example' % n, 'log %d' % n)}\n" for n in range(65)) + "quorum none\n"


def vectors():
    f = base()
    for group in (form_vectors, parts_vectors, trust_vectors, beside_vectors, policy_vectors):
        yield from group(f)
