"""Explains the season that is over, beside the app; what was found once is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, cast

from textual.app import App

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.season import Season
    from simgame.lab.explaining import Part, Word


class Explains(Protocol):
    """A process that explains: see `lab.explaining.Explaining`."""

    def words(self) -> Iterator[Word]: ...
    def stop(self) -> None: ...


Begin = Callable[["Season", str, "tuple[Part, ...]"], Explains]
Heard = Callable[["Word"], None]


def in_a_process(season: Season, seat: str, parts: tuple[Part, ...]) -> Explains:
    """Explain in a process of its own."""
    from simgame.lab.explaining import Explaining  # noqa: PLC0415 - loads the lab

    return Explaining(season, seat, parts)


class Explainer:
    """One season at a time; it is stopped when the season is left."""

    def __init__(self, app: App[None], begin: Begin = in_a_process) -> None:
        self._app = app
        self._begin = begin
        self._now: Explains | None = None
        self._found: dict[str, dict[Part, Word]] = {}

    def explain(self, play: Play, heard: Heard) -> None:
        """Tell `heard` what is known of a season, and then whatever is found of the rest."""
        from simgame.lab.explaining import PARTS, Broken  # noqa: PLC0415 - loads the lab

        self.stop()
        season = cast("Season | None", getattr(play.session, "season", None))
        if season is None:
            for part in PARTS:
                heard(Broken(part, "not-here"))
            return
        known = self._found.setdefault(f"{season.digest()} {season.seed}", {})
        for word in known.values():
            heard(word)
        left = tuple(part for part in PARTS if part not in known)
        if left:
            seat = season.seats[0]
            self._app.run_worker(
                lambda: self._listen(season, seat, left, known, heard), thread=True
            )

    def _listen(
        self,
        season: Season,
        seat: str,
        parts: tuple[Part, ...],
        known: dict[Part, Word],
        heard: Heard,
    ) -> None:
        """Hand on what the process says, in a thread."""
        from simgame.lab.explaining import Found  # noqa: PLC0415 - loads the lab

        self._now = now = self._begin(season, seat, parts)
        for word in now.words():
            if self._now is not now:
                return
            if isinstance(word, Found):
                known[word.part] = word
            self._app.call_later(heard, word)

    def stop(self) -> None:
        """End what is under way."""
        if self._now is not None:
            now, self._now = self._now, None
            now.stop()
