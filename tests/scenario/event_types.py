"""The types of events there are, from the schema, and a season in which all of them happen."""

from pathlib import Path
from typing import Any, get_args

import yaml

from simgame.scenario.event_parts import Happens
from simgame.scenario.market_events import Event
from tests.market.seasons import SHORT

# What a type needs besides its name and time.
_NEEDS: dict[str, dict[str, Any]] = {
    "crisis": {"change": "-20%"},
    "message": {"text": "A note."},
    "question": {"text": "What now?", "choices": {"wait": "Wait", "act": "Act"}},
    "kol": {"kol": "campus-kai", "change": "-20%"},
    "law": {"forbids": ["live"]},
    "platform-opens": {"platform": "douyin"},
    "platform-outage": {"platform": "douyin"},
    "platform-rule": {"platform": "douyin"},
    "platform-shift": {"platform": "douyin", "to": "xiaohongshu", "change": "-20%"},
    "supply": {"daily": 20},
    "rival-price": {"rival": "cloud-leaf"},
}


def event_types() -> dict[str, type[Happens]]:
    """Every class of events by the word that a trainer writes."""
    classes = get_args(get_args(Event)[0])
    return {get_args(one.model_fields["type"].annotation)[0]: one for one in classes}


def least(type_: str, **more: Any) -> dict[str, Any]:
    """An event of a type as a trainer writes it, with no more than it needs, and `more`."""
    fields = event_types()[type_].model_fields
    change = {"change": "+20%"} if "change" in fields else {}
    lasts = {"lasts": "7 days"} if "lasts" in fields else {}
    return {"type": type_, "at": "round 2", **change, **lasts, **_NEEDS.get(type_, {}), **more}


def eventful(folder: Path) -> Path:
    """The file of the short season with an event of each type, named and told, in week two."""
    data = yaml.safe_load(Path(SHORT).read_text("utf-8"))
    data["levers"] = {"content.*.*.hot_topic": {"enabled": True}}
    data["events"] = {
        f"one-{type_}": least(type_, name=f"Name-{type_}.", text=f"Text-{type_}.")
        for type_ in event_types()
    }
    file = folder / "scenario.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return file


def untold(told: str) -> set[str]:
    """The types whose name or text is not there."""
    return {
        type_ for type_ in event_types()
        if f"Name-{type_}." not in told or f"Text-{type_}." not in told
    }  # fmt: skip
