"""The types of events there are, from the schema."""

from typing import get_args

from simgame.scenario.market_events import Event, Happens


def event_types() -> dict[str, type[Happens]]:
    """Every class of events by the word that a trainer writes."""
    classes = get_args(get_args(Event)[0])
    return {get_args(one.model_fields["type"].annotation)[0]: one for one in classes}
