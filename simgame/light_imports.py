"""Parts of Python, loaded without OpenSSL where it is not needed.

OpenSSL takes 3 MB and some milliseconds. asyncio wants it for connections that the app does not
make, `hashlib` for sums that Python works out as well by itself. Both do without where it is not
installed, and whoever opens a secure connection later still gets it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec

# Python's own sums. Some distributions leave them out, and have OpenSSL's alone.
_OWN_SUMS = ("_md5", "_sha1", "_sha3", "_blake2") + (
    ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
)


def load_sums() -> None:
    """Load `hashlib` and `hmac`; with OpenSSL only where Python has no sums of its own."""
    if all(map(find_spec, _OWN_SUMS)):
        _load("hashlib", "hmac", without="_hashlib")


def load_asyncio() -> None:
    """Load asyncio without secure connections."""
    _load("asyncio", without="ssl")


def _load(*names: str, without: str) -> None:
    """Load modules as if another was not installed, unless that is loaded already."""
    if without in sys.modules:
        return
    sys.modules[without] = None  # type: ignore[assignment]  # as Python itself says: not to be had
    try:
        for name in names:
            import_module(name)
    finally:
        del sys.modules[without]
