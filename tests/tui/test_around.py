"""What stands around a season, by keys: daily, boards, debrief, settings, the trainer's bench."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simgame.game.session import LocalSession, Setup
from simgame.game.table.gateway_local import LocalGateway
from simgame.lab.explaining import Broken, Found, Under, Word
from simgame.lab.why import LuckBand
from simgame.players.policy import for_seat
from simgame.profile import card_of
from simgame.scenario import load_or_raise
from simgame.settings import KeptSettings
from tests.tui.driver import COUNT, LARGE, SHORT, driven, hand_app

BAND = LuckBand(500, (1, 2, 3), (400, 500, 600), {"random": 200.0})


def finish(
    saves: Path, name: str, seed: int, bot: str = "even_split", scenario: str = SHORT
) -> Path:
    """Play a season to its end, the short one where no other is named, and return its save."""
    saves.mkdir(exist_ok=True)
    save = saves / f"{name}.jsonl"
    session = LocalSession.start(Setup(load_or_raise(scenario, "normal"), seed), save)
    while not session.finished:
        session.submit(session.plan_of(for_seat(bot)))
        session.advance()
    session.close()
    return save


class Explained:
    """Explains at once: what it was given."""

    def __init__(self, *told: Word) -> None:
        self.told = told

    def words(self) -> Iterator[Word]:
        """All of it."""
        return iter(self.told)

    def stop(self) -> None:
        """Nothing is under way."""


async def test_the_daily_season_goes_on_where_it_was_left(saves: Path) -> None:
    """The same for everybody on that day; the first try is taken up again."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("d")
        await d.answer("enter")
        first = d.desk.play
        count = next(s for s in first.catalogue.specs if s.path.endswith(".count"))
        first.put({count.path: 1})
        await d.press("escape", "d")
        assert d.desk.play.name == first.name
    async with driven(hand_app(lang="zh", saves=saves.with_name("others"))) as d:
        await d.press("d")
        await d.answer("enter")
        assert (d.desk.play.scenario.id, d.desk.play.seed) == (first.scenario.id, first.seed)


async def test_a_narrow_window_keeps_the_score_of_the_season_that_goes_on(saves: Path) -> None:
    """What the last week brought gives way first: with it nothing of the score was left."""
    saves.mkdir(exist_ok=True)
    setup = Setup(load_or_raise("tea-launch", "normal"), 8)
    session = LocalSession.start(setup, saves / "on.jsonl")
    for _ in range(3):
        session.submit(session.plan_of(for_seat("even_split")))
        session.advance()
    session.close()
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("o")
        (head,) = (row for row in d.rows if "Continue" in row)
        assert "score about" in head


