"""Lessons with their moment, and the names of the competencies."""

from __future__ import annotations

from typing import NamedTuple

from simgame.locale import N_, Texts
from simgame.pages.debrief.learned import Learned
from simgame.scenario.schema import Scenario
from simgame.words.debrief.practices import is_of_season, practice_name, practice_words
from simgame.words.levers import course_points

SKILLS = {
    "platforms": N_("Platform choice"),
    "content": N_("Content"),
    "kol": N_("KOLs"),
    "private": N_("Private traffic"),
    "data": N_("Data"),
    "tools": N_("Tools and AI"),
    "compliance": N_("Compliance"),
    "team": N_("Teamwork and money"),
    "forecasting": N_("Forecasting"),
}


class LessonWords(NamedTuple):
    """A lesson: what it says, whether it was kept and the moment, and what the courses say."""

    text: str
    mark: str
    moment: str
    courses: str


def skill_name(skill: str, t: Texts) -> str:
    """The name of a competency."""
    return t(SKILLS[skill])


def lesson_words(view: Scenario, known: Learned, t: Texts) -> LessonWords:
    """A lesson in words; `mark` is what a tick would say."""
    lesson = view.lessons[known.lesson]
    courses = course_points(lesson.courses, t) if lesson.courses else ""
    mark = t("you did") if known.did else t("you did not")
    moment = ""
    if known.did is None or known.moment is None:
        mark = t("no occasion") if known.is_judged else t("not judged")
    elif known.is_said:
        moment = t("Shown by the same: {what}", what=practice_name(known.moment.practice.id, t))
    elif is_of_season(known.moment.practice.id):
        moment = t("Over the season: {what}", what=practice_words(view, known.moment, t))
    else:
        moment = t("Week {week}: {what}", week=known.moment.kept.week,
                   what=practice_words(view, known.moment, t))  # fmt: skip
    return LessonWords(lesson.text.of(t.lang).strip(), mark, moment, courses)
