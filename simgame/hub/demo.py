"""A hub with a class that plays by itself, so that a trainer sees everything within a minute."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from simgame.game.check import check_plan
from simgame.hub.contests.contests import Wanted, new_contest
from simgame.hub.games.games import Games
from simgame.hub.games.handing_in import NotThisRound, PlanRefused
from simgame.hub.games.place import played
from simgame.hub.people.classes import Joined, Refused, join, new_class
from simgame.hub.people.who import Who
from simgame.hub.store.store import Store
from simgame.plan.observation import Observation
from simgame.plan.values import flatten
from simgame.players.brief import Brief
from simgame.players.policy import policy

# A class, and its teams: name, captain, mate; and the bot that decides for each.
_CLASS = {"zh": "示范班", "en": "Demo class"}
_TEAMS = {
    "zh": (("海盐队", "陈晓雨", "林一凡"), ("柠檬队", "王媛", "赵佳"), ("薄荷队", "李想", "周舟"),
           ("随风队", "吴桐", "郑好")),
    "en": (("Sea Salt", "Rain", "Ivan"), ("Lemon", "Vera", "Jo"), ("Mint", "Ana", "Bo"),
           ("Drift", "Cy", "Di")),
}  # fmt: skip
_PLAYERS = ("greedy_roi", "even_split", "single_channel", "random")
SCENARIO = "tea-launch"


@dataclass(frozen=True, slots=True)
class Bot:
    """A team that a bot plays, and its seat."""

    captain: Joined
    seat: int
    player: str


def demo_class(store: Store, games: Games, trainer: Who, lang: str) -> list[Bot]:
    """A class with four teams in a contest of one board; who plays in it."""
    klass = new_class(store, trainer, _CLASS[lang], lang)
    contest = new_contest(store, trainer, klass.id, Wanted(SCENARIO, asks=False))
    bots = []
    for (team, captain, mate), player in zip(_TEAMS[lang], _PLAYERS, strict=True):
        first = join(store, klass.code, captain, team)
        join(store, klass.code, mate, team)
        bots.append(Bot(first, games.begin(first.who, contest, 1), player))
    return bots


def play_on(games: Games, bots: Sequence[Bot], every: float, over: threading.Event) -> None:
    """Let each bot plan in turn until all seasons are over, or somebody sets `over`."""
    going = list(bots)
    while going and not over.is_set():
        for bot in tuple(going):
            if not _plan(games, bot):
                going.remove(bot)
            if over.wait(every / len(bots)):
                return


def _plan(games: Games, bot: Bot) -> bool:
    """One round of one bot; False when its season is over."""
    place = games.place(bot.captain.who, bot.seat)
    if place.game.finished:
        return False
    view, levers = played(place.board.scenario)
    seen = Observation.model_validate_json(place.seat.seen)
    plan = policy(bot.player)(Brief(view, levers, place.seat.name), seen, _rng(bot, place.round))
    values = {} if any(p.blocks for p in check_plan(plan, view, levers, seen)) else flatten(plan)
    key = f"bot-{bot.seat}-{place.round:02d}-week"
    try:
        games.hand_in(bot.captain.who, bot.seat, place.round, values, key)
    except (Refused, NotThisRound, PlanRefused):
        return True
    games.live(place.game.id)
    return True


def _rng(bot: Bot, number: int) -> Random:
    name = f"{bot.seat}|{bot.player}|{number}".encode()
    return Random(int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "little"))
