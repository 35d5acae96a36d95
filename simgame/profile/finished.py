"""What is kept of a season that is over: its score, how it grew, its forecasts, its badges.

Worked out from the season once it has been played again from its save; nothing a save claims
counts that does not follow from its decisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from simgame.game.score import Score, score_season
from simgame.game.session import LocalSession
from simgame.game.table.journal_lines import Header
from simgame.game.table.origin import Origin, origin_of
from simgame.pages import skills_of
from simgame.plan.text import Text
from simgame.profile.badges import Story, earned
from simgame.profile.weeks import weeks_of

# A forecast this near is called a hit (share of what came; the game's own word).
HIT = 0.02
PERSON = "human"


class Kept(BaseModel):
    """Base of what is kept: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


class GoalResult(Kept):
    """One goal at the end: its true value, the share of its points, and the points."""

    kpi: str
    value: float
    share: float
    points: float
    most: float


class Guess(Kept):
    """One forecast and what came; `expected` is None where none was made."""

    week: int
    kpi: str
    expected: float | None
    actual: float
    skill: float

    @property
    def off(self) -> float | None:
        """How far it was off, as a share of what came, of which nothing is all of it.

        None where none was made.
        """
        if self.expected is None:
            return None
        return abs(self.expected - self.actual) / abs(self.actual or self.expected or 1.0)

    @property
    def is_hit(self) -> bool:
        return self.off is not None and self.off <= HIT


class Part(Kept):
    """One of the four parts of the score."""

    id: str
    points: float
    most: float


class Finished(Kept):
    """A season that is over, as lists, boards and badges need it.

    `counts` is false where its scenario is not the one that is here under its name; `by_week` is
    the score it would have ended with after each week; `weeks` what was reported of each week, by
    KPI; `badges` how much of each is done, 0–1;
    `used` the lever groups that were used, `offered` those that could be; `skills` the competencies
    that were shown, 0–1.
    """

    scenario: str
    title: Text
    level: str
    player: str
    seed: int
    scenario_hash: str
    counts: bool
    total: int
    grade: str
    provisional: bool
    parts: tuple[Part, ...]
    goals: tuple[GoalResult, ...]
    by_week: tuple[int, ...]
    weeks: tuple[dict[str, float], ...]
    guesses: tuple[Guess, ...]
    badges: dict[str, float]
    used: tuple[str, ...]
    offered: tuple[str, ...]
    skills: dict[str, float]

    @property
    def is_own(self) -> bool:
        """Whether a person played it, and no bot."""
        return self.player == PERSON

    @property
    def luck(self) -> tuple[str, str, str, int]:
        """What two seasons share that were played on the same luck."""
        return (self.scenario, self.level, self.scenario_hash, self.seed)


def finished_of(session: LocalSession, header: Header) -> Finished:
    """What is kept of a season. Raises `ValueError` before it is over: it tells the truth."""
    if not session.finished:
        raise ValueError("the season is not over")
    season, score = session.season, session.score()
    reports = season.reports(session.seat)
    story = Story(season.scenario, header.level, score, tuple(reports))
    return Finished(
        scenario=season.scenario.id,
        title=season.scenario.title,
        level=header.level,
        player=header.player,
        seed=header.seed,
        scenario_hash=header.scenario_hash,
        counts=origin_of(header) is not Origin.ALTERED,
        total=score.total,
        grade=score.grade,
        provisional=score.provisional,
        parts=tuple(Part(id=p.id, points=p.points, most=p.most) for p in score.parts),
        goals=tuple(_goals(score)),
        by_week=tuple(_by_week(session)),
        weeks=weeks_of([report.kpis for report in reports], season.scenario.goals),
        guesses=tuple(_guesses(score)),
        badges=earned(story),
        used=story.used,
        offered=tuple(_offered(session)),
        skills={one.skill: one.level for one in skills_of(session) if one.level is not None},
    )


def _goals(score: Score) -> Iterator[GoalResult]:
    for part in score.part("goals").parts:
        figures = part.figures
        yield GoalResult(
            kpi=part.id, value=figures["value"], share=figures["share"],
            points=part.points, most=part.most,
        )  # fmt: skip


def _guesses(score: Score) -> Iterator[Guess]:
    for part in score.part("calibration").parts:
        figures = part.figures
        yield Guess(
            week=round(figures["round"]), kpi=part.id, expected=figures.get("expected"),
            actual=figures["actual"], skill=figures["skill"],
        )  # fmt: skip


def _by_week(session: LocalSession) -> Iterator[int]:
    """The score as it stood after each week, by the truth."""
    season, seat = session.season, session.seat
    reports = season.reports(seat)
    for week, state in enumerate([*season.mondays[1:], season.state], 1):
        yield score_season(season.setting, state, seat, reports[:week]).total


def _offered(session: LocalSession) -> Sequence[str]:
    """The lever groups of the scenario that decide something, in their order."""
    groups = (spec.group for spec in session.catalogue.by_path.values())
    return [g for g in dict.fromkeys(groups) if g not in ("forecast", "watch", "standing")]
