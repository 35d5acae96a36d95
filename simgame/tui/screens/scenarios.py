"""The choice of a scenario, its level and, for those who want, its seed."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import PydanticCustomError
from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame import words
from simgame.locale import N_
from simgame.quantity.parse import parse_whole
from simgame.scenario import Loaded
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, Tone, fit, heading, pairs, paragraph
from simgame.tui.focus import game
from simgame.tui.names import level_name
from simgame.tui.screens.ask import Ask
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page, Sheet

ABOUT = N_(
    "Choose a scenario with ↑ ↓ and its level with ← →, then Enter. The seed decides the luck of "
    "the season: the same seed and the same decisions give the same season."
)
NORMAL = "normal"
MOST_SEED = 2**62 - 1  # what a save holds
_ORDER = ("easy", "normal", "hard")


class Scenarios(GameScreen):
    """The scenarios there are, with what the pointed one is about."""

    ACTIONS = (
        Action("level -1", "left,h", "←", N_("Easier level"), typed=True),
        Action("level 1", "right,l", "→", N_("Harder level"), 2, typed=True),
        Action("seed", "s", "s", N_("Choose the seed"), 3),
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

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "head")
        with Horizontal():
            yield PickList(self._rows, about=ABOUT, id="list")
            yield Page(self._detail, id="detail")

    def on_mount(self) -> None:
        self.query_one("#list").focus()
        game(self.app).tasks.load_scenarios(self.show_found)

    def show_found(self, found: Sequence[tuple[str, Loaded]]) -> None:
        """Take the scenarios once they have been read."""
        self.found = [name for name, _ in found]
        self.loaded = {(name, NORMAL): one for name, one in found}
        self.relabel()
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

    def _level_name(self, level: str) -> str:
        """A level of the scenario under the cursor by its name."""
        base = self.loaded.get((self.pointed, NORMAL))
        return level_name(level, self.t, base.level_titles.get(level) if base else None)

    def _head(self, width: int) -> list[Line]:
        del width
        t = self.t
        names = [
            Span(f"[{self._level_name(name)}]", "entry")
            if name == self.level_now
            else Span(f" {self._level_name(name)} ", "dim")
            for name in self.levels
        ]
        seed = t("seed {seed}", seed=self.seed) if self.seed is not None else t("seed by chance")
        first: Row = (Span(t("New season"), "title"), Span("  " + t("Enter starts"), "dim"))
        second: Row = (
            Span(t("Level") + "  ‹", "dim"),
            *names,
            Span("›   ", "dim"),
            Span(seed, "dim"),
        )
        return [Line(first), Line(second)]

    def _rows(self, width: int) -> list[Line]:
        if self.found is None:
            return [Line((Span(self.t("Reading…"), "dim"),))]
        return [self._row(name, width) for name in self.found]

    def _row(self, name: str, width: int) -> Line:
        one, room = self.loaded[name, NORMAL], width - 10
        title = one.model.title.of(self.t.lang) if one.model else name
        weeks = self.t.plural("{n} week", "{n} weeks", one.model.rounds) if one.model else "!"
        tone: Tone = "bad" if one.errors else ""
        return Line((Span(fit(f" {title}", room), tone), Span(fit(f" {weeks}", 10), "dim")), name)

    def _detail(self, width: int) -> list[Line]:
        one = self.chosen
        if one is None:
            return []
        if one.model is None or one.errors:
            return [Line((Span(text),)) for finding in one.render(self.t.lang)
                    for text in finding.split("\n")]  # fmt: skip
        return [Line(row) for row in self._about(one, width)]

    def _about(self, one: Loaded, width: int) -> list[Row]:
        t, scenario = self.t, one.scenario
        rows: list[Row] = [heading(scenario.title.of(t.lang), width)]
        rows += [*paragraph(scenario.brief.of(t.lang).strip(), width), ()]
        rows += pairs(
            [
                (t("Length"), t.plural("{n} week", "{n} weeks", scenario.rounds)),
                (t("Money"), words.money(scenario.budget.total)),
                (t("At most a week"), words.money(scenario.budget.per_round)),
                (t("Rivals"), str(len(scenario.rivals))),
                (t("Levels"), " / ".join(map(self._level_name, self.levels))),
            ],
            width,
        )
        rows += [(), heading(t("Goals"), width)]
        for name, goal in scenario.goals.items():
            target = t("target {value}", value=words.figure(name, goal.target, t, short=True))
            rows += pairs(
                [(words.kpi_name(name, t), f"{target} · {words.share(goal.weight)}")], width
            )
        rows += [(), heading(t("Objectives"), width)]
        for objective in scenario.objective_names().values():
            rows += paragraph(f"· {objective.of(t.lang)}", width, "dim")
        return rows

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

    def do_seed(self) -> None:
        question = self.t("Seed, a whole number; empty for chance:")
        self.app.push_screen(Ask(question, str(self.seed or "")), self._seeded)

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
