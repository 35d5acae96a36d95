"""English nouns that follow a number: one of them is written as one, whatever sentence it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# What sentences count; all but a few are made singular by leaving out their last letter.
_PLURALS = (
    "arguments bytes characters clicks days entries errors files findings followers forecasts "
    "hours levels levers lines members messages minutes orders parcels people players points "
    "posts problems pts rivals rounds rows saves scenarios seasons seconds seeds studies teams "
    "times views warnings weeks"
)
_ONE = {"entries": "entry", "people": "person", "studies": "study"}
_VERBS = {"are": "is", "have": "has", "were": "was"}
_COUNTED = re.compile(
    rf"(?<!week )\{{(\w+)\}}( more)? ({_PLURALS.replace(' ', '|')})\b(?: ({'|'.join(_VERBS)})\b)?"
)


def in_number(msgid: str, values: Mapping[str, object]) -> str:
    """An English sentence before it is filled, its nouns in the number of their values."""
    for found in _counted(msgid):
        name, more, noun, verb = found.groups()
        if str(values.get(name)).lstrip("+-−~") == "1":
            one = f"{{{name}}}{more or ''} {_ONE.get(noun, noun[:-1])}"
            msgid = msgid.replace(found[0], f"{one} {_VERBS[verb]}" if verb else one)
    return msgid


@lru_cache(maxsize=4096)
def _counted(msgid: str) -> tuple[re.Match[str], ...]:
    return tuple(_COUNTED.finditer(msgid))
