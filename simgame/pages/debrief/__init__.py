"""What is known when a season is over, as data: the score, the truth, and how it was played."""

from __future__ import annotations

from simgame.pages.debrief.beside import Beside as Beside
from simgame.pages.debrief.beside import LeftOut as LeftOut
from simgame.pages.debrief.beside import beside as beside
from simgame.pages.debrief.coherence import Clash as Clash
from simgame.pages.debrief.crises import CrisisLine as CrisisLine
from simgame.pages.debrief.curves import Curve as Curve
from simgame.pages.debrief.learned import Competency as Competency
from simgame.pages.debrief.learned import Learned as Learned
from simgame.pages.debrief.practice import Judged as Judged
from simgame.pages.debrief.signals import Signal as Signal
from simgame.pages.debrief.told import Debrief as Debrief
from simgame.pages.debrief.told import Told as Told
from simgame.pages.debrief.told import debrief as debrief
from simgame.pages.debrief.told import skills_of as skills_of
from simgame.pages.debrief.told import tell as tell
from simgame.pages.debrief.verdict import Verdict as Verdict
from simgame.pages.debrief.written import as_written as as_written
from simgame.pages.debrief.written import step_of as step_of
