"""Every type of event is told by its name and in its words: in plain play, and after the season."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.market.seasons import SHORT
from tests.scenario.event_types import event_types, least


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short season with an event of each type in its second week."""
    data = yaml.safe_load(Path(SHORT).read_text("utf-8"))
    data["levers"] = {"content.*.*.hot_topic": {"enabled": True}}
    data["events"] = {
        f"one-{type_}": least(type_, name=f"Name-{type_}.", text=f"Text-{type_}.")
        for type_ in event_types()
    }
    file = tmp_path_factory.mktemp("eventful") / "scenario.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return file


def _untold(told: str) -> set[str]:
    """The types whose name or text is not there."""
    return {
        type_ for type_ in event_types()
        if f"Name-{type_}." not in told or f"Text-{type_}." not in told
    }  # fmt: skip


def test_plain_play_tells_every_event(simgame, eventful) -> None:
    """By the end of its week, whatever is answered to what asks."""
    said = simgame("play", eventful, "--plain", "--seed", 7, typed="run\nrun\n1\n1\n1\n1\nrun\n")
    assert _untold(said.out) == set()


def test_the_debrief_tells_every_event(simgame, eventful, tmp_path) -> None:
    """In the page that is kept of the season."""
    save, page = tmp_path / "season.jsonl", tmp_path / "debrief.html"
    simgame("run", eventful, "--player", "do_nothing", "--seed", 3, "--save", save)
    simgame("debrief", save, "--html", page)
    assert _untold(page.read_text("utf-8")) == set()
