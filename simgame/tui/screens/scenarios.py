"""The choice of a scenario, its level and, for those who want, its luck."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import PydanticCustomError
from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame import words
from simgame.locale import N_
from simgame.profile import Profile
from simgame.quantity.parse import parse_whole
from simgame.scenario import Loaded
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span
from simgame.tui.focus import game
from simgame.tui.front.scenario_rows import about_rows, list_lines
from simgame.tui.look import spread
from simgame.tui.screens.ask import Ask, Choose
from simgame.tui.screens.base import GameScreen
from simgame.tui.screens.brief import WholeBrief
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page, Sheet

ABOUT = N_(
    "Choose a scenario with ↑ ↓ and its level with ← →, then Enter. The bar says how hard it is. "
    "The same luck and the same decisions give the same season."
)
NORMAL = "normal"
MOST_SEED = 2**62 - 1  # what a save holds
_WIDE_LIST = 40  # cells from which on each scenario has a line that says what it is about
_ORDER = ("easy", "normal", "hard")


class Scenarios(GameScreen):
    """The scenarios there are, with what the pointed one is about."""

    ACTIONS = (
        Action("level -1", "left,h", "←", N_("Easier level"), typed=True),
        Action("level 1", "right,l", "→", N_("Harder level"), 2, typed=True),
        Action("luck", "s", "s", N_("Choose the luck"), 3),
        Action("brief", "b", "b", N_("Whole brief"), 4),
        Action("back", "escape", "Esc", N_("Back"), 4),
    )
    ABOUT = ABOUT
    READS = True

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[str] | None = None
        self.loaded: dict[tuple[str, str], Loaded] = {}
        self.level = NORMAL
        self.seed: int | None = None
        self.profile = Profile()

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        with Horizontal():
            yield PickList(self._rows, about=ABOUT, id="list")
            yield Page(self._detail, id="detail")

    def on_mount(self) -> None:
        self.query_one("#list").focus()
        tasks = game(self.app).tasks
        tasks.load_scenarios(self.show_found)
        tasks.read_played(self.show_profile)

    def show_profile(self, profile: Profile) -> None:
        """Take what was played so far."""
        self.profile = profile
        self.relabel()

    def show_found(self, found: Sequence[tuple[str, Loaded]]) -> None:
        """Take the scenarios once they have been read."""
        self.found = [name for name, _ in found]
        self.loaded = {(name, NORMAL): one for name, one in found}
        self.relabel()
        self.query_one("#list", PickList).point_first()
        self.ready()

    def show_level(self, name: str, level: str, one: Loaded) -> None:
        """Take a scenario at one of its levels once it has been read."""
        self.loaded[name, level] = one
        self.relabel()

    @property
    def pointed(self) -> str:
        """The id of the scenario under the cursor."""
        return self.query_one("#list", PickList).pointed

    @property
    def chosen(self) -> Loaded | None:
        """The scenario under the cursor, at the chosen level where that has been read."""
        return self.loaded.get((self.pointed, self.level_now)) or self.loaded.get(
            (self.pointed, NORMAL)
        )

    @property
    def levels(self) -> list[str]:
        """The levels of the scenario under the cursor, the easiest first."""
        base = self.loaded.get((self.pointed, NORMAL))
        names = base.levels if base else (NORMAL,)
        return sorted(names, key=lambda n: _ORDER.index(n) if n in _ORDER else len(_ORDER))

    @property
    def level_now(self) -> str:
        """The level that would be played."""
        return self.level if self.level in self.levels else NORMAL

    def _head(self, width: int) -> list[Line]:
        t = self.t
        luck = t("seed {seed}", seed=self.seed) if self.seed is not None else t("luck by chance")
        left: Row = (Span(t("New season"), "bright bold"),
                     Span("  " + t("Enter starts · ← → level · Tab scrolls"), "dim"))  # fmt: skip
        return [Line(spread(left, (Span(luck, "dim"),), width))]

    def _rows(self, width: int) -> list[Line]:
        if self.found is None:
            return [Line((Span(self.t("Reading…"), "dim"),))]
        bases = {name: self.loaded[name, NORMAL] for name in self.found}
        height = self.query_one("#list").size.height
        hooks = max((height - 1) // max(len(bases), 1) - 1, 1) if width >= _WIDE_LIST else 0
        return list_lines(bases, self.profile, self.t, width, hooks=hooks)

    def _detail(self, width: int) -> list[Line]:
        one, base = self.chosen, self.loaded.get((self.pointed, NORMAL))
        if one is None or base is None:
            return []
        if one.playable is None:
            return [Line((Span(text),)) for finding in one.render(self.t.lang)
                    for text in finding.split("\n")]  # fmt: skip
        size = (width, self.query_one("#detail").size.height)
        rows = about_rows(base, one, self.levels, self.profile, self.t, size)
        return [Line(row) for row in rows]

    def on_pick_list_pointed(self) -> None:
        self.relabel()
        self.query_one("#detail", Page).scroll_home(animate=False)

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        one = self.chosen
        if one is not None and one.errors:
            self.notify(self.t("This scenario has errors and cannot be played."), severity="error")
        else:
            game(self.app).tasks.start_season(event.key, self.level_now, self.seed)

    def do_level(self, by: str) -> None:
        place = self.levels.index(self.level_now) + int(by)
        self.level = self.levels[min(max(place, 0), len(self.levels) - 1)]
        if (self.pointed, self.level) not in self.loaded:
            game(self.app).tasks.load_level(self.pointed, self.level, self.show_level)
        self.relabel()

    def do_luck(self) -> None:
        ways = [("chance", N_("By chance"), N_("a luck that nobody knows")),
                ("number", N_("A number"), N_("the same number is the same luck"))]  # fmt: skip
        if self._last_luck is not None:
            ways.append(("last", N_("As last time"), N_("the luck of your last season here")))
        said = self.t("The same luck and the same decisions give the same season.")
        self.app.push_screen(Choose(N_("Which luck?"), said, ways), self._luck)

    @property
    def _last_luck(self) -> int | None:
        """The seed of the last season of this scenario."""
        mine = [one for one in self.profile.played if one.result.scenario == self.pointed]
        return mine[-1].result.seed if mine else None

    def _luck(self, way: str | None) -> None:
        if way == "number":
            question = self.t("Seed, a whole number; empty for chance:")
            self.app.push_screen(Ask(question, str(self.seed or "")), self._seeded)
        elif way is not None:
            self.seed = self._last_luck if way == "last" else None
            self.relabel()

    def do_brief(self) -> None:
        one = self.chosen
        if one is not None and one.model is not None:
            self.app.push_screen(WholeBrief(one.model))

    def _seeded(self, text: str | None) -> None:
        if text is None:
            return
        try:
            self.seed = parse_whole(text, 0, MOST_SEED) if text.strip() else None
        except PydanticCustomError as error:
            self.notify(words.not_read(error, self.t), severity="warning")
            return
        self.relabel()

    def do_back(self) -> None:
        game(self.app).go_home()
