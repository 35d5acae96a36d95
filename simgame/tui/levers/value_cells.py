"""What stands right of a lever's name: its value, a bar, and the change against last week."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.lever_steps import fullness
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.tui.cells import Row, Span, bar_spans, fit, fit_right
from simgame.tui.levers.typing import CARET, ending, shown
from simgame.tui.levers.widths import Look
from simgame.tui.look import hue
from simgame.words import value_words

SAME, UP, DOWN, OTHER = "=", "▲", "▼", "≠"


def value_spans(look: Look, spec: Spec, value: Value, entry: str | None, locked: str) -> list[Span]:
    """Value, bar and change; a choice with a long name takes the place of the others."""
    w = look.widths
    whole = w.value + w.bar + w.change + 2
    if entry is not None and cell_len(entry) >= w.value:
        return [Span(fit_right(ending(f"{shown(entry)}{CARET}", whole), whole), "entry")]
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
