"""Scenarios to choose from: a line or two for each, and all that is worth knowing of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rich.cells import cell_len

from simgame import words
from simgame.authoring.difference.changes import changes
from simgame.authoring.difference.words import Words
from simgame.game.offered_levers import catalogue_of
from simgame.locale import N_, Texts
from simgame.profile import Profile
from simgame.scenario import Loaded, public_view
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, paragraph, width_of, wrap
from simgame.tui.front.home_lists import GRADES
from simgame.tui.look import titled
from simgame.tui.names import level_name
from simgame.tui.pages.goal_table import goal_table
from simgame.tui.people_rows import people_rows

_STEPS = 5
_PITCH = 4  # rows of the brief, however low the window is
_BEST = 6  # cells of a score and its grade
_INDENT = 7  # cells before what a scenario is about
_ROOMY = 40  # cells from which on a row says how long a scenario is
_TAGS = {
    "launch": N_("launch"), "food": N_("food"), "beauty": N_("beauty"),
    "private": N_("own traffic"), "finance": N_("finance"), "community": N_("community"),
    "tutorial": N_("tutorial"),
}  # fmt: skip
_BOTS = ("planner", "greedy_roi", "even_split", "random")
# What makes a scenario harder, and from how much on (game assumption): lever groups, rivals.
_MANY_GROUPS, _MANY_RIVALS = (5, 9, 12), 3
_TOLD_ELSEWHERE = ("goals", "budget", "brief", "levels")


def difficulty(scenario: Scenario) -> int:
    """1 to 5, by how much there is to decide, how long, against whom, and under which rules."""
    groups = {spec.group for spec in catalogue_of(scenario).specs}
    steps = sum(len(groups) >= many for many in _MANY_GROUPS)
    steps += scenario.product.regulated + (len(scenario.rivals) >= _MANY_RIVALS)
    return min(1 + steps - (scenario.rounds <= 4 and steps > 0), _STEPS)


def first_sentence(scenario: Scenario, t: Texts) -> str:
    """The first sentence of the brief."""
    line = scenario.brief.of(t.lang).strip().partition("\n")[0]
    return line.partition("。")[0] if t.lang == "zh" else line.partition(". ")[0].rstrip(".")


def list_lines(
    loaded: Mapping[str, Loaded], profile: Profile, t: Texts, width: int, *, hooks: int
) -> list[Line]:
    """The scenarios, the easiest first, with at most so many lines each of what it is about."""
    playable = {name: one for name, one in loaded.items() if one.playable}
    order = sorted(playable, key=lambda name: (difficulty(playable[name].scenario), name))
    lines = [Line((Span(fit(f" {t('difficulty')}", max(width - 10, 0)), "dim"),
                   Span(fit_right(t("your best"), 10), "dim")))]  # fmt: skip
    for name in order:
        one = playable[name].scenario
        first, *more = _rows(name, one, profile, t, width)
        lines += [Line(first, name), *map(Line, more)]
        if hooks:
            told = paragraph(first_sentence(one, t), width - _INDENT, "dim", most=hooks)
            lines += [Line((Span(" " * _INDENT), *row)) for row in told]
    broken = sorted(loaded.keys() - playable.keys())
    return [*lines, *(Line((Span(fit(f" ! {name}", width), "bad"),), name) for name in broken)]


def _rows(name: str, one: Scenario, profile: Profile, t: Texts, width: int) -> list[Row]:
    """How hard it is, its title (in as many rows as that takes), its weeks, and one's best."""
    best = max((b.best.result for (n, _), b in profile.bests.items() if n == name),
               key=lambda result: result.total, default=None)  # fmt: skip
    none = "" if profile.waiting else f" {t('new')}"  # it may have been played all the same
    said = f" {best.total} {best.grade}" if best else none
    tone = GRADES.get(best.grade, "text") if best else "accent"
    weeks = fit(t("{n} wk", n=one.rounds), 7) if width >= _ROOMY else ""
    right = _BEST if width >= _ROOMY else cell_len(said)
    room = max(width - _STEPS - 2 - cell_len(weeks) - right, 6)
    title, *more = wrap(one.title.of(t.lang), room)
    first: Row = (
        Span(" "), *bar_spans(difficulty(one) / _STEPS, _STEPS, "gold"),
        Span(" " + fit(title, room), "bright"),
        Span(weeks, "dim"), Span(fit_right(said, right), f"{tone} bold"),
    )  # fmt: skip
    return [first, *((Span(" " * (_STEPS + 2)), Span(row, "bright")) for row in more)]


