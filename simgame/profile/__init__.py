"""What a player has done so far, read from the seasons there are: no second book is kept.

Results are those of the saves, played again and kept beside them by hash; bests, badges, streak and
the daily season follow from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.lazy_door import lazy_door

if TYPE_CHECKING:
    from simgame.profile.advice import NextStep, next_step
    from simgame.profile.badges import BADGES, Badge
    from simgame.profile.card import Card, card_of
    from simgame.profile.finished import Finished, GoalResult, finished_of
    from simgame.profile.held import Held, cabinet, new_in
    from simgame.profile.line import result_line
    from simgame.profile.played import Best, Played, bests, firsts, in_order
    from simgame.profile.results import Results
    from simgame.profile.same_for_all import Daily, daily, tries
    from simgame.profile.weeks import weeks_of
    from simgame.profile.weeks_in_a_row import Streak, days_of, streak
    from simgame.profile.whole import Profile, profile_of

_BEHIND = {
    "BADGES": "badges",
    "Badge": "badges",
    "Best": "played",
    "Card": "card",
    "Daily": "same_for_all",
    "Finished": "finished",
    "GoalResult": "finished",
    "Held": "held",
    "NextStep": "advice",
    "Played": "played",
    "Profile": "whole",
    "Results": "results",
    "Streak": "weeks_in_a_row",
    "bests": "played",
    "cabinet": "held",
    "card_of": "card",
    "daily": "same_for_all",
    "days_of": "weeks_in_a_row",
    "finished_of": "finished",
    "firsts": "played",
    "in_order": "played",
    "new_in": "held",
    "next_step": "advice",
    "profile_of": "whole",
    "result_line": "line",
    "streak": "weeks_in_a_row",
    "tries": "same_for_all",
    "weeks_of": "weeks",
}

__all__ = [
    "BADGES",
    "Badge",
    "Best",
    "Card",
    "Daily",
    "Finished",
    "GoalResult",
    "Held",
    "NextStep",
    "Played",
    "Profile",
    "Results",
    "Streak",
    "bests",
    "cabinet",
    "card_of",
    "daily",
    "days_of",
    "finished_of",
    "firsts",
    "in_order",
    "new_in",
    "next_step",
    "profile_of",
    "result_line",
    "streak",
    "tries",
    "weeks_of",
]

__getattr__ = lazy_door(__name__, _BEHIND)
