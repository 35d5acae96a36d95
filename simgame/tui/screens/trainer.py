"""The trainer's bench: scenarios and what is wrong with them, to be previewed and tried by bots."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame.locale import N_
from simgame.scenario import Loaded
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, fit
from simgame.tui.focus import game
from simgame.tui.front.bench_rows import checked_lines, offered_lines, tried_rows
from simgame.tui.front.try_out import Tried
from simgame.tui.look import spread
from simgame.tui.screens.ask import Ask
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page, Sheet
from simgame.visible import on_one_line

ABOUT = N_(
    "The trainer's bench. Scenarios of this folder come first, then those that are installed and "
    "shipped. What is wrong with the one under the cursor stands at the right; v plays it and "
    "takes every save up at once, x lets bots play it."
)


class Trainer(GameScreen):
    """Scenarios at the left, what there is to say about one at the right."""

    ACTIONS = (
        Action("preview", "v", "v", N_("Preview, reloads as you save"), 2, unless="no_preview"),
        Action("check", "c", "c", N_("Check again"), 3, unless="nothing_pointed"),
        Action("try_out", "x", "x", N_("Play-test with bots"), 4, unless="no_preview"),
        Action("open", "o", "o", N_("Open a file or folder"), 5),
        Action("template", "n", "n", N_("New from a template"), 6),
        Action("back", "escape,q", "Esc", N_("Home"), 4),
    )
    ABOUT = ABOUT
    READS = True

    def __init__(self) -> None:
        super().__init__()
        self.names: Sequence[str] | None = None
        self.loaded: dict[str, Loaded] = {}
        self.tried: dict[str, Tried] = {}
        self.trying = ""

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        with Horizontal():
            yield PickList(self._rows, about=ABOUT, id="list")
            yield Page(self._detail, about=ABOUT, id="detail")

    def on_mount(self) -> None:
        self.query_one("#list").focus()
        game(self.app).tasks.list_own(self.show_names)

    def show_names(self, names: Sequence[str]) -> None:
        """Take which scenarios there are."""
        self.names = names
        self.relabel()
        self.query_one("#list", PickList).point_first()
        self.ready()
        self._read(self.pointed)

    @property
    def pointed(self) -> str:
        """The id or path of the scenario under the cursor."""
        return self.query_one("#list", PickList).pointed

    @property
    def nothing_pointed(self) -> str:
        """Why there is nothing to check."""
        return "" if self.pointed else self.t("No scenario is under the cursor.")

    @property
    def no_preview(self) -> str:
        """Why it cannot be played."""
        one = self.loaded.get(self.pointed)
        if one is None:
            return self.t("Reading…")
        return self.t("This scenario has errors and cannot be played.") if one.errors else ""

    def _head(self, width: int) -> list[Line]:
        title: Row = (Span(self.t("Trainer's bench"), "bright bold"),)
        said = self.t("simgame --help lists what else there is: pack, diff, anchors, hub")
        return [Line(spread(title, (Span(said, "dim"),), width))]

    def _rows(self, width: int) -> list[Line]:
        if self.names is None:
            return [Line((Span(self.t("Reading…"), "dim"),))]
        return [Line(self._row(name, width), name) for name in self.names]

    def _row(self, name: str, width: int) -> Row:
        one = self.loaded.get(name)
        mark, tone = ("  ", "dim") if one is None else ("ok", "good")
        if one is not None and one.findings:
            mark, tone = ("!!", "bad") if one.errors else (" !", "warn")
        return Span(f" {mark} ", f"{tone} bold"), Span(fit(on_one_line(name), max(width - 5, 0)))

    def _detail(self, width: int) -> list[Line]:
        name = self.pointed
        one = self.loaded.get(name)
        if one is None:
            return [Line((Span(self.t("Reading…"), "dim"),))] if name else []
        lines = checked_lines(one, self.t, width)
        if name == self.trying:
            lines += [Line(()), Line((Span(self.t("Bots are playing it…"), "accent"),))]
        elif name in self.tried:
            lines += [Line(()), *map(Line, tried_rows(self.tried[name], self.t, width))]
        if one.playable is None:
            return lines
        height = self.query_one("#detail").size.height - len(lines)
        return [*lines, *offered_lines(one, self.t, (width, height))]

    def _read(self, name: str) -> None:
        if name and name not in self.loaded:
            game(self.app).tasks.load_level(name, "normal", self._taken)

    def _taken(self, name: str, level: str, one: Loaded) -> None:
        del level
        self.loaded[name] = one
        self.relabel()
        self.rekey()

    def on_pick_list_pointed(self, event: PickList.Pointed) -> None:
        self._read(event.key)
        self.query_one("#detail", Page).reload()
        self.query_one("#detail", Page).scroll_home(animate=False)

    def on_pick_list_chosen(self) -> None:
        self.action_do("preview")

    def do_preview(self) -> None:
        game(self.app).preview_scenario(self.pointed)

    def do_check(self) -> None:
        name = self.pointed
        self.loaded.pop(name, None)
        self.tried.pop(name, None)
        self.relabel()
        self._read(name)

    def do_try_out(self) -> None:
        name = self.trying = self.pointed
        self.relabel()

        def taken(tried: Tried) -> None:
            self.trying = ""
            self.tried[name] = tried
            self.relabel()

        game(self.app).tasks.try_out(self.loaded[name], taken)

    def do_open(self) -> None:
        self.app.push_screen(Ask(self.t("File or folder of the scenario:")), self._opened)

    def _opened(self, path: str | None) -> None:
        if path and path.strip():
            self._add(path.strip())

    def _add(self, name: str) -> None:
        self.names = list(dict.fromkeys([name, *(self.names or ())]))
        self.relabel()
        self.query_one("#list", PickList).point_at(name)
        self._read(name)

    def do_template(self) -> None:
        question = self.t("Folder of the new scenario, which is made for you:")
        self.app.push_screen(Ask(question, "my-scenario"), self._named)

    def _named(self, folder: str | None) -> None:
        if folder and folder.strip():
            place = Path(folder.strip()).expanduser()
            game(self.app).tasks.begin_scenario(place, lambda made: self._add(str(made)))

    def do_back(self) -> None:
        game(self.app).go_home()
