"""Data and forecasting: losers dropped, money used, prices kept, numbers said and hit."""

from __future__ import annotations

from simgame.game.score import forecast_skill
from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Kept, Practice, falling
from simgame.pages.economics import last_click_judges, left_by
from simgame.pages.fact import Fact

# Share of late ad money on what loses by its own platform's count; of the budget that is left; of
# weeks with a coupon; of forecasts made; mean skill. First what is fine, then what is not.
_LOSING, _KEPT_MONEY, _COUPONS, _SAID, _SKILL = (0.1, 0.8), (0.2, 0.7), (0.4, 1.0), (0.9, 0.2), (
    0.4, 0.0,
)  # fmt: skip
# Weeks without money, of all; money on studies, of all (shares). A week has next to none below this
# share of the usual; less than this of the budget shows nothing.
_BURSTS, _STUDIES, _IDLE, _LITTLE = (0.2, 0.5), (0.12, 0.35), 0.1, 0.03
# What was spent for each yuan that orders left (yuan).
_BACK = (1.0, 1.6)
# A week that spends less than this of its even share leaves money lying (share).
_KEPT = 0.8
# A coupon from here on is one (share). All of these are assumptions, directions course:F6, F9, T16.
_COUPON = 0.05


def _dropped(played: Played) -> Kept | None:
    """Money of the second half on ads and creators that lose even by last touch."""
    half = len(played.reports) // 2
    leaves = left_by(played.scenario, *played.reports)
    lost = dict[tuple[str, tuple[str, ...]], float]()
    spent, week = 0.0, 0
    for touch, rows in played.touches("paid").items():
        for number, (row, before) in enumerate(zip(rows[1:], rows, strict=False), 2):
            if number <= half or row is None or not row.spend:
                continue
            spent += row.spend
            if before is None or not last_click_judges(
                touch[0], before.saves, before.joins, before.clicks
            ):
                continue
            if before.spend and before.orders * leaves < 0.8 * before.spend:
                lost[touch] = lost.get(touch, 0.0) + row.spend
                week = week or number
    if not spent:
        return None
    worst = max(lost, key=lambda touch: lost[touch]) if lost else next(iter(played.touches("paid")))
    facts = (Fact("spend", lost.get(worst, 0.0), "fen"),)
    stake = min(spent / max(played.spend, 1.0) / 0.3, 1.0)
    return Kept(falling(sum(lost.values()) / spent, *_LOSING), week or half + 1, facts,
                (worst[0], *worst[1]), stake)  # fmt: skip


def _paid_back(played: Played) -> Kept | None:
    """All that was spent, with the own team's hours, against what the orders won by it left.

    As many orders of earlier buyers as the first week had come by themselves in every week.
    """
    again = [report.kpis["orders"] - report.kpis["new_customers"] for report in played.reports]
    won = sum(report.kpis["orders"] for report in played.reports)
    won -= sum(min(orders, again[0]) for orders in again)
    each = left_by(played.scenario, *played.reports)
    left = won * each
    cost = sum(r.kpis["orders"] * each - r.kpis["net_contribution"] for r in played.reports)
    if cost <= 0:
        return None
    week = min(played.reports, key=lambda report: report.kpis["net_contribution"]).round
    facts = (Fact("cost", cost, "fen"), Fact("left", max(left, 0.0), "fen"))
    return Kept(falling(cost / max(left, 1.0), *_BACK), week, facts)


def _used(played: Played) -> Kept | None:
    """Money that was still there when the season ended."""
    left = played.budget_left / played.scenario.budget.total
    facts = (Fact("left", played.budget_left, "fen"), Fact("share", left, "share"))
    usual = _KEPT * played.scenario.budget.total / len(played.reports)
    low = (report.round for report in played.reports if report.kpis["spend"] < usual)
    return Kept(falling(left, *_KEPT_MONEY), next(low, len(played.reports)), facts)


def _in_bursts(played: Played) -> Kept | None:
    """Weeks in which next to nothing reached people for money, of those in which it could."""
    opens = min((played.opens[g] for g in ("paid", "kol") if g in played.opens), default=0)
    spent = {r.round: sum(row.spend for row in r.channels if row.group in ("paid", "kol"))
             for r in played.reports if r.round >= opens}  # fmt: skip
    usual = sum(spent.values()) / max(len(spent), 1)
    if not opens or sum(spent.values()) < _LITTLE * played.scenario.budget.total:
        return None
    idle = [week for week, fen in spent.items() if fen < _IDLE * usual]
    facts = (Fact("weeks", len(idle), "count"), Fact("of", len(spent), "count"),
             Fact("most", max(spent.values()), "fen"))  # fmt: skip
    return Kept(falling(len(idle) / len(spent), *_BURSTS), idle[0] if idle else opens, facts)


