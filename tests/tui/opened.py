"""Ways to screens of the script: its season, trouble and joy in it, and those of a class."""

from __future__ import annotations

from simgame import pages
from simgame.game.desk.play import Play
from simgame.game.table.drafts import MemoryDrafts
from simgame.game.table.team import Team
from simgame.plan.observation import PostRow, Prompt
from simgame.tui.screens.class_home import ClassHome
from simgame.tui.week.showing import Showing
from tests.tui.canned import CRISIS, CannedSession
from tests.tui.canned_class import CLASSROOM, CannedTeam, ClassGateway
from tests.tui.driver import Driver

_COUNTED_UP = 2.0  # s
_NOTES = ("content", "xiaohongshu", "picture-text")
# A post that flies on Tuesday morning.
FLIES = pages.Moment(30, "viral", _NOTES, {"views": 41_213.0, "times": 9.0, "saves": 1_204.0})


def seen_before(showing: Showing) -> None:
    """Let the week have had the post that flies, from Monday evening on."""
    assert showing.report is not None
    post = PostRow(group=_NOTES[0], keys=_NOTES[1:], hour=showing.playback.first_hour + 18,
                   impressions=120_000)  # fmt: skip
    posts = (*showing.report.posts, post)
    showing.report = showing.report.model_copy(update={"posts": posts})


async def open_play(
    d: Driver, week: int = 3, *, asks: bool | Prompt = False, team: Team | None = None
) -> None:
    """Open a season of the script with its review read; it `asks` what it always does, or this."""
    session = CannedSession(week, bool(asks))
    if isinstance(asks, Prompt):
        session.prompt = asks
    play = Play(session, MemoryDrafts(), "normal", 7, team=team)
    play.reviewed = True
    d.app.opened(play)
    await d.settle()


async def class_home(d: Driver) -> None:
    """Home at a hub, on what is played in the class now."""
    d.app.gateway, d.app.home = ClassGateway, lambda: ClassHome(lambda: CLASSROOM)
    d.app.go_home()
    await d.settle()


async def team_desk(d: Driver) -> None:
    """The desk of a team of three, one of whom is away."""
    await open_play(d, team=CannedTeam())


async def team_room(d: Driver) -> None:
    """The room of that team."""
    await team_desk(d)
    await d.press("f7")


async def crisis(d: Driver) -> None:
    """A crisis on Monday, an answer picked."""
    await open_play(d, asks=CRISIS)
    await d.to_question()
    await d.answer("2")


async def celebration(d: Driver) -> None:
    """A post that flies, its figure counted up."""
    await open_play(d)
    await d.press("r", "enter", "space")
    seen_before(d.app.screen.showing)
    d.app.screen.showing.moments.append(FLIES)
    await d.press("n")
    await d.wait(_COUNTED_UP)
