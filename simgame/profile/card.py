"""An unfinished season at a glance: where it stands, by what has been reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from simgame import pages
from simgame.game.session import LocalSession, replayed
from simgame.game.table.gateway import SeasonInfo
from simgame.game.table.journal_file import read_log
from simgame.plan.observation import Heard
from simgame.profile.weeks import weeks_of
from simgame.scenario.schema import Scenario

_NEWS = 3


@dataclass(frozen=True, slots=True)
class Card:
    """`standing` is the score so far; `searching` people who will come by themselves.

    `guessed` are last week's forecasts against what came, where one was made; `weeks` are the
    reported KPIs of the weeks that are over.
    """

    info: SeasonInfo
    view: Scenario
    standing: pages.Page
    guessed: tuple[pages.Row, ...]
    searching: int
    news: tuple[Heard, ...]
    weeks: tuple[dict[str, float], ...]


def card_of(info: SeasonInfo) -> Card:
    """Where a season stands; its save is only read. Raises `SaveError`."""
    file = Path(info.name)
    session = replayed(read_log(file), str(file), asks=True)
    seen = session.observe()
    searching = sum(row.amount for row in seen.in_transit if row.kind == "search")
    heard = [one for one in seen.last.heard if "persona" not in one.values] if seen.last else []
    standing, news = pages.live_score(session), tuple(heard[-_NEWS:])
    guessed = tuple(_guessed(session, len(seen.history)))
    weeks = weeks_of([week.kpis for week in seen.history], session.scenario.goals)
    return Card(info, session.scenario, standing, guessed, searching, news, weeks)


def _guessed(session: LocalSession, week: int) -> Iterator[pages.Row]:
    reports = [session.report(number) for number in range(max(week - 1, 1), week + 1)]
    for row in pages.expected(session.scenario, reports).rows:
        if row.keys[1] == str(week) and row.note != "none":
            yield row
