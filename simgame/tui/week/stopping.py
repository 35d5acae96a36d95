"""The news for which a week stops by itself where the settings say so."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.tui.week.chart import charted, off_course
from simgame.tui.week.showing import Showing
from simgame.tui.week.track import kind_of


def news(showing: Showing, since: float, *, was_off: bool) -> Iterator[str]:
    """Kinds of `STOPS` that came after the hour `since`, until the hour that is shown.

    `was_off` says whether the week ran off its forecast then.
    """
    playback = showing.playback
    hours = range(int(since) + 1, int(playback.hour) + 1)
    if any(moment.kind == "viral" and moment.hour in hours for moment in showing.moments):
        yield "viral"
    told = (message for day in playback.days for message in day.messages)
    if any(kind_of(m.code) == "rival" and m.hour - playback.first_hour in hours for m in told):
        yield "rival"
    if not was_off and off_course(showing, charted(showing)):
        yield "forecast"
