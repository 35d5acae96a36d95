"""The pages of the debrief, by name: what each shows of a season that is over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.game.score import Score
from simgame.game.session import LocalSession
from simgame.game.table.contract import Session
from simgame.lab.explaining import Broken, Found, Part, Under
from simgame.lab.good_plan import GoodPlan
from simgame.locale import N_, Texts
from simgame.profile import Badge, Played, Profile, new_in, weeks_of
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, heading, paragraph
from simgame.tui.front import debrief_compared, debrief_lab, debrief_told, score_curve
from simgame.tui.front.debrief_score import ScorePage, score_lines
from simgame.tui.front.debrief_signals import signal_lines
from simgame.tui.front.home_lists import badge_rows
from simgame.tui.front.season_rows import below, guess_rows, used_rows, week_rows

NAMES = {
    "score": N_("Score"), "causes": N_("Causes"), "luck": N_("Luck"), "decisions": N_("Decisions"),
    "signals": N_("Signals"), "lessons": N_("Lessons"), "compare": N_("Compare"),
}  # fmt: skip
# How high the chart of the score week by week is at least and at most.
_LEAST_HIGH, _MOST_HIGH = 5, 16
_BADGES = 6  # rows of badges at most
_LUCK_ROWS = 16  # rows that have to be free below the causes for the luck to stand there too
_DOES: Mapping[Part, str] = {
    "good_plan": N_("A good player plays on the same luck"),
    "causes": N_("Groups are taken away one after the other, on the same luck"),
    "luck": N_("The same plan is played on other lucks"),
    "decisions": N_("Each decision is tried otherwise"),
}


@dataclass(frozen=True)
class Shown:
    """What the debrief knows at the moment, and the room there is for it."""

    play: Play
    score: Score
    known: pages.Debrief
    told: pages.Told | None
    profile: Profile
    found: Mapping[Part, Found]
    under: Mapping[Part, Under]
    broken: Mapping[Part, Broken]
    opened: set[str]
    figure: int
    counted: int
    t: Texts
    size: tuple[int, int]

    @property
    def before(self) -> tuple[Played, ...]:
        """The player's other seasons of this scenario and level."""
        here = (self.play.scenario.id, self.play.level)
        return tuple(o for o in self._own if (o.result.scenario, o.result.level) == here)

    @property
    def _own(self) -> list[Played]:
        """All the player's other seasons; those of bots are nobody's."""
        others = (one for one in self.profile.played if one.info.name != self.play.name)
        return [one for one in others if one.result.is_own]

    @property
    def new_badges(self) -> tuple[Badge, ...]:
        """What this season earned for the first time."""
        mine = self.profile.result(self.play.name)
        if mine is None or not mine.is_own:
            return ()
        return tuple(new_in(mine, [one.result for one in self._own]))


def told_of(session: Session, good: GoodPlan | None = None) -> pages.Told | None:
    """All that can be told of a season, beside a good player's; None where it is not here."""
    if not isinstance(session, LocalSession):
        return None
    other = pages.beside(session, good) if good is not None else None
    return pages.tell(session, other)


def lines_of(page: str, shown: Shown) -> list[Line]:
    """The lines of a page."""
    return _PAGES[page](shown)


def _score(shown: Shown) -> list[Line]:
    told = shown.told
    first = words.first_line(shown.play.scenario, told, shown.t) if told is not None else ""
    page = ScorePage(shown.score, shown.known.page, shown.before, shown.new_badges, first)
    lines = score_lines(page, shown.counted, shown.opened, shown.t, shown.size)
    made = _made_it(shown)
    lines = [*lines, *made] if len(lines) + len(made) <= shown.size[1] else lines
    return _with_curve(shown, lines)


def _with_curve(shown: Shown, lines: list[Line]) -> list[Line]:
    """The lines with the score week by week below, as high as there is room for, and the weeks.

    The curve gives the weeks their room as far as it stays as high as it usually is.
    """
    mine, (width, height) = shown.profile.result(shown.play.name), shown.size
    weeks = _weeks(shown)
    free = height - len(lines) - score_curve.BESIDE
    beside_weeks = free - len(weeks) - 1
    high = min(beside_weeks if beside_weeks >= score_curve.CHART_ROWS else free, _MOST_HIGH)
    rows: list[Row] = []
    if mine is not None and high >= _LEAST_HIGH:
        rows = score_curve.titled_curve(mine, shown.before, shown.t, width, high)
    return [*lines, *(Line(row) for row in below(rows, [weeks], height - len(lines)))]


def _weeks(shown: Shown) -> list[Row]:
    """The weeks of the season, a row each."""
    told = [report.kpis for report in shown.play.reports()]
    return week_rows(weeks_of(told, shown.play.scenario.goals), shown.t, shown.size[0])


def _made_it(shown: Shown) -> list[Line]:
    """The three decisions that made the score, a line each, once they are known."""
    found, play, t = shown.found.get("decisions"), shown.play, shown.t
    if found is None:
        return []
    told = debrief_lab.DecisionWords(found.result, play.scenario, play.catalogue, t)
    short = told.short(shown.size[0])
    title = heading(t("What made it most: page 4 tells more"), shown.size[0])
    return [Line(()), Line(title), *short] if short else []


