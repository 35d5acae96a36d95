"""Chips: what a row is about in two cells, bold and dark on its colour; people and their mood.

A Chinese character and two Latin letters are both two cells, so layouts are the same in both
languages. Without colour a chip is still a block of its own shade, with the same letters.
"""

from __future__ import annotations

from rich.cells import cell_len

from simgame.locale import N_, Texts
from simgame.tui.cells import Span, Tone, fit

# Letters in Chinese and English, and the hue.
_GROUPS: dict[str, tuple[str, str, Tone]] = {
    "content": ("内", "Co", "content"),
    "paid": ("投", "Ad", "paid"),
    "kol": ("达", "KL", "kol"),
    "private": ("私", "Pv", "private"),
    "live": ("播", "Lv", "live"),
    "price": ("价", "Pr", "price"),
    "service": ("客", "Sv", "support"),
    "interaction": ("互", "Re", "support"),
    "co_creation": ("共", "Cc", "content"),
    "team": ("队", "Te", "support"),
    "research": ("研", "Rs", "support"),
    "tools": ("具", "Tl", "support"),
    "innovation": ("新", "In", "support"),
    "compliance": ("合", "Cm", "support"),
    "standing": ("令", "So", "support"),
    "forecast": ("预", "Fc", "support"),
    "watch": ("看", "Wa", "support"),
}
_KINDS: dict[str, tuple[str, str, Tone]] = {
    "viral": ("爆", "Hi", "gold"),
    "rival": ("敌", "Rv", "bad"),
    "event": ("节", "Ev", "price"),
    "dear": ("贵", "$+", "warn"),
    "mail": ("信", "Ml", "support"),
    "milestone": ("里", "Mi", "gold"),
    "on": ("准", "On", "gold"),
    "crisis": ("危", "!!", "bad"),
    "alert": ("警", "! ", "warn"),
}
GROUPS = tuple(_GROUPS)
# What happenings are called where their chips are explained.
KINDS = {
    "viral": N_("A hit"), "rival": N_("A rival's move"), "event": N_("An event"),
    "dear": N_("Dear traffic"), "mail": N_("Mail"), "milestone": N_("A milestone"),
    "on": N_("Forecast hit"), "crisis": N_("A crisis"), "alert": N_("Something ran out"),
}  # fmt: skip
_NONE = ("  ", "  ", "support")
# How a person feels, from −1 to 1, and the colour that goes with it.
_FACES = ((-0.6, ">_<", "bad"), (-0.2, "T_T", "bad"), (0.2, "-_-", "dim"), (0.5, "o_o", "accent"),
          (2.0, "^_^", "good"))  # fmt: skip
FACES = tuple(face for _, face, _ in _FACES)


def hue(group: str) -> Tone:
    """The colour of a lever group."""
    return _GROUPS.get(group, _NONE)[2]


def goal_hue(kpi: str) -> Tone:
    """The colour of a goal: that of the group which moves it most."""
    return {"members": "private", "net_contribution": "price", "net_revenue": "price",
            "gmv": "price", "orders": "price", "trust": "support"}.get(kpi, "content")  # fmt: skip


def chip(kind: str, t: Texts, *, faded: bool = False) -> Span:
    """The chip of a lever group, or of another kind of row; `faded`: its letters alone."""
    chinese, english, colour = _GROUPS.get(kind) or _KINDS.get(kind) or _NONE
    text = chinese if t.lang == "zh" else english
    return Span(text, colour if faded else f"bg bold on {colour}")


def monogram(name: str, colour: Tone = "panel") -> Span:
    """A person: the first character of the handle in two cells."""
    first = name.lstrip("@ ")[:1].upper() or "?"
    ground = "bright bold on panel" if colour == "panel" else f"bg bold on {colour}"
    return Span(first if cell_len(first) == 2 else fit(f" {first}", 2), ground)


def face(mood: float) -> Span:
    """How somebody feels, −1 (angry) to 1 (glad): it is seen without colour."""
    return next(Span(text, tone) for most, text, tone in _FACES if mood <= most)


def tag(text: str, tone: Tone = "gold") -> Span:
    """A word that stands out: `周纪录`."""
    return Span(f" {text} ", f"bg bold on {tone}")
