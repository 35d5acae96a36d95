"""A season that is over goes to the practice of one's class: to the contest there is, or is picked.

It is done beside the screen; what it came to is told wherever the player is by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simgame.game.desk.play import Play
from simgame.game.table.sending import Came, Taker
from simgame.locale import N_
from simgame.tui.focus import game
from simgame.tui.screens.ask import Choose
from simgame.tui.screens.base import GameScreen
from simgame.words import sent_words

if TYPE_CHECKING:
    from simgame.game.table.sending import Hubs

WHERE = N_("Send it where?")
_SECONDS = 20.0


class Sending:
    """A season on its way: `why_not` it cannot be sent now, in English; empty when it can."""

    def __init__(self, screen: GameScreen, play: Play) -> None:
        self._screen, self._app, self._play = screen, screen.app, play
        made = game(self._app).hubs
        self._hubs: Hubs | None = made() if made and play.name and not play.team else None
        self._none = N_("This season is not kept.") if self._hubs is None else self._hubs.why_none
        self.under_way = False

    @property
    def why_not(self) -> str:
        return N_("It is being sent…") if self.under_way else self._none

    def begin(self) -> None:
        """Ask who takes it, and send it there."""
        assert self._hubs is not None
        self._is_under_way(True)
        source = (self._play.scenario.id, self._play.level)
        game(self._app).tasks.find_takers(self._hubs, *source, self._found)

    def refused(self) -> None:
        """It did not come to it; the player has been told why."""
        self._is_under_way(False)

    def _is_under_way(self, is_so: bool, /) -> None:
        self.under_way = is_so
        if self._screen.is_attached:
            self._screen.relabel()

    def _found(self, takers: Sequence[Taker]) -> None:
        if len(takers) == 1:
            self._send(takers[0])
            return
        self._is_under_way(False)
        t = game(self._app).t
        if not takers:
            said = t("No practice of your class takes this scenario and level now.")
            self._app.notify(said, severity="warning", timeout=_SECONDS)
            return
        ways = [(str(n), one.title.of(t.lang), f"{one.klass} · {one.hub}")
                for n, one in enumerate(takers)]  # fmt: skip

        def picked(way: str | None) -> None:
            if way is not None:
                self._send(takers[int(way)])

        said = t("Several contests of your classes take it.")
        self._app.push_screen(Choose(WHERE, said, ways), picked)

    def _send(self, taker: Taker) -> None:
        assert self._hubs is not None
        self._is_under_way(True)

        def came(found: Came) -> None:
            self._is_under_way(False)
            t = game(self._app).t
            told = t.sentences(sent_words(taker, found, t))
            if found.refused:
                self._app.notify(told, severity="warning", timeout=_SECONDS)
            else:
                self._app.notify(told, timeout=_SECONDS)

        game(self._app).tasks.send_save(self._hubs, taker, self._play.name, came)
