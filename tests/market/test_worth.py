"""What fit, freedom and aim are worth, in examples that can be worked out by hand."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from simgame.market.draws import Draws
from simgame.market.mechanisms.kol import kol
from simgame.market.mechanisms.reach import organic_reach, sharing_cascade
from simgame.market.mechanisms.sales import repurchase
from simgame.market.mechanisms.team import service_desk
from simgame.market.setting import AWARE, compile_setting
from simgame.market.under_way import Publication
from tests.market.mondays import monday
from tests.market.seasons import SHORT, scenario


@pytest.mark.parametrize(("fit", "z", "asks"), [(0, 0, 1150), (1, 0, 850), (0, 1, 1336)])
def test_a_kol_asks_less_for_what_fits(fit: float, z: float, asks: int) -> None:
    """A fee of 1,000: 15 % more without fit, 15 % less with all; e^0.15 times as much by luck."""
    draws = Draws(np.full((1, 1, 1, 1), 0.5), np.full((1, 1, 1, 1), z))
    drawn = kol.luck_of(draws, kol.Params())
    setting = SimpleNamespace(
        kols=("k",), scenario=SimpleNamespace(kols={"k": SimpleNamespace(fee=1000, fit=fit)})
    )
    factors = SimpleNamespace(asking=np.ones((1, 1)))
    week = SimpleNamespace(setting=setting, records={kol.Drawn: drawn}, factors=factors)
    offer = kol.Offer(0, 0, 1, 1000, 0.0, 0.5, 1.0)
    assert kol.asking_price(week, offer, kol.Params()) == asks


def test_freedom_weakens_what_a_kol_tells() -> None:
    """At a freedom of ½, the message is worth 1.0 of what fits: 0.6, and 0.6 more per fit."""
    week = monday(scenario(SHORT))
    touch = week.setting.span("kol").start
    post = Publication("x", 0, touch, week.first_hour + 20, 0.8, 0.3, -1, 1.0, freedom=0.5)
    free = post._replace(freedom=1.0)
    craft = kol._published(week, [post, free], kol.Params()).posts.craft[:, 0]
    fit = week.setting.of_kols("fit")[0]
    assert craft == pytest.approx([0.6 + 0.6 * fit, 0.7 * (0.6 + 0.6 * fit)])


def test_a_post_says_most_to_those_it_is_made_for() -> None:
    """At a quality of ½ the craft is 1: 1.3 for its persona, 0.9 for the others."""
    week = monday(scenario(SHORT))
    post = Publication("x", 0, 0, week.first_hour + 20, 0.5, 0.3, 1, 1.0)
    craft = organic_reach._published(week, [post], organic_reach.Params()).posts.craft[0]
    assert craft[1] == pytest.approx(1.3)
    assert np.delete(craft, 1) == pytest.approx(0.9)


def test_a_tenth_of_all_people_see_consumers_posts_at_most() -> None:
    """However many there are: seventeen in a thousand of them ask, over seven days."""
    week = monday(scenario(SHORT))
    posts = np.full((len(week.setting.brands), len(week.setting.personas)), 1e7)
    uniform = np.full((len(posts), sharing_cascade.LARGEST), 0.5)
    sharing_cascade._seen(week, posts, uniform, sharing_cascade.Params())
    asked = 7 * week.days.intents[0, 0].sum()
    assert asked == pytest.approx(0.0175 * 0.1 * week.setting.people.sum())


def test_trust_in_a_desk_grows_with_who_hears_of_it() -> None:
    """One contact a 40 who know the brand, each told to 20: half of what a kept promise earns."""
    week, moved = monday(scenario(SHORT)), []
    known = week.state.stage[..., AWARE:].sum(axis=(1, 2, 3))
    service_desk.Memory(week.state).contacts = known / 40
    week.trust = SimpleNamespace(move=moved.append)
    three = np.full(len(known), 3.0)
    service_desk._trust(week, three / 30, three, three, service_desk.Params())
    assert moved[0][:, 0] == pytest.approx(0.05 * 0.5 * (0.1 + 0.1 / 2))


def test_levels_of_personas_are_worth_so_much() -> None:
    """Of the usual: 0.6 where low, 1.5 where high."""
    short = scenario(SHORT)
    levels = dict(zip(short.personas, ("low", "high"), strict=True))
    told = {g: p.model_copy(update={"imitation": levels[g]}) for g, p in short.personas.items()}
    setting = compile_setting(short.model_copy(update={"personas": told}))
    assert setting.levels("imitation").tolist() == [0.6, 1.5]


def test_the_kinds_of_buyers_are_those_of_their_shapes() -> None:
    """What is written down of the usual shapes is what they come to."""
    usual = repurchase.Params()
    found = repurchase._worked_out(usual.rate_shape, usual.lost_a, usual.lost_b)
    kinds = repurchase.classes(usual.rate_shape, usual.lost_a, usual.lost_b)
    assert kinds.rate[::4] == pytest.approx(found[0], rel=1e-12)
    assert kinds.lost[:4] == pytest.approx(found[1], rel=1e-12)
    other = repurchase.classes(0.5, usual.lost_a, usual.lost_b)
    assert other.rate.std() < kinds.rate.std()
