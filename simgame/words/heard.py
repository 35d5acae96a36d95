"""Comments, news and mail in one language, with who says it."""

from __future__ import annotations

from dataclasses import dataclass

from simgame.locale import N_, Texts
from simgame.locale.numbers import points, share
from simgame.plan.observation import Heard
from simgame.scenario.schema import UNNAMED, Scenario
from simgame.words.messages import said
from simgame.words.names import id_name
from simgame.words.texts import KINDS, all_texts, texts_of

_FROM = {"news": N_("Trade press"), "mail": N_("Colleagues")}
_PLATFORM = ("platform", "platforms")
_TIMES = 1.0  # from this growth on it is said as a multiple


@dataclass(frozen=True, slots=True)
class HeardWords:
    """One text: its kind, who it is from, and what it says; `who` leaves out where."""

    kind: str
    by: str
    text: str
    who: str


def heard_words(view: Scenario, heard: Heard, t: Texts) -> HeardWords:
    """What was heard, in words; a cause without texts is shown as it is."""
    kind = next((k for k in KINDS if heard.cause in texts_of(k)), "")
    who = by = t(_FROM[kind]) if kind in _FROM else ""
    if not by:
        who, by = _speaker(view, heard, t)
    return HeardWords(kind, by, heard_text(view, heard, t), who)


def heard_text(view: Scenario, heard: Heard, t: Texts) -> str:
    """The text alone."""
    texts = all_texts().get(heard.cause)
    if not texts:
        return heard.cause
    names = {"product": view.product.name.of(t.lang), "brand": _brand(view, heard.brand, t)}
    written = texts[heard.text % len(texts)].of(t.lang)
    values = said(view, heard.values, t)
    if heard.cause in texts_of("mail") and "change" in values:
        values = {**values, "change": _moved(float(heard.values["change"]), t)}
    text = written.format(**names, **values)
    return text[:1].upper() + text[1:]


def _moved(change: float, t: Texts) -> str:
    """How a figure moved since last week, as a colleague says it: `up 53%`, `down 12%`."""
    if change >= _TIMES:
        return t("{n} times last week's", n=points(1 + change))
    moved = N_("up {change}") if change > 0 else N_("down {change}")
    return t(moved, change=share(round(abs(change), 2)))


def _speaker(view: Scenario, heard: Heard, t: Texts) -> tuple[str, str]:
    """Who spoke, without and with where."""
    where = ("channel", "private_channels") if "channel" in heard.values else _PLATFORM
    who = id_name(view, "personas", str(heard.values.get("persona", "")), t)
    place = id_name(view, where[1], str(heard.values.get(where[0], "")), t)
    return who, t("{persona}, {place}", persona=who, place=place)


def _brand(view: Scenario, brand: str, t: Texts) -> str:
    seat, rival = view.seats.get(brand), view.rivals.get(brand)
    named = seat or rival
    if named is None:
        return brand
    # A brand without a name of its own is known to the press by what it sells.
    return (view.product.name if named.name == UNNAMED else named.name).of(t.lang)
