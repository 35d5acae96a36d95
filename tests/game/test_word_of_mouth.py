"""Rules of what is heard: each text has a cause, none comes again too soon, both languages."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from simgame.game import word_of_mouth
from simgame.game.season import Season
from simgame.game.word_of_mouth import MOST_A_WEEK, NEWS, TEXTS, Ear
from simgame.locale import texts
from simgame.plan.observation import ChannelRow, Heard
from simgame.words import heard_words
from simgame.words.messages import MESSAGES
from simgame.words.texts import KINDS, all_texts, texts_of
from tests.game.weeks import live_as
from tests.market.seasons import TEA, scenario

KNOWN = {"persona", "platform", "product", "brand", "kol", "channel", "rival", "change"}


@pytest.fixture(scope="module", params=[(TEA, "greedy_roi"), ("_library/reference", "random")])
def weeks(request: pytest.FixtureRequest) -> tuple[Season, list[tuple[Heard, ...]]]:
    """What was heard in each week of a season."""
    name, bot = request.param
    season, found = Season(scenario(name), 5), []
    while not season.finished:
        live_as(season, bot)
        found.append(season.reports(season.seats[0])[-1].heard)
    return season, found


def _codes() -> set[str]:
    """Every cause that the code can name: strings with a dash, in `heard`."""
    tree = ast.parse(Path(word_of_mouth.__file__ or "").read_text("utf-8"))
    found = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    return {c for c in found if isinstance(c, str) and "-" in c and " " not in c}


def test_every_cause_has_texts_and_every_text_a_cause() -> None:
    """What can be said has words, and no words wait for a cause that does not exist."""
    assert all_texts().keys() == _codes() == {c for k in KINDS for c in texts_of(k)}
    assert set(MESSAGES) >= NEWS


@pytest.mark.parametrize("cause", sorted(all_texts()))
def test_a_cause_has_enough_texts_in_both_languages(cause: str) -> None:
    """At least twelve, no two alike, with fillers that are known and alike in both."""
    found = all_texts()[cause]
    assert len(found) >= TEXTS
    for lang in ("zh", "en"):
        assert len({text.of(lang) for text in found}) == len(found)
    for text in found:
        fillers = {f for _, f, _, _ in string.Formatter().parse(text.zh + text.en) if f}
        assert text.zh
        assert text.en
        assert fillers <= KNOWN


def test_a_season_repeats_no_text(weeks: tuple[Season, list[tuple[Heard, ...]]]) -> None:
    """Neither the same text of a cause, nor the same words; and every week is talked about."""
    season, found = weeks
    assert all(0 < len(week) <= MOST_A_WEEK for week in found)
    everything = [heard for week in found for heard in week]
    used = [(h.cause, h.text % len(all_texts()[h.cause])) for h in everything]
    assert len(set(used)) == len(used)
    for lang in ("zh", "en"):
        said = [heard_words(season.view, h, texts(lang)).text for h in everything]
        assert len(set(said)) == len(said)


def test_a_text_names_its_cause(weeks: tuple[Season, list[tuple[Heard, ...]]]) -> None:
    """A touchpoint of the week, a lever, a figure or a message that was told."""
    season, found = weeks
    seen = season.reports(season.seats[0])
    for number, week in enumerate(found):
        known = {f"{t.group}.{'.'.join(t.keys)}" for t in season.setting.touchpoints}
        known |= set(seen[number].kpis) | set(seen[number].plan) | NEWS | {"price.coupon_depth"}
        assert {h.about for h in week} <= known
        assert {h.brand for h in week} == {season.seats[0]}
        assert all(168 * number <= h.hour < 168 * (number + 1) + 6 for h in week)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_heard_can_be_said(
    weeks: tuple[Season, list[tuple[Heard, ...]]], lang: str
) -> None:
    """With every filler filled, by somebody."""
    season, found = weeks
    for heard in (h for week in found for h in week):
        words = heard_words(season.view, heard, texts(lang))
        assert words.kind in KINDS
        assert words.by
        assert "{" not in words.text


def test_the_same_week_says_the_same() -> None:
    """Draws go by name: another seed is another voice."""
    season = Season(scenario(TEA), 3)
    live_as(season, "even_split")
    report = season.reports("you")[-1].model_copy(update={"heard": ()})
    ear = Ear(season.view, "you", 3)
    assert ear.listen(report, None) == ear.listen(report, None)
    assert ear.listen(report, None).heard == season.reports("you")[-1].heard
    assert Ear(season.view, "you", 4).listen(report, None).heard != ear.listen(report, None).heard


def test_nobody_speaks_of_what_has_not_reached_them(
    weeks: tuple[Season, list[tuple[Heard, ...]]],
) -> None:
    """Of a parcel some time after the first order, of a KOL once they have published."""
    season, found = weeks
    reports = season.reports(season.seats[0])
    first = next(24 * n for n, day in enumerate(d for r in reports for d in r.days) if day.orders)
    out: dict[str, int] = {}
    for told in (m for report in reports for day in report.days for m in day.messages):
        if told.code == "kol-published":
            out.setdefault(str(told.values["kol"]), told.hour)
    spoken = [heard for week in found for heard in week]
    parcels = [heard.hour for heard in spoken if heard.cause.startswith("parcel-")]
    assert parcels
    assert min(parcels) > first + 24
    for heard in spoken:
        if heard.cause in ("kol-open", "kol-hidden"):
            assert heard.hour > out[str(heard.values["kol"])]


def test_where_orders_come_late_in_a_first_week_no_parcel_is_spoken_of() -> None:
    """What is ordered on Saturday is not there on Sunday."""
    season = Season(scenario(TEA), 3)
    live_as(season, "even_split")
    report = season.reports("you")[-1]
    days = tuple(day.model_copy(update={"orders": 9 if n == 5 else 0})
                 for n, day in enumerate(report.days))  # fmt: skip
    late = report.model_copy(update={"days": days, "kpis": {**report.kpis, "orders": 9.0}})
    heard = Ear(season.view, "you", 3).listen(late, None).heard
    assert heard
    assert not [one for one in heard if one.cause.startswith("parcel-")]
    after = Ear(season.view, "you", 3).listen(late, late).heard
    assert [one for one in after if one.cause.startswith("parcel-")]


def test_of_a_post_that_came_out_before_this_week_people_talk_from_monday_on() -> None:
    """Nothing tells of it this week, and last week nobody had seen it yet."""
    season = Season(scenario(TEA), 3)
    live_as(season, "even_split")
    report = season.reports("you")[-1]
    kol = next(iter(season.view.kols))
    row = ChannelRow(group="kol", keys=(kol,), impressions=1000, engagements=100)
    quiet = report.model_copy(update={"channels": (row,), "kpis": {}, "days": (), "plan": {}})
    hours = {
        heard.hour
        for seed in range(400)
        for heard in Ear(season.view, "you", seed).listen(quiet, None).heard
    }
    assert min(hours) == 0


@pytest.mark.parametrize("returned", [0.1, 0.9])
def test_parcels_are_liked_by_those_who_keep_them(returned: float) -> None:
    """Who sends a parcel back does not praise it: the more come back, the less praise is heard."""
    season = Season(scenario(TEA), 3)
    live_as(season, "even_split")
    report = season.reports("you")[-1]
    kpis = {"orders": 100.0, "return_rate": returned}
    told = report.model_copy(update={"kpis": kpis, "channels": ()})
    felt = {one.code: one.strength for one in word_of_mouth._said(season.view, told, None)}
    assert felt["parcel-liked"] == pytest.approx(100 * (1 - returned))
    assert felt["parcel-returned"] == pytest.approx(100 * returned)
