"""Who answered the questions of a week, and what a standing order meant by its answer."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.locale import N_, Texts
from simgame.market.mechanisms.kol.kol import Params
from simgame.plan.groups.governance import Standing
from simgame.plan.observation import Message, WeekReport
from simgame.scenario.schema import Scenario
from simgame.words.names import id_name
from simgame.words.numbers import money, share

ORDERS = {
    "accept": N_("accept, whatever is asked"),
    "small-rise": N_("accept a small rise, of at most {most}"),
    "decline": N_("decline every rise"),
}
_CAME = {"kol-booked": "accept", "kol-declined": "decline"}
_IN_PERSON = {
    "accept": N_("{kol} asked {asks} a post instead of {offered}; you accepted."),
    "decline": N_("{kol} asked {asks} a post instead of {offered}; you declined."),
}
_STANDING = {
    "accept": N_(
        "{kol} asked {asks} a post instead of {offered}. Your standing order answered "
        "({order}): accepted."
    ),
    "decline": N_(
        "{kol} asked {asks} a post instead of {offered}. Your standing order answered "
        "({order}): declined."
    ),
}


def answers(view: Scenario, report: WeekReport, t: Texts) -> list[str]:
    """A sentence for every KOL who asked for more: who answered, and what came of it."""
    told = (message for day in report.days for message in day.messages)
    return [said for message in told for said in _answer(view, report, message, t)]


def order_words(order: str, t: Texts) -> str:
    """What a standing order for counter-offers means."""
    return t(ORDERS[order], most=share(Params().small_rise))


def _answer(view: Scenario, report: WeekReport, told: Message, t: Texts) -> Iterator[str]:
    kol = str(told.values.get("kol", ""))
    offered = _offered(report, kol)
    asks = told.values.get("asks" if told.code == "kol-declined" else "fee", 0)
    ordered = f"kol.{kol}.posts" in report.plan
    if told.code not in _CAME or not ordered or float(asks) <= offered:
        return
    came = _CAME[told.code]
    in_person = any(prompt.startswith(f"kol-counter:{kol}:") for prompt in report.answers)
    order = str(report.plan.get("standing.kol_counter", Standing().kol_counter))
    yield t(
        (_IN_PERSON if in_person else _STANDING)[came],
        kol=id_name(view, "kols", kol, t),
        asks=money(float(asks)),
        offered=_with_rise(offered, float(asks), t),
        order=order_words(order, t),
    )


def _with_rise(offered: float, asks: float, t: Texts) -> str:
    """What was offered, and by how much what is asked is above it."""
    if not offered:
        return money(offered)
    rise = share(round(asks / offered - 1, 3), signed=True)
    return t("{money} ({change})", money=money(offered), change=rise)


def _offered(report: WeekReport, kol: str) -> float:
    """The fee a post that the plan offered, in fen."""
    return float(report.plan.get(f"kol.{kol}.fee", 0))
