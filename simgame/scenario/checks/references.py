"""S210–S222, S309: whatever is named is there, and lessons are about what is to be learnt."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from simgame.findings import Finding, Path, Say, did_you_mean
from simgame.locale import N_
from simgame.nearest import nearest
from simgame.plan.kpis import BY_ID
from simgame.scenario.checks.reference import Reference, unknown
from simgame.scenario.courses import COURSE_ROWS, nearest_row
from simgame.scenario.market_events import (
    Attention,
    Demand,
    KolTrouble,
    PlatformShift,
    RivalPrice,
)
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places

_COURSES = "docs/reference/courses.md"


def check_names(scenario: Scenario, at: Places) -> list[Finding]:
    """S210–S212, S214–S218: everything that one entry calls by the id of another."""
    told: tuple[tuple[str, Iterator[Reference], Mapping[str, Any]], ...] = (
        ("S210", _platforms(scenario), scenario.platforms),
        ("S211", _personas(scenario), scenario.personas),
        ("S212", _content_types(scenario), scenario.content_types),
        ("S213", _kols(scenario), scenario.kols),
        ("S214", _private_channels(scenario), scenario.private_channels),
        ("S215", _rivals(scenario), scenario.rivals),
        ("S216", _styles(scenario), scenario.rival_styles),
        ("S217", ((("goals", name), name) for name in scenario.goals), BY_ID),
        ("S217", ((("forecast", n), name) for n, name in enumerate(scenario.forecast)), BY_ID),
        ("S218", _lessons(scenario), dict.fromkeys(scenario.objectives)),
    )
    return [f for code, named, known in told for f in unknown(code, named, known, at)]


def _platforms(scenario: Scenario) -> Iterator[Reference]:
    for kol, entry in scenario.kols.items():
        yield ("kols", kol, "platform"), entry.platform
    for name, event in scenario.events.items():
        for key in ("platform", "to"):
            if platform := getattr(event, key, None):
                yield ("events", name, key), platform
    for path, platforms in _by_platform(scenario):
        yield from (((*path, platform), platform) for platform in platforms)


def _by_platform(scenario: Scenario) -> Iterator[tuple[Path, Collection[str]]]:
    yield ("opening", "followers"), scenario.opening.followers
    for rival, brand in scenario.rivals.items():
        yield ("rivals", rival, "opening", "followers"), brand.opening.followers
    for persona, people in scenario.personas.items():
        yield ("personas", persona, "usage"), people.usage
    for style, manner in scenario.rival_styles.items():
        yield ("rival_styles", style, "platforms"), manner.platforms


def _personas(scenario: Scenario) -> Iterator[Reference]:
    for kol, entry in scenario.kols.items():
        yield from ((("kols", kol, "audience", persona), persona) for persona in entry.audience)
    for name, event in scenario.events.items():
        if isinstance(event, Attention | Demand | PlatformShift):
            path: Path = ("events", name, "personas")
            yield from (((*path, n), persona) for n, persona in enumerate(event.personas))


def _content_types(scenario: Scenario) -> Iterator[Reference]:
    for kol, entry in scenario.kols.items():
        yield ("kols", kol, "content_type"), entry.content_type
    for persona, people in scenario.personas.items():
        yield from ((("personas", persona, "wants", kind), kind) for kind in people.wants)
    for name, platform in scenario.platforms.items():
        yield from ((("platforms", name, "formats", kind), kind) for kind in platform.formats)


def _kols(scenario: Scenario) -> Iterator[Reference]:
    for name, event in scenario.events.items():
        if isinstance(event, KolTrouble):
            yield ("events", name, "kol"), event.kol


def _private_channels(scenario: Scenario) -> Iterator[Reference]:
    for channel in scenario.opening.members:
        yield ("opening", "members", channel), channel
    for rival, brand in scenario.rivals.items():
        for channel in brand.opening.members:
            yield ("rivals", rival, "opening", "members", channel), channel


def _rivals(scenario: Scenario) -> Iterator[Reference]:
    for name, event in scenario.events.items():
        if isinstance(event, RivalPrice):
            yield ("events", name, "rival"), event.rival


def _styles(scenario: Scenario) -> Iterator[Reference]:
    yield from ((("rivals", name, "style"), rival.style) for name, rival in scenario.rivals.items())


def _lessons(scenario: Scenario) -> Iterator[Reference]:
    for name, lesson in scenario.lessons.items():
        yield ("lessons", name, "objective"), lesson.objective


def check_objectives(scenario: Scenario, at: Places) -> list[Finding]:
    """S309: every objective has a lesson."""
    known = tuple(scenario.objectives)
    keyed = isinstance(scenario.objectives, dict)
    written = {lesson.objective for lesson in scenario.lessons.values()}
    taught = {word if word in known else nearest(word, known) for word in written}
    missing = [(n, name) for n, name in enumerate(known) if name not in taught]
    paths: list[tuple[Path, str]] = [
        (("objectives", name if keyed else n), name) for n, name in missing
    ]
    return [
        Finding(
            "S309", at.key(path) if keyed else at(path), {"name": name}, (), path, (("lessons",),)
        )
        for path, name in paths
    ]


def check_brands(scenario: Scenario, at: Places) -> list[Finding]:
    """S220: no rival has the id of a seat; every brand of the market has an id of its own."""
    paths: list[Path] = [("rivals", name) for name in scenario.rivals if name in scenario.seats]
    return [
        Finding("S220", at.key(path), {"name": path[-1]}, (), path, (path, ("seats",)))
        for path in paths
    ]


def check_courses(scenario: Scenario, at: Places) -> list[Finding]:
    """S222: lessons refer to rows that the courses have."""
    rows: list[Reference] = [
        (("lessons", name, "courses", number), row)
        for name, lesson in scenario.lessons.items()
        for number, row in enumerate(lesson.courses)
    ]
    return [
        Finding("S222", at(path), {"name": row}, _course_hints(row), path)
        for path, row in rows
        if row not in COURSE_ROWS
    ]


def _course_hints(row: str) -> tuple[Say, ...]:
    listed = Say(N_("all of them: {page}"), {"page": _COURSES})
    hint = did_you_mean(nearest_row(row))
    return (hint, listed) if hint else (listed,)
