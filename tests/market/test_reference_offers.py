"""Plans that ship make no offer that nobody ever takes."""

from __future__ import annotations

import pytest

from simgame.lab.trial import Trial, play

PLANS = ("_library/reference", "tea-launch", "beauty-community", "takeaway-margins",
         "wealth-education")  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_every_offer_of_a_reference_plan_is_taken_by_somebody(name: str) -> None:
    """Each KOL it asks is booked at least once in a season."""
    season = play(Trial(name), 5001)
    asked = {kol for past in season.past for kol, offer in past.plans[0].kol.items() if offer.posts}
    booked = {
        dict(note.values)["kol"]
        for past in season.past
        for note in past.passed.notes
        if note.brand == 0 and note.code == "kol-booked"
    }
    assert asked
    assert sorted(asked - booked) == []
