"""What is known of a scenario under preview: the version that is played, and what came since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simgame.authoring.difference.changes import Change
    from simgame.authoring.watched import Watched
    from simgame.game.replay_decisions import LeftOut
    from simgame.game.table.contract import Decided
    from simgame.plan.catalogue import Catalogue
    from simgame.plan.lever import Value
    from simgame.scenario import Loaded
    from simgame.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Version:
    """The scenario as its files were at one moment.

    `loaded` is None, or has errors, or could not be played because of `trouble`, unless it can be
    played.
    """

    at: datetime
    loaded: Loaded | None = None
    trouble: Exception | None = None
    gone: bool = False

    @property
    def playable(self) -> bool:
        """Whether nothing keeps it from being played."""
        return not (self.trouble or self.gone or self.loaded is None or self.loaded.errors)


@dataclass(slots=True)
class Preview:
    """A scenario file with the version of it that is played.

    `bad` is a newer version with errors. `weeks` is what was decided, as it was first decided;
    `waiting` are values of the draft of round `waiting_round` whose levers are not there. `changes`
    led from the scenario `before` to the one that is played, and `left_out` is what of the
    decisions did not fit it; `levers` knows levers that are gone, for their names.
    """

    file: Path
    level: str
    watched: Watched
    good: Version
    bad: Version | None = None
    weeks: Sequence[Decided] = ()
    waiting: dict[str, Value] = field(default_factory=dict)
    waiting_round: int = 0
    before: Scenario | None = None
    changes: Sequence[Change] = ()
    left_out: Sequence[LeftOut] = ()
    levers: dict[str, tuple[Scenario, Catalogue]] = field(default_factory=dict)

    @property
    def loaded(self) -> Loaded:
        """The version that is played."""
        assert self.good.loaded is not None
        return self.good.loaded

    def anew(self) -> Preview:
        """The same for another season: nothing decided yet."""
        return Preview(self.file, self.level, self.watched, self.good, self.bad)

    def says_the_same(self, version: Version) -> bool:
        """Whether the scenario is played in this version as in the one that is played now."""
        return version.loaded is not None and version.loaded.merged == self.loaded.merged
