"""Rules of the folder of saves: where it is, how saves are named, which are listed."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

import simgame
from simgame.game.table.gateway_local import LocalGateway, new_save, saves_folder
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import read_header
from simgame.locale import texts
from simgame.words import save_error
from tests.game.plays import bot_plan, play_on, play_week

ROOT = Path(simgame.__file__).parents[1]
NOON = datetime(2026, 3, 2, 12, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "environ", "expected"),
    [
        (None, {}, ROOT / "saves"),
        (None, {"SIMGAME_SAVES": "/elsewhere"}, Path("/elsewhere")),
        (Path("here"), {"SIMGAME_SAVES": "/elsewhere"}, Path("here")),
    ],
)
def test_the_option_goes_before_the_environment_before_the_checkout(asked, environ, expected):
    """`--saves`, then `SIMGAME_SAVES`, then the checkout's own folder."""
    assert saves_folder(asked, environ) == expected


def test_an_installed_game_uses_the_users_folder(monkeypatch, tmp_path):
    """Outside a checkout saves go where the system keeps a user's data."""
    monkeypatch.setattr("simgame.__file__", str(tmp_path / "site" / "simgame" / "__init__.py"))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    assert saves_folder(None, {}) == tmp_path / "data" / "saves"


def test_a_new_save_never_takes_a_name_that_is_there(tmp_path, monkeypatch):
    """Two seasons begun in the same second have names of their own."""
    ids = iter(["aaaa", "aaaa", "bbbb"])
    monkeypatch.setattr("secrets.token_hex", lambda _n: next(ids))
    first, second = (new_save(tmp_path, "tea-launch", NOON) for _ in range(2))
    day = f"{NOON.astimezone():%Y-%m-%d-%H%M%S}"
    assert first.name == f"tea-launch-{day}-aaaa.jsonl"
    assert second.name == f"tea-launch-{day}-bbbb.jsonl"


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    """A file in the place of the folder is refused in words."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(SaveError, match="no-folder") as refused:
            new_save(folder, "tea")
        assert refused.value.where == str(tmp_path / "file"), "what is in the way, not below it"


def test_saves_are_listed_newest_first(start, tmp_path):
    """Each with title, weeks and whether it is over; unreadable ones with the reason."""
    done, begun, odd = (tmp_path / f"{name}.jsonl" for name in ("done", "begun", "odd"))
    play_on(start(done))
    play_week(session := start(begun), bot_plan(session))
    odd.write_text("no save\n")
    new_save(tmp_path, "just-being-made")
    for age, file in enumerate((odd, begun, done)):
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    listed = LocalGateway(tmp_path).seasons()
    assert [info.name for info in listed] == [str(file) for file in (odd, begun, done)]
    assert [(info.weeks, info.rounds, info.finished) for info in listed[1:]] == [
        (1, 4, False),
        (4, 4, True),
    ]
    assert [info.title("zh") for info in listed] == ["odd.jsonl", "短赛季", "短赛季"]
    assert listed[0].error is not None
    assert "not a save" in save_error(listed[0].error, texts("en"))


def test_the_weeks_of_a_save_are_those_of_its_last_state(start, tmp_path):
    """Neither a state that was never written nor a torn one makes the list count wrong."""
    save = tmp_path / "gaps.jsonl"
    play_on(start(save))
    lines = save.read_bytes().splitlines(keepends=True)
    states = [n for n, line in enumerate(lines) if line.startswith(b'{"kind":"state"')]
    save.write_bytes(b"".join(lines[: states[2] + 1]))
    assert read_header(save)[1] == 3
    save.write_bytes(b"".join(lines[: states[0]] + lines[states[0] + 1 : states[2] + 1]))
    assert read_header(save)[1] == 3
    save.write_bytes(b"".join(lines[: states[2]]) + lines[states[2]][:-1])
    assert read_header(save)[1] == 3
    save.write_bytes(b"".join(lines[: states[2]]) + lines[states[2]][:-2])
    assert read_header(save)[1] == 2
    save.write_bytes(lines[0])
    assert read_header(save)[1] == 0


def test_no_folder_is_no_saves(tmp_path):
    """Before the first season there is nothing to list."""
    assert LocalGateway(tmp_path / "none").seasons() == []
