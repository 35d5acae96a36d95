"""One line of the lever table: name, value, bar, change against last week, and a hint."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.lever_steps import fullness
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.tui.cells import Row, Span, Tone, bar_spans, fit, fit_right
from simgame.tui.levers.facts import hint
from simgame.tui.levers.tree import Node
from simgame.tui.levers.typing import CARET, shown
from simgame.words import lever_parts, value_words

SAME, UP, DOWN, OTHER = "=", "▲", "▼", "≠"
WITHIN = " › "


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns in cells, with a gap between them; `hint` is 0 where there is no room."""

    name: int
    value: int
    bar: int
    change: int
    hint: int

    @classmethod
    def within(cls, width: int, *, whole: bool = False) -> Widths:
        """The columns for a table of `width` cells; `whole` names leave room for little else."""
        narrow = width < 66
        value, bar, change, hint_width = (9, 6, 7, 0) if narrow or whole else (11, 10, 8, 16)
        if narrow and whole:
            value, bar, change = 13, 0, 0
        gaps = 3 if narrow else 4
        name = max(width - value - bar - change - hint_width - gaps, 8)
        return cls(name, value, bar, change, hint_width)

    @property
    def indent(self) -> str:
        """How far each level of headings moves a line in."""
        return "  " if self.hint else " "

    @property
    def bar_start(self) -> int:
        """The first cell of the bar."""
        return self.name + 1 + self.value + 1


@dataclass(frozen=True, slots=True)
class Look:
    """What a line is drawn with: the play, the language, the columns and what is open."""

    play: Play
    t: Texts
    widths: Widths
    opened: frozenset[str]


def heading_row(look: Look, node: Node) -> Row:
    """A group or platform: its money and its share of what is planned."""
    w, sums = look.widths, look.play.sums()
    fen = sums.costs.of_path(node.group) if node.kind == "group" else _of_platform(look, node)
    locked = opens_in(look, node)
    if locked:
        name = f"{_indent(look, node)}  {node_name(look, node)}"
        return (Span(f"{name} · {locked}", "dim"),)
    share = fen / sums.costs.total if sums.costs.total else 0.0
    tone: Tone = "title" if node.kind == "group" else ""
    name, more = _named(look, node, w.name)
    return (
        Span(name, tone),
        Span(fit(more, w.name + 1 - cell_len(name)), "dim"),
        Span(fit_right(words.money(fen) if fen else "", w.value), tone),
        Span(" " + fit(words.share(round(share, 2)) if fen else "", w.bar), "dim"),
    )


def _of_platform(look: Look, node: Node) -> int:
    costs = look.play.sums().costs
    return sum(costs.of_path(entry) for entry in {s.path.rpartition(".")[0] for s in node.specs})


def lever_row(look: Look, node: Node, entry: str | None = None, *, whole: bool = False) -> Row:
    """A lever; `entry` is what is being typed for it. `whole` writes its name in full."""
    w, spec = look.widths, node.spec
    value = look.play.value(spec)
    locked = opens_in(look, node)
    changed = spec.path in look.play.draft.changed
    name_tone: Tone = "dim" if locked else "strong" if changed else ""
    name = _whole_name(look, node, w.name) if whole else _named(look, node, w.name)
    row = [
        Span(name[0], name_tone),
        Span(fit(name[1], w.name - cell_len(name[0]) + 1), "dim"),
        *_values(look, spec, value, entry, locked),
    ]
    if w.hint:
        row.append(Span(" " + fit(hint(look.play, spec, look.t), w.hint), "dim"))
    return tuple(row)


def node_name(look: Look, node: Node) -> str:
    """The name of a line, without that of the headings above it."""
    return _names(look, node)[0]


def _names(look: Look, node: Node) -> list[str]:
    """What names a line, the most telling first; the rest is shown where there is room."""
    if node.kind == "group":
        entry = next((n for n in node.below if n.spec.keys and n.spec.unit != "kpi"), None)
        main = [entry.spec.lever.label.of(look.t.lang)] if entry else []
        return [words.group_name(node.group, look.t), *main]
    if node.kind == "platform":
        return [words.id_name(look.play.scenario, "platforms", node.platform, look.t)]
    *ids, label = lever_parts(look.play.scenario, node.spec, look.t)
    if node.detail:
        return [label]
    if node.group == "kol" and node.depth == 1:
        kol = look.play.scenario.kols[node.spec.keys[0]]
        return [*ids, words.id_name(look.play.scenario, "platforms", kol.platform, look.t)]
    under_platform = node.group == "content" and node.depth > 1
    return (ids[1:] if under_platform else ids) or [label]


