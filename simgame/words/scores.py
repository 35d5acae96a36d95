"""The score as a tree of lines in which every number says what made it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from simgame.game.score import TARGET_SHARE, Score, ScorePart
from simgame.locale import N_, Texts
from simgame.scenario.schema import Scenario
from simgame.words.figures import figure, kpi_name
from simgame.words.numbers import MINUS, share

PARTS = {
    "goals": N_("Goals"),
    "assets": N_("Closing assets"),
    "calibration": N_("Forecasts"),
    "breaches": N_("Breaches"),
}
BREACHES = {
    "bought-fans": N_("bought fans"),
    "scraped-data": N_("scraped data"),
    "exaggerated-claims": N_("exaggerated claims"),
    "hidden-ads": N_("hidden advertising"),
    "no-permit": N_("no permit"),
    "unlabelled-ai": N_("AI work without a label"),
    "leak": N_("a leak of customers' data"),
}


class ScoreLine(NamedTuple):
    """One line: how deep it lies, its name, its points of at most `most`, and what made them."""

    depth: int
    label: str
    points: float
    most: float
    explanation: str


def score_tree(score: Score, view: Scenario, t: Texts) -> list[ScoreLine]:
    """The total, its parts and what lies below them, in the order of reading.

    `view` is the scenario that was played; its goals may be asked for by a later version.
    """
    del view
    most = sum(part.most for part in score.parts)
    lines = [ScoreLine(0, t("Score"), score.total, most, _total(score, t))]
    for part in score.parts:
        lines += _lines(part, part.id, 1, t)
    return lines


def points(value: float) -> str:
    """`231.5`: points with one digit, a typographic minus."""
    text = f"{abs(value):.1f}".removesuffix(".0")
    return (MINUS if value < 0 and text != "0" else "") + text


def grade(score: Score, t: Texts) -> str:
    """The grade, marked when it is provisional."""
    return t("{grade} (provisional)", grade=score.grade) if score.provisional else score.grade


def scored_truth(t: Texts) -> str:
    """Why the final figures are not quite the sum of the reports."""
    return t("Scored by the true figures; what platforms report each week is a little off.")


def _lines(part: ScorePart, above: str, depth: int, t: Texts) -> Iterator[ScoreLine]:
    label = t(PARTS[part.id]) if depth == 1 and part.id in PARTS else _label(part, t)
    say = _WHOLE.get(part.id) if depth == 1 else _BELOW.get(above)
    yield ScoreLine(depth, label, part.points, part.most, say(part, t) if say else "")
    missing = [below for below in part.parts if part.id == "calibration" and _is_missing(below)]
    for below in part.parts:
        if len(missing) < 2 or below not in missing:
            yield from _lines(below, above, depth + 1, t)
    if len(missing) > 1:
        most = sum(below.most for below in missing)
        yield ScoreLine(depth + 1, t("No forecast"), 0.0, most, _missing(missing, t))


def _is_missing(part: ScorePart) -> bool:
    return "expected" not in part.figures


def _missing(parts: Sequence[ScorePart], t: Texts) -> str:
    """The forecasts that nobody made, in one line."""
    names = dict.fromkeys(kpi_name(part.id, t) for part in parts)
    times = t.plural("{n} time", "{n} times", len(parts))
    return t("{times}: {names}", times=times, names=t(", ").join(names))


def _label(part: ScorePart, t: Texts) -> str:
    if part.id in BREACHES:
        return t(BREACHES[part.id])
    if "round" not in part.figures:
        return kpi_name(part.id, t)
    week = round(part.figures["round"])
    return t("{kpi}, week {week}", kpi=kpi_name(part.id, t), week=week)


def _total(score: Score, t: Texts) -> str:
    terms = " + ".join(points(part.points) for part in score.parts)
    said = t("{terms}, rounded. Grade {grade}.", terms=terms, grade=grade(score, t))
    return said.replace(f"+ {MINUS}", f"{MINUS} ")


def _goals(part: ScorePart, t: Texts) -> str:
    return t(
        "{most} shared out by weight; a goal gives nothing at its floor, {target} of its points "
        "at its target and all of them at its stretch",
        most=points(part.most),
        target=share(TARGET_SHARE),
    )


def _goal(part: ScorePart, t: Texts) -> str:
    f = part.figures

    def words(name: str) -> str:
        return figure(part.id, f[name], t)

    return t(
        "{value}: floor {floor}, target {target}, stretch {stretch} → {share} of {most}",
        value=words("value"), floor=words("floor"), target=words("target"),
        stretch=words("stretch"), share=share(f["share"]), most=points(part.most),
    )  # fmt: skip


def _assets(part: ScorePart, t: Texts) -> str:
    if not part.parts:
        return t("all of them are goals here")
    return t("what has grown since the opening and is not a goal")


def _asset(part: ScorePart, t: Texts) -> str:
    f = part.figures
    return t(
        "from {opening} to {value}; {full} more earns all {most}",
        opening=figure(part.id, f["opening"], t),
        value=figure(part.id, f["value"], t),
        full=figure(part.id, f["full"], t),
        most=points(part.most),
    )


def _calibration(part: ScorePart, t: Texts) -> str:
    f = part.figures
    return t(
        "forecasts: {n}; skill against “same as last week” {skill}, "
        "times the share of goal points {goals}, of {most}",
        n=round(f["forecasts"]), skill=share(f["skill"]), goals=share(f["goal_share"]),
        most=points(part.most),
    )  # fmt: skip


def _forecast(part: ScorePart, t: Texts) -> str:
    f = part.figures
    last, actual = figure(part.id, f["last"], t), figure(part.id, f["actual"], t)
    if _is_missing(part):
        return t("no forecast; last week {last}, then {actual}", last=last, actual=actual)
    return t(
        "expected {expected}, came {actual}, last week {last} → skill {skill}",
        expected=figure(part.id, f["expected"], t), actual=actual, last=last,
        skill=share(f["skill"]),
    )  # fmt: skip


def _breaches(part: ScorePart, t: Texts) -> str:
    return t("what was found out") if part.parts else t("none")


def _breach(part: ScorePart, t: Texts) -> str:
    f = part.figures
    times = t.plural("found {n} time", "found {n} times", round(f["times"]))
    said = t("{times}, {each} points each", times=times, each=points(f["each"]))
    return said if f["scale"] == 1 else t("{said}; no more than 300 in all", said=said)


_Say = Callable[[ScorePart, Texts], str]
_WHOLE: dict[str, _Say] = {
    "goals": _goals, "assets": _assets, "calibration": _calibration, "breaches": _breaches,
}  # fmt: skip
_BELOW: dict[str, _Say] = {
    "goals": _goal, "assets": _asset, "calibration": _forecast, "breaches": _breach,
}  # fmt: skip
