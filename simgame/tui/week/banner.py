"""A celebration in the chart's place: its stamp, what happened, and a curve where there is one."""

from __future__ import annotations

from simgame import pages, words
from simgame.locale import N_, Texts
from simgame.tui.cells import Row, Span, fit, wrap
from simgame.tui.look import stamp
from simgame.tui.look.motion import counted
from simgame.tui.week.feed import said_moment
from simgame.tui.week.showing import Showing

SECONDS, COUNTING = 4.0, 1.2
STRIP = 3  # rows of a banner that leaves the chart in sight
CELEBRATED = ("first", "viral", "target", "record", "on")
_NOTES = {
    "first": N_("Somebody who had never heard of you has paid."),
    "viral": N_("{saves} saved it: about three days from now they search."),
    "target": N_("From here on it counts up to the stretch."),
    "record": N_("The best of the season so far."),
    "on": N_("Within two percent. That is skill, and it scores."),
}
_LEAST = 44  # cells for what is said beside a stamp


def banner(
    showing: Showing,
    moment: pages.Moment,
    since: float,
    motion: str,
    t: Texts,
    size: tuple[int, int],
) -> list[Row]:
    """Rows on the golden ground; `since` seconds after it came, its figure still counts up."""
    width, height = size
    shown = _counting(moment, since, motion)
    saves = words.count(moment.values.get("saves", 0))
    said = said_moment(showing, shown, t)[-1].text.strip()
    lines = _with_stamp(
        stamp(moment.kind, t), [said, t(_NOTES[moment.kind], saves=saves)], width, height
    )
    top = max((height - len(lines)) // 2, 0)
    padded = [*[""] * top, *lines, *[""] * height][:height]
    return [(Span(fit(f"   {line}", width), "bg bold on gold"),) for line in padded]


def _with_stamp(drawn: list[str], said: list[str], width: int, height: int) -> list[str]:
    """A square stamp beside what is said, a word above it; none where there is no room."""
    beside = len(drawn[0]) + 6
    if len(drawn) < height and width - beside >= _LEAST:
        texts = _apart(said, width - beside - 1)
        first = (len(drawn) - len(texts)) // 2
        told = ["" if not 0 <= n - first < len(texts) else texts[n - first]
                for n in range(len(drawn))]  # fmt: skip
        return [f"{row}   {text}" for row, text in zip(drawn, told, strict=True)]
    texts = _apart(said, width - 4)
    if len(drawn) + len(texts) + 1 <= height and len(drawn[0]) + 4 <= width:
        return [*drawn, "", *texts]
    return texts


def _apart(said: list[str], width: int) -> list[str]:
    """Each of it in rows of at most `width` cells, with an empty row between."""
    rows: list[str] = []
    for text in said:
        rows += [*([""] if rows else []), *wrap(text, width)]
    return rows


def _counting(moment: pages.Moment, since: float, motion: str) -> pages.Moment:
    """The moment with its views on the way up; other figures stand, for the feed tells them too."""
    if "views" not in moment.values:
        return moment
    now = counted(0.0, moment.values["views"], since, COUNTING, motion)
    return pages.Moment(moment.hour, moment.kind, moment.keys, {**moment.values, "views": now})
