"""The lines that tell what happened: the brief, days, a week's review, the score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simgame import words
from simgame.game.desk.play import Play
from simgame.game.score import Score, forecast_skill, goal_share
from simgame.locale import N_, Texts
from simgame.plan.observation import DayReport, WeekKpis, WeekReport
from simgame.scenario.schema import Scenario
from simgame.words.scores import points

_DAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
         N_("Saturday"), N_("Sunday"))  # fmt: skip
_REVIEWED = ("orders", "gmv", "spend", "net_contribution", "new_customers", "members", "followers",
             "saves", "engagement_rate", "trust")  # fmt: skip


def brief(scenario: Scenario, t: Texts) -> Iterator[str]:
    """What the season is about and what counts."""
    yield scenario.title.of(t.lang)
    yield from scenario.brief.of(t.lang).strip().splitlines()
    for kpi, goal in scenario.goals.items():
        yield t(
            "Goal: {kpi}: target {target}, stretch {stretch}, weight {weight}",
            kpi=words.kpi_name(kpi, t),
            target=words.figure(kpi, goal.target, t),
            stretch=words.figure(kpi, goal.stretch, t),
            weight=words.share(goal.weight),
        )


def days(play: Play, passed: Sequence[DayReport], t: Texts) -> Iterator[str]:
    """A line for each day, and one for each message."""
    for day in passed:
        yield t(
            "{day}: impressions {impressions}, engagements {engagements}, saves {saves}, "
            "clicks {clicks}, orders {orders}, GMV {gmv}, joined {joins}, left {exits}, "
            "spent {spend}",
            day=t(_DAYS[day.day % 7]),
            impressions=words.count(day.impressions),
            engagements=words.count(day.engagements),
            saves=words.count(day.saves),
            clicks=words.count(day.clicks),
            orders=words.count(day.orders),
            gmv=words.money(day.gmv),
            joins=words.count(day.joins),
            exits=words.count(day.exits),
            spend=words.money(day.spend),
        )
        for told in day.messages:
            yield f"  {words.message(play.scenario, told, t)}"


def review(play: Play, t: Texts) -> Iterator[str]:
    """Last week: forecast against actual, goals, figures, channels."""
    report = play.last
    if report is None:
        yield t("No week has been played yet.")
        return
    before = play.before_last
    yield t("Review of week {week}", week=report.round)
    yield from _forecasts(play, report, before, t)
    yield from goals(play, t)
    yield from words.answers(play.scenario, report, t)
    yield from research(play, t, report.round)
    yield from _figures(report, before, t)
    yield from _channels(play, report, t)
    yield words.reported_roughly(t)


def research(play: Play, t: Texts, week: int = 0) -> Iterator[str]:
    """What research has found, in one week or all season: what the figures mean, then each."""
    for study in words.studies(play.scenario, play.observation.findings, t, week=week):
        yield t("{study}, week {week}: {meaning}", study=study.name, week=study.week,
                meaning=study.meaning)  # fmt: skip
        yield from (f"  {words.finding_row(study, figure, t)}" for figure in study.figures)


def goals(play: Play, t: Texts) -> Iterator[str]:
    """Where each goal stands, by what has been reported."""
    for kpi, goal in play.scenario.goals.items():
        value = play.observation.kpis.get(kpi, 0.0)
        yield t(
            "Goal: {kpi}: {value} of target {target}, which gives {share} of its points",
            kpi=words.kpi_name(kpi, t),
            value=words.figure(kpi, value, t),
            target=words.figure(kpi, goal.target, t),
            share=words.share(goal_share(goal, value)),
        )


def _forecasts(play: Play, report: WeekReport, before: WeekKpis | None, t: Texts) -> Iterator[str]:
    for kpi in play.scenario.forecast:
        expected, actual = report.plan.get(f"forecast.{kpi}"), report.kpis[kpi]
        name, came = words.kpi_name(kpi, t), words.figure(kpi, actual, t)
        if not isinstance(expected, int | float):
            yield t("Forecast: {kpi}: none made, {actual} came", kpi=name, actual=came)
            continue
        thought = words.figure(kpi, expected, t)
        said = t("Forecast: {kpi}: expected {expected}, {actual} came",
                 kpi=name, expected=thought, actual=came)  # fmt: skip
        if before is not None:
            skill = forecast_skill(expected, before.kpis[kpi], actual)
            said += t(", skill {share}", share=words.share(skill))
        else:
            said += t(", practice, not scored")
        yield said


def _figures(report: WeekReport, before: WeekKpis | None, t: Texts) -> Iterator[str]:
    for kpi in _REVIEWED:
        value = words.figure(kpi, report.kpis[kpi], t)
        if before is None:
            yield words.labelled(words.kpi_name(kpi, t), value, t)
        else:
            last = words.figure(kpi, before.kpis[kpi], t)
            yield t("{kpi}: {value}, last week {last}", kpi=words.kpi_name(kpi, t), value=value,
                    last=last)  # fmt: skip


def _channels(play: Play, report: WeekReport, t: Texts) -> Iterator[str]:
    yield t("Channels, as the platforms report them by last touch; what caused what is not known:")
    for row in sorted(report.channels, key=lambda row: (-row.orders, row.keys)):
        yield t(
            "  {channel}: spent {spend}, impressions {impressions}, saves {saves}, "
            "clicks {clicks}, orders {orders}, revenue {revenue}",
            channel=words.touch_name(play.scenario, row.group, row.keys, t),
            spend=words.money(row.spend),
            impressions=words.count(row.impressions),
            saves=words.count(row.saves),
            clicks=words.count(row.clicks),
            orders=words.count(row.orders),
            revenue=words.money(row.revenue),
        )


def transit(play: Play, t: Texts) -> Iterator[str]:
    """What is under way."""
    rows = play.observation.in_transit
    yield from (words.transit_row(play.scenario, row, t) for row in rows)
    if not rows:
        yield t("Nothing is under way.")


def score(result: Score, scenario: Scenario, t: Texts) -> Iterator[str]:
    """The score as a tree, two blanks a level."""
    yield words.scored_truth(t)
    for line in words.score_tree(result, scenario, t):
        said = t("{label}: {points} of {most}", label=line.label, points=points(line.points),
                 most=points(line.most))  # fmt: skip
        yield "  " * line.depth + (f"{said} ({line.explanation})" if line.explanation else said)


def aftermath(play: Play, t: Texts) -> Iterator[str]:
    """What happened in the season and what it was about; only when it is over."""
    view = play.scenario
    happened = [*words.what_happened(view, play.session.happened(), t)]
    taught = [*words.what_it_taught(view, t)]
    for title, told in ((t("What happened"), happened), (t("What it teaches"), taught)):
        if told:
            yield title
            for one in told:
                yield f"  {one.title}"
                yield from [f"    {one.text}"] if one.text else ()
