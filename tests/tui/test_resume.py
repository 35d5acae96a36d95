"""A season goes on exactly where it was left: draft, undo, a committed week, a prompt, a review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from simgame.game.session import LocalSession
from simgame.game.table.drafts import FileDrafts
from simgame.game.table.gateway_local import LocalGateway
from simgame.game.table.journal import SaveError
from simgame.plan.values import plan_from
from simgame.scenario import ScenarioError
from simgame.tui.app import SimgameApp
from tests.tui.driver import BUDGET, COUNT, HAGGLE, driven, hand_app

At = Callable[..., SimgameApp]


def save_of(saves: Path) -> str:
    """Return the name of the only season there is."""
    (info,) = LocalGateway(saves).seasons()
    return info.name


def again(saves: Path) -> SimgameApp:
    """Return an app that continues the only save."""
    return hand_app(lang="en", resume=save_of(saves), saves=saves)


async def test_the_draft_and_its_undo_come_back(at_desk: At, saves: Path) -> None:
    """Every change is on the disk before the next key."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "3")
        await d.set(BUDGET, "800")
        await d.press("u")
    async with driven(again(saves)) as d:
        assert dict(d.desk.play.values) == {COUNT: 3}
        await d.press("ctrl+y")
        assert d.desk.play.values[BUDGET] == 80_000
        await d.press("u", "u")
        assert dict(d.desk.play.values) == {}


async def test_a_committed_week_is_lived_after_a_kill(at_desk: At, saves: Path) -> None:
    """The plan was handed in, the week not yet lived: it is lived now."""
    async with driven(at_desk()) as d:
        d.desk.play.session.submit(plan_from({COUNT: 2}))
    async with driven(again(saves)) as d:
        assert d.screen_name in ("Week", "Review")


async def test_a_prompt_waits_for_its_player(at_desk: At, saves: Path) -> None:
    """Killed while a question was open, it is put again at its hour."""
    async with driven(at_desk()) as d:
        d.desk.play.put(HAGGLE)
        await d.to_question()
    async with driven(again(saves)) as d:
        await d.wait(1)
        assert d.asked is not None
        await d.answer("1", "1", "end")
        assert "booked" in d.feed


async def test_a_season_nobody_touched_is_not_kept(at_desk: At, saves: Path) -> None:
    """A look at a scenario leaves nothing behind; the first lever does, and undo keeps it."""
    async with driven(at_desk()) as d:
        await d.press("down", "f3", "f2")
        assert LocalGateway(saves).seasons() == []
        await d.set(COUNT, "3")
        await d.press("u")
    async with driven(again(saves)) as d:
        await d.press("ctrl+y")
        assert d.desk.play.values[COUNT] == 3


async def test_an_unread_review_is_shown_first(at_desk: At, saves: Path) -> None:
    """Killed during playback, the week is over: its review comes, then the desk."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "3")
        await d.press("r", "enter")
    async with driven(again(saves)) as d:
        assert d.screen_name == "Review"
        await d.press("enter")
        assert d.desk.play.observation.round == 2
        assert d.desk.play.values[COUNT] == 3
    async with driven(again(saves)) as d:
        assert d.screen_name == "Desk"


async def test_home_continues_the_newest_season(at_desk: At, saves: Path) -> None:
    """One key, from the first screen."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "4")
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("enter")
        assert d.desk.play.values[COUNT] == 4


async def test_what_cannot_be_read_is_listed_with_its_reason(saves: Path) -> None:
    """A damaged save is neither hidden nor opened, and can be thrown away."""
    saves.mkdir()
    (saves / "old.jsonl").write_text("not a save\n", "utf-8")
    async with driven(hand_app(lang="en", saves=saves)) as d:
        assert "1 cannot be read" in d.text
        await d.press("o")
        assert "old.jsonl" in d.text
        assert "is not a save" in d.text
        await d.press("enter")
        assert d.screen_name == "Seasons"
        assert "is not a save" in d.said
        await d.press("D")
        assert "old.jsonl" not in "\n".join(d.rows[:-3])
        await d.press("u")
        assert "is not a save" in d.text


async def test_a_season_that_was_thrown_away_comes_back(at_desk: At, saves: Path) -> None:
    """`D` asks nothing, because `u` takes it back as it was."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "4")
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("o", "D")
        assert "is in the bin" in d.said
        assert LocalGateway(saves).seasons() == []
        await d.press("u", "enter")
        assert d.desk.play.values[COUNT] == 4


async def test_a_save_in_use_is_refused_in_words(at_desk: At, saves: Path) -> None:
    """A second window ends, for the command line to say who holds the save."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "3")
        file = save_of(saves)
        async with driven(hand_app(lang="en", resume=file, saves=saves)) as other:
            assert not other.app.is_running
            assert isinstance(other.app.refusal, SaveError)
            assert other.app.refusal.code == "in-use"
        assert d.screen_name == "Desk"


async def test_quitting_leaves_a_save_that_opens(at_desk: At, saves: Path) -> None:
    """Ctrl-C saves and lets go."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "3")
        await d.press("ctrl+c")
    session, _ = LocalSession.resume(Path(save_of(saves)))
    session.close()


async def test_a_full_disk_does_not_stop_the_game(at_desk: At, saves: Path) -> None:
    """The draft cannot be kept: that is said, and play goes on."""
    async with driven(at_desk()) as d:
        (saves / "a-file").touch()
        d.desk.play.drafts = FileDrafts(saves / "a-file" / "x.jsonl", "you")
        await d.set(COUNT, "3")
        assert "could not be kept" in d.text
        assert d.desk.play.values[COUNT] == 3


async def test_a_scenario_that_cannot_be_played_ends_the_app(saves: Path) -> None:
    """The command line says why; nothing is saved."""
    async with driven(hand_app(lang="zh", scenario="no-such-scenario", saves=saves)) as d:
        assert not d.app.is_running
        assert isinstance(d.app.refusal, ScenarioError)
        assert not saves.exists()
