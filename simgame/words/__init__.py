"""Everything the faces say about a season, in one language, from coded data.

The market, the checks and the saves speak in codes with values; here they become sentences. One
file a subject. Texts of scenarios come from the public view, the rest from `simgame.locale`.
"""

from __future__ import annotations

from simgame.locale.numbers import count as count
from simgame.locale.numbers import count_short as count_short
from simgame.locale.numbers import hours as hours
from simgame.locale.numbers import money as money
from simgame.locale.numbers import money_short as money_short
from simgame.locale.numbers import points as points
from simgame.locale.numbers import share as share
from simgame.words.aftermath import Told as Told
from simgame.words.aftermath import ToldSection as ToldSection
from simgame.words.aftermath import aftermath as aftermath
from simgame.words.because import BecauseWords as BecauseWords
from simgame.words.because import CauseWords as CauseWords
from simgame.words.because import because as because
from simgame.words.economics import expected as expected
from simgame.words.economics import kol_paid as kol_paid
from simgame.words.economics import order_leaves as order_leaves
from simgame.words.economics import touchpoint_leaves as touchpoint_leaves
from simgame.words.figures import figure as figure
from simgame.words.figures import interval as interval
from simgame.words.figures import kpi_name as kpi_name
from simgame.words.figures import reported_roughly as reported_roughly
from simgame.words.figures import said as said
from simgame.words.figures import said_closely as said_closely
from simgame.words.figures import unclear as unclear
from simgame.words.findings import FigureWords as FigureWords
from simgame.words.findings import StudyWords as StudyWords
from simgame.words.findings import finding_row as finding_row
from simgame.words.findings import study as study
from simgame.words.heard import HeardWords as HeardWords
from simgame.words.heard import heard_words as heard_words
from simgame.words.levers import choice_words as choice_words
from simgame.words.levers import cost_name as cost_name
from simgame.words.levers import course_points as course_points
from simgame.words.levers import group_name as group_name
from simgame.words.levers import lever_name as lever_name
from simgame.words.levers import lever_parts as lever_parts
from simgame.words.levers import path_name as path_name
from simgame.words.levers import practice as practice
from simgame.words.levers import shut_short as shut_short
from simgame.words.levers import value_words as value_words
from simgame.words.levers import why_shut as why_shut
from simgame.words.messages import Titled as Titled
from simgame.words.messages import message as message
from simgame.words.messages import titled as titled
from simgame.words.names import TIERS as TIERS
from simgame.words.names import id_name as id_name
from simgame.words.names import kol_line as kol_line
from simgame.words.names import labelled as labelled
from simgame.words.names import role_name as role_name
from simgame.words.names import row_name as row_name
from simgame.words.names import stage_name as stage_name
from simgame.words.names import study_name as study_name
from simgame.words.names import touch_name as touch_name
from simgame.words.problems import not_read as not_read
from simgame.words.problems import problem as problem
from simgame.words.problems import where as where
from simgame.words.prompts import OptionWords as OptionWords
from simgame.words.prompts import PromptWords as PromptWords
from simgame.words.prompts import answer as answer
from simgame.words.prompts import option_label as option_label
from simgame.words.prompts import order_words as order_words
from simgame.words.prompts import prompt_words as prompt_words
from simgame.words.refusals import save_error as save_error
from simgame.words.refusals import save_note as save_note
from simgame.words.refusals import season_error as season_error
from simgame.words.scores import ScoreLine as ScoreLine
from simgame.words.scores import grade as grade
from simgame.words.scores import graded_by as graded_by
from simgame.words.scores import score_tree as score_tree
from simgame.words.scores import scored_so_far as scored_so_far
from simgame.words.scores import scored_truth as scored_truth
from simgame.words.transit import transit_row as transit_row
