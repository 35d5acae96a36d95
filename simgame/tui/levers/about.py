"""The panel beside the lever table: all there is to know about the lever under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.catalogue import Spec
from simgame.plan.observation import ChannelRow
from simgame.tui.cells import Row, Span, pairs, paragraph, wrap
from simgame.tui.levers.by_week import by_week
from simgame.tui.levers.facts import facts, platform_facts
from simgame.tui.levers.results import Results
from simgame.tui.levers.tree import Node
from simgame.tui.levers.working import history, in_transit, working
from simgame.tui.look import chip, titled
from simgame.tui.pages.research_rows import found_by
from simgame.words import value_words

_FIGURES = (
    ("spend", N_("Spent")),
    ("impressions", N_("Impressions")),
    ("engagements", N_("Engagements")),
    ("saves", N_("Saves")),
    ("clicks", N_("Clicks")),
    ("orders", N_("Orders")),
    ("revenue", N_("Revenue")),
    ("joins", N_("Joined")),
)


def about_line(play: Play, results: Results, node: Node | None, t: Texts, width: int) -> list[Row]:
    """The panel for a line of the table: what matters for the next key first."""
    if node is None:
        return paragraph(t("Nothing found. Esc shows every lever again."), width, "dim")
    if node.kind != "lever":
        return list(_about_heading(play, results, node, t, width))
    return list(_about_lever(play, results, node, t, width))


def _about_heading(play: Play, results: Results, node: Node, t: Texts, width: int) -> Iterator[Row]:
    name = words.group_name(node.group, t)
    if node.kind == "platform":
        name = words.id_name(play.scenario, "platforms", node.platform, t)
    yield (chip(node.group, t), Span(f" {name}", "bright bold"))
    week, first = play.observation.round, node.key_spec
    if first.unlock_round > week:
        said = t("This group opens in week {week}.", week=first.unlock_round)
        yield from paragraph(said, width, "warn")
    else:
        yield from paragraph(t("Enter opens or folds it; ↓ goes to its levers."), width, "dim")
    yield ()
    if node.kind == "platform":
        yield from platform_facts(play, node.platform, t, width)
    if play.last is None and node.kind == "group":
        yield titled(t("The brief"), width)
        yield from paragraph(play.scenario.brief.of(t.lang).strip(), width)
    yield from _reported(results.sums(node)[-1:], t, width)
    yield from by_week(results.sums(node), node.group, t, width)
    if play.last is not None and node.kind == "group":
        leaves = words.money(round(results.leaves))
        yield ()
        yield from paragraph(t("An order leaves {money} before marketing.", money=leaves), width)


def _about_lever(play: Play, results: Results, node: Node, t: Texts, width: int) -> Iterator[Row]:
    spec = node.spec
    *above, label = words.lever_parts(play.scenario, spec, t)
    title = " ".join(above) or label
    first, *more = wrap(title, max(width - 3, 8))
    yield (chip(node.group, t), Span(f" {first}", "bright bold"))
    yield from ((Span(f"   {row}", "bright bold"),) for row in more)
    shut = words.why_shut(spec, play.observation.round, t)
    yield from paragraph(shut, width, "warn") if shut else ()
    price = t(" · ").join(filter(None, [label if above else "", words.price_of(play, spec, t)]))
    yield from paragraph(price, width, "dim") if price else ()
    yield ()
    yield from _values(play, node, t, width)
    yield from working(play, spec, t, width)
    yield from history(play, results, spec, t, width)
    yield ()
    yield from paragraph(spec.lever.help.of(t.lang), width)
    if spec.group == "forecast" and play.last is None:
        yield from paragraph(words.practice(t), width, "accent")
    yield ()
    weeks = results.rows(spec.group, spec.keys)
    yield from in_transit(play, spec, t, width, saved=any(week and week.saves for week in weeks))
    if any(weeks):
        yield from _reported(weeks, t, width)
        yield ()
    if spec.group == "research":
        kind = spec.path.rpartition(".")[2]
        yield from paragraph(words.study_terms(play.scenario, kind, t), width)
        yield ()
        yield from found_by(play, kind, t, width)
    yield from facts(play, spec, t, width)
    yield from _bounds(play, spec, t, width)
    if spec.lever.courses:
        yield from paragraph(words.course_points(spec.lever.courses, t), width, "dim")


def _values(play: Play, node: Node, t: Texts, width: int) -> Iterator[Row]:
    spec = node.spec
    value, view = play.value(spec), play.scenario
    now = value_words(spec, value, view, t)
    if spec.unit == "kpi" and spec.path not in play.values:
        now = "—"
    rows = [(t("This week"), now)]
    last = play.last_value(spec)
    if spec.unit == "kpi" and play.last is not None:
        said = words.figure(spec.keys[-1], play.last.kpis.get(spec.keys[-1], 0.0), t)
        rows.append((t("Last week it was"), said))
    elif last is not None:
        rows.append((t("Last week"), value_words(spec, last, view, t)))
    costs = play.sums().costs
    if most := costs.reserved.get(spec.path):
        rows.append((t("Set aside, at most"), words.money(most)))
    elif cost := costs.of_path(spec.path):
        own = not node.detail or spec.path in costs.money
        rows.append((t("Costs") if own else t("The whole order costs"), words.money(cost)))
    yield from pairs(rows, width, "strong")


def _bounds(play: Play, spec: Spec, t: Texts, width: int) -> Iterator[Row]:
    view = play.scenario
    if spec.unit in ("switch", "kpi"):
        return
    if spec.unit == "choice":
        names = " / ".join(value_words(spec, choice, view, t) for choice in spec.choices)
        yield from paragraph(names, width, "dim")
        return
    numbers = (spec.lever.low, spec.lever.high, spec.lever.step)
    low, high, step = (value_words(spec, v, view, t) for v in numbers)
    said = t("From {low} to {high}: ← → go by {step}, typed values hold as they are.", low=low,
             high=high, step=step)  # fmt: skip
    yield from paragraph(said, width, "dim")
    cap = play.sums().cap
    if spec.unit == "fen" and spec.group != "forecast" and spec.lever.high > cap:
        money = words.money(cap)
        yield from paragraph(t("This week has {money} for everything.", money=money), width, "dim")


def _reported(weeks: Sequence[ChannelRow | None], t: Texts, width: int) -> Iterator[Row]:
    """What was reported last week; nothing before anything was."""
    if not weeks:
        return
    yield titled(t("Last week, as reported"), width)
    if weeks[-1] is None:
        yield from paragraph(t("Nothing was reported."), width, "dim")
    else:
        yield from _figures(weeks[-1], t, width)


def _figures(row: ChannelRow, t: Texts, width: int) -> Iterator[Row]:
    rows = []
    for name, label in _FIGURES:
        value = getattr(row, name)
        if value:
            said = words.money(value) if name in ("spend", "revenue") else words.count(value)
            rows.append((t(label), said))
    yield from pairs(rows, width)
