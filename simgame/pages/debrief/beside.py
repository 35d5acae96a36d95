"""A season beside another one of the same luck, such as that of the scenario's own good plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simgame.game.score import Score
from simgame.game.session import LocalSession
from simgame.lab.good_plan import GoodPlan
from simgame.pages.debrief.played import Played
from simgame.pages.fact import Fact, Unit

# A place or group that the other gave this much, and this season next to nothing (shares of money;
# assumption).
_MUCH, _NOTHING = 0.08, 0.02


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the other plan had and this one lacked.

    `group` (a lever group that was never used), `platform`, `kol`, or `lever`: a figure that was
    far from the other's. `week` is the first in which the other had it; the facts are `mine` and
    `theirs`.
    """

    code: str
    week: int
    group: str
    keys: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Differed:
    """Where in a group the money of both seasons lay farthest apart: a touchpoint in a week."""

    week: int
    keys: tuple[str, ...]
    mine: int
    theirs: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Money by lever group of both, in fen, the score of the other, and what was left out.

    `points` are those of both, one's own first, by goal and other part of the score. `worth` is, by
    lever group, what the other's decisions in it alone would have added to one's own season, the
    most first; `differed` is where its money lay farthest apart; `mended`, by practice, what the
    season would have had without one habit.
    """

    score: int
    mine: Mapping[str, int]
    theirs: Mapping[str, int]
    left_out: tuple[LeftOut, ...]
    points: Mapping[str, tuple[float, float]]
    worth: Mapping[str, float]
    mended: Mapping[str, float]
    differed: Mapping[str, Differed]

    @property
    def gaps(self) -> Mapping[str, float]:
        """By how many points the other is ahead, part by part."""
        return {name: theirs - mine for name, (mine, theirs) in self.points.items()}


def beside(session: LocalSession, good: GoodPlan) -> Beside:
    """A season beside a good player's on the same luck."""
    theirs = LocalSession.alone(good.season)
    played, other, score = Played.of(session), Played.of(theirs), theirs.score()
    left = (
        *_groups(played, other),
        *_platforms(played, other),
        *_kols(played, other),
        *_levers(played, other),
    )
    mine = dict(_points(session.score()))
    return Beside(
        score.total, money_by_group(played), money_by_group(other), left,
        {name: (mine[name], points) for name, points in _points(score)},
        dict(sorted(good.worth.items(), key=lambda pair: -pair[1])), good.mended,
        _differed(played, other),
    )  # fmt: skip


def _points(score: Score) -> Iterator[tuple[str, float]]:
    """Points of every goal, and of the other parts of a score."""
    yield from ((goal.id, goal.points) for goal in score.part("goals").parts)
    yield from ((part.id, part.points) for part in score.parts if part.id != "goals")


def money_by_group(played: Played) -> dict[str, int]:
    """What each lever group took over the season, in fen, in the order of reports."""
    money = Counter[str]()
    for report in played.reports:
        for row in report.channels:
            money[row.group] += row.spend
        for path, fen in report.costs.items():
            money[path.split(".")[0]] += fen
    return {group: fen for group, fen in money.items() if fen}


def _differed(played: Played, other: Played) -> dict[str, Differed]:
    """Of each group the touchpoint and week whose money lay farthest apart."""
    mine, theirs = _by_week(played), _by_week(other)
    found: dict[str, Differed] = {}
    for place in sorted({*mine, *theirs}):
        group, keys, week = place
        one = Differed(week, keys, mine[place], theirs[place])
        most = found.get(group)
        if one.mine != one.theirs and (most is None or _apart(one) > _apart(most)):
            found[group] = one
    return found


def _apart(one: Differed) -> int:
    return abs(one.theirs - one.mine)


def _by_week(played: Played) -> Counter[tuple[str, tuple[str, ...], int]]:
    """What each touchpoint took in each week, in fen."""
    return Counter({(row.group, row.keys, report.round): row.spend
                    for report in played.reports for row in report.channels})  # fmt: skip


