"""The word that was probably meant: of keys, ids, choices, levers, bots and names."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

LONG = 60  # a longer word is not a slip of the pen
SLIP = 0.75  # how alike they are
SHORTENED = 4  # letters of a word that may stand for a longer one


def nearest(word: str, known: Mapping[str, str] | Iterable[str]) -> str:
    """The known word closest to `word`, or an empty text.

    A mapping gives several words for one thing, such as its id and its names.
    """
    pairs = known.items() if isinstance(known, Mapping) else ((name, name) for name in known)
    return "" if len(word) > LONG or not word else _nearest(word, tuple(pairs))


@lru_cache(maxsize=1024)
def _nearest(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    words = dict(pairs)
    squashed = {_squash(name): meant for name, meant in reversed(words.items())}
    exact = squashed.get(_squash(word))
    if exact:
        return exact
    close = difflib.get_close_matches(_squash(word), squashed, 3, 0.6)
    swapped = (name for name in close if sorted(name) == sorted(_squash(word)))
    found = next(swapped, "") or (close[0] if close else "")  # two letters in the wrong order
    begun = {meant for name, meant in squashed.items() if name.startswith(_squash(word))}
    if len(begun) == 1 and len(word) >= SHORTENED and not (found and is_slip(word, found)):
        return begun.pop()  # `private` for `private_channels`
    return squashed[found] if found else ""


def is_slip(word: str, known: str) -> bool:
    """Whether a word differs from a known one by a letter or two, and is not merely like it."""
    return difflib.SequenceMatcher(None, _squash(word), _squash(known)).ratio() > SLIP


def _squash(word: str) -> str:
    return re.sub(r"[\s_.-]", "", unicodedata.normalize("NFKC", word).casefold())
