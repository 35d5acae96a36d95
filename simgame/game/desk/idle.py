"""Money that a plan leaves lying, measured by what a week may take if the season's is to last."""

from __future__ import annotations

from typing import NamedTuple

from simgame.costs.sums import spendable
from simgame.game.desk.play import Play

_MUCH = 1 / 3  # share of a week's money that is worth a word (assumption)


class Idle(NamedTuple):
    """What of a week's even `share` of the season's money stays `unused`, in fen."""

    unused: int
    share: int


def idle_money(play: Play) -> Idle | None:
    """Much of this week's money that no lever takes; None where little or none stays.

    Nothing is said before ads can be bought: what else there is takes hours, and little money.
    An even share, not the week's cap: who saves for a later week because the season's money is
    short leaves nothing lying.
    """
    seen, sums = play.observation, play.sums()
    if not any(spec.group == "paid" and spec.is_open(seen.round) for spec in play.catalogue.specs):
        return None
    weeks = seen.rounds - seen.round + 1
    share = min(spendable(seen), seen.money_left // weeks)
    unused = share - sums.costs.total - sums.costs.owing
    return Idle(unused, share) if unused > share * _MUCH else None
