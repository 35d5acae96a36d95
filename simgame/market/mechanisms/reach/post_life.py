"""How long a post lives: its views come by the platform's half-life.

Idea: the views of a post's whole life are settled when it goes public; each day gives out the part
that its half-life leaves for that day. A post on a fast platform is over in hours, one that is
found by search goes on for weeks.

    views on a day = views · (2^(−a / h) − 2^(−b / h))

Symbols: a and b the post's age in hours at the start and the end of the day, h the half-life.
Sources: half-lives by platform (`model:carryover`). Limits: one half-life a platform; a post does
not revive.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters
from simgame.market.posts import Posts
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.craft", "days.hard", "days.hidden", "days.views", "state.posts")


class Params(Parameters):
    """Half-lives are the platforms' own."""


def step(born_hour: Floats, rate: Floats, start_hour: float) -> Floats:
    """Share of each post's views on each of seven days from `start_hour` [7, posts].

    `born_hour` is when each went public, `rate` its decay per hour (ln 2 ÷ half-life) [posts].
    """
    edges = start_hour + 24.0 * np.arange(8)[:, None]
    left = np.exp(-rate * np.maximum(edges - born_hour, 0.0))
    parts: Floats = left[:-1] - left[1:]
    return parts


def show(week: Week, params: Params) -> None:
    """Put the week's new posts with those that still live, and give out the views of each day."""
    state = week.state
    for new in week.new.values():
        state.posts = state.posts.plus(new.posts)
    if len(state.posts.brand):
        parts = step(state.posts.born_hour, state.posts.rate, week.first_hour)
        _see(week, state.posts, parts)
        _hide(week, state.posts, parts)


def _see(week: Week, posts: Posts, parts: Floats) -> None:
    """Add up the views of each day by touchpoint and persona."""
    days, (_, personas) = week.days, posts.views.shape
    shape, size = days.views.shape, days.views.size
    # One long row a day: numpy is slow where the last axis is as short as the personas are.
    rows = (posts.brand * shape[2] + posts.touch) * personas
    cell = (rows[:, None] + np.arange(personas)).ravel()
    cells = (np.arange(7)[:, None] * (size // 7) + cell).ravel()
    views = parts.repeat(personas, axis=1) * posts.views.ravel()
    craft, sell = posts.craft.ravel(), posts.sell.repeat(personas)
    days.views += np.bincount(cells, views.ravel(), size).reshape(shape)
    days.craft += np.bincount(cells, (views * craft).ravel(), size).reshape(shape)
    days.hard += np.bincount(cells, (views * sell).ravel(), size).reshape(shape)


def _hide(week: Week, posts: Posts, parts: Floats) -> None:
    """Count the views of posts that do not say they are advertisements."""
    (rows,) = (posts.disclosed < 1).nonzero()
    if len(rows):
        views = posts.views[rows] * (1 - posts.disclosed[rows, None])
        days = np.arange(7)[:, None]
        np.add.at(week.days.hidden, (days, posts.brand[rows]), parts[:, rows, None] * views)
