"""S348: what players choose between, and who is in the market, have names of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame.findings import Finding, Path, Place
from simgame.plan.text import Text
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places

_COLLECTIONS = (
    "platforms", "personas", "content_types", "kols", "private_channels", "rivals", "seats",
    "research", "tools",
)  # fmt: skip


def check_own_names(scenario: Scenario, at: Places) -> list[Finding]:
    """S348: no two entries of a collection are called the same in a language."""
    return [
        Finding(
            "S348", _place(path, other, at), {"name": path[-1], "called": called, "other": other},
            (), (*path, "name"), ((*path[:-1], other),),
        )
        for path, called, other in _alike(scenario)
        if at.key(path).file == at(()).file
    ]  # fmt: skip


def _place(path: Path, other: str, at: Places) -> Place:
    """Where an entry says its name; where it has it from another, the entry itself."""
    named, entry = at.key((*path, "name")), at.key(path)
    inherited = named.file != entry.file or named == at.key((*path[:-1], other, "name"))
    return entry if inherited else named


def _alike(scenario: Scenario) -> Iterator[tuple[Path, Text, str]]:
    """The later of two of a name, the name, and the earlier; each entry once."""
    parts = [((name,), getattr(scenario, name)) for name in _COLLECTIONS]
    for path, entries in [*parts, (("product", "sold_at"), scenario.product.sold_at)]:
        yield from (((*path, name), *told) for name, told in _twice(_names(entries)))


def _names(entries: Mapping[str, object]) -> dict[str, Text]:
    named = {name: getattr(entry, "name", None) for name, entry in entries.items()}
    return {name: text for name, text in named.items() if isinstance(text, Text)}


def _twice(named: Mapping[str, Text]) -> Iterator[tuple[str, tuple[Text, str]]]:
    first: dict[str, str] = {}
    for name, text in named.items():
        words = dict.fromkeys(word for word in (text.zh, text.en) if word)
        if other := next((first[word] for word in words if word in first), ""):
            zh, en = (word if word in first else "" for word in (text.zh, text.en))
            yield name, (Text(zh=zh, en=en), other)
        first |= {word: name for word in words if word not in first}
