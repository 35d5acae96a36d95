"""The review of a week: forecasts, goals, what changed most, channels, funnel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame import words
from simgame.game.desk.play import Play
from simgame.game.score import forecast_skill
from simgame.locale import Texts
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import ChannelRow, WeekKpis, WeekReport
from simgame.tui.cells import Cell, Line, Row, Span, beside, grid, heading, paragraph
from simgame.tui.pages.desk_pages import WIDE, lines
from simgame.tui.pages.figures import change
from simgame.tui.pages.funnel import funnel
from simgame.tui.pages.goals import goals
from simgame.tui.pages.research_rows import found_in
from simgame.words.numbers import count_short

_MOST = 5
# What a week is told by; rates and levels that only echo these are left to the dashboard.
_WATCHED = (
    "net_contribution", "orders", "new_customers", "spend", "members", "followers",
    "brand_awareness", "trust", "impressions", "saves", "engagement_rate", "cac", "return_rate",
    "exits",
)  # fmt: skip


def review(play: Play, t: Texts, width: int) -> list[Line]:
    """The whole review of last week, in one or two columns."""
    report = play.last
    if report is None:
        return lines(paragraph(t("No week has been played yet."), width, "dim"))
    half = (width - 3) // 2 if width >= WIDE else width
    first = [
        *forecasts(play, report, t, half), (), *questions(play, report, t, half),
        *goals(play, t, half), (), *changes(play, report, t, half), (),
        *research(play, report, t, half),
    ]  # fmt: skip
    second = [*channels(play, report, t, half), (), *funnel(play.observation.stages, t, half)]
    return lines(beside(first, second, half) if width >= WIDE else [*first, *second])


def forecasts(play: Play, report: WeekReport, t: Texts, width: int) -> list[Row]:
    """What was expected against what came."""
    rows = [heading(t("Forecast and actual"), width)]
    cells = [_forecast(kpi, report, play.before_last, t) for kpi in play.scenario.forecast]
    if not cells:
        return [*rows, (Span(t("This scenario asks for no forecast."), "dim"),)]
    return [*rows, *grid(cells, "lrrl", width)]


def questions(play: Play, report: WeekReport, t: Texts, width: int) -> list[Row]:
    """Who asked for more, and whether the player or a standing order answered; often nothing."""
    said = words.answers(play.scenario, report, t)
    if not said:
        return []
    told = [row for text in said for row in paragraph(text, width)]
    return [heading(t("Questions of the week"), width), *told, ()]


def research(play: Play, report: WeekReport, t: Texts, width: int) -> list[Row]:
    """What studies have found that came in this week; often nothing."""
    found = list(found_in(play, report.round, t, width))
    return [heading(t("Research that came in"), width), *found, ()] if found else []


def _forecast(kpi: str, report: WeekReport, before: WeekKpis | None, t: Texts) -> list[Cell]:
    expected, actual = report.plan.get(f"forecast.{kpi}"), report.kpis.get(kpi, 0.0)
    name = words.kpi_name(kpi, t)
    came = t("came {value}", value=words.figure_short(kpi, actual, t))
    if not isinstance(expected, int | float):
        return [(name, ""), (t("no forecast"), "dim"), (came, "strong"), ("", "")]
    said = t("expected {value}", value=words.figure_short(kpi, expected, t))
    if before is None:
        return [(name, ""), (said, ""), (came, "strong"), (t("practice, not scored"), "dim")]
    skill = forecast_skill(expected, before.kpis.get(kpi, 0.0), actual)
    told = t("skill {share}", share=words.share(round(skill, 2)))
    return [(name, ""), (said, ""), (came, "strong"), (told, "good" if skill > 0 else "dim")]


def changes(play: Play, report: WeekReport, t: Texts, width: int) -> list[Row]:
    """The figures that moved most against the week before."""
    rows = [heading(t("What changed most"), width)]
    before = play.before_last
    if before is None:
        said = t("There is no week to compare with yet; from next week on this shows what moved.")
        return [*rows, *paragraph(said, width, "dim")]
    moved = sorted(_moves(before.kpis, report.kpis), reverse=True)[:_MOST]
    cells: list[list[Cell]] = [
        [
            (words.kpi_name(kpi, t), ""),
            (words.figure_short(kpi, before.kpis[kpi], t), "dim"),
            ("→", "dim"),
            (words.figure_short(kpi, report.kpis[kpi], t), "strong"),
            change(BY_ID[kpi], report.kpis[kpi], before.kpis[kpi]),
        ]
        for _, kpi in moved
    ]
    return [*rows, *grid(cells, "lrlrl", width, 1)]


def _moves(before: Mapping[str, float], after: Mapping[str, float]) -> Iterator[tuple[float, str]]:
    for kpi in _WATCHED:
        if kpi in before and kpi in after:
            size = max(abs(before[kpi]), abs(after[kpi]))
            if size > 0 and after[kpi] != before[kpi]:
                yield abs(after[kpi] - before[kpi]) / size, kpi


def channels(play: Play, report: WeekReport, t: Texts, width: int) -> list[Row]:
    """What each touchpoint reports, by what was spent on it."""
    rows = [heading(t("Channels, as the platforms report them (last touch)"), width)]
    if not report.channels:
        return [*rows, (Span(t("No channel was used."), "dim"),)]
    labels = (t("spent"), t("orders"), t("revenue"), t("clicks"), t("saves"), t("impressions"))
    head: list[Cell] = [("", ""), *((label, "dim") for label in labels)]
    body = [
        _channel(play, row, t) for row in sorted(report.channels, key=lambda r: (-r.spend, r.keys))
    ]
    table = grid([head, *body], "l" + "r" * len(labels), width)
    return [*rows, *table, *paragraph(words.reported_roughly(t), width, "dim")]


def _channel(play: Play, row: ChannelRow, t: Texts) -> list[Cell]:
    counts: list[Cell] = [(count_short(n, t), "") for n in (row.clicks, row.saves, row.impressions)]
    return [
        (words.touch_name(play.scenario, row.group, row.keys, t), ""),
        (words.money_short(row.spend, t), ""),
        (count_short(row.orders, t), ""),
        (words.money_short(row.revenue, t), ""),
        *counts,
    ]
