"""Everything the faces say about a season, in one language, from coded data.

The market, the checks and the saves speak in codes with values; here they become sentences. One
file a subject. Texts of scenarios come from the public view, the rest from `simgame.locale`.
"""

from __future__ import annotations

from simgame.game.words.figures import figure, figure_short, kpi_name
from simgame.game.words.levers import group_name, lever_name, lever_parts, value_words
from simgame.game.words.messages import message
from simgame.game.words.names import id_name, role_name, stage_name, touch_name
from simgame.game.words.numbers import count, hours, money, money_short, share
from simgame.game.words.problems import problem
from simgame.game.words.prompts import OptionWords, PromptWords, prompt_words
from simgame.game.words.saves import save_error
from simgame.game.words.scores import ScoreLine, score_tree
from simgame.game.words.seasons import season_error
from simgame.game.words.transit import transit_row

__all__ = [
    "OptionWords",
    "PromptWords",
    "ScoreLine",
    "count",
    "figure",
    "figure_short",
    "group_name",
    "hours",
    "id_name",
    "kpi_name",
    "lever_name",
    "lever_parts",
    "message",
    "money",
    "money_short",
    "problem",
    "prompt_words",
    "role_name",
    "save_error",
    "score_tree",
    "season_error",
    "share",
    "stage_name",
    "touch_name",
    "transit_row",
    "value_words",
]
