"""A week of a season as a function: from a moment and everybody's decisions to the next moment.

Nothing is changed and nothing kept; the same arguments come to the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from simgame.game.season.moment import Moment, Past
from simgame.market.as_shown import as_shown
from simgame.market.kpis import every_kpi
from simgame.market.run_week import Passed, Rules, step
from simgame.market.setting import Setting
from simgame.market.state import State
from simgame.market.streams import Streams
from simgame.market.week import HOURS_A_WEEK
from simgame.plan.observation import Prompt
from simgame.plan.plan import Plan


class Halt(NamedTuple):
    """A week that stands at the prompts of one hour; `passed` are its days so far."""

    prompts: tuple[Prompt, ...]
    passed: Passed


class _Decided(NamedTuple):
    """What a week follows from, but for the answers."""

    setting: Setting
    moment: Moment
    plans: Sequence[Plan]
    streams: Streams
    rules: Rules | None


def live(
    setting: Setting,
    moment: Moment,
    plans: Sequence[Plan],
    answers: Mapping[str, str],
    waiting: frozenset[int] = frozenset(),
    streams: Streams | None = None,
    rules: Rules | None = None,
) -> Moment | Halt:
    """The next Monday, or the first hour with an open prompt to one of the brands `waiting`.

    `plans` are every brand's, `answers` by the prompt's id. `streams` only save time.
    """
    decided = _Decided(setting, moment, plans, streams or Streams(moment.seed), rules)
    passed, state = _lived(decided, answers, waiting)
    if passed.stopped:
        return Halt(passed.stopped, passed)
    past = Past(tuple(plans), dict(answers), passed, every_kpi(setting, state))
    return Moment(moment.seed, state, (*moment.past, past))


def _lived(
    decided: _Decided, answers: Mapping[str, str], waiting: frozenset[int]
) -> tuple[Passed, State]:
    """The week, or its days up to a prompt, with those that were watched before as they were.

    Its figures are a week's: what an answer changes on Friday may move Monday's a little. So the
    week is lived once more to where it last stood, and what was shown there stays.
    """
    setting, moment, plans, streams, rules = decided
    state = moment.state.snapshot()
    passed = step(setting, state, plans, streams, rules, answers, waiting)
    stood = max((prompt.hour for prompt in passed.put), default=0)
    if stood < HOURS_A_WEEK * moment.state.week + 24:
        return passed, state
    last = [prompt for prompt in passed.put if prompt.hour == stood]
    before = {name: said for name, said in answers.items() if name not in {p.id for p in last}}
    asked = frozenset(setting.brands.index(prompt.seat) for prompt in last)
    return as_shown(setting, streams, _lived(decided, before, asked)[0], passed), state
