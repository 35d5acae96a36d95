"""S036, S302, S323: nothing is listed twice, and no two keys are the same day or round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from simgame.findings import Finding, Path, Place, Say
from simgame.locale import N_
from simgame.quantity.parse import parse_round
from simgame.scenario.checks.events import by_then
from simgame.scenario.days import MOST_ROUNDS, read_day
from simgame.yamlread import Places

_SEASON: Path = ("product", "category", "season")
_CALENDAR: Path = ("calendar",)


def written_twice(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S323: no list has the same word twice."""
    return [
        Finding("S323", at((*path, number)), {"name": word}, (), (*path, number))
        for path, words in _lists(data, ())
        for number, word in enumerate(words)
        if isinstance(word, str) and word in words[:number]
    ]


def _lists(data: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, list[Any]]]:
    for key, value in data.items():
        if type(value) is dict:
            yield from _lists(value, (*path, key))
        elif type(value) is list:
            yield (*path, key), value


def written_keys(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S036: no two keys of one file are the same day, or the same round."""
    return [*_same(data, _CALENDAR, read_day, at), *_same(data, _SEASON, _round, at)]


def _same(
    data: Mapping[str, Any], path: Path, read: Callable[[str], object], at: Places
) -> Iterator[Finding]:
    """A finding for each key that is the same as one before it."""
    first: dict[tuple[str, object], Place] = {}
    for key in _map(data, path):
        place, meant = at.key((*path, key)), read(key)
        before = first.setdefault((place.file, meant), place) if meant else place
        if before != place:
            hint = Say(N_("the first one is on line {line}"), {"line": before.line})
            yield Finding("S036", place, {"key": key}, (hint,), (*path, key))


def written_season(data: Mapping[str, Any], at: Places) -> list[Finding]:
    """S302: what is bought more or less changes in a round of the season."""
    rounds = data.get("rounds")
    last = rounds if type(rounds) is int else MOST_ROUNDS
    later = ((key, _round(key) or 0) for key in _map(data, _SEASON))
    return [
        Finding("S302", at.key((*_SEASON, key)), values, by_then(last), (*_SEASON, key),
                ((*_SEASON, key), ("rounds",)))
        for key, number in later
        if number > last
        for values in [{"name": key, "at": number, "rounds": last}]
    ]  # fmt: skip


def _map(data: Any, path: Path) -> Mapping[str, Any]:
    for step in path:
        data = data.get(step) if isinstance(data, Mapping) else None
    return data if isinstance(data, Mapping) else {}


def _round(key: str) -> int | None:
    try:
        return parse_round(key)
    except PydanticCustomError:
        return None
