"""A celebration in the chart's place: its stamp, what happened, and a curve where there is one."""

from __future__ import annotations

from simgame import pages, words
from simgame.locale import N_, Texts
from simgame.tui.cells import Row, Span, fit, wrap
from simgame.tui.look import Canvas, stamp
from simgame.tui.look.motion import counted
from simgame.tui.week.feed import said_moment
from simgame.tui.week.posts import views_by_hour
from simgame.tui.week.showing import Showing

SECONDS, COUNTING = 4.0, 1.2
STRIP = 3  # rows of a banner that leaves the chart in sight
CELEBRATED = ("first", "viral", "target", "record", "on")
_NOTES = {
    "first": N_("Somebody who had never heard of you has paid."),
    "viral": N_("{saves} saved it: about three days from now they search."),
    "target": N_("From here on it counts up to the stretch."),
    "record": N_("The best of the season so far."),
    "on": N_("As near as the report can tell. It scores where last week's figure was farther off."),
}
_MOST = 60  # cells for what is said beside a stamp
_CURVE = 20  # cells of a curve beside both


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
    lines = _laid_out(
        stamp(moment.kind, t),
        [said, t(_NOTES[moment.kind], saves=saves)],
        views_by_hour(showing, moment.keys) if moment.kind == "viral" else [],
        size,
    )
    top = max((height - len(lines)) // 2, 0)
    padded = [*[""] * top, *lines, *[""] * height][:height]
    return [(Span(fit(f"   {line}", width), "bg bold on gold"),) for line in padded]


def _laid_out(
    drawn: list[str], said: list[str], views: list[float], size: tuple[int, int]
) -> list[str]:
    """The stamp, what is said, and how the views went up; what there is no room for is left out."""
    width, height = size
    left = width - _CURVE - 7
    if views and views[-1] and (lines := _with_stamp(drawn, said, left, height)):
        curve = _curve(views, len(lines))
        return [fit(line, left + 3) + row for line, row in zip(lines, curve, strict=True)]
    return _with_stamp(drawn, said, width, height) or _apart(said, width - 4)


def _with_stamp(drawn: list[str], said: list[str], width: int, height: int) -> list[str]:
    """The stamp with what is said beside or below it; nothing where there is room for neither.

    Beside it there is to be as much room as the stamp takes itself.
    """
    beside = width - len(drawn[0]) - 7
    texts = _apart(said, min(beside, _MOST)) if beside >= len(drawn[0]) else []
    if texts and len(texts) <= len(drawn) <= height:
        told = [""] * ((len(drawn) - len(texts)) // 2) + texts + [""] * len(drawn)
        return [f"{row}   {text}" for row, text in zip(drawn, told, strict=False)]
    for gap in (1, 0) if len(drawn[0]) + 4 <= width else ():
        texts = _apart(said, width - 4, gap)
        if len(drawn) + 1 + len(texts) <= height:
            return [*drawn, "", *texts]
    return []


def _curve(views: list[float], height: int) -> list[str]:
    """Views hour by hour since Monday, as a line."""
    canvas = Canvas(_CURVE, height)
    canvas.line([one / views[-1] for one in views], "")
    return ["".join(span.text for span in row) for row in canvas.rows()]


def _apart(said: list[str], width: int, gap: int = 1) -> list[str]:
    """Each of it in rows of at most `width` cells, with empty rows between."""
    rows: list[str] = []
    for text in said:
        rows += [*([""] * gap if rows else []), *wrap(text, width)]
    return rows


def _counting(moment: pages.Moment, since: float, motion: str) -> pages.Moment:
    """The moment with its views on the way up; other figures stand, for the feed tells them too."""
    if "views" not in moment.values:
        return moment
    now = counted(0.0, moment.values["views"], since, COUNTING, motion)
    return pages.Moment(moment.hour, moment.kind, moment.keys, {**moment.values, "views": now})
