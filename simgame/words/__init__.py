"""Everything the faces say about a season, in one language, from coded data.

The market, the checks and the saves speak in codes with values; here they become sentences. One
file a subject. Texts of scenarios come from the public view, the rest from `simgame.locale`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.lazy_door import shut_door

if TYPE_CHECKING:
    from simgame.locale.numbers import count as count
    from simgame.locale.numbers import count_short as count_short
    from simgame.locale.numbers import hours as hours
    from simgame.locale.numbers import money as money
    from simgame.locale.numbers import money_near as money_near
    from simgame.locale.numbers import money_short as money_short
    from simgame.locale.numbers import points as points
    from simgame.locale.numbers import share as share
    from simgame.words.aftermath import Told as Told
    from simgame.words.aftermath import ToldSection as ToldSection
    from simgame.words.aftermath import aftermath as aftermath
    from simgame.words.aftermath import happened_by_week as happened_by_week
    from simgame.words.aftermath import what_happened as what_happened
    from simgame.words.because import BecauseWords as BecauseWords
    from simgame.words.because import CauseWords as CauseWords
    from simgame.words.because import because as because
    from simgame.words.because import signed as signed
    from simgame.words.cards import figure_cards as figure_cards
    from simgame.words.debrief import LessonWords as LessonWords
    from simgame.words.debrief import clash_words as clash_words
    from simgame.words.debrief import crisis_words as crisis_words
    from simgame.words.debrief import decision_words as decision_words
    from simgame.words.debrief import first_line as first_line
    from simgame.words.debrief import group_words as group_words
    from simgame.words.debrief import kind_words as kind_words
    from simgame.words.debrief import left_out_words as left_out_words
    from simgame.words.debrief import lesson_words as lesson_words
    from simgame.words.debrief import practice_name as practice_name
    from simgame.words.debrief import practice_words as practice_words
    from simgame.words.debrief import screen_name as screen_name
    from simgame.words.debrief import signal_words as signal_words
    from simgame.words.debrief import skill_name as skill_name
    from simgame.words.debrief import watched_words as watched_words
    from simgame.words.economics import expected as expected
    from simgame.words.economics import kol_paid as kol_paid
    from simgame.words.economics import off_words as off_words
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
    from simgame.words.findings import study_terms as study_terms
    from simgame.words.glossary import explained as explained
    from simgame.words.goals import goal_name as goal_name
    from simgame.words.goals import goal_weeks as goal_weeks
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
    from simgame.words.meanings import meaning as meaning
    from simgame.words.messages import Titled as Titled
    from simgame.words.messages import message as message
    from simgame.words.messages import titled as titled
    from simgame.words.names import TIERS as TIERS
    from simgame.words.names import bot_name as bot_name
    from simgame.words.names import id_name as id_name
    from simgame.words.names import kol_line as kol_line
    from simgame.words.names import labelled as labelled
    from simgame.words.names import persona_names as persona_names
    from simgame.words.names import player_name as player_name
    from simgame.words.names import role_name as role_name
    from simgame.words.names import row_name as row_name
    from simgame.words.names import shortened as shortened
    from simgame.words.names import stage_name as stage_name
    from simgame.words.names import study_name as study_name
    from simgame.words.names import touch_name as touch_name
    from simgame.words.playtest import PlayedTable as PlayedTable
    from simgame.words.playtest import playtest_tables as playtest_tables
    from simgame.words.playtest import playtest_verdict as playtest_verdict
    from simgame.words.prices import price_of as price_of
    from simgame.words.prices import step_price as step_price
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
    from simgame.words.scores import part_name as part_name
    from simgame.words.scores import part_or_kpi as part_or_kpi
    from simgame.words.scores import score_tree as score_tree
    from simgame.words.scores import scored_so_far as scored_so_far
    from simgame.words.scores import scored_truth as scored_truth
    from simgame.words.sent_saves import sent_refused as sent_refused
    from simgame.words.sent_saves import sent_words as sent_words
    from simgame.words.sent_saves import taker_line as taker_line
    from simgame.words.to_talk_about import forecasts_given as forecasts_given
    from simgame.words.to_talk_about import money_moved as money_moved
    from simgame.words.to_talk_about import questions_on as questions_on
    from simgame.words.transit import transit_row as transit_row

shut_door(
    __name__,
    {
        "simgame.locale.numbers": (
            "count count_short hours money money_near money_short points share"
        ),
        ".aftermath": "Told ToldSection aftermath happened_by_week what_happened",
        ".because": "BecauseWords CauseWords because signed",
        ".cards": "figure_cards",
        ".debrief": (
            "LessonWords clash_words crisis_words decision_words first_line group_words "
            "kind_words left_out_words lesson_words practice_name practice_words "
            "screen_name signal_words skill_name watched_words"
        ),
        ".economics": "expected kol_paid off_words order_leaves touchpoint_leaves",
        ".figures": "figure interval kpi_name reported_roughly said said_closely unclear",
        ".findings": "FigureWords StudyWords finding_row study study_terms",
        ".glossary": "explained",
        ".goals": "goal_name goal_weeks",
        ".heard": "HeardWords heard_words",
        ".levers": (
            "choice_words cost_name course_points group_name lever_name lever_parts "
            "path_name practice shut_short value_words why_shut"
        ),
        ".meanings": "meaning",
        ".messages": "Titled message titled",
        ".names": (
            "TIERS bot_name id_name kol_line labelled persona_names player_name role_name row_name "
            "shortened stage_name study_name touch_name"
        ),
        ".playtest": "PlayedTable playtest_tables playtest_verdict",
        ".problems": "not_read problem where",
        ".prices": "price_of step_price",
        ".prompts": "OptionWords PromptWords answer option_label order_words prompt_words",
        ".refusals": "save_error save_note season_error",
        ".scores": (
            "ScoreLine grade graded_by part_name part_or_kpi score_tree scored_so_far scored_truth"
        ),
        ".sent_saves": "sent_refused sent_words taker_line",
        ".to_talk_about": "forecasts_given money_moved questions_on",
        ".transit": "transit_row",
    },
)
