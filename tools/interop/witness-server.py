"""The witness of the package aics-witness, over its own HTTP server, for whoever asks it.

    witness-server.py FOLDER ORIGIN VKEY

It prints its verifier key and its address, on one line, and serves until its stdin ends. What it keeps lies in FOLDER.
"""

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
    server = make_server(witness)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"{witness.vkey_text} http://127.0.0.1:{server.server_address[1]}", flush=True)
    sys.stdin.read()
    server.shutdown()
    store.close()


main()
