"""Who answered the questions of a week, and what a standing order meant by its answer."""

from __future__ import annotations

from simgame.locale import N_, Texts
from simgame.plan.observation import Asked, WeekReport
from simgame.scenario.schema import Scenario
from simgame.words.names import id_name
from simgame.words.numbers import money, share

ORDERS = {
    "accept": N_("accept, whatever is asked"),
    "small-rise": N_("accept a small rise, of at most {most}"),
    "decline": N_("decline every rise"),
}
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
    return [_answer(view, asked, t) for asked in report.asked if asked.prompt.kind == "kol-counter"]


def order_words(order: str, small_rise: float, t: Texts) -> str:
    """What a standing order for counter-offers means."""
    return t(ORDERS[order], most=share(small_rise))


def _answer(view: Scenario, asked: Asked, t: Texts) -> str:
    values = asked.prompt.values
    offered, asks = float(values["offered"]), float(values["asks"])
    return t(
        (_IN_PERSON if asked.in_person else _STANDING)[asked.answer],
        kol=id_name(view, "kols", str(values["kol"]), t),
        asks=money(asks),
        offered=_with_rise(offered, asks, t),
        order=order_words(str(values["order"]), float(values["small_rise"]), t),
    )


def _with_rise(offered: float, asks: float, t: Texts) -> str:
    """What was offered, and by how much what is asked is above it."""
    if not offered:
        return money(offered)
    rise = share(round(asks / offered - 1, 3), signed=True)
    return t("{money} ({change})", money=money(offered), change=rise)
