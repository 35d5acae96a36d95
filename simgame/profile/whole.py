"""Everything that is known of a player at once, for the screens that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from simgame.game.table.gateway import SeasonInfo
from simgame.game.table.journal import SaveError
from simgame.profile.finished import Finished
from simgame.profile.held import Held, cabinet
from simgame.profile.played import Best, Played, bests, firsts, in_order
from simgame.profile.results import Results
from simgame.profile.weeks_in_a_row import Streak, days_of, streak


@dataclass(frozen=True)
class Profile:
    """What was played, by the seasons in a folder; `refused` are saves that do not replay.

    `waiting` is how many finished seasons have not been played again yet.
    """

    played: tuple[Played, ...] = ()
    bests: dict[tuple[str, str], Best] = field(default_factory=dict)
    counting: frozenset[str] = frozenset()
    held: tuple[Held, ...] = ()
    streak: Streak = field(default_factory=Streak)
    refused: tuple[str, ...] = ()
    waiting: int = 0

    def result(self, name: str) -> Finished | None:
        """The result of the season of that name, if it is known."""
        return next((one.result for one in self.played if one.info.name == name), None)

    def before(self, name: str) -> tuple[Finished, ...]:
        """The player's own seasons that ended before that one, or all of them; the oldest first."""
        names = [one.info.name for one in self.played]
        until = names.index(name) if name in names else len(names)
        return tuple(one.result for one in self.played[:until] if one.result.is_own)


def profile_of(
    folder: Path, infos: Sequence[SeasonInfo], today: date, *, verify: bool = True
) -> Profile:
    """What follows from the seasons of a folder; without `verify` from what is known by hash."""
    results = Results(folder)
    played, refused, waiting = list[Played](), list[str](), 0
    for info in infos:
        if info.error is not None or not info.finished:
            continue
        found = results.known(Path(info.name))
        if found is None and verify:
            try:
                found = results.verify(Path(info.name))
            except (SaveError, ValueError):
                refused.append(info.name)
                continue
        if found is None:
            waiting += 1
        else:
            played.append(Played(info, found))
    ordered = tuple(in_order(played))
    own = [one for one in ordered if one.result.is_own]  # bots' seasons stand on boards alone
    return Profile(
        ordered, bests(own), frozenset(firsts(ordered)),
        tuple(cabinet([one.result for one in own])), streak(days_of(infos), today),
        tuple(refused), waiting,
    )  # fmt: skip
