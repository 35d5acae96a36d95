"""Rules of storms: how many dent a brand, and for how long, follows from their sizes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from simgame.market.mechanism import Floats
from simgame.market.mechanisms.trouble.sentiment import Params
from simgame.market.remembered import Mood
from tests.market.mondays import monday, run
from tests.market.seasons import SHORT, scenario

YOU, MANY, LATER = 0, 300, 8
# What a survey notices, and what is still seen in months, in mood: a kind share moves as much.
SOON, LATE = 0.03, 0.01


@lru_cache
def _storms(unkind: float = 1.0, **params: float) -> Floats:
    """What a sure storm takes from both stocks of one persona, on many seeds [seeds, 2]."""
    taken = []
    for seed in range(MANY):
        moods = []
        for storms in (0.0, 1e9):
            week = monday(scenario(SHORT), seed=seed)
            week.factors.unkind[:] = unkind
            run(
                week,
                "sentiment",
                "end_week",
                params=Params(storm=storms, most_storms=1.0, **params),
            )
            mood = Mood(week.state)
            moods.append((mood.fast[YOU, 0], mood.slow[YOU, 0]))
        taken.append(np.subtract(*moods))
    return np.array(taken)


def _dented(storms: Floats) -> tuple[float, float]:
    """Share of storms that are seen at once, and eight weeks later."""
    params = Params()
    left = storms * np.array([params.fast_kept, params.slow_kept]) ** LATER
    soon, late = storms.sum(axis=1), left.sum(axis=1)
    return float((soon > SOON).mean()), float((late > LATE).mean())


def test_about_half_of_all_storms_are_noticed_and_two_fifths_last_for_months() -> None:
    """As published, without a chance for either: most storms are small, some are very large."""
    soon, late = _dented(_storms())
    assert 0.48 <= soon <= 0.68
    assert 0.30 <= late <= 0.50


def test_however_much_unkind_talk_there_is_a_storm_breaks_every_other_week_at_most() -> None:
    """Of 300 weeks that could not be worse, about half: within three standard errors."""
    begun = 0
    for seed in range(MANY):
        week = monday(scenario(SHORT), seed=seed)
        run(week, "sentiment", "end_week", params=Params(storm=1e9))
        begun += any(note.code == "storm-breaks" and note.brand == YOU for note in week.notes)
    assert 0.41 <= begun / MANY <= 0.59


def test_the_larger_a_storm_the_larger_the_part_that_stays() -> None:
    """What is heard from several sides is remembered."""
    fast, slow = _storms()[np.argsort(_storms()[:, 0])].T
    assert (np.diff(slow / fast) >= -1e-12).all()
    assert slow[0] / fast[0] < 0.1
    assert slow[-1] / fast[-1] > 0.7


def test_who_answers_has_fewer_storms_that_dent() -> None:
    """At once and for months: an answer keeps a storm small."""
    alone, answered = _dented(_storms()), _dented(_storms(unkind=0.2))
    assert answered[0] < alone[0] - 0.05
    assert answered[1] < alone[1] - 0.05


def test_the_same_storm_always_leaves_the_same() -> None:
    """No draw decides what is noticed or lasts: without spread all storms are alike."""
    alike = _storms(storm_sigma=0.0)
    assert alike == pytest.approx(np.broadcast_to(alike[0], alike.shape))