def _first_use(played: Played) -> dict[str, int]:
    """The first week in which a lever of each group was moved."""
    first: dict[str, int] = {}
    for report in played.reports:
        for path, value in report.plan.items():
            if value:
                first.setdefault(path.split(".")[0], report.round)
    return first


def _groups(played: Played, other: Played) -> Iterator[LeftOut]:
    """Lever groups that the other used, and this season never."""
    mine, money = _first_use(played), money_by_group(other)
    for group, week in _first_use(other).items():
        if group not in mine and group not in ("standing", "watch"):
            facts = (Fact("mine", 0, "fen"), Fact("theirs", money.get(group, 0), "fen"))
            yield LeftOut("group", week, group, (), facts)


def _platforms(played: Played, other: Played) -> Iterator[LeftOut]:
    """Platforms that had a good part of the other's posts or money, and none of this season's."""
    mine, theirs = _presence(played), _presence(other)
    for place, (share, week) in theirs.items():
        own = mine.get(place, (0.0, 0))[0]
        if share >= _MUCH and own < _NOTHING:
            facts = (Fact("mine", own, "share"), Fact("theirs", share, "share"))
            yield LeftOut("platform", week, "content", (place,), facts)


def _presence(played: Played) -> dict[str, tuple[float, int]]:
    """Of each platform its share of impressions, and the first week in which it had any."""
    seen, first = Counter[str](), dict[str, int]()
    for report in played.reports:
        for row in report.channels:
            if (place := played.platform_of(row)) and row.impressions:
                seen[place] += row.impressions
                first.setdefault(place, report.round)
    total = max(seen.total(), 1)
    return {place: (n / total, first[place]) for place, n in seen.items()}


def _kols(played: Played, other: Played) -> Iterator[LeftOut]:
    """Creators whom the other booked most often, and this season never."""
    mine, theirs = _booked(played), _booked(other)
    for kol, weeks in sorted(theirs.items(), key=lambda pair: -len(pair[1])):
        if kol not in mine and len(weeks) > 1:
            facts = (Fact("theirs", len(weeks), "count"),)
            yield LeftOut("kol", weeks[0], "kol", (kol,), facts)


def _booked(played: Played) -> dict[str, list[int]]:
    """The weeks in which each creator was booked."""
    found: dict[str, list[int]] = {}
    for report in played.reports:
        for path, posts in report.plan.items():
            if path.startswith("kol.") and path.endswith(".posts") and posts:
                found.setdefault(path.split(".")[1], []).append(report.round)
    return found


def _levers(played: Played, other: Played) -> Iterator[LeftOut]:
    """Means of a few telling levers that lie far apart."""
    for name, group, unit, apart in _TELLING:
        mine, theirs = (_mean(season, name) for season in (played, other))
        if mine is not None and theirs is not None and abs(mine - theirs) >= apart:
            facts = (Fact("mine", mine, unit), Fact("theirs", theirs, unit))
            yield LeftOut("lever", 1, group, (name,), facts)


# Posts a week, how hard and how well they are made, touches of members; and what is far apart.
_TELLING: tuple[tuple[str, str, Unit, float], ...] = (
    ("posts", "content", "count", 4.0),
    ("sell", "content", "share", 0.25),
    ("quality", "content", "share", 0.25),
    ("touches", "private", "count", 5.0),
)


def _mean(played: Played, name: str) -> float | None:
    """Posts a week; how hard and how well they are made; touches of members."""
    posts = [(report, place, kind, n) for report, place, kind, n in played.posts() if n]
    if name == "posts":
        return sum(n for *_, n in posts) / max(len(played.reports), 1)
    if name == "touches":
        values = [float(v) for r in played.reports for p, v in r.plan.items()
                  if p.endswith(".touches") and isinstance(v, int | float)]  # fmt: skip
        return sum(values) / len(values) if values else None
    known = [(n, played.number(r, f"content.{place}.{kind}.{name}")) for r, place, kind, n in posts
             if f"content.{place}.{kind}.{name}" in played.levers.by_path]  # fmt: skip
    return sum(n * v for n, v in known) / sum(n for n, _ in known) if known else None
