"""A scenario opened by its path: saved, it is played at once at the same round."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simgame.tui.preview.strip import PreviewStrip
from tests.tui.driver import BUDGET, COUNT, HAGGLE, LARGE, SHORT, SMALL, Driver, driven, hand_app
from tests.tui.trainer import Trainer

pytestmark = pytest.mark.unhurried

PRICE = ("price: ¥69", "price: ¥79")
TYPO = ("rounds: 4", "rouns: 4")
PICTURES = "content.xiaohongshu.picture-text.count"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a scenario of one's own, which is looked at only when a test says so."""
    monkeypatch.setattr("simgame.tui.preview.watching.EVERY_SECONDS", 3600)
    monkeypatch.setattr("simgame.authoring.watched.SETTLE_SECONDS", 0)
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "tea" / "scenario.yaml"
    own.parent.mkdir()
    own.write_text(Path(SHORT).read_text("utf-8"), "utf-8")
    return own


@asynccontextmanager
async def previewed(
    file: Path, lang: str = "en", size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[Driver, Trainer]]:
    """Run an app that previews a file."""
    app = hand_app(lang=lang, scenario=str(file.parent), seed=7, preview=True)
    async with driven(app, size) as d:
        yield d, Trainer(d, file)


async def two_weeks(d: Driver) -> None:
    """Play two weeks, and begin the plan of the third."""
    await d.set(COUNT, "3")
    await d.set(PICTURES, "2")
    for _ in range(2):
        await d.run_week()
        await d.press("enter")
    await d.set(BUDGET, "800")


async def test_a_saved_change_is_played_at_the_same_round(file: Path) -> None:
    """Week, decisions, draft and undo stay; what changed is said; the new value is played."""
    async with previewed(file) as (d, trainer):
        await two_weeks(d)
        before = d.desk.play.observation.history[0].kpis["gmv"]
        await trainer.edit(PRICE)
        play = d.desk.play
        assert (play.observation.round, play.values[BUDGET]) == (3, 80_000)
        assert all(week.kpis["spend"] > 0 for week in play.observation.history)
        assert play.observation.history[0].kpis["gmv"] != before
        assert play.scenario.product.price == 7_900
        assert "¥69 → ¥79" in d.said
        await d.press("u")
        assert BUDGET not in d.desk.play.values


async def test_the_same_file_gives_the_same_season(file: Path) -> None:
    """Changed and changed back, every figure is what it was."""
    async with previewed(file) as (d, trainer):
        await two_weeks(d)
        before = d.desk.play.observation
        await trainer.edit(PRICE)
        await trainer.edit(PRICE[::-1])
        assert d.desk.play.observation == before


async def test_errors_stand_at_the_bottom_and_go(file: Path) -> None:
    """With errors the last good version is played on; mended, the errors are gone."""
    async with previewed(file) as (d, trainer):
        await d.set(COUNT, "3")
        await trainer.edit(TYPO, PRICE)
        assert "1 error in tea/scenario.yaml" in trainer.strip
        assert "8:1" in trainer.strip
        assert "did you mean `rounds`?" in trainer.strip
        await d.run_week()
        await d.press("enter")
        assert d.desk.play.observation.round == 2
        assert d.desk.play.scenario.product.price == 6_900
        await trainer.edit(TYPO[::-1])
        assert "error" not in trainer.strip
        assert (d.desk.play.observation.round, d.desk.play.scenario.product.price) == (2, 7_900)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_strip_leaves_the_table_its_place(
    file: Path, lang: str, size: tuple[int, int]
) -> None:
    """Table, footer and strip lie below each other, within the window."""
    async with previewed(file, lang, size) as (d, trainer):
        await trainer.edit(TYPO, ("price: ¥69", "price: 69"))
        strip, table = d.desk.query_one(PreviewStrip).region, d.table.region
        assert table.bottom <= strip.y
        # All but three rows of the top, the columns, the status and the keys.
        assert table.height == size[1] - 6 - strip.height
        assert strip.bottom < size[1]
        assert d.widest <= size[0]
        assert len(trainer.strip.split("\n")) == (2 if size == SMALL else 3)


async def test_a_key_lists_all_findings(file: Path) -> None:
    """F8 opens and closes the list, which follows what is saved."""
    async with previewed(file) as (d, trainer):
        await d.press("f8")
        assert "Nothing of this season is" in d.text
        await trainer.edit(TYPO, ("price: ¥69", "price: 69"))
        assert "S104" in d.text
        assert "S105" in d.text
        await trainer.edit(TYPO[::-1], ("price: 69", "price: ¥79"))
        assert "S10" not in d.text
        assert "¥69 → ¥79" in d.text
        await d.press("f8")
        assert d.screen_name == "Desk"


async def test_levers_that_are_gone_are_named_and_come_back(file: Path) -> None:
    """What was decided for them is left out meanwhile, in past weeks and in the draft."""
    async with previewed(file) as (d, trainer):
        await two_weeks(d)
        await d.set("paid.xiaohongshu.budget", "500")
        played, whole = d.desk.play.observation, file.read_text("utf-8")
        lines = whole.splitlines(keepends=True)
        start = next(n for n, line in enumerate(lines) if line == "  xiaohongshu:\n")
        end = next(n for n, line in enumerate(lines) if line.startswith("personas:"))
        kept = "".join(lines[:start] + lines[end:])
        for gone in (", xiaohongshu: 2k", ", xiaohongshu: 30", ", xiaohongshu: 25"):
            kept = kept.replace(gone, "")
        sister = next(line for line in lines if line.startswith("  tea-sister:"))
        await trainer.save(kept.replace(sister, ""))
        assert "Left out of the plans:" in d.said
        assert "Xiaohongshu" in d.said
        assert d.desk.play.observation.round == 3
        assert not any("xiaohongshu" in path for path in d.desk.play.values)
        await d.press("f8")
        assert "Weeks 1, 2:" in d.text
        await d.press("f8")
        await trainer.save(whole)
        assert d.desk.play.observation == played
        assert d.desk.play.values["paid.xiaohongshu.budget"] == 50_000


