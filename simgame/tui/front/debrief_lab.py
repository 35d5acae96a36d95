"""Pages 2 to 4 of the debrief, which take seasons played again: causes, luck, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean, quantiles

from rich.cells import cell_len

from simgame import pages, words
from simgame.lab.why import RIVALS, Causes, Examined, LuckBand, Move, Returns, WhatIf, WhatIfs, Why
from simgame.locale import N_, Texts
from simgame.plan.catalogue import Catalogue
from simgame.scenario.schema import Scenario
from simgame.tui.cells import (
    Line,
    Row,
    Span,
    bar_spans,
    beside,
    fit,
    fit_right,
    heading,
    paragraph,
    width_of,
)  # fmt: skip
from simgame.tui.look import Step, chip, histogram, hue, on_ground, tag, titled, waterfall
from simgame.tui.symbols import becomes

_NAME, _SIDE = 18, 40
_WIDE = 110
_KINDS = {
    "undo": N_("left as it was"), "half": N_("half of it"), "double": N_("twice as much"),
    "earlier": N_("a week earlier"),
}  # fmt: skip
# A return that platforms report so many times too high is called over-credited.
_OVER = 1.3


def shown_kpis(why: Why, view: Scenario) -> list[str]:
    """The figures whose causes can be looked at: the score, then the goals that made it."""
    found = [causes.kpi for causes in why.causes]
    order = ["score", *view.goals]
    return sorted(found, key=lambda kpi: order.index(kpi) if kpi in order else len(order))


def cause_lines(
    why: Why, kpi: str, view: Scenario, t: Texts, width: int, even: float | None = None
) -> list[Line]:
    """The waterfall of one figure, and beside or below it reported against true returns.

    `even` is the return at which nothing is lost.
    """
    causes = pages.as_written(why.of(kpi))
    name = t("the score") if kpi == "score" else words.kpi_name(kpi, t)
    said = t("Each part: this group taken away on the same luck, and what is lost by that.")
    head: list[Row] = [(), (Span(t("Where {figure} came from", figure=name), "bright bold"),
                            Span("   " + t("f shows another figure"), "dim")),
                       *paragraph(said, width, "dim"), ()]  # fmt: skip
    room = width - _SIDE - 3 if width >= _WIDE else width
    goal = view.goals.get(kpi)
    fall = _waterfall(causes, goal.target if goal else None, t, room)
    side = _returns(why, even, t, _SIDE if width >= _WIDE else width)
    rows = beside(fall, side, room) if width >= _WIDE else [*fall, (), *side]
    return [Line(row) for row in [*head, *rows]]


def _waterfall(causes: Causes, target: float | None, t: Texts, width: int) -> list[Row]:
    steps = [
        Step(_named("", t("did nothing"), t), causes.base, "dim", _value(causes, causes.base, 0, t))
    ]
    parts = sorted((p for p in causes.parts if p.value), key=lambda part: -part.value)
    if causes.rivals.value:
        parts = [*parts, causes.rivals]
    for part in parts:
        label = words.group_words(part.group, t)
        tone = "bad" if part.value < 0 else hue(part.group) if part.group != RIVALS else "dim"
        head = _named(part.group, label, t)
        steps.append(
            Step(head, part.value, tone, _value(causes, part.value, part.error, t), part.error)
        )
    steps.append(Step(_named("", "= " + t("in all"), t), causes.reached, "bright",
                      _value(causes, causes.reached, 0, t, signed=False), total=True))  # fmt: skip
    bar = max(width - _NAME - 3 - 22, 16)
    drawn = list(waterfall(steps, bar, target))
    if target is None:
        return drawn
    said = t("target {value}", value=_figure(causes.kpi, target, t))
    place = next((n for n, sign in enumerate(_text(drawn[0])) if sign == "┊"), -1)
    ahead = max(min(place, width - 12) - cell_len(said) // 2, 0)
    return [(Span(" " * ahead + said, "accent"),), *drawn]


def _text(row: Row) -> str:
    """A row as one character a cell."""
    return "".join(sign + " " * (cell_len(sign) - 1) for span in row for sign in span.text)


def _named(group: str, label: str, t: Texts) -> Row:
    mark = Span("  ") if group in ("", RIVALS) else chip(group, t)
    return mark, Span(fit(f" {label}", _NAME + 1))


def _value(causes: Causes, value: float, error: float, t: Texts, *, signed: bool = True) -> Row:
    said = _figure(causes.kpi, value, t, short=False)  # in full, so that one can add them up
    if signed and value > 0:
        said = "+" + said
    off = " ±" + _figure(causes.kpi, error, t) if error else ""
    return Span(fit_right(said, 11), "bad" if value < 0 else "bright bold"), Span(
        fit(off, 10), "dim"
    )


def _figure(kpi: str, value: float, t: Texts, *, short: bool = True) -> str:
    return words.count(round(value)) if kpi == "score" else words.figure(kpi, value, t, short=short)


def _returns(why: Why, even: float | None, t: Texts, width: int) -> list[Row]:
    """What platforms report for each yuan, and what it truly brought, most over-credited first."""
    known = [one for one in why.returns if one.reported_roas and one.incremental_roas is not None]
    if not known:
        return []
    ordered = sorted(known, key=_over, reverse=True)
    rows: list[Row] = [(Span(" " + t("As reported, and as it was"), "title"),),
                       (Span(" " + t("net revenue for each ¥1"), "dim"),)]  # fmt: skip
    top = max([_most(one) for one in ordered] + [1e-9])
    longest = max(cell_len(words.group_words(one.group, t)) for one in ordered[:6])
    for one in ordered[:6]:
        rows += _pair(one, top, t, width, longest + 2)
    if even:
        said = t("Below {even} for each ¥1 money is lost.", even=words.points(even))
        rows += [(Span(" "), *row) for row in paragraph(said, width - 2)]
    rows += _over_credited(ordered[0], t, width)
    return [on_ground(row, width, "surface") for row in rows]


def _over(one: Returns) -> float:
    return (one.reported_roas or 0.0) / max(one.incremental_roas or 0.0, 0.05)


def _most(one: Returns) -> float:
    return max(one.reported_roas or 0.0, one.incremental_roas or 0.0)


def _pair(one: Returns, top: float, t: Texts, width: int, name: int) -> Iterator[Row]:
    room = max(width - 2 - name - 6 - 7, 6)
    reported, true = one.reported_roas or 0.0, one.incremental_roas or 0.0
    yield (Span(" "), chip(one.group, t), Span(fit(f" {words.group_words(one.group, t)}", name)),
           Span(fit(t("told"), 6), "dim"), *bar_spans(reported / top, room, "dim"),
           Span(fit_right(f"{reported:.1f}", 6), "dim"))  # fmt: skip
    yield (Span(" " * (name + 3)), Span(fit(t("true"), 6)),
           *bar_spans(max(true, 0.0) / top, room, hue(one.group)),
           Span(fit_right(f"{true:.1f}", 6), "bright bold"))  # fmt: skip


def _over_credited(one: Returns, t: Texts, width: int) -> list[Row]:
    true = one.incremental_roas or 0.0
    if (one.reported_roas or 0.0) < _OVER * max(true, 0.05):
        return []
    name = words.group_words(one.group, t)
    if true <= 0:
        said = t("{group} takes the credit, and brought nothing", group=name)
    else:
        said = t(
            "{group} is credited with {times} times what it brought",
            group=name,
            times=f"{_over(one):.1f}",
        )
    why = t("Reports credit the last click, also of those who would have bought anyway.")
    first, *more = paragraph(said, width - 5, "warn bold")
    return [(), (Span(" "), tag("!", "warn"), Span(" "), *first),
            *((Span("     "), *row) for row in more),
            *((Span(" "), *row) for row in paragraph(why, width - 2, "dim"))]  # fmt: skip


def luck_lines(band: LuckBand, t: Texts, size: tuple[int, int], *, bots: bool = True) -> list[Line]:
    """The same plan on other lucks: where this season lies, and `bots` beside it."""
    width, height = size
    mean = round(fmean(band.scores))
    cuts = quantiles(band.scores, n=20) if len(band.scores) > 1 else [mean, mean]
    said = t("Skill or luck: the same plan on {n} other lucks", n=len(band.scores))
    lucky = band.own - mean
    mine = (float(band.own), t("you {points}", points=band.own), "gold bold")
    high = max(min(height - (12 if bots else 7), 16), 4)
    drawn = histogram([float(s) for s in band.scores], width - 2, high, [mine], words.count)
    told = t("This plan makes {mean} points on average, 9 times in 10 {low}–{high}.", mean=mean,
             low=round(cuts[0]), high=round(cuts[-1]))  # fmt: skip
    luck = t("This time {own}: {luck} by luck, the rest is skill.", own=band.own,
             luck=words.count(lucky, signed=True))  # fmt: skip
    better = t("Better than on {percent}% of the lucks.", percent=round(100 * band.place))
    rows: list[Row] = [(), titled(said, width), *drawn, (), (Span(told),),
                       (Span(luck, "bright bold"),)]  # fmt: skip
    if cell_len(luck) + 2 + cell_len(better) <= width:
        rows[-1] = (*rows[-1], Span("  " + better, "dim"))
    else:
        rows.append((Span(better, "dim"),))
    if bots:
        rows += [(), *_bots(band, t, width)]
    return [Line(row) for row in rows]


def _bots(band: LuckBand, t: Texts, width: int) -> list[Row]:
    found = [(words.bot_name(bot, t), mean, "dim") for bot, mean in band.bots.items()]
    found.append((t("you, on average"), fmean(band.scores), "brand"))
    found.append((t("you, this time"), float(band.own), "gold"))
    room = max(min(width - 30, 60), 10)
    rows = [heading(t("Beside bots"), width)]
    for name, score, tone in sorted(found, key=lambda one: -one[1]):
        rows.append((Span(fit(name, 20), f"{tone} bold" if tone != "dim" else ""),
                     *bar_spans(score / 1000, room, tone),
                     Span(fit_right(str(round(score)), 6), "bright bold")))  # fmt: skip
    return rows


def _in_rows(head: Row, pieces: Iterable[Row], width: int) -> Iterator[Row]:
    """Pieces behind a head, in as many rows as they need; below it they stand under the first."""
    row, under = head, Span(" " * width_of(head))
    for piece in pieces:
        if width_of((*row, *piece)) > width and row not in (head, (under,)):
            yield row
            row = (under,)
        row = (*row, *piece)
    yield row


@dataclass(frozen=True)
class DecisionWords:
    """The decisions that mattered, for good and ill, each tried otherwise."""

    tried: WhatIfs
    view: Scenario
    levers: Catalogue
    t: Texts

    def lines(self, width: int) -> list[Line]:
        """The page; a decision leads to its week."""
        t = self.t
        title = (Span(t("The decisions that mattered"), "bright bold"),
                 Span("   " + t("each tried again on the same luck"), "dim"))  # fmt: skip
        said = t(
            "What one leaves out another partly makes up, so these overlap: they do not add up to "
            "the shares of page 2."
        )
        lines = [Line(()), Line(title), *map(Line, paragraph(said, width, "dim")), Line(())]
        for one in (*self.tried.best[:3], *self.tried.worst[:3]):
            lines += self._decision(one, width)
        if not self.tried.best and not self.tried.worst:
            said = t("No single decision moved the score: this plan stands or falls as a whole.")
            lines.append(Line((Span(said, "dim"),)))
        return lines

    def short(self, width: int) -> list[Line]:
        """The three that moved the score most, a line each."""
        moved = (*self.tried.best, *self.tried.worst)
        most = sorted(moved, key=lambda one: -abs(self.tried.effect(one.undone)))[:3]
        return [Line(next(self._decision(one, width)).row) for one in most]

    def _decision(self, one: Examined, width: int) -> Iterator[Line]:
        t, decision = self.t, one.decision
        effect = self.tried.effect(one.undone)
        good = effect > 0
        mark = tag(t("good"), "good") if good else tag(t("bad"), "bad")
        place = words.path_name(self.view, decision.place, t)
        title = t("Week {week}: {what}", week=decision.week, what=place)
        unit = " " + t("points") if self.tried.kpi == "score" else ""
        worth = f"   {'+' if good else ''}{_figure(self.tried.kpi, effect, t)}{unit}"
        row: Row = (Span(" "), mark, Span(" "), chip(decision.group, t))
        told = (Span(f" {title}", "bright bold"), Span(worth, "good bold" if good else "bad"))
        yield Line((*row, *told), f"week:{decision.week}")
        for move in decision.moves[:3]:
            yield Line((Span("      "), Span(fit(self._move(move), width - 8))))
        head: Row = (Span("      " + t("If") + "  ", "dim"),)
        tells = [tried for tried in one.tried if tried.affordable or tried.kind == "undo"]
        yield from map(Line, _in_rows(head, [self._tried(tried) for tried in tells], width - 2))
        yield Line(())

    def _move(self, move: Move) -> str:
        spec = self.levers.by_path[move.path]
        sides = (spec.neutral if v is None else v for v in (move.before, move.after))
        said = [words.value_words(spec, value, self.view, self.t) for value in sides]
        return self.t("{what}: {change}", what=words.lever_name(self.view, spec, self.t),
                      change=f" {becomes(self.t)} ".join(said))  # fmt: skip

    def _tried(self, what_if: WhatIf) -> Row:
        kpi = self.tried.kpi
        value = what_if.value(kpi)
        tone = "good" if value > self.tried.courses[kpi][-1] else ""
        said = _figure(kpi, value, self.t)
        why = self._why_same(what_if, said)
        return (Span(f"{self.t(_KINDS[what_if.kind])} ", "dim"), Span(said, tone),
                Span(f" {why}" if why else "", "dim"), Span("   "))  # fmt: skip

    def _why_same(self, what_if: WhatIf, said: str) -> str:
        """Why a figure ended as it did in the season; empty where it did not."""
        kpi, was = self.tried.kpi, self.tried.courses
        if said != _figure(kpi, was[kpi][-1], self.t):
            return ""
        if what_if.courses != was:
            return self.t("(as it was: gains and costs even out)")
        if what_if.kind == "double":
            return self.t("(as it was: more of it found no use)")
        return self.t("(as it was: nothing hung on it)")
