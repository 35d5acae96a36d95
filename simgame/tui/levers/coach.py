"""The first steps of a beginner, ticked off by what is planned, never by which key was pressed.

Each step names a value, worked out from the money and the hours of the week; followed to the letter
they make a sound plan (`python -m tests.tools.coach` plays it). More is said nowhere: what a
scenario teaches stands in its brief.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from simgame import words
from simgame.costs.sums import spendable
from simgame.game.desk import lever_steps
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value

TAG = "tutorial"  # scenarios with this tag are coached
# What is advised (shares; assumption): hours of the team for one kind of posts (several alike take
# less than they say, so that two kinds fit), how hard a post should sell, and the week's money for
# one platform's ads, in the first week that has them and in later ones.
_HOURS, _SELL, _FIRST_MONEY, _MONEY = 0.6, 0.1, 1 / 3, 3 / 8
_ROUND = 50_000  # budgets are advised in steps of ¥500 (fen)
# How many times a first week a second one brings, once ads and searches set in (assumption).
_AT_FIRST = 4


class Step(NamedTuple):
    """What to do with a lever, the value that is advised, and which values are as it asked."""

    path: str
    value: Value
    say: Callable[[Texts], str]
    fits: Callable[[Value | None], bool]
    now: Value | None  # what is planned; None for nothing
    start: Value | None  # what the week began with

    @property
    def done(self) -> bool:
        """Whether what it asked for is planned."""
        return self.fits(self.now)

    @property
    def otherwise(self) -> bool:
        """Whether the player has decided otherwise, and so is not asked again."""
        return not self.done and bool(self.now) and self.now != self.start


def coached(play: Play, t: Texts) -> str:
    """The next step, numbered by those that were done; empty where nobody is coached.

    What the week began with is no step: nobody had to do it.
    """
    if TAG not in play.scenario.tags:
        return ""
    found = [step for step in steps(play) if not step.fits(step.start)]
    ahead = next((step for step in found if not step.done and not step.otherwise), None)
    said = ahead.say(t) if ahead else _run(t)
    number = 1 + sum(step.done for step in found)
    unlike = next((step for step in found if step.otherwise), None)
    return f"{number}/{len(found) + 1}  {said}{_unlike(play, unlike, t) if unlike else ''}"


def _unlike(play: Play, step: Step, t: Texts) -> str:
    """That a step was left for something else, which may be, and what it had asked for."""
    spec = play.catalogue.by_path[step.path]
    now, value = (words.value_words(spec, one, play.scenario, t) for one in (step.now, step.value)
                  if one is not None)  # fmt: skip
    return t(" ({lever}: {now}, the step said {value})",
             lever=words.lever_name(play.scenario, spec, t), now=now, value=value)  # fmt: skip


def steps(play: Play) -> list[Step]:
    """This week's steps but the last, which is to run it."""
    return [step for make in (_posts, _gentle, _ads, _forecasts) for step in make(play)]


def _step(
    play: Play, path: str, value: Value, say: Callable[[Texts], str],
    fits: Callable[[Value | None], bool] | None = None,
) -> Step:  # fmt: skip
    """A step that asks for exactly `value`, unless more `fits`."""
    as_asked = fits or (lambda one: one == value)
    return Step(path, value, say, as_asked, play.values.get(path), play.draft.start.get(path))


def coached_plan(play: Play) -> dict[str, Value]:
    """What this week's steps advise together with what is planned; empty where nobody is coached.

    Forecasts are the player's own.
    """
    if TAG not in play.scenario.tags:
        return {}
    advised = {step.path: step.value for step in steps(play) if not step.done}
    planned = {**play.values, **advised} if advised else {}
    return {path: value for path, value in planned.items() if not path.startswith("forecast.")}


def _run(t: Texts) -> str:
    return t("Press r: the week runs, and you watch what comes of it")


def _open(play: Play, group: str, lever: str) -> list[Spec]:
    """The levers of that name that can be moved this week."""
    return [spec for spec in play.catalogue.specs
            if spec.group == group and spec.path.endswith(lever)
            and spec.is_open(play.observation.round)]  # fmt: skip


def _posts(play: Play) -> Iterator[Step]:
    """Posts on two platforms, as many as there are hours for."""
    for spec in _open(play, "content", ".count")[:2]:
        kind = play.scenario.content_types[spec.keys[1]]
        free = play.observation.hours.get(kind.role, 0.0)
        count = int(_HOURS * free // kind.hours) if kind.hours else 1
        value = lever_steps.bounded(spec, max(count, 1))
        yield _step(play, spec.path, value, _says_posts(play, spec, value))


def _says_posts(play: Play, spec: Spec, value: Value) -> Callable[[Texts], str]:
    def say(t: Texts) -> str:
        name = words.touch_name(play.scenario, "content", spec.keys, t)
        if play.last is None:
            return t("↑↓ to {lever}, type {value}, then Enter", lever=name, value=value)
        return t("{lever} again: type {value}; p brings all of last week's plan back",
                 lever=name, value=value)  # fmt: skip

    return say


def _gentle(play: Play) -> Iterator[Step]:
    """Posts that people save: those that hardly sell."""
    for spec in _open(play, "content", ".sell")[:1]:
        usual = spec.neutral

        def hardly(value: Value | None, usual: Value = usual) -> bool:
            now = usual if value is None else value
            return isinstance(now, int | float) and now <= _SELL

        def say(t: Texts, spec: Spec = spec) -> str:
            posts = words.touch_name(play.scenario, "content", spec.keys, t)
            return t("On {posts}, Enter opens {lever}: ↓ to it, type {value}", posts=posts,
                     lever=spec.lever.label.of(t.lang), value=words.share(_SELL))  # fmt: skip

        yield _step(play, spec.path, _SELL, say, hardly)


def _ads(play: Play) -> Iterator[Step]:
    """As much for the ads of each of two platforms, to compare them; more once they have run."""
    for spec in _open(play, "paid", ".budget")[:2]:
        last = play.last_value(spec)
        fen = int(spendable(play.observation) * (_MONEY if last else _FIRST_MONEY))
        fen = fen // _ROUND * _ROUND
        value = lever_steps.bounded(spec, fen)

        def say(t: Texts, spec: Spec = spec, fen: int = fen) -> str:
            name = words.touch_name(play.scenario, "paid", spec.keys, t)
            return t("↑↓ to {lever}, type {value}: the same on both, to compare them",
                     lever=name, value=words.money(fen))  # fmt: skip

        yield _step(play, spec.path, value, say)


def _forecasts(play: Play) -> Iterator[Step]:
    """What to expect: last week's figure, and what it grew by once more."""
    if play.last is None:
        return
    for spec in _open(play, "forecast", ""):
        yield _step(play, spec.path, *_expected(play, spec), lambda value: value is not None)


def _expected(play: Play, spec: Spec) -> tuple[Value, Callable[[Texts], str]]:
    kpi = spec.keys[-1]
    before = [week.kpis.get(kpi, 0.0) for week in play.observation.history[-2:]]
    grown = before[-1] - before[0] if len(before) > 1 else (_AT_FIRST - 1) * before[-1]
    value = lever_steps.bounded(spec, max(round(before[-1] + grown), 0))

    def say(t: Texts) -> str:
        return t("↑↓ to Forecast, {figure}: last week {last}, and growing: try {value}",
                 figure=words.kpi_name(kpi, t), last=words.figure(kpi, before[-1], t),
                 value=words.figure(kpi, float(value), t))  # fmt: skip

    return value, say
