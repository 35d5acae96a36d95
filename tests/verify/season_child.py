"""A season that is played in a process of its own, so that it can be killed or starved of disk.

`python -m tests.verify.season_child SAVE SCENARIO [LIMIT]` plays by fixed decisions, and prints a
line for everything that was acknowledged: `ready`, `draft ROUND STEPS`, `decided N`. With LIMIT no
file may grow beyond that many bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from simgame.game.desk.draft import Draft, usable
from simgame.game.session import LocalSession, Setup
from simgame.game.table.drafts import Drafts, FileDrafts
from simgame.game.table.journal import SaveError
from simgame.plan.lever import Value
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import policy
from simgame.scenario import load_or_raise

SEED = 7
BOT = "greedy_roi"


def main(save: Path, scenario: str, limit: int | None = None) -> int:
    """Play the season, telling what was acknowledged; 3 when the disk is full."""
    session = LocalSession.start(Setup(load_or_raise(scenario), SEED), save, asks=True)
    _tell("ready")
    if limit is not None:
        _limit(limit)
    try:
        play(session, FileDrafts(save, session.seat), tell=True)
    except (SaveError, OSError) as error:
        _tell(f"stopped {error}")
        return 3
    return 0


def play(session: LocalSession, drafts: Drafts, tell: bool = False) -> None:
    """Play on to the end: values go into the draft one by one, then the plan is committed."""
    while not session.finished:
        if not session.committed:
            _plan(session, drafts, tell)
        while (prompt := session.advance().prompt) is not None:
            session.answer(prompt, prompt.options[0].id)
            _tell("decided", tell)


def wanted(session: LocalSession) -> dict[str, Value]:
    """The decisions of this round, the same in every process: a bot's, with low KOL fees."""
    values = dict(flatten(session.season.decided(session.seat, policy(BOT))))
    for path, value in values.items():
        if path.startswith("kol.") and path.endswith(".fee"):
            values[path] = int(float(value) * 0.85)
    return values


def _plan(session: LocalSession, drafts: Drafts, tell: bool) -> None:
    number, values = session.season.round, wanted(session)
    draft = usable(drafts.read(), number) or Draft.fresh(number, {})
    for steps, (path, value) in enumerate(values.items(), 1):
        if draft.values.get(path) != value:
            draft.set(path, value)
            drafts.write(draft.written())
        _tell(f"draft {number} {steps}", tell)
    session.submit(plan_from(draft.values))
    _tell("decided", tell)
    drafts.drop()


def _tell(word: str, aloud: bool = True) -> None:
    if aloud:
        print(word, flush=True)


def _limit(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:4])))