def _full_price(played: Played) -> Kept | None:
    """Coupons that are an exception."""
    path = "price.coupon_depth"
    if path not in played.levers.by_path:
        return None
    deep = [(played.number(report, path), report) for report in played.reports]
    given = [(depth, report) for depth, report in deep if depth >= _COUPON]
    facts = (Fact("weeks", len(given), "count"),
             Fact("depth", max((depth for depth, _ in given), default=0.0), "share"))  # fmt: skip
    week = max(given, key=lambda one: one[0])[1].round if given else 1
    return Kept(falling(len(given) / len(deep), *_COUPONS), week, facts)


def _asked(played: Played) -> Kept | None:
    """Something was found out for money, where it could be."""
    if not played.offers("research"):
        return None
    bought = [r.round for r in played.reports for path in r.plan if path.startswith("research.")]
    facts = (Fact("times", len(bought), "count"),)
    return Kept(1.0 if bought else 0.3, bought[0] if bought else 1, facts)


def _in_measure(played: Played) -> Kept | None:
    """Studies that cost little of all the money."""
    if not played.offers("research"):
        return None
    cost = [sum(fen for path, fen in report.costs.items() if path.startswith("research."))
            for report in played.reports]  # fmt: skip
    if not sum(cost):
        return None
    share = sum(cost) / max(played.spend, 1.0)
    times = sum(path.startswith("research.") for report in played.reports for path in report.plan)
    facts = (Fact("cost", sum(cost), "fen"), Fact("share", share, "share"),
             Fact("times", times, "count"))  # fmt: skip
    return Kept(falling(share, *_STUDIES), cost.index(max(cost)) + 1, facts)


def _said(played: Played) -> Kept | None:
    """Forecasts that were made, from week 2 on."""
    wanted = [(r, kpi) for r in played.reports[1:] for kpi in played.scenario.forecast]
    if not wanted:
        return None
    missing = [(r, kpi) for r, kpi in wanted if f"forecast.{kpi}" not in r.plan]
    moment = (missing or wanted)[0][0].round
    share = 1 - len(missing) / len(wanted)
    facts = (Fact("times", len(missing), "count"), Fact("of", len(wanted), "count"))
    return Kept(falling(-share, -_SAID[0], -_SAID[1]), moment, facts)


def _hit(played: Played) -> Kept | None:
    """How good forecasts were that were made."""
    skills = [
        (forecast_skill(r.plan[f"forecast.{kpi}"], before.kpis[kpi], r.kpis[kpi]), r, kpi)
        for before, r in zip(played.reports, played.reports[1:], strict=False)
        for kpi in played.scenario.forecast
        if f"forecast.{kpi}" in r.plan
    ]
    if not skills:
        return None
    mean = sum(skill for skill, _, _ in skills) / len(skills)
    _, week, kpi = (min if mean < _SKILL[0] else max)(skills, key=lambda one: one[0])
    facts = (Fact("skill", mean, "share"),)
    return Kept(falling(-mean, -_SKILL[0], -_SKILL[1]), week.round, facts, (kpi,))


JUDGEMENT = (
    Practice("paid-back", "data", "paid", ("F9", "T23"), 0.35, _paid_back),
    Practice("losers-dropped", "data", "paid", ("F6", "F9", "T23"), 0.6, _dropped),
    Practice("full-price", "data", "price", ("F9",), 0.5, _full_price),
    Practice("research-in-measure", "data", "research", ("F9", "T16"), 0.9, _in_measure),
    Practice("asked-first", "data", "research", ("F7", "F9", "T16", "T34"), 0.2, _asked),
    Practice("money-used", "team", "paid", ("F14",), 0.8, _used),
    Practice("in-bursts", "team", "paid", ("F4", "F14", "T13"), 1.0, _in_bursts),
    Practice("numbers-said", "forecasting", "forecast", ("T16",), 0.3, _said),
    Practice("numbers-hit", "forecasting", "forecast", ("T16", "F10"), 0.25, _hit),
)