async def test_less_money_than_was_spent_is_told(file: Path) -> None:
    """The weeks are played as they were decided; what is too dear now is named."""
    async with previewed(file) as (d, trainer):
        await two_weeks(d)
        await trainer.edit(("total: ¥120k, per_round: ¥40k", "total: ¥12k, per_round: ¥100"))
        assert d.desk.play.observation.round == 3
        assert "F8" in d.said
        await d.press("f8")
        assert "The plan costs" in d.text


async def test_a_shorter_season_ends_and_a_longer_one_goes_on(file: Path) -> None:
    """Fewer rounds than were played show the score; given back, the same round."""
    async with previewed(file) as (d, trainer):
        await two_weeks(d)
        await trainer.edit(("rounds: 4", "rounds: 2"), ("at: round 3", "at: round 2"))
        assert d.screen_name == "Debrief"
        await trainer.edit(("rounds: 2", "rounds: 6"))
        assert d.desk.play.observation.round == 3


async def test_a_week_that_is_played_back_stays_on_the_screen(file: Path) -> None:
    """Its question is put anew, and the week can be lived to its end."""
    async with previewed(file) as (d, trainer):
        d.desk.play.put(HAGGLE)
        await d.to_question()
        await trainer.edit(PRICE)
        await d.wait(1)
        assert d.asked is not None
        await d.answer("1", "1", "end")
        d.app.screen.end_banner()
        await d.press("enter", "enter")
        assert (d.desk.play.observation.round, d.desk.play.scenario.product.price) == (2, 7_900)
        await trainer.edit(PRICE[::-1])
        assert d.desk.play.observation.round == 2


async def test_the_review_and_the_score_are_written_anew(file: Path) -> None:
    """Saved while they are read, they show the new version."""
    async with previewed(file) as (d, trainer):
        for week in range(4):
            await d.set(COUNT, "3") if not week else None
            await d.run_week()
            if not week:
                await trainer.edit(PRICE)
                assert d.screen_name == "Review"
            await d.press("enter")
        assert d.screen_name == "Debrief"
        await trainer.edit(("stretch: ¥80k", "stretch: ¥90k"))
        assert d.screen_name == "Debrief"
        assert "¥90" in d.said


async def test_files_that_cannot_be_read_stop_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deleted, empty, no text, not to be read: said in words, and played on."""
    async with previewed(file) as (d, trainer):
        good = file.read_text("utf-8")
        file.unlink()
        await trainer.look()
        assert "tea/scenario.yaml is gone" in trainer.strip
        await trainer.save("")
        assert "error" in trainer.strip
        file.write_bytes(b"\xff\xfe\x00\x01" * 50)
        await trainer.look()
        assert "error" in trainer.strip
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", _refused(Path.open))
            await trainer.save(good)
            assert "Permission denied" in trainer.strip
        await d.set(COUNT, "2")
        await trainer.save(good + "# mended")
        assert "Preview of tea/scenario.yaml" in trainer.strip
        assert d.desk.play.values[COUNT] == 2


def _refused(opens: Callable[..., object]) -> Callable[..., object]:
    """Open files, but not for reading."""

    def refuse(path: Path, mode: str = "r", *args: object, **named: object) -> object:
        if "r" in mode:
            raise PermissionError(13, "Permission denied")
        return opens(path, mode, *args, **named)

    return refuse


async def test_a_preview_is_not_saved_and_says_so(file: Path, saves: Path) -> None:
    """No save is made; leaving asks first; a season begun afterwards is saved as ever."""
    app = hand_app(lang="en", scenario=str(file), seed=7, saves=saves, preview=True)
    async with driven(app) as d:
        assert "not saved" in d.text
        await d.set(COUNT, "2")
        await d.press("escape")
        assert d.screen_name == "Choose"
        await d.press("enter")
        assert d.screen_name == "Desk"
        await d.press("escape", "down", "enter")
        assert (d.screen_name, app.preview) == ("Home", None)
        assert not saves.exists()


async def test_without_a_preview_nothing_is_watched(file: Path, saves: Path) -> None:
    """A season of a file that is saved stays as it was begun; F8 says what it is for."""
    async with driven(hand_app(lang="en", scenario=str(file), saves=saves)) as d:
        await Trainer(d, file).edit(PRICE)
        assert d.desk.play.scenario.product.price == 6_900
        await d.press("f8")
        assert "opened by its path" in d.said


async def test_the_score_of_a_preview_can_be_played_again(file: Path) -> None:
    """Another season of the same file, watched as well."""
    async with previewed(file) as (d, trainer):
        await trainer.edit(("rounds: 4", "rounds: 1"), ("at: round 3", "at: round 1"))
        await d.run_week()
        await d.press("enter")
        assert d.screen_name == "Debrief"
        await d.press("a")
        assert d.desk.play.observation.round == 1
        await trainer.edit(PRICE)
        assert d.desk.play.scenario.product.price == 7_900


async def test_quitting_a_preview_is_clean(file: Path) -> None:
    """Q ends the app, errors or not."""
    async with previewed(file) as (d, trainer):
        await trainer.edit(TYPO)
        await d.press("Q")
        assert d.app._exit
