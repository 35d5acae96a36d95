"""Who is let in, and what the child of a session may know: rules without a server around them."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

# What a session's child is told of our environment: what Python and the game need, and no secret.
_PASSED = frozenset(
    ("PATH", "HOME", "USER", "TZ", "LANG", "LANGUAGE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV",
     "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME",
     "XDG_DATA_HOME", "SIMGAME_LANG", "SIMGAME_SAVES", "SIMGAME_SETTINGS", "SIMGAME_SCENARIOS")
)  # fmt: skip
_PASSED_BEGIN = ("LC_",)


def child_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Of an environment what a session's child may have."""
    return {name: value for name, value in environ.items()
            if name in _PASSED or name.startswith(_PASSED_BEGIN)}  # fmt: skip


def same_secret(said: str | None, token: str) -> bool:
    """Whether somebody knows the token; it takes as long whatever is said."""
    return hmac.compare_digest((said or "").encode(), token.encode())


def same_origin(origin: str | None, public: str) -> bool:
    """Whether a page of ours asks: its origin is the address that we are reached by."""
    if not origin:
        return False
    asked, ours = urlsplit(origin), urlsplit(public)
    return (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc)


def known_host(host: str | None, public: str) -> bool:
    """Whether we were asked by our own name, not by one that somebody else made point here."""
    return host == urlsplit(public).netloc


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
