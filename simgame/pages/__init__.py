"""What a page shows, as data: which facts, in which order, good or bad, and whether they are true.

Neither width nor language: `words` says the facts, a face draws them. Truth is shown only of a
season that is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.lazy_door import shut_door

if TYPE_CHECKING:
    from simgame.pages.because import Because as Because
    from simgame.pages.because import Cause as Cause
    from simgame.pages.because import because as because
    from simgame.pages.because import because_of as because_of
    from simgame.pages.contribution import contribution as contribution
    from simgame.pages.creators import SORTS as SORTS
    from simgame.pages.creators import SUITS as SUITS
    from simgame.pages.creators import Creators as Creators
    from simgame.pages.creators import creators as creators
    from simgame.pages.creators import offer as offer
    from simgame.pages.creators import ordered as ordered
    from simgame.pages.dashboard import GROUPS as GROUPS
    from simgame.pages.dashboard import dashboard as dashboard
    from simgame.pages.dashboard import is_measured as is_measured
    from simgame.pages.debrief import Beside as Beside
    from simgame.pages.debrief import Clash as Clash
    from simgame.pages.debrief import Competency as Competency
    from simgame.pages.debrief import CrisisLine as CrisisLine
    from simgame.pages.debrief import Curve as Curve
    from simgame.pages.debrief import Debrief as Debrief
    from simgame.pages.debrief import Judged as Judged
    from simgame.pages.debrief import Learned as Learned
    from simgame.pages.debrief import LeftOut as LeftOut
    from simgame.pages.debrief import Signal as Signal
    from simgame.pages.debrief import Told as Told
    from simgame.pages.debrief import Verdict as Verdict
    from simgame.pages.debrief import as_written as as_written
    from simgame.pages.debrief import beside as beside
    from simgame.pages.debrief import debrief as debrief
    from simgame.pages.debrief import skills_of as skills_of
    from simgame.pages.debrief import step_of as step_of
    from simgame.pages.debrief import tell as tell
    from simgame.pages.debrief.explained import Explained as Explained
    from simgame.pages.debrief.explained import beside_the_plan as beside_the_plan
    from simgame.pages.debrief.explained import caused as caused
    from simgame.pages.debrief.explained import explain as explain
    from simgame.pages.economics import break_even as break_even
    from simgame.pages.economics import economics as economics
    from simgame.pages.economics import last_click_judges as last_click_judges
    from simgame.pages.economics import left_by as left_by
    from simgame.pages.expected import expected as expected
    from simgame.pages.fact import STEPS as STEPS
    from simgame.pages.fact import Fact as Fact
    from simgame.pages.fact import Page as Page
    from simgame.pages.fact import Row as Row
    from simgame.pages.fact import Section as Section
    from simgame.pages.fact import compared as compared
    from simgame.pages.fact import of_week as of_week
    from simgame.pages.figure import figure_page as figure_page
    from simgame.pages.holidays import holiday_on as holiday_on
    from simgame.pages.holidays import holidays as holidays
    from simgame.pages.hourly import by_hour as by_hour
    from simgame.pages.hourly import day_curve as day_curve
    from simgame.pages.inbox import KINDS as KINDS
    from simgame.pages.inbox import Inbox as Inbox
    from simgame.pages.inbox import Letter as Letter
    from simgame.pages.inbox import inbox as inbox
    from simgame.pages.lag import lag_curve as lag_curve
    from simgame.pages.lag import next_step_loss as next_step_loss
    from simgame.pages.live_goals import COUNTED as COUNTED
    from simgame.pages.live_goals import LiveGoal as LiveGoal
    from simgame.pages.live_goals import live_goal as live_goal
    from simgame.pages.live_score import live_score as live_score
    from simgame.pages.market import SPENDING as SPENDING
    from simgame.pages.market import Market as Market
    from simgame.pages.market import Move as Move
    from simgame.pages.market import market as market
    from simgame.pages.market import moves as moves
    from simgame.pages.moments import Moment as Moment
    from simgame.pages.moments import moments as moments
    from simgame.pages.news import headlines as headlines
    from simgame.pages.occasions import Rhythm as Rhythm
    from simgame.pages.occasions import occasions as occasions
    from simgame.pages.outlook import outlook as outlook
    from simgame.pages.outlook import planned_times as planned_times
    from simgame.pages.pace import pace as pace
    from simgame.pages.pace import usual_shape as usual_shape
    from simgame.pages.research import studies as studies
    from simgame.pages.review import answers as answers
    from simgame.pages.review import review as review
    from simgame.pages.score import score_page as score_page
    from simgame.pages.series import Mark as Mark
    from simgame.pages.series import Series as Series
    from simgame.pages.series import marks as marks
    from simgame.pages.series import series as series
    from simgame.pages.standing import goals as goals
    from simgame.pages.transit import TRANSIT_DAYS as TRANSIT_DAYS
    from simgame.pages.transit import Item as Item
    from simgame.pages.transit import Lane as Lane
    from simgame.pages.transit import Transit as Transit
    from simgame.pages.transit import going_on as going_on
    from simgame.pages.transit import transit as transit
    from simgame.pages.waits import Wait as Wait
    from simgame.pages.waits import Week as Week
    from simgame.pages.waits import known_waits as known_waits
    from simgame.pages.waits import waits as waits
    from simgame.pages.waits import weeks_ahead as weeks_ahead

shut_door(
    __name__,
    {
        ".because": "Because Cause because because_of",
        ".contribution": "contribution",
        ".creators": "SORTS SUITS Creators creators offer ordered",
        ".dashboard": "GROUPS dashboard is_measured",
        ".debrief": (
            "Beside Clash Competency CrisisLine Curve Debrief Judged Learned LeftOut Signal "
            "Told Verdict as_written beside debrief skills_of step_of tell"
        ),
        ".economics": "break_even economics last_click_judges left_by",
        ".expected": "expected",
        ".fact": "STEPS Fact Page Row Section compared of_week",
        ".figure": "figure_page",
        ".holidays": "holiday_on holidays",
        ".hourly": "by_hour day_curve",
        ".inbox": "KINDS Inbox Letter inbox",
        ".lag": "lag_curve next_step_loss",
        ".live_goals": "COUNTED LiveGoal live_goal",
        ".live_score": "live_score",
        ".market": "SPENDING Market Move market moves",
        ".moments": "Moment moments",
        ".news": "headlines",
        ".occasions": "Rhythm occasions",
        ".outlook": "outlook planned_times",
        ".pace": "pace usual_shape",
        ".research": "studies",
        ".review": "answers review",
        ".score": "score_page",
        ".series": "Mark Series marks series",
        ".standing": "goals",
        ".transit": "TRANSIT_DAYS Item Lane Transit going_on transit",
        ".waits": "Wait Week known_waits waits weeks_ahead",
        ".debrief.explained": "Explained beside_the_plan caused explain",
    },
)
