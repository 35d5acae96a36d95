"""The settings as rows: name, value, what else there is, and what it does."""

from __future__ import annotations

from simgame import words
from simgame.locale import LANGUAGES, N_, Texts
from simgame.settings import OFFERED, KeptSettings
from simgame.tui.cells import Line, Row, Span, fit, heading, spark
from simgame.tui.front.legend import SIGN, group_signs, kind_signs, legend_rows
from simgame.tui.look import chip, goal_bar, hue

NAMES = {
    "language": N_("Language"),
    "colours": N_("Colours"),
    "motion": N_("Motion"),
    "week": N_("Length of a week"),
    "stop_crisis": N_("Stop at a crisis"),
    "stop_offer": N_("Stop at an offer"),
    "stop_viral": N_("Stop at a hit"),
    "stop_rival": N_("Stop at a rival's move"),
    "stop_forecast": N_("Stop off forecast"),
    "headlines": N_("Headlines"),
    "symbols": N_("Symbols"),
}
_VALUES = {
    "language": {"auto": N_("as the system"), "zh": "中文", "en": "English"},
    "colours": {"dark": N_("dark"), "light": N_("light"), "contrast": N_("high contrast")},
    "motion": {"on": N_("on"), "less": N_("less"), "off": N_("off")},
    "week": {"0": N_("to its end"), "12": N_("12 s"), "25": N_("25 s"), "60": N_("60 s")},
    "headlines": {"full": N_("whole"), "short": N_("short"), "off": N_("none")},
    "symbols": {"auto": N_("automatic"), "full": N_("all"), "safe": N_("plain ASCII")},
}
_ON = {"on": N_("on"), "off": N_("off")}
_ABOUT = {
    "language": N_("F10 switches at any time"),
    "colours": N_("F9 switches at any time; NO_COLOR goes before it"),
    "motion": N_("off: figures stand at once, banners become a line"),
    "week": N_("Space pauses, f is faster"),
    "stop_crisis": N_("off: your standing order answers"),
    "stop_offer": N_("KOLs who ask for more; off: your standing order"),
    "stop_viral": N_("a post that is seen far more than usual"),
    "stop_rival": N_("a price, a tool or a campaign that you can see"),
    "stop_forecast": N_("when the week runs far from what you said"),
    "headlines": N_("how much of an event is told"),
    "symbols": N_("plain where frames or dots come out wrong"),
}
_NAME, _VALUE, _OTHERS = 23, 19, 26
HUED = ("content", "paid", "kol", "private", "live", "price")
_OUTSIDE = {
    "SIMGAME_LANG": N_("the language"),
    "SIMGAME_SYMBOLS": N_("the symbols"),
    "NO_COLOR": N_("no colours, and little motion"),
    "TEXTUAL_ANIMATIONS": N_("none: nothing moves"),
    "SIMGAME_SAVES": N_("the folder of saves and settings"),
    "SIMGAME_SETTINGS": N_("the file of these settings"),
}


def value_name(name: str, value: str, t: Texts) -> str:
    """A value of a setting, in words; a language calls itself by its own name."""
    if name == "language" and value in LANGUAGES:
        return _VALUES[name][value]
    return t(_VALUES.get(name, _ON).get(value, value))


def setting_lines(kept: KeptSettings, t: Texts, width: int) -> list[Line]:
    """A line for each setting; its key is the setting's name."""
    return [Line(_row(name, kept, t, width), name) for name in OFFERED]


def _row(name: str, kept: KeptSettings, t: Texts, width: int) -> Row:
    now = kept.now.value(name)
    label: Row = (Span(fit(t(NAMES[name]), _NAME)),)
    if (by := kept.forced.get(name)) is not None:
        said = t("{variable} decides", variable=by.variable)
        return (*label, Span(fit(f"  {value_name(name, now, t)}", _VALUE), "bright bold"),
                Span(said, "warn"))  # fmt: skip
    others = " · ".join(value_name(name, v, t) for v in OFFERED[name] if v != now)
    row: Row = (*label, Span(fit(f"‹ {value_name(name, now, t)} ›", _VALUE), "bright bold"))
    room = width - _NAME - _VALUE
    if room < _OTHERS + 20:
        return (*row, Span(fit(others, max(room, 0)), "dim"))
    return (*row, Span(fit(others, _OTHERS), "dim"),
            Span(fit(t(_ABOUT[name]), max(room - _OTHERS, 0)), "dim"))  # fmt: skip


def about_line(name: str, t: Texts) -> str:
    """What a setting does, for windows where its row has no room to say so."""
    return t(_ABOUT[name]) if name in _ABOUT else ""


def signs_rows(t: Texts, width: int) -> list[Row]:
    """What the chips stand for: lever groups, then happenings."""
    return [heading(t("What the signs stand for"), width),
            *legend_rows(group_signs(t), t, width), (),
            *legend_rows(kind_signs(t), t, width)]  # fmt: skip


def outside_rows(t: Texts, width: int) -> list[Row]:
    """What variables of the environment decide, whatever is set here."""
    rows: list[Row] = [heading(t("What the environment decides"), width)]
    for variable, said in _OUTSIDE.items():
        rows.append((Span(fit(variable, SIGN), "accent"), Span(fit(t(said), width - SIGN))))
    return rows


def hue_rows(t: Texts, width: int) -> list[Row]:
    """A goal bar in the colour of each group that has one, as they are drawn now."""
    rows: list[Row] = [heading(t("Colours of the groups, on a goal's bar"), width)]
    for place, group in enumerate(HUED, 1):
        bar = goal_bar(place / (len(HUED) + 1), min(width - SIGN, 60), hue(group),
                       (place + 1) / (len(HUED) + 1))  # fmt: skip
        rows.append((chip(group, t), Span(fit(f" {words.group_name(group, t)}", SIGN - 2)), *bar))
    return rows


def preview_row(t: Texts) -> Row:
    """Signs and colours as they are drawn now."""
    chips: list[Span] = []
    for group in HUED:
        chips += [chip(group, t), Span(" ")]
    return (
        Span(fit(t("Preview"), 10), "dim"), Span("▲12%", "good"), Span("  "), Span("▼8% !", "bad"),
        Span("  "), *goal_bar(0.5, 18, "content", 0.62), Span("  "), *chips,
        Span(" ⣀⣠⣤⣶⣿ ", "brand"), Span(spark([1, 2, 3, 4, 5, 6, 7]), "brand"),
    )  # fmt: skip
