"""What is said first of a season, in words that a trainee understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from simgame.locale import Texts
from simgame.locale.numbers import money
from simgame.pages.debrief.beside import Beside
from simgame.pages.debrief.told import Told
from simgame.scenario.schema import Scenario
from simgame.words.debrief.practices import practice_words
from simgame.words.debrief.remarks import left_out_words
from simgame.words.levers import group_name
from simgame.words.scores import part_or_kpi

# Money that differs by this much is told (times; assumption).
_APART = 1.15


def first_line(view: Scenario, told: Told, t: Texts) -> str:
    """The biggest mistake; or what a good plan has that this one lacks, with its points.

    Until it was measured what a mistake cost, none is the biggest.
    """
    return t.sentences(_SAYS[told.verdict.code](view, told, t))


def _mistake(view: Scenario, told: Told, t: Texts) -> Iterator[str]:
    mistake, points = told.verdict.mistake, round(told.verdict.points)
    assert mistake is not None
    if told.other is None:
        yield t("Against what is taught, from week {week} on: {what}", week=mistake.kept.week,
                what=practice_words(view, mistake, t))  # fmt: skip
        yield t("What it cost has not been worked out.")
        return
    yield t("The biggest mistake, from week {week} on: {what}", week=mistake.kept.week,
            what=practice_words(view, mistake, t))  # fmt: skip
    if points > 0 and mistake.practice.id in told.other.mended:
        yield t("On the same luck you would have had {points} points more without it.",
                points=points)  # fmt: skip
    elif points > 0:
        yield t("Done as in the good plan, this alone would have brought {points} points more.",
                points=points)  # fmt: skip
    if told.verdict.beyond is not None:
        group, more = told.verdict.beyond
        yield t("More still lay elsewhere: {group} as in the good plan would alone have brought "
                "{points} points more.",
                group=group_name(group, t), points=round(more))  # fmt: skip


def _lacks(view: Scenario, told: Told, t: Texts) -> Iterator[str]:
    """What is missing, at which goal, and what a good plan does there."""
    verdict, part, other = told.verdict, part_or_kpi(told.verdict.part, t), told.other
    points = round(verdict.missing)
    if other is None:
        yield t("No single decision was a big mistake, but the goals are far. Most points are "
                "missing at {part}: {points}.", part=part, points=points)  # fmt: skip
        return
    yield t("No single decision was a big mistake, yet on the same luck the good plan came to "
            "{theirs} points. You lack most at {part}: {points} points.",
            theirs=other.score, part=part, points=points)  # fmt: skip
    if verdict.group:
        yield t("{group} as in the good plan would alone have brought {points} points more.",
                group=group_name(verdict.group, t), points=round(verdict.points))  # fmt: skip
        yield from _apart(view, other, verdict.group, t)


def _fine(_: Scenario, told: Told, t: Texts) -> Iterator[str]:
    points = round(told.verdict.missing)
    if points <= 0:
        yield t("No big mistake: nothing the good plan had is missing.")
        return
    yield t("No big mistake. Most is still to be had at {part}: {points} points.",
            part=part_or_kpi(told.verdict.part, t), points=points)  # fmt: skip


def _better(_: Scenario, told: Told, t: Texts) -> Iterator[str]:
    assert told.other is not None
    yield t("No big mistake: on the same luck the good plan came to {theirs} points, which is "
            "fewer.", theirs=told.other.score)  # fmt: skip


def _apart(view: Scenario, other: Beside, group: str, t: Texts) -> list[str]:
    """In what a good plan differs there: money, and what was left out."""
    mine, theirs = (plan.get(group, 0) for plan in (other.mine, other.theirs))
    found = [left_out_words(view, one, t) for one in other.left_out if one.group == group]
    if max(mine, theirs) > _APART * min(mine, theirs):
        said = t(
            "It put {theirs} into that, you put {mine}.", theirs=money(theirs), mine=money(mine)
        )
        found.insert(0, said)
    return found[:3]


_SAYS: Mapping[str, Callable[[Scenario, Told, Texts], Iterator[str]]] = {
    "mistake": _mistake, "lacks": _lacks, "fine": _fine, "better": _better,
}  # fmt: skip
