"""The word that was probably meant: did-you-mean for keys, ids, choices and names."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from simgame.findings.finding import Say
from simgame.locale import N_

MOST = 12  # words that are listed
LONG = 60  # a longer word is not a slip of the pen


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
    close = difflib.get_close_matches(_squash(word), squashed, 1, 0.6)
    return squashed[close[0]] if close else ""


def did_you_mean(meant: str) -> Say | None:
    """The hint for a word, if there is one."""
    return Say(N_("did you mean `{meant}`?"), {"meant": meant}) if meant else None


def _squash(word: str) -> str:
    return re.sub(r"[\s_.-]", "", unicodedata.normalize("NFKC", word).casefold())


def there_are(known: Iterable[str]) -> Say | None:
    """The hint that lists the first few known words, if there are any."""
    names = tuple(dict.fromkeys(known))[:MOST]
    return Say(N_("there are {names}"), {"names": names}) if names else None