async def test_home_shows_the_season_that_goes_on_without_any_truth(saves: Path) -> None:
    """Score so far and goals as they were reported."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)) as d:
        await d.set(COUNT, "3")
        await d.run_week()
        await d.press("enter", "escape")
        assert "score about" in d.text
        assert "Net contribution" in d.text
    (info,) = LocalGateway(saves).seasons()
    assert not card_of(info).standing.is_truth


async def test_the_board_counts_the_first_score_of_a_luck(saves: Path) -> None:
    """Later tries stand below; one season is shown beside another; its luck is played again."""
    finish(saves, "one", 7)
    finish(saves, "two", 7, "do_nothing")
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await d.press("b")
        assert d.screen_name == "Boards"
        assert d.text.count("again") == 1
        await d.press("c", "down")
        assert "the other" in d.text
        await d.press("enter")
        assert d.screen_name == "Debrief"


async def test_a_page_that_failed_is_told_and_tried_again(saves: Path) -> None:
    """The reason stands there with what still holds; R works it out."""
    told = iter([
        Explained(Under("luck", 3, 9), Broken("luck", "ValueError: of nothing")),
        Explained(Found("luck", BAND)),
    ])  # fmt: skip
    save = finish(saves, "one", 7)
    app = hand_app(lang="en", resume=str(save), saves=saves, explains=lambda *_: next(told))
    async with driven(app, LARGE) as d:
        await d.press("3")
        assert "of nothing" in d.text
        await d.press("R")
        assert "Skill or luck" in d.text
        await d.press("2")
        assert "Groups are taken away" in d.text
        await d.press("e")
        assert "still being worked out" in d.said


async def test_a_season_is_played_again_from_a_week(saves: Path) -> None:
    """`g` and a number: the weeks before are those that were, and the luck is the same."""
    save = finish(saves, "one", 7)
    async with driven(hand_app(lang="en", resume=str(save), saves=saves)) as d:
        await d.press("g")
        await d.type("3")
        await d.press("enter")
        assert d.screen_name == "Review"
        play = d.app.play
        assert (play.observation.round, play.seed) == (3, 7)
        assert play.name != str(save)
    assert len(LocalGateway(saves).seasons()) == 2


async def test_every_page_of_a_debrief_can_be_turned_to(saves: Path) -> None:
    """By digits and by arrows, in both languages, none wider than the terminal."""
    save = finish(saves, "one", 7)
    async with driven(hand_app(lang="en", resume=str(save), saves=saves)) as d:
        for key in "1234567":
            await d.press(key)
            assert d.widest <= 80
            await d.press("f10")
            assert d.widest <= 80
        await d.press("right")
        assert d.app.screen.page == "score"
        await d.press("y")
        assert d.app.clipboard.startswith("simgame Short season normal")


async def test_f1_tells_about_every_page_of_a_debrief_wherever_the_cursor_is(saves: Path) -> None:
    """A line of a score is neither a figure nor a lever: the page is told about."""
    save = finish(saves, "one", 7)
    async with driven(hand_app(lang="en", resume=str(save), saves=saves)) as d:
        for page in "1234567":
            for down in range(3):
                await d.press(page, *("down",) * down, "f1")
                assert d.screen_name == "Help", (page, down)
                await d.press("escape")
                assert d.screen_name == "Debrief"


async def test_settings_hold_at_once_and_say_who_decides(saves: Path) -> None:
    """Left and right alter; what the environment decides cannot be altered."""
    kept = KeptSettings(saves / "settings.json", {"TEXTUAL_ANIMATIONS": "none"})
    async with driven(hand_app(lang="en", saves=saves, settings=kept), LARGE) as d:
        await d.press("comma")
        assert "TEXTUAL_ANIMATIONS decides" in d.text
        await d.press("down", "right")
        assert kept.now.colours == "light"
        await d.press("down", "right")
        assert "TEXTUAL_ANIMATIONS" in d.said
        await d.press("down", "right")
        assert KeptSettings(kept.file).now.week == "60"


async def test_the_trainers_bench_tells_what_is_wrong_and_previews(
    saves: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenarios of this folder come first; a bad one is told, a good one is played."""
    text = Path(SHORT).read_text("utf-8")
    for name, content in (("good", text), ("odd", text.replace("rounds:", "ronds:"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await d.press("T")
        await d.press("down")
        assert "ronds" in d.text
        await d.press("v")
        assert "has errors" in d.said
        await d.press("up", "v")
        assert d.screen_name == "Desk"
        assert d.app.preview is not None


async def test_a_board_calls_a_bot_as_every_other_page_does(saves: Path) -> None:
    """By its name in the language of the player, and not as the command line has it."""
    saves.mkdir(exist_ok=True)
    setup = Setup(load_or_raise(SHORT, "normal"), 7, player="even_split")
    session = LocalSession.start(setup, saves / "bot.jsonl")
    while not session.finished:
        session.submit(session.plan_of(for_seat("even_split")))
        session.advance()
    session.close()
    async with driven(hand_app(lang="zh", saves=saves)) as d:
        await d.press("b")
        assert "平均（机器人）" in d.text
        assert "even_split" not in d.text
