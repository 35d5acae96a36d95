"""One line of the lever table: name, value, bar, change against last week, and what it brought."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.lever_steps import fullness
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.tui.cells import Row, Span, Tone, bar_spans, fit, fit_right, spark, width_of
from simgame.tui.levers.facts import hint
from simgame.tui.levers.results import Results
from simgame.tui.levers.tree import Node
from simgame.tui.levers.typing import CARET, shown
from simgame.tui.look import chip, hue
from simgame.words import lever_parts, value_words

SAME, UP, DOWN, OTHER = "=", "▲", "▼", "≠"
WITHIN = " › "


# A value stands never further from its name than this.
_MOST_NAME, _MOST_BAR = 34, 24
_SPENT, _ORDERS, _EACH, _TREND = 10, 8, 10, 9


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns in cells, with a gap before each; 0 where there is no room for one.

    `spent`, `orders`, `each` and `trend` tell of last week.
    """

    name: int
    value: int
    bar: int
    change: int
    spent: int = 0
    orders: int = 0
    each: int = 0
    trend: int = 0

    @classmethod
    def within(cls, width: int, *, whole: bool = False) -> Widths:
        """The columns for a table of `width` cells; `whole` names leave no room for results."""
        narrow = width < _WITH_RESULTS
        if narrow and whole:
            return cls(max(width - 14, 8), 13, 0, 0)
        value, bar, change = (9, 8, 7) if narrow else (10, 8, 8)
        if narrow or whole:
            return cls(max(width - value - bar - change - 3, 8), value, bar, change)
        results = {"spent": _SPENT, "orders": _ORDERS}
        fixed = value + bar + change + 3 + _SPENT + _ORDERS
        if width >= _WITH_EACH:
            results["each"] = _EACH
        if width >= _WITH_TREND:
            results["trend"] = _TREND
        name = width - fixed - results.get("each", 0) - results.get("trend", 0)
        wider = min(max(name - _MOST_NAME, 0), _MOST_BAR - bar)
        return cls(min(name - wider, _MOST_NAME), value, bar + wider, change, **results)

    @property
    def indent(self) -> str:
        """How far each level of headings moves a line in."""
        return "  "

    @property
    def bar_start(self) -> int:
        """The first cell of the bar."""
        return self.name + 1 + self.value + 1


# The widths of a table from which on it has results, cost per order, and the trend.
_WITH_RESULTS, _WITH_EACH, _WITH_TREND = 72, 92, 104


@dataclass(frozen=True, slots=True)
class Look:
    """What a line is drawn with: the play, the language, the columns, what is open, results."""

    play: Play
    t: Texts
    widths: Widths
    opened: frozenset[str]
    results: Results


def column_names(t: Texts, w: Widths) -> Row:
    """The row over the table."""
    against = fit(" " + t("vs last"), w.change + 1) if w.change else ""
    names = [fit("   " + t("Lever"), w.name + 1), fit_right(t("this week"), w.value),
             " " * (w.bar + 1), against]  # fmt: skip
    if w.spent:
        names += [fit_right(t("spent last"), w.spent), fit_right(t("orders"), w.orders)]
    if w.each:
        names.append(fit_right(t("per order"), w.each))
    if w.trend:
        names.append(fit_right(t("trend"), w.trend))
    return (Span("".join(names), "dim"),)


