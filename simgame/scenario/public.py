"""The public view of a scenario: what a player or bot may know before and during a season."""

from __future__ import annotations

from simgame.scenario.parts import Kol, Platform
from simgame.scenario.schema import Scenario


def public_view(scenario: Scenario) -> Scenario:
    """`scenario` without coming events, hidden traits, and rivals' budgets and manner."""
    return scenario.model_copy(
        update={
            "events": {},
            "levels": {},
            "rival_styles": {},
            "platforms": {name: _seen(platform) for name, platform in scenario.platforms.items()},
            "kols": {name: _shown(kol) for name, kol in scenario.kols.items()},
            "rivals": {
                name: rival.model_copy(update={"budget": 0, "style": "unknown"})
                for name, rival in scenario.rivals.items()
            },
        }
    )


def _shown(kol: Kol) -> Kol:
    hidden = {
        f: Kol.model_fields[f].get_default() for f in ("fake_followers", "reliability", "flair")
    }
    return kol.model_copy(update=hidden)


def _seen(platform: Platform) -> Platform:
    usual = Platform.model_fields["fake_traffic"].get_default()
    return platform.model_copy(update={"fake_traffic": usual})
