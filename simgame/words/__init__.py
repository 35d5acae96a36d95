"""Everything the faces say about a season, in one language, from coded data.

The market, the checks and the saves speak in codes with values; here they become sentences. One
file a subject. Texts of scenarios come from the public view, the rest from `simgame.locale`.
"""

from __future__ import annotations

from simgame.locale.numbers import count, count_short, hours, money, money_short, points, share
from simgame.words.aftermath import Told, ToldSection, aftermath
from simgame.words.answers import answer, order_words
from simgame.words.figures import figure, kpi_name, reported_roughly, said
from simgame.words.findings import FigureWords, StudyWords, finding_row, study
from simgame.words.heard import HeardWords, heard_words
from simgame.words.levers import (
    choice_words,
    course_points,
    group_name,
    lever_name,
    lever_parts,
    path_name,
    practice,
    shut_short,
    value_words,
    why_shut,
)
from simgame.words.messages import message
from simgame.words.names import (
    TIERS,
    id_name,
    kol_line,
    labelled,
    role_name,
    stage_name,
    study_name,
    touch_name,
)
from simgame.words.problems import problem, where
from simgame.words.prompts import OptionWords, PromptWords, prompt_words
from simgame.words.saves import save_error
from simgame.words.scores import ScoreLine, grade, score_tree, scored_truth
from simgame.words.seasons import season_error
from simgame.words.transit import transit_row

__all__ = [
    "TIERS",
    "FigureWords",
    "HeardWords",
    "OptionWords",
    "PromptWords",
    "ScoreLine",
    "StudyWords",
    "Told",
    "ToldSection",
    "aftermath",
    "answer",
    "choice_words",
    "count",
    "count_short",
    "course_points",
    "figure",
    "finding_row",
    "grade",
    "group_name",
    "heard_words",
    "hours",
    "id_name",
    "kol_line",
    "kpi_name",
    "labelled",
    "lever_name",
    "lever_parts",
    "message",
    "money",
    "money_short",
    "order_words",
    "path_name",
    "points",
    "practice",
    "problem",
    "prompt_words",
    "reported_roughly",
    "role_name",
    "said",
    "save_error",
    "score_tree",
    "scored_truth",
    "season_error",
    "share",
    "shut_short",
    "stage_name",
    "study",
    "study_name",
    "touch_name",
    "transit_row",
    "value_words",
    "where",
    "why_shut",
]
