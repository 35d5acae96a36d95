"""The score as a tree of lines in which every number says what made it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from simgame.game.score import TARGET_SHARE, Score
from simgame.locale import N_, Texts
from simgame.locale.numbers import MINUS, points, share
from simgame.plan.kpis import BY_ID
from simgame.words.figures import interval, kpi_name, said
from simgame.words.goals import goal_name

if TYPE_CHECKING:
    from simgame.pages import Page, Row

_NAMES = {
    "goals": N_("Goals"),
    "assets": N_("Closing assets"),
    "calibration": N_("Forecasts"),
    "breaches": N_("Breaches"),
    "bought-fans": N_("bought fans"),
    "scraped-data": N_("scraped data"),
    "exaggerated-claims": N_("exaggerated claims"),
    "hidden-ads": N_("hidden advertising"),
    "no-permit": N_("no permit"),
    "unlabelled-ai": N_("AI work without a label"),
    "leak": N_("a leak of customers' data"),
}


# What needs no more than the facts of its row.
_SENTENCES = {
    "goal": N_("{value}: floor {floor}, target {target}, stretch {stretch} → {share} of {most}"),
    "asset": N_("from {opening} to {value}; to grow by {full} earns all {most}"),
}


# Why a grade is provisional, and what it goes by then.
_WHY_PROVISIONAL = {
    "none": N_(
        "Provisional: no reference players have been measured in this scenario, so the grade "
        "follows fixed steps ({steps})."
    ),
    "rules": N_(
        "Provisional: the reference players were measured under other rules of the game, so the "
        "grade follows fixed steps ({steps})."
    ),
    "altered": N_(
        "Provisional: the scenario was altered after its reference players were measured, so the "
        "grade follows fixed steps ({steps})."
    ),
}


class ScoreLine(NamedTuple):
    """One line: how deep it lies, its name, its points of at most `most`, and what made them.

    Of a season that goes on, `lies` says between what they are where that is not known exactly, and
    `gain` what last week added.
    """

    depth: int
    label: str
    points: float
    most: float
    explanation: str
    lies: str = ""
    gain: str = ""


def score_tree(page: Page, t: Texts) -> list[ScoreLine]:
    """The total, its parts and what lies below them, as the score page has them."""
    rows = page["score"]
    grown = [kpi_name(row.keys[0], t) for row in rows if row.kind == "asset"]
    explained = (_total(rows, t), *(
        _assets(grown, t) if row.kind == "assets" else _explained(row, t) for row in rows[1:]
    ))  # fmt: skip
    return [
        ScoreLine(row.depth, _label(row, t), row["points"].value, row["most"].value, text,
                  _between(row, t), _gain(row))
        for row, text in zip(rows, explained, strict=True)
    ]  # fmt: skip


def _gain(row: Row) -> str:
    """What last week added, with its sign; empty where nothing can be said for certain."""
    if "gain" not in row or row["gain"].is_unclear:
        return ""
    more = row["gain"].value
    return ("+" if round(more, 1) > 0 else "") + points(more)


def part_name(part: str, t: Texts) -> str:
    """The name of a part of the score, or of what was found out."""
    return t(_NAMES[part]) if part in _NAMES else part


def part_or_kpi(part: str, t: Texts) -> str:
    """The name of a goal, or of another part of the score."""
    return kpi_name(part, t) if part in BY_ID else part_name(part, t)


def grade(name: str, t: Texts, *, provisional: bool) -> str:
    """The grade, marked when it is provisional."""
    return t("{grade} (provisional)", grade=name) if provisional else name


def graded_by(score: Score, t: Texts) -> str:
    """What the grade goes by: what reference players reach, or fixed steps, and why those."""
    steps = t(", ").join(f"{name} {least}" for name, least in score.steps.items() if name != "E")
    if not score.why:
        said = N_("Grades go by what reference players score here: {steps}.")
    else:
        said = _WHY_PROVISIONAL[score.why]
    return t(said, steps=steps)


def scored_so_far(t: Texts) -> str:
    """What a score is before the end."""
    return t(
        "The score if the season ended now, by what was reported. At the end the truth counts."
    )


def scored_truth(t: Texts) -> str:
    """Why the final figures are not quite the sum of the reports."""
    return t("Scored by the true figures; what platforms report each week is a little off.")


def _label(row: Row, t: Texts) -> str:
    name, *week = row.keys
    if row.kind == "unguessed":
        return t("No forecast")
    if week:
        return t("{kpi}, week {week}", kpi=kpi_name(name, t), week=week[0])
    if "window" in row:
        return goal_name(name, round(row["window"].value), t)
    return t(_NAMES[name]) if name in _NAMES else t("Score") if not row.depth else kpi_name(name, t)


def _values(row: Row, t: Texts) -> dict[str, str]:
    """Every fact of a row, said, by its id."""
    return {fact.id: said(fact, t) for fact in row.facts}


def _total(rows: Sequence[Row], t: Texts) -> str:
    terms = " + ".join(said(row["points"], t) for row in rows if row.depth == 1)
    name = grade(rows[0].keys[0], t, provisional=rows[0].note == "provisional")
    told = t("{terms}, rounded. Grade {grade}.", terms=terms, grade=name)
    return told.replace(f"+ {MINUS}", f"{MINUS} ")


def _explained(row: Row, t: Texts) -> str:
    if row.kind in _SENTENCES:
        return t(_SENTENCES[row.kind], **_values(row, t))
    return _SAY[row.kind](row, t)


def _goals(row: Row, t: Texts) -> str:
    return t(
        "{most} shared out by weight; a goal gives nothing at its floor, {target} of its points "
        "at its target and all of them at its stretch",
        most=said(row["most"], t),
        target=share(TARGET_SHARE),
    )


def _assets(grown: Sequence[str], t: Texts) -> str:
    """What they are: nothing where all of them are goals."""
    if not grown:
        return t("all of them are goals here")
    return t("how much these have grown since the opening: {names}", names=t(", ").join(grown))


def _calibration(row: Row, t: Texts) -> str:
    values = _values(row, t)
    return t(
        "{n} forecasts count, made or not; skill over “same as last week” {skill}, times share of "
        "goal points {goals}, of {most}",
        n=values["forecasts"], skill=values["skill"], goals=values["goal_share"],
        most=values["most"],
    )  # fmt: skip


def _guess(row: Row, t: Texts) -> str:
    if "expected" not in row:
        return t("no forecast; last week {last}, then {actual}", **_values(row, t))
    return t(
        "expected {expected}, came {actual}, last week {last} → skill {skill}", **_values(row, t)
    )


def _unguessed(row: Row, t: Texts) -> str:
    times = t.plural("{n} time", "{n} times", round(row["times"].value))
    names = t(", ").join(kpi_name(name, t) for name in row.keys)
    return t("{times}: {names}", times=times, names=names)


def _breaches(row: Row, t: Texts) -> str:
    return t("none") if row.note == "empty" else t("what was found out")


def _breach(row: Row, t: Texts) -> str:
    times = t.plural("found {n} time", "found {n} times", round(row["times"].value))
    told = t("{times}, {each} points each", times=times, each=said(row["each"], t))
    return told if row["scale"].value == 1 else t("{said}; no more than 300 in all", said=told)


_SAY: dict[str, Callable[[Row, Texts], str]] = {
    "goals": _goals,
    "calibration": _calibration, "guess": _guess, "unguessed": _unguessed,
    "breaches": _breaches, "breach": _breach,
}  # fmt: skip


def _between(row: Row, t: Texts) -> str:
    """Between which points a line lies; empty where both are written alike, which says nothing."""
    lies = interval(row["points"], t)
    return lies if "–" in lies else ""
