"""Who answered the questions of a week, and what a standing order meant by its answer."""

from __future__ import annotations

from simgame.locale import N_, Texts
from simgame.locale.numbers import share
from simgame.pages import Row
from simgame.scenario.schema import Scenario
from simgame.words.figures import said
from simgame.words.names import id_name

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


def answer(view: Scenario, row: Row, t: Texts) -> str:
    """A sentence for a KOL who asked for more: who answered, and what came of it."""
    kol, came, order = row.keys
    asks, offered = row["asks"], row["offered"]
    rise = "" if asks.change is None else share(round(asks.change, 3), signed=True)
    offer = said(offered, t)
    return t(
        (_IN_PERSON if row.note == "in-person" else _STANDING)[came],
        kol=id_name(view, "kols", kol, t),
        asks=said(asks, t),
        offered=t("{money} ({change})", money=offer, change=rise) if rise else offer,
        order=order_words(order, row["small_rise"].value, t),
    )


def order_words(order: str, small_rise: float, t: Texts) -> str:
    """What a standing order for counter-offers means."""
    return t(ORDERS[order], most=share(small_rise))