def _named(look: Look, node: Node, width: int) -> tuple[str, str]:
    """The name with its fold mark, and what else there is to say where there is room."""
    mark = "▾ " if node.key in look.opened else "▸ "
    first, *rest = _names(look, node)
    name = fit_name(_indent(look, node) + (mark if node.below else "  ") + first, width)
    left = width - cell_len(name)
    more = ""
    for text in rest:
        if cell_len(more) + cell_len(text) + 3 > left:
            break
        more += f" · {text}"
    return name, more


def _whole_name(look: Look, node: Node, width: int) -> tuple[str, str]:
    """What it belongs to, then its name, for a list without headings: `抖音 › 短视频 › 数量`.

    Where there is no room for both, what it belongs to is cut.
    """
    *ids, label = lever_parts(look.play.scenario, node.spec, look.t)
    above = WITHIN.join(ids or [words.group_name(node.group, look.t)])
    last = fit_name(f"{WITHIN}{label}", max(width - 10, 8))
    return f"{fit_name(above, width - cell_len(last))}{last}", ""


def fit_name(name: str, width: int) -> str:
    """A name of at most `width` cells."""
    return name if cell_len(name) <= width else fit(name, width)


def _indent(look: Look, node: Node) -> str:
    return look.widths.indent * node.depth


def _values(look: Look, spec: Spec, value: Value, entry: str | None, locked: str) -> list[Span]:
    """Value, bar and change; a choice with a long name takes the place of the others."""
    w = look.widths
    whole = w.value + w.bar + w.change + 2
    if entry is not None and cell_len(entry) >= w.value:
        return [Span(fit_right(_tail(f"{shown(entry)}{CARET}", whole), whole), "entry")]
    if locked:
        room = w.bar + w.change + 2
        return [_value_span(look, spec, value, entry), Span(fit(f" {locked}", room), "dim")]
    change = [Span(" "), _change(look, spec, value)]
    if isinstance(value, str):
        text = value_words(spec, value, look.play.scenario, look.t)
        if cell_len(text) > w.value + 1 + w.bar:
            return [Span(fit_right(text, whole))]
        if cell_len(text) > w.value:
            return [Span(fit_right(text, w.value + 1 + w.bar)), *change]
    bar = _bar(look, spec, value)
    return [_value_span(look, spec, value, entry), Span(" "), *bar, *change]


def _value_span(look: Look, spec: Spec, value: Value, entry: str | None) -> Span:
    w = look.widths.value
    if entry is not None:
        return Span(fit_right(f"{shown(entry)}{CARET}", w), "entry")
    unset = spec.unit == "kpi" and spec.path not in look.play.values
    text = "—" if unset else value_words(spec, value, look.play.scenario, look.t)
    still = unset or (value == spec.neutral and not isinstance(value, str))
    return Span(fit_right(text, w), "dim" if still else "")


def _tail(text: str, width: int) -> str:
    """The end of a text, where one types."""
    cut = text
    while cell_len(cut) > width:
        cut = f"…{cut[2:]}"
    return cut


def _bar(look: Look, spec: Spec, value: Value) -> Row:
    width = look.widths.bar
    if spec.unit == "switch":
        return (Span(fit("[x]" if value else "[ ]", width), "bar" if value else "dim"),)
    if isinstance(value, str):
        place = spec.choices.index(value) if value in spec.choices else 0
        return (Span(fit(f"‹{place + 1}/{len(spec.choices)}›", width), "dim"),)
    if spec.unit == "kpi":
        last = look.play.last.kpis.get(spec.keys[-1], 0.0) if look.play.last else 0.0
        return bar_spans(float(value) / (2 * last) if last > 0 else 0.0, width)
    return bar_spans(fullness(spec, value, look.play.bar_top(spec)), width)


def _change(look: Look, spec: Spec, value: Value) -> Span:
    width = look.widths.change
    before = look.play.last_value(spec)
    if before is None or spec.unit == "kpi":
        return Span(" " * width)
    if value == before:
        return Span(fit(SAME, width), "dim")
    if isinstance(value, str) or isinstance(before, str) or spec.unit == "switch":
        return Span(fit(OTHER, width), "accent")
    mark = UP if value > before else DOWN
    return Span(fit(f"{mark}{_size(spec, abs(value - before), look.t)}", width), "accent")


def _size(spec: Spec, size: float, t: Texts) -> str:
    if spec.unit == "fen":
        return words.money_short(size, t)
    return words.share(size) if spec.unit == "share" else f"{size:g}"


def opens_in(look: Look, node: Node) -> str:
    """When a locked line opens, or that it is too late; empty when it is open."""
    return words.shut_short(node.key_spec, look.play.observation.round, look.t)
