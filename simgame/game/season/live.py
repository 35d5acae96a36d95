"""A week of a season as a function: from a moment and everybody's decisions to the next moment.

Nothing is changed and nothing kept; the same arguments come to the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from simgame.game.season.moment import Moment, Past
from simgame.market.kpis import every_kpi
from simgame.market.run_week import Passed, Rules, step
from simgame.market.setting import Setting
from simgame.market.streams import Streams
from simgame.plan.observation import Prompt
from simgame.plan.plan import Plan


class Halt(NamedTuple):
    """A week that stands at the prompts of one hour; `passed` are its days so far."""

    prompts: tuple[Prompt, ...]
    passed: Passed


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
    drawn = streams or Streams(moment.seed)
    state = moment.state.snapshot()
    passed = step(setting, state, plans, drawn, rules, answers, waiting)
    if passed.stopped:
        return Halt(passed.stopped, passed)
    past = Past(tuple(plans), dict(answers), passed, every_kpi(setting, state))
    return Moment(moment.seed, state, (*moment.past, past))
