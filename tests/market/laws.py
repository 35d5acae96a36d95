"""Laws that hold for the market at every week boundary, as lists of what breaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np

from simgame.game.season import Season
from simgame.market.setting import ACT, Setting
from simgame.market.state import LEDGER, SPENDING, State
from simgame.scenario.schema import Scenario
from tests.market.seasons import everybody

COUNTS = ("stage", "followers", "members", "muted", "seeding", "parcels", "spent", "totals")

# Commission is kept from sales, and trouble is paid by the company; neither touches the budget.
BUDGETED = [account for account in SPENDING if account not in ("commission", "crisis")]


def broken(setting: Setting, state: State) -> list[str]:
    """Every law that `state` breaks, in one sentence each."""
    week = f"after week {state.week}"
    laws = (*_people(setting, state), *_own(state), *_money(setting, state), *_floats(state))
    return [f"{week}: {what}" for what in laws]


def broken_in(played: Scenario, seed: int) -> list[str]:
    """Every law that breaks in a season in which every brand decides at random."""
    season = Season(played, seed, everybody(played, "random"))
    found = []
    while not season.finished:
        season.run_week()
        found += broken(season.setting, season.state)
    return [f"{played.id}, seed {seed}, {what}" for what in found]


def _people(setting: Setting, state: State) -> Iterator[str]:
    if not np.array_equal(state.stage.sum(axis=(2, 3)), _all_brands(setting)):
        yield "people are not conserved"
    for name in COUNTS:
        if (getattr(state, name) < 0).any():
            yield f"{name} is negative"
    if (state.muted > state.members.sum(axis=-1)).any():
        yield "more muted than members"
    if (state.followers > setting.people[:, None]).any():
        yield "more followers than people"
    if (state.seeding.sum(axis=-1) > setting.people).any():
        yield "more people about to search than people"


def _own(state: State) -> Iterator[str]:
    """What single mechanisms keep."""
    for name, kept in state.own.items():
        if kept.dtype == np.int64 and (kept < 0).any():
            yield f"{name} is negative"
    buyers = state.stage[..., ACT:].sum(axis=(2, 3))
    if (state.own["repurchase.buyers"].sum(axis=2) > buyers).any():
        yield "more come back than have bought"


def _all_brands(setting: Setting) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.broadcast_to(setting.people, (len(setting.brands), len(setting.people)))


def _money(setting: Setting, state: State) -> Iterator[str]:
    paid = state.ledger[:, [LEDGER.index(account) for account in BUDGETED]].sum(axis=1)
    if not np.array_equal(paid, state.spent):
        yield f"the spending accounts hold {paid}, spent is {state.spent}"
    sold, back = (state.ledger[:, LEDGER.index(account)] for account in ("gmv", "refunds"))
    if (back + state.own["fulfilment.paid"].sum(axis=1) > sold).any():
        yield f"refunds of {back} and parcels under way of what was sold for {sold}"
    for b, brand in enumerate(setting.brands):
        if state.spent[b] > setting.season_budget(brand):
            yield f"{brand} spent {state.spent[b]} of {setting.season_budget(brand)} fen"


def _floats(state: State) -> Iterator[str]:
    for field in fields(State):
        value = getattr(state, field.name)
        if isinstance(value, np.ndarray) and not np.isfinite(value).all():
            yield f"{field.name} is not finite"
        elif isinstance(value, np.ndarray) and value.dtype == np.float64 and (value < 0).any():
            yield f"{field.name} is negative"
    if (state.trust > 1).any():
        yield "trust is above 1"


def differences(one: State, other: State) -> list[str]:
    """Names of the fields, floats and records included, in which two states differ."""
    return [f.name for f in fields(State) if not _equal(one, other, f.name)]


def _equal(one: State, other: State, name: str) -> bool:
    mine, its = getattr(one, name), getattr(other, name)
    if isinstance(mine, np.ndarray):
        return np.array_equal(mine, its)
    if hasattr(mine, "views"):
        return all(
            np.array_equal(getattr(mine, f.name), getattr(its, f.name)) for f in fields(mine)
        )
    if name == "own":
        return all(np.array_equal(mine[key], its[key]) for key in mine | its)
    return bool(mine == its)
