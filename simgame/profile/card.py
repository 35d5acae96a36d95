"""An unfinished season at a glance: where it stands, by what has been reported."""

from __future__ import annotations

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
class Guessed:
    """A forecast of last week and what came."""

    kpi: str
    expected: float
    actual: float

    @property
    def off(self) -> float:
        """How far it was off, as a share of what came."""
        return abs(self.expected - self.actual) / max(abs(self.actual), 1e-9)


@dataclass(frozen=True, slots=True)
class Card:
    """`standing` is the score so far; `searching` people who will come by themselves.

    `weeks` are the reported KPIs of the weeks that are over.
    """

    info: SeasonInfo
    view: Scenario
    standing: pages.Page
    guessed: tuple[Guessed, ...]
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
    weeks = weeks_of([week.kpis for week in seen.history], session.scenario.goals)
    return Card(info, session.scenario, standing, tuple(_guessed(session)), searching, news, weeks)


def _guessed(session: LocalSession) -> list[Guessed]:
    last = session.observe().last
    if last is None:
        return []
    made = ((kpi, last.plan.get(f"forecast.{kpi}")) for kpi in session.scenario.forecast)
    return [Guessed(kpi, float(value), last.kpis[kpi]) for kpi, value in made if value is not None]
