"""Rules of docs/reference: the schemas are those of the models, the page names every field."""

import re

import pytest

from simgame.game.autoplay import BotPlayer, play_out
from simgame.game.session import LocalSession, Setup
from simgame.players.policy import policy
from simgame.scenario import load_or_raise
from simgame.words.refusals import ERRORS
from tests.game.conftest import SHORT
from tests.tools.schemas import FOLDER, check, schemas, update

PAGE = (FOLDER / "cli.md").read_text("utf-8")


def test_schemas_are_current():
    """What stands in docs/reference is what the models say."""
    assert check() == []


def test_an_old_schema_is_found(tmp_path):
    """A file that differs, or is missing, is named."""
    update(tmp_path)
    assert check(tmp_path) == []
    (tmp_path / "plan.schema.json").write_text("{}")
    (tmp_path / "save.schema.json").unlink()
    assert check(tmp_path) == ["plan.schema.json", "save.schema.json"]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_page_leads_to_every_schema(name):
    """A reader finds each schema from the page."""
    assert f"({name})" in PAGE


def test_the_page_names_every_field_and_outcome():
    """No field of the JSON that commands print is undocumented."""
    from simgame.cli._card import as_json
    from simgame.cli.replay import Replay
    from simgame.cli.replay import _as_json as replay_json
    from simgame.locale import texts

    setup = Setup(load_or_raise(SHORT), 3, player="do_nothing")
    session = LocalSession.start(setup)
    play_out(session, BotPlayer(policy("do_nothing")))
    found = as_json(session, setup)
    fields = {*found, *found["score"], *found["goals"][0], *found["rounds"][0]}
    fields |= set(replay_json(Replay(SHORT), texts("en")))
    named = set(re.findall(r"`([a-z_-]+)`", PAGE))
    assert fields - named == set()
    only_writing = {"exists", "in-use", "many-seats", "unwritable", "no-folder", "stale"}
    assert set(ERRORS) - only_writing - named == set()
