"""The seasons that are kept: open one, throw one away, take it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult

from simgame.game.table.gateway import SeasonInfo
from simgame.locale import N_, Texts
from simgame.profile import Card, Profile
from simgame.tui.actions import Action
from simgame.tui.cells import Cell, Line, Row, Span, Tone, grid, heading, paragraph
from simgame.tui.focus import game
from simgame.tui.front.board_rows import beside_rows
from simgame.tui.front.home_card import going_rows
from simgame.tui.front.score_curve import curve_rows
from simgame.tui.front.season_rows import below
from simgame.tui.names import level_name
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet
from simgame.words import save_error

ABOUT = N_(
    "Every season that is kept on this computer, the newest first. Enter opens one: it goes on, or "
    "its debrief is shown. D throws one away; u takes the last one back, for a month."
)
UNDO_SECONDS = 10.0


class Seasons(GameScreen):
    """The list, with what can be done with a season."""

    ACTIONS = (
        Action("discard", "D", "D", N_("Throw away"), 2, unless="nothing_pointed"),
        Action("take_back", "u", "u", N_("Take back"), 3),
        Action("back", "escape,q", "Esc", N_("Home"), 4),
    )
    ABOUT = ABOUT
    READS = True

    def __init__(self) -> None:
        super().__init__()
        self.seasons: Sequence[SeasonInfo] | None = None
        self.profile = Profile()
        self.cards: dict[str, Card | None] = {}

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        yield PickList(self._rows, about=ABOUT, id="choices")
        yield Sheet(self._beside, id="beside")

    def on_mount(self) -> None:
        self.query_one("#choices").focus()
        self._read()

    def _read(self) -> None:
        game(self.app).tasks.list_seasons(self.show_seasons)

    def show_seasons(self, seasons: Sequence[SeasonInfo]) -> None:
        """Take the list once it has been read."""
        self.seasons = seasons
        self.relabel()
        self.query_one("#choices", PickList).point_first()
        self.ready()
        game(self.app).tasks.read_profile(seasons, self.show_profile)

    def show_profile(self, profile: Profile) -> None:
        """Take the scores of those that are over."""
        self.profile = profile
        self.relabel()

    @property
    def pointed(self) -> SeasonInfo | None:
        """The season under the cursor."""
        name = self.query_one("#choices", PickList).pointed
        return next((s for s in self.seasons or () if s.name == name), None)

    @property
    def nothing_pointed(self) -> str:
        """Why nothing can be thrown away."""
        return "" if self.pointed else self.t("There is no season to throw away.")

    def _head(self, width: int) -> list[Line]:
        del width
        return [Line((Span(self.t("Saved seasons"), "bright bold"),
                      Span("  " + self.t("newest first"), "dim")))]  # fmt: skip

    def _rows(self, width: int) -> list[Line]:
        t = self.t
        if self.seasons is None:
            return [Line((Span(t("Reading…"), "dim"),))]
        if not self.seasons:
            said = t("None yet. A season is kept as soon as its first lever is moved.")
            return [Line((Span(said, "dim"),))]
        lines = list[Line]()
        rows = grid([self._cells(info) for info in self.seasons], "lllll", width - 1)
        for info, row in zip(self.seasons, rows, strict=True):
            lines.append(Line((Span(" "), *row), info.name))
            if info.error is not None:
                told = paragraph(save_error(info.error, t), width - 4, "dim")
                lines += [Line((Span("    "), *row)) for row in told]
        return lines

    def _cells(self, info: SeasonInfo) -> list[Cell]:
        t = self.t
        level = level_name(info.header.level, t) if info.header else ""
        tone: Tone = "dim" if info.finished else "bad" if info.error else ""
        return [(info.title(t.lang), tone), (_state(info, t), tone), (level, "dim"),
                (self._score(info), "bright bold"), (when(info.modified, t), "dim")]  # fmt: skip

    def _score(self, info: SeasonInfo) -> str:
        result = self.profile.result(info.name)
        if info.name in self.profile.refused:
            return self.t("refused")
        return f"{result.total} {result.grade}" if result else ""

    def _beside(self, width: int) -> list[Line]:
        """What there is to the season under the cursor."""
        info = self.pointed
        size = (width, self.query_one("#beside").content_size.height)
        result = self.profile.result(info.name) if info else None
        card = self.cards.get(info.name) if info else None
        if result is not None:
            return [Line(row) for row in beside_rows(result, None, self.t, size)]
        if card is None:
            return []
        rows = below(going_rows(card, self.t, size), [self._to_beat(card, width)], size[1])
        return [Line(row) for row in rows]

    def _to_beat(self, card: Card, width: int) -> list[Row]:
        """How the best season of the same scenario and level went, where there was one."""
        level = card.info.header.level if card.info.header else ""
        best = self.profile.bests.get((card.view.id, level))
        if best is None:
            return []
        result = best.best.result
        said = self.t("To beat: your best here, {points} {grade}", points=result.total,
                      grade=result.grade)  # fmt: skip
        return [heading(said, width), *curve_rows(result, None, self.t, width)[:-1]]

    def on_pick_list_pointed(self) -> None:
        self.query_one("#beside", Sheet).reload()
        info = self.pointed
        if info is None or info.finished or info.error is not None or info.name in self.cards:
            return

        def taken(card: Card | None) -> None:
            self.cards[info.name] = card
            self.query_one("#beside", Sheet).reload()

        game(self.app).tasks.read_card(info, taken)

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        info = self.pointed
        if info is not None and info.error is not None:
            game(self.app).tasks.say_refused(info.error)
        else:
            game(self.app).tasks.resume_season(event.key)

    def do_discard(self) -> None:
        info = self.pointed
        if info is None:
            return
        said = self.t("{title} is in the bin. u takes it back.", title=info.title(self.t.lang))

        def gone() -> None:
            self.notify(said, timeout=UNDO_SECONDS)
            self._read()

        game(self.app).tasks.discard(info.name, gone)

    def do_take_back(self) -> None:
        def back(name: str) -> None:
            self.notify(self.t("Taken back.") if name else self.t("The bin is empty."))
            self._read()

        game(self.app).tasks.take_back(back)

    def do_back(self) -> None:
        game(self.app).go_home()


def _state(info: SeasonInfo, t: Texts) -> str:
    if info.header is None:
        return t("cannot be read")
    if info.finished:
        return t("finished")
    return t("week {week} of {weeks}", week=info.weeks + 1, weeks=info.rounds)


def when(moment: datetime, t: Texts) -> str:
    """The day, as far as it is not today, and the time."""
    today = datetime.now(moment.tzinfo).date()
    clock = f"{moment:%H:%M}"
    return t("today {time}", time=clock) if moment.date() == today else f"{moment:%Y-%m-%d} {clock}"
