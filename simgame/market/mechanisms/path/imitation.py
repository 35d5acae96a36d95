"""Imitation: whoever sees others use something for the first time asks for it too.

Idea: each who adopts is watched by others, most while it is news. So adoption brings adoption, in
proportion to those who have taken up the brand lately. Some of them post about it; those who praise
it make it known besides.

    ask     += q · level · news          people of a usual audience a week
    aware   += q · level · advocates ÷ people
    posts   += p · trust · news          which spread as in sharing_cascade
    news'    = κ · news + first-time buyers of the week

Symbols: q weekly imitation, at game speed; level how much the persona imitates; κ share of news
that is still news a week later. Sources: `bass1969` (imitation in proportion to adopters, weekly q
0.05–0.3 at game speed); that talk is about what is new: `berger2011`. Limits: brands are not
confused with each other; who has bought before is no news.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import ADVOCATE, Setting
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.intents", "days.word_of_mouth", "week.consumer_posts")


class Params(Parameters):
    """Parameters of imitation."""

    weekly: float = given(0.25, "people/new user/week", "bass1969")
    praised: float = given(0.1, "per week", "bass1969")
    posts: float = given(0.02, "posts/new user/week", "assumption")
    kept: float = given(0.8, "share/week", "berger2011")


class Memory(Remembered, owner="imitation"):
    """People who took up the brand so lately that it is news [B, G]."""

    news: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Nobody has taken up anything lately."""
    return {"news": np.zeros((len(setting.brands), len(setting.personas)))}


def step(news: Floats, new: Floats, kept: float) -> Floats:
    """Next week's news, from those who are `new` users; any shape."""
    return kept * news + new


def start_week(week: Week, params: Params) -> None:
    """Some of those to whom it is news show it to others."""
    week.consumer_posts += params.posts * week.trust.monday * Memory(week.state).news


def show(week: Week, params: Params) -> None:
    """Let people do as others do."""
    level = week.setting.levels("imitation") / 7
    praise = week.state.stage[..., ADVOCATE].sum(axis=2) / week.setting.people
    week.days.intents += params.weekly * level * Memory(week.state).news
    week.days.word_of_mouth += params.praised * level * praise


def end_week(week: Week, params: Params) -> None:
    """Take in who bought for the first time."""
    own = Memory(week.state)
    own.news = step(own.news, week.days.orders[..., 0].sum(axis=(0, 3)), params.kept)
