"""One line of the lever table: name, value, bar, change against last week, and what it brought."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len

from simgame import words
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.tui.cells import Row, Span, Tone, fit, fit_right, spark, width_of
from simgame.tui.levers.facts import hint
from simgame.tui.levers.tree import Node
from simgame.tui.levers.value_cells import value_spans
from simgame.tui.levers.widths import Look, Widths
from simgame.tui.look import chip, hue
from simgame.tui.short_names import within
from simgame.words import lever_parts

WITHIN = " › "


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
    value = Span(fit_right(words.money(fen) if fen else "", w.value), "strong" if is_group else "")
    room = w.name - used - cell_len(folded)
    called = within(look.play.scenario, node_name(look, node), room - cell_len(before), look.t)
    name, _, value = _beside(lambda room: (fit_name(before + called, room), ""), value, room)
    spare = max(w.name + 1 - used - cell_len(name), cell_len(folded))
    return (
        *head,
        Span(name, tone),
        Span(fit(folded, spare), "dim"),
        value,
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
        dear = found.is_dear(look.results.leaves)
        each = "—" if found.each is None else words.money_short(found.each, t)
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
    naming = _whole_name if whole else _named
    values = value_spans(look, spec, value, entry, locked)
    head: Row = (chip(node.group, look.t), Span(" ")) if whole else ()
    room = w.name - width_of(head)
    name, more, values[0] = _beside(lambda room: naming(look, node, room), values[0], room)
    row = (
        *head,
        Span(name, name_tone),
        Span(fit(more, max(room - cell_len(name) + 1, 0)), "dim"),
        *values,
    )
    if spec.unit == "kpi":
        return (*row, *_forecast_help(look, spec))
    results = _results(look, node)
    has_room = len(values) > 1  # a long choice, or a long value that is typed, takes it all
    if results or value != spec.neutral or locked or w.bar == 0 or not has_room:
        return (*row, *results)
    room = w.change + w.spent + w.orders if w.spent else 0
    return (*row[:-1], Span(fit(hint(look.play, spec, look.t), room), "dim")) if room else row


def _beside(
    naming: Callable[[int], tuple[str, str]], value: Span, width: int
) -> tuple[str, str, Span]:
    """A name of `width` cells before a value; a long one takes the value's blanks as well."""
    name, more = naming(width)
    blanks = len(value.text) - len(value.text.lstrip(" "))
    if not name.rstrip().endswith("…") or not blanks:
        return name, more, value
    longer, _ = naming(width + blanks)  # and one blank is left between them
    taken = max(cell_len(longer) - width - 1, 0)
    return longer, "", Span(value.text[taken:], value.tone)


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
    before = _indent(look, node) + (mark if node.below else "  ")
    first = within(look.play.scenario, first, width - cell_len(before), look.t)
    name = fit_name(before + first, width)
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
    above = within(look.play.scenario, above, width - cell_len(last), look.t)
    return f"{fit_name(above, width - cell_len(last))}{last}", ""


def fit_name(name: str, width: int) -> str:
    """A name of at most `width` cells."""
    return name if cell_len(name) <= width else fit(name, width)


def _indent(look: Look, node: Node) -> str:
    return look.widths.indent * node.depth


def opens_in(look: Look, node: Node) -> str:
    """When a locked line opens, or that it is too late; empty when it is open."""
    return words.shut_short(node.key_spec, look.play.observation.round, look.t)
