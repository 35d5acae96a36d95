"""The lines that tell what happened: the brief, days, a week's review, the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from simgame import pages, words
from simgame.cli import _told
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.observation import DayReport
from simgame.scenario.schema import Scenario

_DAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
         N_("Saturday"), N_("Sunday"))  # fmt: skip


def brief(scenario: Scenario, t: Texts) -> Iterator[str]:
    """What the season is about and what counts."""
    yield scenario.title.of(t.lang)
    yield from scenario.brief.of(t.lang).strip().splitlines()
    for name in scenario.objective_names().values():
        yield t("Objective: {name}", name=name.of(t.lang))
    for kpi, goal in scenario.goals.items():
        yield t(
            "Goal: {kpi}: target {target}, stretch {stretch}, weight {weight}",
            kpi=words.goal_name(kpi, goal.window, t),
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
    view = play.scenario
    page = pages.review(view, play.observation)
    if page is None:
        yield t("No week has been played yet.")
        return
    yield t("Review of week {week}", week=page.week)
    told = pages.headlines(play.last) if play.last else ()
    yield from (f"  {words.message(view, message, t)}" for message in told)
    yield from (_forecast(row, t) for row in page["forecasts"])
    yield from (_goal(row, t) for row in page["goals"])
    yield from _told.causes(play.session, t)
    yield from (words.answer(view, row, t) for row in page["questions"])
    yield from _studies(view, (s for s in page.sections if s.id == "study"), t)
    yield from (_figure(row.facts[0], t) for row in page["figures"])
    yield t("Channels, as the platforms report them by last touch; what caused what is not known:")
    yield from (_channel(view, row, t) for row in page["channels"])
    yield from _costs(view, page["costs"], t)
    yield words.reported_roughly(t)


def why(play: Play, t: Texts) -> Iterator[str]:
    """Why last week came as it did, what an order leaves, and how good forecasts were."""
    yield from _told.week_told(play.session, t)


def research(play: Play, t: Texts) -> Iterator[str]:
    """What research has found all season."""
    found = pages.studies(play.scenario, play.observation.findings)
    yield from _studies(play.scenario, found, t)
    if not found:
        yield t("No research has come in yet.")


def _studies(view: Scenario, sections: Iterable[pages.Section], t: Texts) -> Iterator[str]:
    """Of each study what its figures mean, then each figure."""
    for section in sections:
        study = words.study(view, section, t)
        yield t("{study}, week {week}: {meaning}", study=study.name, week=study.week,
                meaning=study.meaning)  # fmt: skip
        yield from (f"  {words.finding_row(study, figure, t)}" for figure in study.figures)


def _goal(row: pages.Row, t: Texts) -> str:
    values = {fact.id: words.said_closely(fact, t) for fact in row.facts}
    return t(
        "Goal: {kpi}: {value} of target {target}, which gives {share} of its points",
        kpi=words.goal_name(row.keys[0], row.note, t), **values,
    )  # fmt: skip


def _forecast(row: pages.Row, t: Texts) -> str:
    name, came = words.kpi_name(row.keys[0], t), words.said(row["came"], t)
    if row.note == "none":
        return t("Forecast: {kpi}: none made, {actual} came", kpi=name, actual=came)
    thought = words.said(row["expected"], t)
    told = t("Forecast: {kpi}: expected {expected}, {actual} came: {off}", kpi=name,
             expected=thought, actual=came, off=words.off_words(row["off"], t))  # fmt: skip
    if row.note == "practice":
        return told + t(", practice, not scored")
    return told + t(", skill {share}", share=words.said(row["skill"], t))


def _figure(fact: pages.Fact, t: Texts) -> str:
    name, value = words.kpi_name(fact.id, t), words.said_closely(fact, t)
    if fact.before is None:
        return words.labelled(name, value, t)
    last = words.figure(fact.id, fact.before, t)
    if fact.is_unclear:
        why = words.unclear(fact, t)
        return t(
            "{kpi}: {value}, last week {last}: {why}", kpi=name, value=value, last=last, why=why
        )
    return t("{kpi}: {value}, last week {last}", kpi=name, value=value, last=last)


def _channel(view: Scenario, row: pages.Row, t: Texts) -> str:
    return t(
        "  {channel}: spent {spend}, impressions {impressions}, saves {saves}, "
        "clicks {clicks}, orders {orders}, revenue {revenue}",
        channel=words.row_name(view, row.keys, row.note, t),
        **{fact.id: words.said(fact, t) for fact in row.facts},
    )


def _costs(view: Scenario, rows: Sequence[pages.Row], t: Texts) -> Iterator[str]:
    """What was paid for anything but a channel."""
    if rows:
        yield t("Paid besides:")
    for row in rows:
        name = words.cost_name(view, row.keys[0], t)
        yield "  " + words.labelled(name, words.said(row["spend"], t), t)


def transit(play: Play, t: Texts) -> Iterator[str]:
    """What is under way."""
    rows = play.observation.in_transit
    yield from (words.transit_row(play.scenario, row, t) for row in rows)
    if not rows:
        yield t("Nothing is under way.")


def score(play: Play, t: Texts) -> Iterator[str]:
    """The score as a tree, two blanks a level; before the end by what was reported."""
    yield from _told.score_so_far(play.session, t)


def aftermath(play: Play, t: Texts) -> Iterator[str]:
    """What there is to tell below the score; only when the season is over."""
    for section in words.aftermath(play.scenario, pages.debrief(play.session), t):
        yield section.title
        for one in section.told:
            yield f"  {one.title}"
            yield from [f"    {one.text}"] if one.text else ()
