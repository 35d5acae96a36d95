"""Settings: what is altered shows at once, and is there next time."""

from __future__ import annotations

from textual.app import ComposeResult

from simgame.locale import N_
from simgame.settings import OFFERED
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Span, fit
from simgame.tui.focus import game
from simgame.tui.front.season_rows import below
from simgame.tui.front.settings_rows import (
    about_line,
    hue_rows,
    outside_rows,
    preview_row,
    setting_lines,
    signs_rows,
)
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet
from simgame.visible import on_one_line

ABOUT = N_(
    "Settings. ↑ ↓ choose one, ← → alter it: it holds at once and is remembered. What a variable "
    "of the environment decides is said on its row, and cannot be altered here."
)


class SettingsList(PickList):
    """Alters the setting under the cursor; a click or Enter takes the next value."""

    ACTIONS = (
        Action("alter -1", "left,h", "←", N_("Value before"), typed=True),
        Action("alter 1", "right,l", "→", N_("Next value"), 1, typed=True),
    )

    def do_alter(self, by: str) -> None:
        app, name = game(self.app), self.pointed
        if not name:
            return
        if (forced := app.settings.forced.get(name)) is not None:
            said = app.t("{variable} decides this one.", variable=forced.variable)
            self.app.notify(said, severity="warning")
            return
        values = OFFERED[name]
        place = values.index(app.settings.chosen.value(name)) + int(by)
        app.set_up(name, values[place % len(values)])


class SettingsScreen(GameScreen):
    """The settings, with a row that shows how signs and colours look now."""

    ACTIONS = (Action("back", "escape,q", "Esc", N_("Home"), 4),)
    ABOUT = ABOUT

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        yield SettingsList(self._rows, about=ABOUT, id="choices")
        yield Sheet(self._foot, id="foot")

    def on_mount(self) -> None:
        self.query_one("#choices").focus()

    def _head(self, width: int) -> list[Line]:
        del width
        said = self.t("← → alters; it holds at once and next time")
        return [Line((Span(self.t("Settings"), "bright bold"), Span(f"  {said}", "dim")))]

    def _rows(self, width: int) -> list[Line]:
        return setting_lines(game(self.app).settings, self.t, width)

    def _foot(self, width: int) -> list[Line]:
        t, app = self.t, game(self.app)
        pointed = self.query_one("#choices", PickList).pointed
        kept = on_one_line(str(app.settings.file or t("nowhere")))
        lines = [
            Line((Span(about_line(pointed, t), "dim"),)),
            Line(()),
            Line(preview_row(t)),
            Line(()),
            Line((Span(fit(t("Kept in {file}", file=kept), width), "dim"),)),
            Line(()),
        ]
        room = self.query_one("#foot").content_size.height - len(lines) + 1
        blocks = [signs_rows(t, width), outside_rows(t, width), hue_rows(t, width)]
        return [*lines, *map(Line, below([], blocks, room)[1:])]

    def on_pick_list_pointed(self) -> None:
        self.query_one("#foot", Sheet).reload()

    def on_pick_list_chosen(self) -> None:
        self.query_one("#choices", SettingsList).do_alter("1")

    def do_back(self) -> None:
        game(self.app).go_home()
