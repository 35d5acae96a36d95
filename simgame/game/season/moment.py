"""A moment of a season: the market on a Monday, and what is known of the weeks before.

All that a season goes on from, and all that past weeks' reports are written from. A moment is a
value: it pickles, and goes into bytes and back (`to_bytes`, `from_bytes`), of which those of other
rules or another scenario, and damaged ones, are refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from simgame import __version__
from simgame.game.rules import RULES
from simgame.game.season.packed import Damaged, pack, unpack
from simgame.market.kpis import every_kpi
from simgame.market.posts import Posts
from simgame.market.run_week import Passed
from simgame.market.seen_posts import SeenPosts
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.state import State, opening_state
from simgame.market.under_way import Booking, Found, Job, Note, Study
from simgame.plan.groups.content import ContentOrder
from simgame.plan.observation import Asked, Prompt
from simgame.plan.plan import Plan

Kpis = Mapping[str, float]


class MomentError(ValueError):
    """Bytes from which no moment can be had; `code` says why, `engine` which version wrote them.

    Codes: `damaged`, `other-rules`, `other-scenario`.
    """

    def __init__(self, code: str, engine: str = "") -> None:
        self.code = code
        self.engine = engine
        super().__init__(f"{code} {engine}".strip())


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Past:
    """A week that is over: every brand's plan, all answers, what happened, the KPIs after it.

    `answers` are by the prompt's id, `kpis` the true ones of every brand [B].
    """

    plans: tuple[Plan, ...]
    answers: Mapping[str, str]
    passed: Passed
    kpis: tuple[Kpis, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Moment:
    """The market on a Monday, never changed, and every week before it."""

    seed: int
    state: State
    past: tuple[Past, ...] = ()


_PARTS = (Moment, Past, Passed, State, Posts, SeenPosts, Job, Booking, Study, Found, Note)
_MODELS = (Plan, Asked, Prompt, ContentOrder)


def opening(setting: Setting, seed: int) -> Moment:
    """The first Monday."""
    return Moment(seed, _first(setting).snapshot())


@once
def _first(setting: Setting) -> State:
    """The market as it opens; nobody changes this one."""
    return opening_state(setting)


@once
def opening_kpis(setting: Setting) -> tuple[Kpis, ...]:
    """The true KPIs of every brand before the first week [B]."""
    return every_kpi(setting, _first(setting))


def to_bytes(moment: Moment, setting: Setting) -> bytes:
    """The moment as bytes that any machine reads."""
    head = {"rules": RULES, "engine": __version__, "scenario": _fingerprint(setting)}
    return pack(head, moment, _PARTS, _MODELS)


def from_bytes(data: bytes, setting: Setting) -> Moment:
    """The moment that was written as `data`. Raises `MomentError`."""
    engine = ""
    try:
        head, read = unpack(data, _PARTS, _MODELS)
        engine = str(head["engine"])
        if head["rules"] != RULES:
            raise MomentError("other-rules", engine)
        if head["scenario"] != _fingerprint(setting):
            raise MomentError("other-scenario", engine)
        moment: Moment = read()
        if _fits(moment, setting):
            return moment
    except (Damaged, KeyError, AttributeError, TypeError):  # of which whoever forged it may choose
        pass
    raise MomentError("damaged", engine)


@once
def _fingerprint(setting: Setting) -> str:
    """Says which scenario it is, to the last figure."""
    text = setting.scenario.model_dump_json()
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _fits(moment: Moment, setting: Setting) -> bool:
    """Whether the arrays are those of this market, and the weeks those before this Monday."""
    mine, usual = moment.state, _first(setting)
    weeks = [past.passed.week for past in moment.past]
    passed = len(weeks) == mine.week and weeks == list(range(len(weeks)))
    arrays = [f.name for f in fields(State) if isinstance(getattr(usual, f.name), np.ndarray)]
    pairs = [(getattr(mine, name), getattr(usual, name)) for name in arrays]
    if mine.own.keys() != usual.own.keys() or not passed:
        return False
    pairs += [(mine.own[name], value) for name, value in usual.own.items()]
    return all(_alike(one, other) for one, other in pairs)


def _alike(one: object, other: np.ndarray) -> bool:
    return isinstance(one, np.ndarray) and one.shape == other.shape and one.dtype == other.dtype
