"""Rules of what is told when a season is over: events that came to pass, and not before."""

import pytest
from pydantic import TypeAdapter

from simgame.game.aftermath import Happening, happenings
from simgame.game.season import Season
from simgame.locale import Texts, texts
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Scenario
from simgame.words.aftermath import what_happened
from tests.market.seasons import SHORT, open_season, play, scenario
from tests.scenario.event_types import event_types, least

EN, ZH = texts("en"), texts("zh")
EVENT: TypeAdapter[Event] = TypeAdapter(Event)
CUT = {"type": "rival-price", "rival": "cloud-leaf", "change": "-15%", "debrief": "Hold on."}
UNTRUE = {"metric": "orders", "above": "1000M"}
ALWAYS = {"metric": "trust", "above": "0%"}


def _with_events(**events: dict[str, object]) -> Scenario:
    made = {name: EVENT.validate_python(event) for name, event in events.items()}
    return scenario(SHORT).model_copy(update={"events": made})


def _season() -> Season:
    crisis = {
        "type": "crisis",
        "at": "round 2",
        "change": "-10%",
        "name": "A storm",
        "debrief": "Answer.",
    }
    return play(
        _with_events(
            storm={**crisis, "when": ALWAYS},
            cut={**CUT, "at": "round 2"},
            never={**crisis, "when": UNTRUE},
            late={**CUT, "at": "round 9"},
        ),
        "even_split",
        3,
    )  # fmt: skip


def test_only_what_came_to_pass_is_told_in_its_order() -> None:
    """By round or by condition; neither what never came true nor what was to come later."""
    season = _season()
    found = happenings(season, season.seats[0])
    assert [(one.week, one.id) for one in found] == [(2, "storm"), (2, "cut")]


def test_nothing_is_told_before_the_end() -> None:
    """Events are the trainer's secret while the season runs."""
    season = open_season(_with_events(cut={**CUT, "at": "round 1"}), "even_split", 3)
    season.run_week()
    assert happenings(season, season.seats[0]) == ()


@pytest.mark.parametrize(("t", "cut"), [
    (EN, "Week 2: Cloud Leaf changes its price by −15%."), (ZH, "第 2 周：云叶调价 −15%。"),
])  # fmt: skip
def test_an_event_without_a_name_is_told_as_players_were(t: Texts, cut: str) -> None:
    """The others by their name, each with what the scenario says."""
    season = _season()
    found = happenings(season, season.seats[0])
    storm, cut_told = what_happened(season.view, found, t)
    assert (storm.text, cut_told.text) == ("Answer.", "Hold on.")
    assert storm.title.endswith("A storm")
    assert cut_told.title == cut


def test_every_type_of_event_has_words_without_a_name() -> None:
    """A crisis by its id, the rest by their message."""
    events = [EVENT.validate_python(least(kind)) for kind in event_types()]
    found = [Happening(week=1, id="some-event", event=event) for event in events]
    told = [*what_happened(scenario(SHORT), found, EN)]
    assert all("event-" not in one.title and len(one.title) > 12 for one in told)
