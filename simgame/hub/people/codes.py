"""Codes that let a class in, tokens that say who somebody is, and names people may have.

A token has 256 bits and is kept only as its hash. A code has 40 bits, is read aloud and typed by
hand, and so leaves out letters that look alike.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata

# Crockford's base 32: no I, L, O, U.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": ""})
_CODE = 8
_LONGEST = 40
# What may not stand in a name: control characters, overrides of direction, and what has no width.
_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Joins the parts of one emoji, and is the only invisible character that is left in.
_JOINER = "\u200d"


class BadName(ValueError):
    """A name nobody may have; `code` says why: `empty`, `long`, `characters`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def new_code() -> str:
    """A code of 40 bits, in two groups of four."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_CODE))
    return f"{letters[:4]}-{letters[4:]}"


def read_code(text: str) -> str:
    """A code as people type it, as it is kept; empty when it cannot be one."""
    letters = text.upper().translate(_ALIKE)
    if len(letters) != _CODE or any(letter not in _LETTERS for letter in letters):
        return ""
    return f"{letters[:4]}-{letters[4:]}"


def new_token() -> str:
    """A token of 256 bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of a token. It has too many bits to be guessed, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def name_of(text: str) -> str:
    """A name as it is kept: one form of each character, single spaces. Raises `BadName`."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name:
        raise BadName("empty")
    if len(name) > _LONGEST:
        raise BadName("long")
    if any(unicodedata.category(c) in _REFUSED and c != _JOINER for c in name):
        raise BadName("characters")
    if not any(unicodedata.category(c)[0] in "LNSP" for c in name):
        raise BadName("characters")
    return name