def heading_row(look: Look, node: Node) -> Row:
    """A group or platform: its money and its share of what is planned."""
    w, sums = look.widths, look.play.sums()
    is_group = node.kind == "group"
    fen = sums.costs.of_path(node.group) if is_group else _of_platform(look, node)
    share = fen / sums.costs.total if sums.costs.total else 0.0
    tone: Tone = f"{hue(node.group)} bold" if is_group else ""
    head: Row = (chip(node.group, look.t), Span(" ")) if is_group else ()
    used = width_of(head)
    folded = "" if node.key in look.opened else f" +{len(node.below)}"
    before = "" if is_group else _indent(look, node) + ("- " if not folded else "+ ")
    name = fit_name(before + node_name(look, node), w.name - used - cell_len(folded))
    spare = w.name + 1 - used - cell_len(name)
    return (
        *head,
        Span(name, tone),
        Span(fit(folded, spare), "dim"),
        Span(fit_right(words.money(fen) if fen else "", w.value), "strong" if is_group else ""),
        Span(" " + fit(words.share(round(share, 2)) if fen else "", w.bar), "dim"),
        Span(" " * (w.change + 1)),
        *_results(look, node, strong=is_group),
    )


def _results(look: Look, node: Node, *, strong: bool = False) -> Row:
    """What the line brought last week, in as many columns as there are."""
    w, t = look.widths, look.t
    if not w.spent:
        return ()
    found = look.results.of(node)
    if found is None:
        return ()
    tone = "bright bold" if strong and found.orders else "" if found.orders else "dim"
    spent = words.money(found.spend) if found.spend else "—"
    spans = [Span(fit_right(spent, w.spent), "dim"),
             Span(fit_right(words.count(found.orders), w.orders), tone)]  # fmt: skip
    if w.each:
        dear = found.each is not None and found.each > look.results.leaves
        each = "—" if found.each is None else words.money_short(round(found.each, -2), t)
        spans.append(Span(fit_right(f"{each} !" if dear else each, w.each), "bad" if dear else ""))
    if w.trend:
        drawn = spark(found.weeks[-w.trend + 1 :])
        spans.append(Span(fit_right(drawn, w.trend), hue(node.group)))
    return tuple(spans)


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
    row = (
        Span(name[0], name_tone),
        Span(fit(name[1], w.name - cell_len(name[0]) + 1), "dim"),
        *_values(look, spec, value, entry, locked),
    )
    if spec.unit == "kpi":
        return (*row, *_forecast_help(look, spec))
    results = _results(look, node)
    if results or value != spec.neutral or locked or w.bar == 0:
        return (*row, *results)
    room = w.change + w.spent if w.spent else 0
    return (*row[:-1], Span(fit(hint(look.play, spec, look.t), room), "dim")) if room else row


def _forecast_help(look: Look, spec: Spec) -> Row:
    """What stands beside a forecast in place of results: last week's figure."""
    room = look.widths.spent + look.widths.orders - 2
    return (Span("  " + fit(hint(look.play, spec, look.t), room), "dim"),) if room > 0 else ()


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
    mark = "- " if node.key in look.opened else "+ "
    first, *rest = _names(look, node)
    name = fit_name(_indent(look, node) + (mark if node.below else "  ") + first, width)
    left = width - cell_len(name)
    more = ""
    for text in rest:
        if cell_len(more) + cell_len(text) + 1 > left:
            break
        more += f" {text}"
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
    return Span(fit_right(text, w), "dim" if still else "bold")


def _tail(text: str, width: int) -> str:
    """The end of a text, where one types."""
    cut = text
    while cell_len(cut) > width:
        cut = f"…{cut[2:]}"
    return cut


def _bar(look: Look, spec: Spec, value: Value) -> Row:
    width = look.widths.bar
    if spec.unit == "switch":
        return (Span(fit("[x]" if value else "[ ]", width), hue(spec.group) if value else "dim"),)
    if isinstance(value, str):
        place = spec.choices.index(value) if value in spec.choices else 0
        return (Span(fit(f"‹{place + 1}/{len(spec.choices)}›", width), "dim"),)
    if spec.unit == "kpi":
        last = look.play.last.kpis.get(spec.keys[-1], 0.0) if look.play.last else 0.0
        return bar_spans(float(value) / (2 * last) if last > 0 else 0.0, width, hue(spec.group))
    return bar_spans(fullness(spec, value, look.play.bar_top(spec)), width, hue(spec.group))


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
