"""What a trainer should hear of a play-test: findings with a code, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from simgame.findings import Finding, Path, Place
from simgame.lab.playtest.advice import advice
from simgame.lab.playtest.aside import ALIKE, SHORT, UNSPENT, gap
from simgame.lab.playtest.knobs import CARELESS, EASY, HARD
from simgame.lab.playtest.measures import Difference, PlayTest
from simgame.lab.playtest.table import EVEN
from simgame.plan.text import Text
from simgame.scenario import Loaded
from simgame.scenario.meant import why_meant
from simgame.yamlread import Places, read

# From when on something is told (shares and points; assumptions).
_FREE, _CAPPED = 0.1, 0.95
_NOTHING, _DOMINANT, _MISSED = 1.0, 0.95, 5.0
_SKILL = 0.5

# Where what the levers of a group act on is written.
_ACT_ON = {"kol": "kols", "private": "private_channels", "content": "content_types",
           "paid": "platforms"}  # fmt: skip
# What is bought to know more, which no bot is worth more for.
_KNOWLEDGE = ("research",)


class Accepted(NamedTuple):
    """A finding that is meant, and why."""

    finding: Finding
    reason: Text


Judge = Callable[[PlayTest], Iterator[tuple[str, Path, dict[str, object]]]]


def judged(test: PlayTest, loaded: Loaded) -> tuple[list[Finding], list[Accepted]]:
    """The findings, and those that the trainer says are meant, each with the reason."""
    found, meant = list[Finding](), list[Accepted]()
    for judge in _JUDGES:
        for code, path, values in judge(test):
            one = Finding(
                code, _place(loaded, path), values, advice(code, path, test, loaded), path
            )
            why = why_meant(one, loaded.scenario.accept)
            found += [one] if why is None else []
            meant += [] if why is None else [Accepted(one, why)]
    return found, meant


def _place(loaded: Loaded, path: Path) -> Place:
    """Where it stands in the file, else the part it lies in; the file where nothing is written.

    A level stands in the file itself, not in what is merged for it. Levers stand where the scenario
    itself opens them, one by one too (`tools.ai_video`); those that nothing is written of stand
    where there is what they act on.
    """
    if path[:1] == ("levels",):
        written = read("\n".join(loaded.sources.get(loaded.file, ())), loaded.file)
        return Places(written.tree).key(path)
    if path[:1] == ("levers",):
        path = _opened(loaded, str(path[-1]))
    acts_on = _ACT_ON.get(str(path[-1]), "") if path[:1] == ("levers",) else ""
    if acts_on and loaded.origins.node(path) is None:
        path = (acts_on,)
    for end in range(len(path), 0, -1):
        if loaded.origins.node(path[:end]) is not None:
            return loaded.origins.key(path[:end])
    return Place(loaded.file)


def _opened(loaded: Loaded, group: str) -> Path:
    """What the scenario writes of a group of levers: the group, else the first lever of it."""
    written = loaded.origins.node(("levers",))
    names = [str(name) for name in (written.map or {})] if written is not None else []
    ours: list[Path] = [
        ("levers", name)
        for name in sorted(names, key=lambda name: name != group)
        if name == group or name.startswith(f"{group}.")
    ]
    own = (path for path in ours if loaded.origins.key(path).file == loaded.file)
    return next(own, ("levers", group))


def _share(part: float) -> str:
    return f"{part:.0%}"


def _goals(test: PlayTest) -> Iterator[tuple[str, Path, dict[str, object]]]:
    idle, careless = test.player("do_nothing"), test.player(CARELESS)
    for name in test.goals:
        path: Path = ("goals", name)
        top = test.top.reached(name)
        if idle.reached(name).share >= _FREE:
            yield "W01", path, {"name": name, "share": _share(idle.reached(name).share)}
        elif careless.reached(name).target >= EASY:
            yield "W02", path, {"name": name, "share": _share(careless.reached(name).target)}
        if top.target < HARD:
            yield "W03", path, {"name": name, "share": _share(top.target)}
        capped = [row for row in test.players if row.reached(name).stretch >= _CAPPED]
        if len(capped) >= 2 and careless.reached(name).target < EASY:
            yield "W04", path, {"name": name, "count": len(capped)}


def _levels(test: PlayTest) -> Iterator[tuple[str, Path, dict[str, object]]]:
    for above, below in zip(test.levels, test.levels[1:], strict=False):
        if gap(above, below) < ALIKE:
            tried = [
                one for one in test.apart if {one.level, one.other} == {above.level, below.level}
            ]
            name = tried[0].level if tried else below.level
            names = {"name": name, "points": f"{gap(above, below):.0f}"}
            other = above.level if name == below.level else below.level
            yield "W05", ("levels", name), {**names, "other": other}


def _events(test: PlayTest) -> Iterator[tuple[str, Path, dict[str, object]]]:
    for row in test.events:
        if not row.came:
            yield "W06", ("events", row.name), {"name": row.name, "count": test.seasons}
        elif row.effect is not None and abs(row.effect.mean) < _NOTHING:
            yield "W07", ("events", row.name), {"name": row.name}


def _levers(test: PlayTest) -> Iterator[tuple[str, Path, dict[str, object]]]:
    for row in test.levers:
        tried = [one for one in (row.gain, row.other, row.more) if one is not None]
        if row.group not in _KNOWLEDGE and tried and not any(map(_pays, tried)):
            yield "W08", ("levers", row.group), {"name": row.group}
        decides = row.gain is not None and _pays(row.gain)
        if decides and row.alone is not None and row.alone >= _DOMINANT * test.top.mean > 0:
            yield "W09", ("levers", row.group), {"name": row.group, "points": f"{row.alone:.0f}"}


def _pays(one: Difference) -> bool:
    return one.mean > _NOTHING and one.is_clear


def _answers(test: PlayTest) -> Iterator[tuple[str, Path, dict[str, object]]]:
    for row in test.answers:
        if abs(row.answers[-1].mean) < _NOTHING:
            yield "W10", ("events", row.event), {"name": row.event}


def _means(test: PlayTest) -> Iterator[tuple[str, Path, dict[str, object]]]:
    seasons = test.top.seasons
    unspent = sum(one.unspent for one in seasons) / len(seasons)
    overworked = sum(one.overworked for one in seasons) / len(seasons)
    if unspent >= UNSPENT and not _is_missed(test):
        yield "W11", ("budget", "total"), {"share": _share(unspent)}
    if overworked >= SHORT and not _is_in_vain(test):
        yield "W12", ("team", "roles"), {"share": _share(overworked)}


def _is_missed(test: PlayTest) -> bool:
    """Whether somebody scores less without the money that the best player leaves."""
    return test.spare is not None and any(one.mean < -_MISSED for one in test.spare.changes)


def _is_in_vain(test: PlayTest) -> bool:
    """Whether the work that waits is none that more people would earn points by."""
    return test.hands is not None and test.hands.gain.mean < _MISSED


def _luck(test: PlayTest) -> Iterator[tuple[str, Path, dict[str, object]]]:
    if test.luck.skill < _SKILL:
        yield "W13", (), {"share": _share(test.luck.skill)}
    if test.player(EVEN).mean > test.top.mean - _NOTHING:
        yield "W14", (), {}


_JUDGES: tuple[Judge, ...] = (_goals, _levels, _events, _levers, _answers, _means, _luck)
