"""The final score: a tree in which every number opens to what made it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import (
    Line,
    Row,
    Span,
    Tone,
    bar_spans,
    fit,
    fit_right,
    heading,
    paragraph,
    wrap,
)
from simgame.tui.focus import game
from simgame.tui.names import level_name
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet
from simgame.words import ScoreLine, graded_by, points, score_tree, scored_truth

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

ABOUT = N_(
    "The score of the season, 0 to 1000, as a sum. ↑ ↓ move, Enter opens a line to what made it. "
    "Spending is never scored. Below it stands what happened in the season."
)


class Tree(PickList):
    """The lines of the score, which open and fold."""

    ACTIONS = (Action("choose", "enter,space", "⏎", N_("Open or fold"), 1, typed=True),)


class Final(GameScreen):
    """The end of a season."""

    ACTIONS = (
        Action("again", "a", "a", N_("Play again"), 4),
        Action("new", "n", "n", N_("New season"), 5),
        Action("review", "w", "w", N_("Last week's review"), 6),
        Action("home", "escape,q", "Esc", N_("Home"), 6),
    )
    ABOUT = ABOUT

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play
        self.score = play.session.score()
        self.known = pages.debrief(play.session)
        self.opened = {"0"}

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="hero")
        yield Tree(self._rows, about=ABOUT, id="choices")

    def on_mount(self) -> None:
        told = self._aftermath()
        self.opened |= {f"{section.id} {n}" for section in told for n in range(len(section.told))}
        self.query_one("#choices").focus()

    @property
    def at_rest(self) -> bool:
        return True

    def stays(self, again: Again) -> bool:
        return again.session.finished

    def taken_up(self, again: Again) -> None:
        self.score = again.session.score()
        self.known = pages.debrief(again.session)
        self.relabel()

    def _head(self, width: int) -> list[Line]:
        t, score, play = self.t, self.score, self.play
        name = play.scenario.title.of(t.lang)
        level = level_name(play.level, t, play.scenario.level_name(play.level))
        rows: list[Row] = [
            (
                Span(t("Season over"), "title"),
                Span(f" · {name} · {level} · "),
                Span(t("seed {seed}", seed=play.seed), "dim"),
            ),
            (
                Span(t("Score {score} of 1000", score=score.total), "strong"),
                Span("   "),
                Span(t("Grade {grade}", grade=score.grade), "accent"),
                Span(" " + t("(provisional)") if score.provisional else "", "warn"),
            ),
        ]
        truth = paragraph(scored_truth(t), width, "dim")
        graded = paragraph(graded_by(score, t), width, "dim")
        return [Line(row) for row in [*rows, *graded, *truth]]

    def _rows(self, width: int) -> list[Line]:
        lines: list[Line] = []
        tree = score_tree(self.known.page, self.t)
        open_above = [True]
        for number, line in enumerate(tree):
            del open_above[line.depth + 1 :]
            if not all(open_above):
                open_above.append(False)
                continue
            key, has_more = str(number), self._has_more(tree, number)
            lines += self._drawn(line, key, has_more, width)
            open_above.append(key in self.opened)
        return [*lines, *_told(self._aftermath(), self.opened, width)]

    def _aftermath(self) -> list[words.ToldSection]:
        return words.aftermath(self.play.scenario, self.known, self.t)

    @staticmethod
    def _has_more(tree: list[ScoreLine], number: int) -> bool:
        below = number + 1 < len(tree) and tree[number + 1].depth > tree[number].depth
        return below or bool(tree[number].explanation)

    def _drawn(self, line: ScoreLine, key: str, has_more: bool, width: int) -> list[Line]:
        opened = key in self.opened
        mark = ("▾ " if opened else "▸ ") if has_more else "  "
        bar_width = 16 if width >= 70 else 8
        said = f"{points(line.points)} / {points(line.most)}"
        tone: Tone = "strong" if line.depth <= 1 else ""
        name_width = width - bar_width - 20
        row = (
            Span(fit("  " * line.depth + mark + line.label, name_width), tone),
            Span(fit_right(said, 17), tone), Span("  "),
            *(bar_spans(line.points / line.most, bar_width) if line.most else ()),
        )  # fmt: skip
        lines = [Line(row, key)]
        if opened and line.explanation:
            pad = "  " * line.depth + "    "
            lines += [
                Line((Span(pad + text, "dim"),))
                for text in wrap(line.explanation, width - len(pad) - 1)
            ]
        return lines

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        self.opened ^= {event.key}
        self.query_one(PickList).reload()

    def do_again(self) -> None:
        game(self.app).play_again()

    def do_new(self) -> None:
        game(self.app).go_scenarios()

    def do_review(self) -> None:
        game(self.app).show_review(again=True)

    def do_home(self) -> None:
        game(self.app).go_home()


def _told(sections: list[words.ToldSection], opened: Collection[str], width: int) -> Iterator[Line]:
    """Each section under its heading; a line opens to what is said about it."""
    for section in sections:
        yield Line(())
        yield Line(heading(section.title, width))
        for n, one in enumerate(section.told):
            key = f"{section.id} {n}"
            yield from _one(one, key, key in opened, width)


def _one(one: words.Told, key: str, is_open: bool, width: int) -> Iterator[Line]:
    mark = "  " if not one.text else "▾ " if is_open else "▸ "
    first, *rest = wrap(one.title, width - 3)
    yield Line((Span(mark + first),), key)
    yield from (Line((Span(f"  {text}"),)) for text in rest)
    if is_open and one.text:
        yield from (Line((Span(f"    {text}", "dim"),)) for text in wrap(one.text, width - 5))
