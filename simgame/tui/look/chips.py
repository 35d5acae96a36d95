"""Chips: what a row is about in two cells, bold and dark on its colour; people and their mood.

A Chinese character and two Latin letters are both two cells, so layouts are the same in both
languages. Without colour a chip is still a block of its own shade, with the same letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

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


def monogram(name: str, colour: Tone = "panel", among: Iterable[str] = ()) -> Span:
    """A person in two cells: a Chinese character, or two letters; told apart from those `among`."""
    ground = "bright bold on panel" if colour == "panel" else f"bg bold on {colour}"
    own = _own(name)
    alike = [other for other in map(_own, among) if other != own and _mark(other) == _mark(own)]
    shared = max((_shared(own, other) for other in alike), default=0)
    return Span(fit(_mark(own[shared:].strip() or own), 2), ground)


def _shared(one: str, other: str) -> int:
    """How many characters two names begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _own(name: str) -> str:
    """A name without what stands behind it: `Student, Weibo`."""
    return re.split("[,，(（]", name.lstrip("@ -").removeprefix("The "))[0].strip() or "?"


def _mark(name: str) -> str:
    """The first character where it is wide; the first letters of two words, or of the only one."""
    if cell_len(name[0]) == 2:
        return name[0]
    words = name.replace("-", " ").split()
    others = [word for word in words[1:] if word[0].isupper()] or words[1:]
    return words[0][0].upper() + (others[0][0].upper() if others else words[0][1:2])


def face(mood: float) -> Span:
    """How somebody feels, −1 (angry) to 1 (glad): it is seen without colour."""
    return next(Span(text, tone) for most, text, tone in _FACES if mood <= most)


def tag(text: str, tone: Tone = "gold") -> Span:
    """A word that stands out: `周纪录`."""
    return Span(f" {text} ", f"bg bold on {tone}")