def about_rows(
    base: Loaded, one: Loaded, levels: list[str], profile: Profile, t: Texts, size: tuple[int, int]
) -> list[Row]:
    """All about a scenario at a level: `base` is it at its usual one.

    Of the rows that a `size` has to spare, people take a second one each, and the brief the rest.
    """
    (width, height), scenario = size, one.scenario
    rows: list[Row] = [(), *_levels(base, one, levels, t, width), ()]
    rows += goal_table(scenario, t, width)
    rows += [(), *_to_beat(base.scenario.id, one, profile, t, width), ()]
    spare = height - 2 - _PITCH - len(rows) - 1 - len(scenario.personas)
    each = 1 + max(min(spare // max(len(scenario.personas), 1), 2), 0)
    people = people_rows(scenario, t, width, each)
    room = max(height - 2 - len(rows) - len(people), _PITCH)
    pitch = paragraph(scenario.brief.of(t.lang).strip(), width, most=room)
    return [_title(scenario, t, width), (), *pitch, *rows, *people]


def _title(scenario: Scenario, t: Texts, width: int) -> Row:
    tags = [t(_TAGS[tag]) for tag in scenario.tags if tag in _TAGS]
    there = sum(rival.enters == 1 for rival in scenario.rivals.values())
    rivals = t.plural("{n} rival", "{n} rivals", there)
    row: Row = (Span(scenario.title.of(t.lang), "bright bold"), Span("  "))
    for tag in [*tags, rivals]:
        piece = (Span(f" {tag} ", "bg on support"), Span(" "))
        if width_of((*row, *piece)) <= width:
            row = (*row, *piece)
    return row


def _levels(base: Loaded, one: Loaded, levels: list[str], t: Texts, width: int) -> list[Row]:
    head: Row = (Span(fit(t("Level"), 8), "dim"), Span("‹ ", "dim"))
    names = {level: level_name(level, t, one.level_titles.get(level)) for level in levels}
    row = head
    for level, name in names.items():
        row = (*row, Span(f" {name} ", "bg bold on brand" if level == one.level else ""), Span(" "))
    row = (*row, Span("›", "dim"))
    if width_of(row) > width and one.level in names:
        place = f"› {levels.index(one.level) + 1} / {len(levels)}"
        row = (*head, Span(f" {names[one.level]} ", "bg bold on brand"), Span(f" {place}", "dim"))
    return [row, *_what_changes(base, one, t, width)]


def _what_changes(base: Loaded, one: Loaded, t: Texts, width: int) -> list[Row]:
    """What a level changes, as far as a player may know it before."""
    scenario = one.scenario
    total, most = (words.money_short(fen, t)
                   for fen in (scenario.budget.total, scenario.budget.per_round))  # fmt: skip
    money = t("{total} in all, {most} a week at most", total=total, most=most)
    if base.level == one.level:
        return [(Span(" " * 8), Span(fit(money, max(width - 8, 0)), "dim"))]
    say = Words(base.scenario, scenario, t)
    seen = (_seen(base), _seen(one))
    told = [say.whole(c) for c in changes(*seen) if c.path[0] not in _TOLD_ELSEWHERE]
    hidden = t("Rivals and events differ too: that shows in play.")
    lines = wrap(" · ".join([money, *told[:8]]), width - 8)[:3] + wrap(hidden, width - 8)[:1]
    return [
        (Span(" " * 8), Span(line, "warn" if n == 0 else "dim")) for n, line in enumerate(lines)
    ]


def _seen(one: Loaded) -> Loaded:
    return replace(one, model=public_view(one.scenario))


def _to_beat(name: str, one: Loaded, profile: Profile, t: Texts, width: int) -> list[Row]:
    """What bots score here, and you."""
    found: list[tuple[float, str, str]] = []
    if one.anchors is not None and one.anchors.scenario == one.fingerprint:
        found = [(one.anchors.means[bot], words.bot_name(bot, t), "dim") for bot in _BOTS
                 if bot in one.anchors.means]  # fmt: skip
    best = profile.bests.get((name, one.level))
    if best is not None:
        said = t.plural("you", "you, best of {n}", best.times)
        found.append((float(best.best.result.total), said, "gold"))
    if not found:
        return [
            titled(t("To beat"), width),
            (Span(t("No bot has been measured here yet."), "dim"),),
        ]
    room = max(width - 18 - 7, 8)
    rows: list[Row] = [titled(t("To beat"), width)]
    for score, label, tone in sorted(found, reverse=True):
        rows.append((Span(fit(label, 18), "gold bold" if tone == "gold" else ""),
                     *bar_spans(score / 1000, room, tone),
                     Span(fit_right(str(round(score)), 6), "bright bold")))  # fmt: skip
    return rows
