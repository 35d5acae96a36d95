"""What holds of the market after every week, whatever is decided."""

from dataclasses import fields

import numpy as np

from simgame.game.season import Season
from simgame.market.setting import Setting
from simgame.market.state import State
from simgame.plan.plan import Plan


def broken_laws(setting: Setting, state: State) -> list[str]:
    """Name what is wrong with a state: people not conserved, counts or floats out of range."""
    people = state.stage.sum(axis=(2, 3))
    broken = [] if (people == setting.people[None, :]).all() else [f"people {people.tolist()}"]
    for field in fields(state):
        value = getattr(state, field.name)
        if not isinstance(value, np.ndarray):
            continue
        if value.dtype == np.int64 and (value < 0).any():
            broken.append(f"{field.name} below 0")
        if value.dtype == np.float64 and not np.isfinite(value).all():
            broken.append(f"{field.name} not finite")
    for share in ("trust", "brand"):
        value = getattr(state, share, np.zeros(1))
        if (value < 0).any() or (value > 1).any():
            broken.append(f"{share} not in 0–1")
    return broken


def live(season: Season, plan: Plan) -> None:
    """Let every seat commit the same plan, and live through the week by standing orders."""
    for seat in season.seats:
        season.submit(seat, plan)
    season.run_week()
