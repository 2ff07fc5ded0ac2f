"""Makes the signed notice that Help › Check for updates reads, and the keys for it.

    python3 packaging/sign_update.py keys
    TRACKMAN_UPDATE_KEY=… python3 packaging/sign_update.py sign --key 1 --version 1.2.0 \\
        --page https://…/download --windows 10.0.17763 --macos 13.0 --linux 2.35 --to updates.json

Needs the library `cryptography`, which trackman depends on.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

VARIABLE = "TRACKMAN_UPDATE_KEY"
SYSTEMS = ("windows", "macos", "linux")


def make_keys() -> tuple[str, str]:
    """Return a new private key and its public key, in Base64."""
    key = Ed25519PrivateKey.generate()
    return _base64(key.private_bytes_raw()), _base64(key.public_key().public_bytes_raw())


def signed(private: str, key: str, release: str) -> str:
    """Return a notice: a text, and its signature with the private key whose id is `key`."""
    signer = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private, validate=True))
    signature = _base64(signer.sign(release.encode()))
    document = {"key": key, "signature": signature, "release": release}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def release_text(options: argparse.Namespace) -> str:
    """Return what is signed."""
    oldest = {name: getattr(options, name) for name in SYSTEMS if getattr(options, name)}
    release = {"version": options.version, "page": options.page, "oldest": oldest}
    return json.dumps(release, ensure_ascii=False)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make keys, or sign the notice of a release.")
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("keys", help="print a new private key and its public key")
    sign = acts.add_parser("sign", help=f"sign with the private key in {VARIABLE}")
    sign.add_argument("--key", required=True, help="id of the key in trackman/domain/updates.py")
    sign.add_argument("--version", required=True)
    sign.add_argument("--page", required=True, help="https address of the download page")
    for system in SYSTEMS:
        sign.add_argument(f"--{system}", help="oldest version it runs on")
    sign.add_argument("--to", type=Path, required=True, help="file to write")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked for and return the exit status."""
    options = _options(arguments)
    if options.act == "keys":
        private, public = make_keys()
        print(f"private (into {VARIABLE}, and nowhere else): {private}")
        print(f"public (into PUBLIC_KEYS of trackman/domain/updates.py): {public}")
        return 0
    private = os.environ.get(VARIABLE, "")
    if not private:
        print(f"{VARIABLE} does not hold the private key.", file=sys.stderr)
        return 1
    try:
        notice = signed(private, options.key, release_text(options))
    except ValueError:
        print(f"What {VARIABLE} holds is no private key.", file=sys.stderr)
        return 1
    options.to.write_text(notice, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
