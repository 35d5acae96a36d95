"""Themes: one line of story, told for weeks, is remembered; a new one each week is not.

Idea: every themed post adds a little to what people remember of that line. Posts on other lines
blur it. What is remembered makes everything of the brand more convincing, by less and less.

    memory_k += r · share_k · (1 − e^(−n / n0)) · (1 − memory_k)      for the line told
    memory_k *= kept · (1 − b · share of posts on other lines)
    persuasion · (1 + v · M),   engagement · (1 + w · M),   M = Σ memory_k · liked_k
    clicks · (1 − c · share of themed posts)                          a story sells later

Symbols: n themed posts in a week, liked by persona. Sources: course:T31 (brand story, coherence),
course:T29 (values); consistency builds memory (`model:carryover`); sizes are game assumptions.
Limits: KOLs and ads tell no story of their own.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgame.market.board.factors import CLICK, ENGAGE, PERSUADE
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import Week
from simgame.plan.groups.content import THEMES

LEVERS = ("content.{platforms}.{content_types}.theme",)
LINES = THEMES[1:]


class Params(Parameters):
    """Parameters of theme memory."""

    rise: float = given(0.3, "share/week", "assumption")
    posts: float = given(3.0, "posts/week", "assumption")
    kept: float = given(0.93, "share/week", "model:carryover")
    blur: float = given(0.5, "share/week", "assumption, course:T31")
    persuades: float = given(0.3, "lift at full memory", "assumption, course:T31")
    engages: float = given(0.15, "lift at full memory", "assumption, course:T31")
    patience: float = given(0.12, "share of clicks", "assumption, course:T31")


class Memory(Remembered, owner="theme_memory"):
    """Nobody remembers a story yet [B, line]."""

    memory: Floats


def opening(setting: Setting) -> dict[str, NDArray[Any]]:
    """Nobody remembers a story yet [B, line]."""
    return {"memory": np.zeros((len(setting.brands), len(LINES)))}


def step(memory: Floats, told: Floats, params: Params) -> Floats:
    """What is remembered of each line after a week in which `told` posts [B, line] told it."""
    total = told.sum(axis=1, keepdims=True)
    share = told / np.maximum(total, 1)
    rise = params.rise * share * (1 - np.exp(-total / params.posts))
    kept = params.kept * (1 - params.blur * np.where(total > 0, 1 - share, 0.0))
    after: Floats = memory * kept + rise * (1 - memory)
    return after


def show(week: Week, params: Params) -> None:
    """Let this week's posts tell, and what is remembered so far convince."""
    memory = Memory(week.state).memory
    told = np.zeros(memory.shape)
    posts = np.zeros(len(memory))
    new = week.new.get("content")
    if new is not None:
        line = new.ordered("theme")
        themed = line > 0
        np.add.at(told, (new.posts.brand[themed], line[themed] - 1), 1.0)
        posts = np.bincount(new.posts.brand, minlength=len(memory)).astype(float)
    if told.any() or memory.any():
        _convince(week, memory, told.sum(axis=1) / np.maximum(posts, 1), params)
        Memory(week.state).memory = step(memory, told, params)


def _convince(week: Week, memory: Floats, themed: Floats, params: Params) -> None:
    """What is remembered helps everything the brand shows; a story gets fewer clicks at once."""
    known = memory @ _liked(week.setting)
    week.factors.response[PERSUADE] *= 1 + params.persuades * known[:, None]
    week.factors.response[ENGAGE] *= 1 + params.engages * known[:, None]
    own = week.setting.span("content")
    week.factors.response[CLICK, :, own] *= (1 - params.patience * themed)[:, None, None]


def _liked(setting: Setting) -> Floats:
    """How well each persona likes each line [line, G]."""
    personas = [setting.scenario.personas[g].themes for g in setting.personas]
    return np.array([[p.get(line, 1.0) for p in personas] for line in LINES])
