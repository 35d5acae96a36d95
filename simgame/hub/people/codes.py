"""Codes that let a class in, tokens that say who somebody is, and names people may have.

A token has 256 bits and is kept only as its hash. A code has 40 bits, is read aloud and typed by
hand, and so leaves out letters that look alike.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from functools import lru_cache

# Crockford's base 32: no I, L, O, U.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "−": ""})
_BETWEEN = {"Pd", "Zs", "Cf", "Cc"}  # dashes and blanks of any keyboard
_CODE = 8
_LONGEST = 40
# What may not stand in a name: control characters, overrides of direction, and what has no width.
_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# What no category tells, and yet nobody sees: fillers, blanks, and what only chooses a form.
_UNSEEN = frozenset(map(chr, (
    0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164,
    *range(0xFE00, 0xFE0F), 0xFFA0, *range(0xE0100, 0xE01F0),
)))  # fmt: skip
# Join the parts of one emoji, or of a letter that its script joins so; and make a sign an emoji.
_JOINER, _AS_EMOJI, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"
_VIRAMA = 9
_ARROWS = "\u2194\u2195"
# So many marks may stand on one letter, as in pointed Hebrew.
_MOST_MARKS = 3


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
    plain = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(c for c in plain if unicodedata.category(c) not in _BETWEEN).translate(_ALIKE)
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
    marks = 0
    for before, char, after in zip(f" {name}", name, f"{name[1:]} ", strict=False):
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks > _MOST_MARKS or not _seen(before, char, after):
            raise BadName("characters")
    if not any(unicodedata.category(c)[0] in "LNSP" for c in name):
        raise BadName("characters")
    return name


@lru_cache(maxsize=10_000)
def alike(name: str) -> str:
    """What names have in common that are taken for each other: case and width say nothing."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _seen(before: str, char: str, after: str) -> bool:
    """Whether a character may stand between these: it is seen there, or belongs to what is."""
    if char == _JOINER:
        joined = _is_sign(before) or before == _AS_EMOJI or unicodedata.category(before) == "Sk"
        return (joined and _is_sign(after)) or unicodedata.combining(before) == _VIRAMA
    if char == _AS_EMOJI:
        return _is_sign(before) or after == _KEYCAP
    return char not in _UNSEEN and unicodedata.category(char) not in _REFUSED


def _is_sign(char: str) -> bool:
    """Whether it is drawn as a picture; `+` and its like are not."""
    return unicodedata.category(char) == "So" or char in _ARROWS
