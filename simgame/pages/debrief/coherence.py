"""A plan against itself: where two of its decisions of the same week pull apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from simgame.pages.debrief.played import Played
from simgame.pages.fact import Fact
from simgame.plan.observation import WeekReport

# Posts that sell this hard do not seed, and those that sell this little do (shares); a coupon as
# deep as this belongs to a price brand (share); minutes a day below which a persona is not there
# (all assumptions, directions course:T4, F2, T31).
_HARD, _DEEP, _ABSENT = 0.5, 0.2, 8.0
_DEAR_TONES = ("refined", "trusted")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two decisions that pull apart, in which weeks, with the ids and figures that say it.

    Codes: `aim`, `sell`, `price`, `platform`, `theme`, `shop-window`, `unanswered-door`.
    """

    code: str
    weeks: tuple[int, ...]
    group: str
    keys: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


def clashes(played: Played) -> tuple[Clash, ...]:
    """Every clash of the season, each once with all its weeks, the most lasting first."""
    found: dict[tuple[str, tuple[str, ...]], list[Clash]] = {}
    for report in played.reports:
        for check in _CHECKS:
            for clash in check(played, report):
                found.setdefault((clash.code, clash.keys), []).append(clash)
    merged = [
        Clash(same[0].code, tuple(week for clash in same for week in clash.weeks), same[0].group,
              same[0].keys, same[-1].facts)
        for same in found.values()
    ]  # fmt: skip
    return tuple(sorted(merged, key=lambda clash: (-len(clash.weeks), clash.weeks[0])))


def _posts(played: Played, week: WeekReport) -> Iterator[tuple[str, str]]:
    return ((place, kind) for report, place, kind, n in played.posts() if report is week and n)


def _ads(week: WeekReport) -> dict[str, float]:
    found = {path.split(".")[1]: value for path, value in week.plan.items()
             if path.startswith("paid.") and path.endswith(".budget")}  # fmt: skip
    return {place: float(fen) for place, fen in found.items() if isinstance(fen, int) and fen}


def _aim(played: Played, week: WeekReport) -> Iterator[Clash]:
    """Posts for one persona and ads for another, on the same platform."""
    ads = _ads(week)
    for place, kind in _posts(played, week):
        mine, theirs = (
            week.plan.get(f"content.{place}.{kind}.aim"),
            week.plan.get(f"paid.{place}.aim"),
        )
        if place in ads and mine and theirs and mine != theirs:
            yield Clash("aim", (week.round,), "content", (place, str(mine), str(theirs)))


def _sell(played: Played, week: WeekReport) -> Iterator[Clash]:
    """Hard-selling posts beside ads that seed."""
    ads = _ads(week)
    for place, kind in _posts(played, week):
        sell = played.number(week, f"content.{place}.{kind}.sell")
        if place in ads and sell >= _HARD and week.plan.get(f"paid.{place}.objective") == "seeding":
            yield Clash("sell", (week.round,), "content", (place,), (Fact("sell", sell, "share"),))


def _price(played: Played, week: WeekReport) -> Iterator[Clash]:
    """A refined brand on sale."""
    depth = played.number(week, "price.coupon_depth")
    if depth >= _DEEP and played.scenario.product.tone in _DEAR_TONES:
        facts = (Fact("depth", depth, "share"),)
        yield Clash("price", (week.round,), "price", (played.scenario.product.tone,), facts)


def _place(played: Played, week: WeekReport) -> Iterator[Clash]:
    """Aimed at people who are hardly on that platform."""
    aims = {
        (path.split(".")[1], str(value)): path.split(".")[0]
        for path, value in week.plan.items()
        if path.endswith(".aim") and value in played.scenario.personas
    }
    busy = {*_ads(week), *(place for place, _ in _posts(played, week))}
    for (place, persona), group in aims.items():
        minutes = played.scenario.personas[persona].usage.get(place, 0.0)
        if place in busy and minutes < _ABSENT:
            facts = (Fact("minutes", minutes, "count"),)
            yield Clash("platform", (week.round,), group, (place, persona), facts)


def _theme(played: Played, week: WeekReport) -> Iterator[Clash]:
    """More than one story told at a time."""
    themes = {
        str(week.plan.get(f"content.{place}.{kind}.theme", "none"))
        for place, kind in _posts(played, week)
    } - {"none"}
    if len(themes) > 1:
        yield Clash("theme", (week.round,), "content", tuple(sorted(themes)))


def _shop_window(played: Played, week: WeekReport) -> Iterator[Clash]:
    """Creators who send people to a platform where the brand itself has nothing to show."""
    shown = {place for report, place, _, n in played.posts() if n and report.round <= week.round}
    for path, posts in week.plan.items():
        if path.startswith("kol.") and path.endswith(".posts") and posts:
            kol = path.split(".")[1]
            place = played.scenario.kols[kol].platform
            if place not in shown and "content" in played.opens:
                yield Clash("shop-window", (week.round,), "kol", (kol, place))


def _door(played: Played, week: WeekReport) -> Iterator[Clash]:
    """Members who are invited for money and then never written to."""
    for channel in played.scenario.private_channels:
        paid = played.number(week, f"private.{channel}.incentive")
        if paid and not played.number(week, f"private.{channel}.touches"):
            facts = (Fact("incentive", paid, "fen"),)
            yield Clash("unanswered-door", (week.round,), "private", (channel,), facts)


_CHECKS: tuple[Callable[[Played, WeekReport], Iterator[Clash]], ...] = (
    _aim, _sell, _price, _place, _theme, _shop_window, _door,
)  # fmt: skip
