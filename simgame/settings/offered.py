"""Which settings there are, what each may be, and what the environment decides in their place.

Loaded before the first screen is drawn, so nothing here may import anything heavy.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# The kinds of news for which a week stops by itself, each a setting `stop_KIND`.
STOPS = ("crisis", "offer", "viral", "rival", "forecast")


class Settings(NamedTuple):
    """A value for each setting, one of those in `OFFERED`; the first of them is the usual one."""

    language: str = "auto"
    colours: str = "dark"
    motion: str = "on"
    week: str = "25"
    stop_crisis: str = "on"
    stop_offer: str = "on"
    stop_viral: str = "on"
    stop_rival: str = "off"
    stop_forecast: str = "off"
    headlines: str = "full"
    symbols: str = "auto"

    @property
    def week_seconds(self) -> int:
        """How long a week plays at its usual speed; 0 goes straight to its end."""
        return int(self.week)

    def stops(self, kind: str) -> bool:
        """Whether a week stops at news of that kind, one of `STOPS`."""
        return self.value(f"stop_{kind}") == "on"

    def value(self, name: str) -> str:
        """The value of the setting called `name`."""
        return str(getattr(self, name))

    def having(self, name: str, value: str) -> Settings:
        """The same with one setting altered. Raises `ValueError` where there is no such value."""
        if value not in OFFERED.get(name, ()):
            raise ValueError(f"{name}: {value!r} is not one of {OFFERED.get(name)}")
        return self._replace(**{name: value})


_ON = ("on", "off")
# Every setting in the order in which they are shown, with its values, the gentlest step between
# neighbours.
OFFERED: Mapping[str, tuple[str, ...]] = {
    "language": ("auto", "zh", "en"),
    "colours": ("dark", "light", "contrast"),
    "motion": ("on", "less", "off"),
    "week": ("0", "12", "25", "60"),
    **{f"stop_{kind}": _ON for kind in STOPS},
    "headlines": ("full", "short", "off"),
    "symbols": ("auto", "full", "safe"),
}


class Forced(NamedTuple):
    """A value that the environment decides, and the variable that does."""

    value: str
    variable: str


def forced(environ: Mapping[str, str]) -> dict[str, Forced]:
    """The settings that variables of the environment decide, whatever was set before."""
    found = {}
    lang = environ.get("SIMGAME_LANG", "").lower()
    if lang:
        found["language"] = Forced("zh" if lang.startswith("zh") else "en", "SIMGAME_LANG")
    if environ.get("SIMGAME_SYMBOLS"):
        asked = environ["SIMGAME_SYMBOLS"].strip().lower()
        found["symbols"] = Forced("safe" if asked == "safe" else "full", "SIMGAME_SYMBOLS")
    if environ.get("NO_COLOR"):
        found["motion"] = Forced("less", "NO_COLOR")
    if environ.get("TEXTUAL_ANIMATIONS", "").strip().lower() == "none":
        found["motion"] = Forced("off", "TEXTUAL_ANIMATIONS")
    return found
