"""The hints that findings of unknown words share."""

from __future__ import annotations

from collections.abc import Iterable

from simgame.findings.finding import Say
from simgame.locale import N_

MOST = 12  # words that are listed


def did_you_mean(meant: str) -> Say | None:
    """The hint for a word, if there is one."""
    return Say(N_("did you mean `{meant}`?"), {"meant": meant}) if meant else None


def there_are(known: Iterable[str]) -> Say | None:
    """The hint that lists the first few known words, if there are any."""
    names = tuple(dict.fromkeys(known))[:MOST]
    return Say(N_("there are {names}"), {"names": names}) if names else None
