"""The debrief in words: the mistake that comes first, lessons, clashes, signals, crises."""

from __future__ import annotations

from simgame.words.debrief.lessons import LessonWords as LessonWords
from simgame.words.debrief.lessons import lesson_words as lesson_words
from simgame.words.debrief.lessons import skill_name as skill_name
from simgame.words.debrief.practices import practice_name as practice_name
from simgame.words.debrief.practices import practice_words as practice_words
from simgame.words.debrief.remarks import clash_words as clash_words
from simgame.words.debrief.remarks import crisis_words as crisis_words
from simgame.words.debrief.remarks import left_out_words as left_out_words
from simgame.words.debrief.remarks import screen_name as screen_name
from simgame.words.debrief.remarks import signal_words as signal_words
from simgame.words.debrief.remarks import watched_words as watched_words
from simgame.words.debrief.remarks import weeks_said as weeks_said
from simgame.words.debrief.verdict import first_line as first_line
from simgame.words.debrief.what_ifs import decision_words as decision_words
from simgame.words.debrief.what_ifs import group_words as group_words
from simgame.words.debrief.what_ifs import kind_words as kind_words
