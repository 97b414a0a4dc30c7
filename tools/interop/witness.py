"""The witness of the package aics-witness, over its own HTTP server, for the tests.

    witness.py FOLDER ORIGIN VKEY

FOLDER/request.1, request.2, ... are the bodies of requests, sent in this order to add-checkpoint. Beside each one the answer
is left: response.N (its body), status.N (its status and content type, on two lines). FOLDER/vkey gets the witness's
verifier key, FOLDER/latest what it then serves to monitors.
"""

import hashlib
import http.client
import pathlib
import sys
import threading

from aics_witness import LogConfig, Witness, WitnessStore, make_server
from aics_witness.config import parse_log_vkey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def main() -> None:
    folder, origin, vkey = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    store = WitnessStore(folder / "witness.db", create=True)
    log = LogConfig(origin=origin, vkeys=(parse_log_vkey(vkey),))
    witness = Witness("witness.example/aics", Ed25519PrivateKey.generate(), store, [log])
    store.bind_witness_vkey(witness.vkey_text)
    (folder / "vkey").write_text(witness.vkey_text)
    server = make_server(witness)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    number = 1
    while (request := folder / f"request.{number}").exists():
        connection.request("POST", "/add-checkpoint", request.read_bytes())
        answer = connection.getresponse()
        (folder / f"response.{number}").write_bytes(answer.read())
        (folder / f"status.{number}").write_text(f"{answer.status}\n{answer.getheader('Content-Type')}")
        number += 1
    digest = hashlib.sha256(origin.encode()).hexdigest()
    connection.request("GET", f"/{digest}/checkpoint")
    (folder / "latest").write_bytes(connection.getresponse().read())
    server.shutdown()
    store.close()


main()
