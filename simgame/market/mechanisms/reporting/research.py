"""Research: figures about people, rivals, KOLs and one's own work; bought, noisy, and days late.

Idea: a study is paid on Monday and answers when its days are over, with an estimate and an
interval. What it says is near the truth and never exactly it; asking again brings another error.

    estimate = truth · exp(e · z),     interval = estimate · exp(± 1.96 · e)

Symbols: z standard normal, e error by study (log sd). Lift tests compare those who saw the ads of
the platform with the largest budget with those who were kept from them, so they say what the ads
caused and not what the platform claims. Sources: course:F7 (surveys, interviews, bought data),
course:F9 (user feedback), course:F10 (inference with intervals), course:T16 (forecasts), course:T21
(KOL checks), course:T34 (tool trials); that experiments need intervals this wide: `lewis2015`;
errors are game assumptions. Limits: each figure has the error of its study alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from simgame.costs.prices import RESEARCH, TOOL_FEN, research_terms, tool_fen
from simgame.market.mechanism import Floats, Parameters, given, line, table
from simgame.market.remembered import Remembered
from simgame.market.setting import AWARE, LEVEL, Setting
from simgame.market.state import LEDGER
from simgame.market.under_way import Found, Study
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.scenario.work_hours import content_hours

LEVERS = (
    "research.interviews",
    "research.third_party_data",
    "research.competitor_spend",
    "research.kol_audit",
    "research.lift_test",
    "research.tool_trial",
    "research.satisfaction",
    "research.forecast",
    "content.{platforms}.{content_types}.count",
    "content.{platforms}.{content_types}.quality",
    "content.{platforms}.{content_types}.planned_ahead",
    "paid.{platforms}.budget",
    "kol.{kols}.posts",
    "kol.{kols}.fee",
    "research.persona_survey",
)
WRITES = ("state.found", "state.studies")
STUDIES = tuple(RESEARCH)
# Figures of one study that have an error of their own.
_FIGURES = 48
# What a tool is worth: of the wages for content, of what is spent on ads and KOLs, of sales.
_TOOLS = (
    "ai_video", "ai_script", "ai_cutting", "automation", "tracking", "data_platform",
    "risk_detection", "sentiment_monitoring",
)  # fmt: skip
_SAVED = table([0.1, 0.1, 0.1, 0.12, 0.05, 0.08, 0.04, 0.0005], "share", "assumption")
_CONTENT = table([0.8, 0.4], "of the quality; and per trust", "assumption")
_TREND = float(table(0.5, "of the last change", "assumption"))
_GROUPS = ("content", "paid", "kol", "private")
Truth = Iterator[tuple[tuple[str, ...], float]]


class Params(Parameters):
    """The error of each study."""

    persona_survey: float = given(0.08, "log sd", "assumption, course:F7")
    interviews: float = given(0.15, "log sd", "assumption, course:F7")
    third_party_data: float = given(0.1, "log sd", "assumption, course:F7")
    competitor_spend: float = given(0.15, "log sd", "assumption")
    kol_audit: float = given(0.2, "log sd", "assumption, course:T21")
    lift_test: float = given(0.25, "log sd", "lewis2015")
    tool_trial: float = given(0.35, "log sd", "assumption, course:T34")
    satisfaction: float = given(0.04, "log sd", "assumption, course:F9")
    forecast: float = given(0.1, "log sd", "assumption, course:T16")


def error_of(kind: str) -> float:
    """The standard error of a study, as a share of its figures."""
    return float(getattr(Params(), kind))


def step(truth: Floats, error: float, normal: Floats) -> Floats:
    """Estimate and the ends of its interval [3, figures], from the truth and standard normals."""
    estimate = truth * np.exp(error * normal)
    wide = np.exp(1.96 * error)
    return np.array([estimate, estimate / wide, estimate * wide])


class Memory(Remembered, owner="research"):
    """Orders of the last two weeks [2, B], for those who forecast."""

    orders: Floats


def opening(setting: Setting) -> dict[str, NDArray[np.float64]]:
    """Orders of the last two weeks [2, B], for those who forecast."""
    return {"orders": np.zeros((2, len(setting.brands)))}


def start_week(week: Week, params: Params) -> None:
    """Begin the studies that were bought."""
    wanted = [(kind, week.levers["research." + kind]) for kind in STUDIES]
    for b in range(len(week.setting.brands)):
        for kind, bought in wanted:
            if bought[b]:
                delay = research_terms(week.setting.scenario, kind)[1]
                ident = f"{week.setting.brands[b]}:{week.state.week}:{kind}"
                due = int(week.first_hour + 24 * max(delay, 1))
                week.state.studies += (Study(ident, b, kind, due),)


def end_week(week: Week, params: Params) -> None:
    """Tell what the studies of the week have found."""
    own = Memory(week.state)
    own.orders[0] = own.orders[1]
    own.orders[1] = week.days.orders.sum(axis=(0, 2, 3, 4))
    over = week.first_hour + HOURS_A_WEEK
    done = [study for study in week.state.studies if study.due_hour <= over]
    if done:
        week.state.studies = tuple(s for s in week.state.studies if s.due_hour > over)
        draws = week.draws("research", (), (len(STUDIES), _FIGURES))
        for study in done:
            normal = draws.normal[study.brand, STUDIES.index(study.kind)]
            _publish(week, study, float(getattr(params, study.kind)), normal)


def _publish(week: Week, study: Study, error: float, normal: Floats) -> None:
    """Add the figures of one study to what is known; a newer figure replaces an older one."""
    rows = list(_TRUTHS[study.kind](week, study.brand))[:_FIGURES]
    truth = np.array([value for _, value in rows])
    figures = step(truth, error, normal[: len(rows)]).round(4).T.tolist()
    new = tuple(
        Found(study.brand, study.kind, keys, value, low, high, study.due_hour)
        for (keys, _), (value, low, high) in zip(rows, figures, strict=True)
    )
    known = {(f.brand, f.kind, f.keys) for f in new}
    state = week.state
    state.found = (*(f for f in state.found if (f.brand, f.kind, f.keys) not in known), *new)
    week.tell(study.brand, "research-done", study=study.kind, count=len(new))


def _wants(week: Week, b: int) -> Truth:
    """The content type each persona likes best, and where it spends most time."""
    setting = week.setting
    for g, persona in enumerate(setting.personas):
        best, where = int(setting.wants[g].argmax()), int(setting.minutes[g].argmax())
        yield (persona, setting.types[best]), float(setting.wants[g, best])
        yield (persona, setting.platforms[where]), float(setting.minutes[g, where])


def _dislikes(week: Week, b: int) -> Truth:
    """How much each persona dislikes hard sell, and minds the price (1 = usual)."""
    for persona in week.setting.personas:
        traits = week.setting.scenario.personas[persona]
        yield (persona, "dislikes_hard_sell"), LEVEL[traits.dislikes_hard_sell]
        yield (persona, "price_sensitivity"), LEVEL[traits.price_sensitivity]


def _known(week: Week, b: int) -> Truth:
    """How many people know each of the other brands."""
    known = week.state.stage[..., AWARE:].sum(axis=(1, 2, 3)) / week.setting.people.sum()
    for other, brand in enumerate(week.setting.brands):
        if other != b:
            yield (brand,), float(known[other])


def _spending(week: Week, b: int) -> Truth:
    """What the others have spent on each group a week that they sold in, in fen."""
    for other, brand in enumerate(week.setting.brands):
        weeks = max(week.state.week + 2 - int(week.setting.enters[other]), 1)
        for group in _GROUPS if other != b else ():
            spent = week.state.ledger[other, LEDGER.index(group)]
            yield (brand, group), float(spent) / weeks


def _fakes(week: Week, b: int) -> Truth:
    """The share of fake followers of each KOL."""
    yield from zip(
        ((kol,) for kol in week.setting.kols),
        week.setting.of_kols("fake_followers").tolist(),
        strict=True,
    )


def _lift(week: Week, b: int) -> Truth:
    """Orders of the week that the ads of the platform with the largest budget have caused."""
    budget = week.levers.paid("budget")[b]
    p = int(budget.argmax())
    if budget[p]:
        n = week.setting.span("paid").start + p
        clicks, pressure = week.days.clicks[:, b], week.days.pressure[:, b]
        share = 0.5 * clicks[:, n].sum() / max(float(clicks.sum()), 1e-9)
        share += 0.5 * pressure[:, n].sum() / max(float(pressure.sum()), 1e-9)
        firsts = week.days.orders[:, b, :, :, 0].sum()
        yield (week.setting.platforms[p],), float(share * firsts)


def _tools(week: Week, b: int) -> Truth:
    """What each tool is worth ÷ what it costs, in a week like this one."""
    levers, scenario = week.levers, week.setting.scenario
    content = scenario.team.roles.get("content")
    orders = [levers.content(name)[b] for name in ("count", "quality", "planned_ahead")]
    work = 0.0
    for n in np.flatnonzero(orders[0]).tolist():
        kind = scenario.content_types[week.setting.touchpoints[n].keys[1]]
        count, quality, ahead = (order.item(n) for order in orders)
        work += count * content_hours(kind, quality, bool(ahead))
    wages = work * content.wage if content is not None else 0.0
    ads = float(levers.paid("budget")[b].sum())
    booked = int((levers.kol("fee")[b] * levers.kol("posts")[b]).sum())
    sold = float(week.days.orders[:, b].sum())
    made = (wages, wages, wages, wages, ads, ads, ads + booked, sold * scenario.product.price)
    saved = (_SAVED * np.array(made)).tolist()
    worth = dict(zip(_TOOLS, saved, strict=True))
    for tool in TOOL_FEN:
        yield (tool,), worth.get(tool, 0.0) / max(tool_fen(scenario, tool), 1)


def _content(week: Week, b: int) -> Truth:
    """How satisfied buyers are, after what came back."""
    delivered = max(int(week.days.delivered[:, b].sum()), 1)
    back = week.days.returns[:, b].sum() / delivered
    content = line(_CONTENT, week.trust.monday[b].mean())
    yield (), float(week.setting.quality[b] * (1 - back) * content)


def _coming(week: Week, b: int) -> Truth:
    """Orders of the week to come: this week's, and half of what they have moved."""
    before, now = Memory(week.state).orders[:, b].tolist()
    yield ("orders",), max(now + _TREND * (now - before), 0.0) if before else now


_TRUTHS: dict[str, Callable[[Week, int], Truth]] = {
    "persona_survey": _wants, "interviews": _dislikes, "third_party_data": _known,
    "competitor_spend": _spending, "kol_audit": _fakes, "lift_test": _lift, "tool_trial": _tools,
    "satisfaction": _content, "forecast": _coming,
}  # fmt: skip
