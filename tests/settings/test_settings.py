"""Settings are remembered in one small file, and never cost a player more than themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.table.gateway_local import saves_folder
from simgame.settings import OFFERED, KeptSettings, Settings, read_settings, settings_file


def test_what_is_set_is_there_next_time(tmp_path: Path) -> None:
    """A change is on the disk at once, beside those made before."""
    file = tmp_path / "a" / "settings.json"
    kept = KeptSettings(file)
    kept.put("language", "zh")
    kept.put("week", "60")
    again = KeptSettings(file).now
    assert (again.language, again.week_seconds, again.motion) == ("zh", 60, "on")


def test_two_windows_keep_what_each_has_set(tmp_path: Path) -> None:
    """The later one alters its setting alone, in the file; on its own screen nothing else moves."""
    file = tmp_path / "settings.json"
    one, other = KeptSettings(file), KeptSettings(file)
    one.put("colours", "light")
    other.put("language", "zh")
    one.put("motion", "off")
    assert KeptSettings(file).now == Settings(language="zh", colours="light", motion="off")
    assert (one.now.language, other.now.colours) == ("auto", "dark")


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"week": "7"}', b'{"what": "on"}', b"\xff"])
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    """It is kept under another name, and the usual settings hold."""
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    kept = KeptSettings(file)
    assert kept.now == Settings()
    assert kept.aside is not None
    assert kept.aside.read_bytes() == content
    assert not file.exists()


def test_what_can_be_understood_of_a_broken_file_holds(tmp_path: Path) -> None:
    """One wrong value takes no other with it."""
    file = tmp_path / "settings.json"
    file.write_text('{"week": "7", "language": "zh"}', "utf-8")
    assert read_settings(file) == (Settings(language="zh"), True)


def test_the_environment_wins_and_says_so(tmp_path: Path) -> None:
    """Whatever was set: its variable is named, and the file keeps the player's own choice."""
    environ = {"SIMGAME_LANG": "zh_CN.UTF-8", "TEXTUAL_ANIMATIONS": "none", "NO_COLOR": "1"}
    kept = KeptSettings(tmp_path / "settings.json", environ)
    kept.put("language", "en")
    assert (kept.now.language, kept.now.motion, kept.chosen.language) == ("zh", "off", "en")
    assert kept.forced["language"].variable == "SIMGAME_LANG"


def test_plain_signs_have_to_be_asked_for() -> None:
    """By the word `safe`, however it is written; otherwise all signs are drawn."""
    asked = [KeptSettings(environ={"SIMGAME_SYMBOLS": v}) for v in ("safe", "SAFE ", "all", "")]
    assert [kept.now.symbols for kept in asked] == ["safe", "safe", "full", "auto"]


def test_a_full_disk_does_not_stop_the_game(tmp_path: Path) -> None:
    """The setting holds, and why it was not kept can be told."""
    (tmp_path / "no-folder").touch()
    kept = KeptSettings(tmp_path / "no-folder" / "settings.json")
    kept.put("motion", "off")
    assert kept.now.motion == "off"
    assert kept.unkept is not None


def test_every_setting_is_offered_with_its_usual_value() -> None:
    """No field without values, none whose usual value is not among them."""
    assert set(OFFERED) == set(Settings._fields)
    assert all(Settings().value(name) in values for name, values in OFFERED.items())
    with pytest.raises(ValueError, match="week"):
        Settings().having("week", "7")


def test_the_file_goes_where_the_environment_says(tmp_path: Path) -> None:
    """For shared machines and for tests: with the saves, unless a file of their own is named."""
    named, saves = {"SIMGAME_SETTINGS": str(tmp_path / "x")}, {"SIMGAME_SAVES": str(tmp_path / "s")}
    assert settings_file(named) == settings_file({**saves, **named}) == tmp_path / "x"
    assert settings_file(saves) == tmp_path / "s" / "settings.json"
    assert settings_file(saves).parent == saves_folder(None, saves)
    assert settings_file({}).name == "settings.json"
