"""A season's result as a score card for people and as the object that programs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from simgame.cli._table import table
from simgame.locale import Texts
from simgame.visible import on_one_line

if TYPE_CHECKING:
    from simgame.game.session import Setup
    from simgame.game.table.contract import Session
    from simgame.words import Told

_SHOWN = ("orders", "gmv", "spend", "net_contribution", "members")


def score_card(session: Session, setup: Setup, t: Texts) -> str:
    """Who played what, the weeks, and the score with what made it."""
    return "\n\n".join([_head(session, setup, t), _weeks(session, t), score_lines(session, t),
                         *_happened(session, t)])  # fmt: skip


def score_lines(session: Session, t: Texts) -> str:
    """The score as a tree; every number with what made it."""
    from simgame import pages, words

    rows = [("", t("points"), t("at most"), "")]
    page = pages.score_page(session.score(), is_final=session.finished)
    for line in words.score_tree(page, t):
        name = "  " * line.depth + line.label
        rows.append((name, words.points(line.points), words.points(line.most), line.explanation))
    return table(rows, right=(1, 2))


def _happened(session: Session, t: Texts) -> list[str]:
    """What the scenario says about its events, if there were any."""
    from simgame import words

    told = tuple(words.what_happened(session.scenario, session.happened(), t))
    return ["\n".join([t("What happened"), *_lines(told)])] if told else []


def _lines(told: Iterable[Told]) -> list[str]:
    lines = (text for one in told for text in (f"  {one.title}", f"    {one.text}"))
    return [text for text in lines if text.strip()]


def as_json(session: Session, setup: Setup) -> dict[str, Any]:
    """The stable object of `run --json`; its fields are described in docs/reference/cli.md."""
    import simgame
    from simgame.game.rules import RULES

    score, seen = session.score(), session.observe()
    return {
        "scenario": session.scenario.id,
        "level": setup.level,
        "seed": setup.seed,
        "player": setup.player,
        "rules": RULES,
        "engine": simgame.__version__,
        "score": score.model_dump(mode="json"),
        "goals": [
            {"id": part.id, "value": part.figures["value"], "points": part.points}
            for part in score.part("goals").parts
        ],
        "kpis": seen.kpis,
        "rounds": [{"round": r.round, "kpis": r.kpis} for r in seen.history],
        "digest": session.digest(),
    }


def _head(session: Session, setup: Setup, t: Texts) -> str:
    from simgame.words import grade, graded_by

    score, scenario = session.score(), session.scenario
    title = f"{on_one_line(scenario.title.of(t.lang))} ({scenario.id})"
    level = scenario.level_name(setup.level).of(t.lang) or setup.level
    played = t(
        "level {level}, seed {seed}, played by {player}",
        level=level, seed=setup.seed, player=setup.player,
    )  # fmt: skip
    total = t(
        "Score {total} of 1000, grade {grade}",
        total=score.total,
        grade=grade(score.grade, t, provisional=score.provisional),
    )
    return f"{title}: {played}\n{total}\n{graded_by(score, t)}"


def _weeks(session: Session, t: Texts) -> str:
    from simgame import pages, words

    weeks = [week.kpis for week in session.observe().history]
    lines = [pages.series(kpi, weeks) for kpi in _SHOWN]
    rows = [(t("week"), *(words.kpi_name(line.kpi, t) for line in lines))]
    for week in range(len(weeks)):
        values = (words.figure(line.kpi, line.values[week], t) for line in lines)
        rows.append((str(week + 1), *values))
    return table(rows, right=range(len(_SHOWN) + 1))
