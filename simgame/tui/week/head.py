"""The first row of a week: the season, the clock and how it runs, and the score so far."""

from __future__ import annotations

from simgame.locale import Texts
from simgame.locale.days import day_name, hour_text
from simgame.tui.cells import Row, Span
from simgame.tui.look import spread
from simgame.tui.pages.goal_strip import score_so_far
from simgame.tui.pages.top import season_line
from simgame.tui.playback import HOURS_A_DAY
from simgame.tui.week.showing import Showing

_RIGHT, _MOST = 46, 60  # cells for clock and score at least, and of the season at most


def head(showing: Showing, speed: int, state: str, t: Texts, width: int) -> Row:
    """Season, clock and `state` at the left; at the right the score, and how fast it goes."""
    hour = showing.playback.hour
    day = min(int(hour // HOURS_A_DAY), 6)
    of_day = hour - day * HOURS_A_DAY
    clock = f"{day_name(day, t)} {hour_text(of_day) if of_day < HOURS_A_DAY else '24:00'}"
    season = season_line(showing.play, t, min(width - _RIGHT, _MOST))
    left = (*(Span(one.text.rstrip(), one.tone) for one in season),
            Span(f"   {clock}", "gold bold"), Span(f"   {state}", "accent"))  # fmt: skip
    right = (*score_so_far(showing.score, t), Span(f"  {speed}×", "bright"))
    return spread(left, right, width)
