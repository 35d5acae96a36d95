"""Only roles that can be put to work are shown at the desk."""

from __future__ import annotations

import pytest

from simgame.costs.roles import roles_with_work
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.scenario import load_or_raise


def _of(scenario: str) -> frozenset[str]:
    session = LocalSession.alone(Season(load_or_raise(scenario, "normal").scenario, 1))
    return roles_with_work(session.catalogue, session.scenario)


@pytest.mark.parametrize(
    ("scenario", "roles"),
    [
        ("tutorial", {"content"}),
        ("tea-launch", {"content", "media", "community"}),
        ("double-eleven", {"content", "media", "community"}),
    ],
)
def test_a_role_without_a_lever_that_asks_for_its_hours_has_no_work(
    scenario: str, roles: set[str]
) -> None:
    """Posts and ads alone leave media and community without any; KOLs and members do not."""
    assert _of(scenario) == roles