def _causes(shown: Shown) -> list[Line]:
    found = shown.found.get("causes")
    if found is None:
        return _waiting(shown, "causes")
    view = shown.play.scenario
    kpis = debrief_lab.shown_kpis(found.result, view)
    kpi = kpis[shown.figure % len(kpis)]
    even = pages.break_even(view, shown.play.reports())
    lines = debrief_lab.cause_lines(found.result, kpi, view, shown.t, shown.size[0], even)
    free = shown.size[1] - len(lines)
    if free < _LUCK_ROWS:
        return lines
    band = shown.found.get("luck")
    below = (debrief_lab.luck_lines(band.result, shown.t, (shown.size[0], free), bots=False)
             if band is not None else _not_yet(shown, "luck"))  # fmt: skip
    return [*lines, *below[:free]]


def _luck(shown: Shown) -> list[Line]:
    found = shown.found.get("luck")
    if found is None:
        return _waiting(shown, "luck")
    return debrief_lab.luck_lines(found.result, shown.t, shown.size)


def _decisions(shown: Shown) -> list[Line]:
    found, play = shown.found.get("decisions"), shown.play
    if found is None:
        return _waiting(shown, "decisions")
    told = debrief_lab.DecisionWords(found.result, play.scenario, play.catalogue, shown.t)
    lines = told.lines(shown.size[0])
    below = [] if shown.told is None else debrief_told.plan_lines(
        play.scenario, shown.told, shown.t, shown.size[0])  # fmt: skip
    lines = [*lines, *below] if len(lines) + len(below) <= shown.size[1] else lines
    return _with_curve(shown, lines)


def _signals(shown: Shown) -> list[Line]:
    if shown.told is None:
        return _elsewhere(shown)
    return signal_lines(shown.play.scenario, shown.told, shown.t, shown.size)


def _lessons(shown: Shown) -> list[Line]:
    if shown.told is None:
        return _elsewhere(shown)
    last = shown.profile.before(shown.play.name)
    skills = last[-1].skills if last else {}
    return debrief_told.lesson_lines(
        shown.play.scenario, shown.told, skills, shown.t, shown.size[0]
    )


def _elsewhere(shown: Shown) -> list[Line]:
    """What can be told where the season itself is not on this computer."""
    t, width = shown.t, shown.size[0]
    rows: list[Row] = []
    for section in words.aftermath(shown.play.scenario, shown.known, t):
        if section.id != "truth":
            rows += [(), heading(section.title, width)]
            rows += [row for one in section.told for row in paragraph(f"· {one.title}", width)]
    return [Line(row) for row in rows]


def _compare(shown: Shown) -> list[Line]:
    mine = shown.profile.result(shown.play.name)
    t, width = shown.t, shown.size[0]
    lines = debrief_compared.compare_lines(shown.known, shown.before, mine, t, width)
    if shown.told is not None:
        lines += debrief_told.plan_lines(shown.play.scenario, shown.told, t, width)
    curves = shown.told.curves if shown.told is not None else ()
    blocks = [debrief_compared.goal_rows(curves, t, width), _weeks(shown)]
    if mine is not None:
        blocks += [guess_rows(mine, t, width), used_rows(mine, t, width)]
    if shown.profile.held:
        blocks.append(badge_rows(shown.profile.held, t, width, _BADGES))
    rows = below([line.row for line in lines], blocks, shown.size[1])
    return [*lines, *(Line(row) for row in rows[len(lines) :])]


def _waiting(shown: Shown, page: Part) -> list[Line]:
    """A page whose part is not there yet."""
    return _with_curve(shown, _not_yet(shown, page))


def _not_yet(shown: Shown, page: Part) -> list[Line]:
    """How far a part has come, or why it is not there."""
    t, width = shown.t, shown.size[0]
    if (broken := shown.broken.get(page)) is not None:
        kept = t("The score and all that is told stand as they are. R tries again.")
        rows: list[Row] = [(), (Span(t("This could not be worked out."), "bad"),)]
        rows += [*paragraph(broken.error, width, "dim"), (), *paragraph(kept, width)]
        return [Line(row) for row in rows]
    under = shown.under.get(page)
    share = under.done / under.total if under and under.total else 0.0
    count = f" {under.done} / {under.total}" if under else ""
    bar = bar_spans(share, min(width - 12, 60), "brand")
    other = fit(t("The other pages can be read meanwhile."), width)
    rows = [(), (Span(t(_DOES[page]) + "…"),), (), (*bar, Span(count, "bright bold")), ()]
    return [Line(row) for row in [*rows, (Span(other, "dim"),), *_parts(shown, page)]]


def _parts(shown: Shown, page: Part) -> list[Row]:
    """How far what is worked out beside it has come."""
    t, rows = shown.t, list[Row]()
    for part, does in _DOES.items():
        if part in shown.found:
            rows.append((Span(" ok ", "good bold"), Span(t(does), "dim")))
        elif part != page and (under := shown.under.get(part)) is not None:
            rows.append((Span(" ·· ", "dim"), Span(t(does), "dim"),
                         Span(f"  {under.done} / {under.total}", "bright")))  # fmt: skip
    return [(), *rows] if rows else []


_PAGES: Mapping[str, Callable[[Shown], list[Line]]] = {
    "score": _score, "causes": _causes, "luck": _luck, "decisions": _decisions,
    "signals": _signals, "lessons": _lessons, "compare": _compare,
}  # fmt: skip
PAGES = tuple(_PAGES)
