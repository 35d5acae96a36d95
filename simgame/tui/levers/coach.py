"""The first steps of a beginner, ticked off by what is planned, never by which key was pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from simgame.game.desk.play import Play
from simgame.locale import N_, Texts

TAG = "tutorial"  # scenarios with this tag are coached


class Step(NamedTuple):
    """What to do, and whether it is done."""

    text: str
    done: Callable[[Play], bool]


def coached(play: Play, t: Texts) -> str:
    """The next step with its number; empty where nobody is coached."""
    if TAG not in play.scenario.tags:
        return ""
    steps = _FIRST_WEEK if play.last is None else _LATER
    done = [step.done(play) for step in steps]
    place = done.index(False) if False in done else len(steps) - 1
    return f"{place + 1}/{len(steps)}  {t(steps[place].text)}"


def _platforms(play: Play, group: str, lever: str) -> int:
    """On how many platforms a lever of a group is in use."""
    found = {path.split(".")[1] for path, value in play.values.items()
             if path.startswith(f"{group}.") and path.endswith(f".{lever}") and value}  # fmt: skip
    return len(found)


def _forecast(play: Play) -> bool:
    return all(f"forecast.{kpi}" in play.values for kpi in play.scenario.forecast)


_RUN = Step(N_("Press r: the week runs, and you watch what comes of it"), lambda _: False)
_FIRST_WEEK = (
    Step(N_("↓ to a kind of post, type how many, then Enter"),
         lambda play: _platforms(play, "content", "count") > 0),
    Step(N_("Post on a second platform as well, to compare the two"),
         lambda play: _platforms(play, "content", "count") > 1),
    _RUN,
)  # fmt: skip
_LATER = (
    Step(N_("Posts again? p brings last week's plan back, digits change it"),
         lambda play: _platforms(play, "content", "count") > 0),
    Step(N_("Try ads: ↓ to a budget, type an amount, then Enter"),
         lambda play: _platforms(play, "paid", "budget") > 0),
    Step(N_("↓ to Forecast: type what you expect; the panel shows last week"), _forecast),
    _RUN,
)  # fmt: skip
