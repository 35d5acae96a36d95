"""Rules of the scenario that a trainer starts from."""

import json
import re
from pathlib import Path

import pytest

from simgame.authoring.starter.make import (
    MODELINE,
    SCHEMA_FILE,
    NoScenario,
    NotEmpty,
    id_for,
    new_scenario,
    scenario_text,
)
from simgame.findings import cell_width
from simgame.locale import LANGUAGES
from simgame.scenario import load_levels
from simgame.scenario.library import list_shipped
from simgame.scenario.loading import load_source


@pytest.mark.parametrize("source", ["", *list_shipped()])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_written_has_no_findings(tmp_path, lang, source):
    """At any level, in both languages, from any shipped scenario."""
    new_scenario(tmp_path / "mine", lang, source)
    for one in load_levels(tmp_path / "mine"):
        assert (one.findings, one.scenario.id) == ([], "mine")


def test_both_languages_are_the_same_game():
    """Only texts differ between the Chinese and the English file."""
    zh, en = (
        load_source(scenario_text("x", lang), "x.yaml").scenario.model_dump() for lang in LANGUAGES
    )
    assert _without_texts(zh) == _without_texts(en)


def _without_texts(data):
    if isinstance(data, dict):
        return {k: _without_texts(v) for k, v in data.items() if set(data) != {"zh", "en"}}
    return data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_is_commented_in_its_language(lang):
    """Before each part of the file, or behind its first line, stands what it is for."""
    lines = scenario_text("x", lang).splitlines()
    parts = [n for n, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]
    bare = [lines[n] for n in parts if "#" not in "".join(lines[max(0, n - 3) : n + 1])]
    assert [line for line in bare if not line.startswith(("tags", "brief"))] == []
    comments = [line.partition("#")[2] for line in lines[1:] if "#" in line]
    chinese = sum(any("\u4e00" <= c <= "\u9fff" for c in comment) for comment in comments)
    assert chinese > 30 if lang == "zh" else chinese < 3
    assert max(map(cell_width, lines)) <= 120


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_commented_out_works_too(lang):
    """The KOL that waits behind # marks is in order once the marks are taken away."""
    text = scenario_text("x", lang)
    opened = re.sub(r"^  # (?=(?:  )?[a-z-]+:)", "  ", text, flags=re.MULTILINE)
    one = load_source(opened, "x.yaml")
    assert one.findings == []
    assert "hand-care-mia" in one.scenario.kols


def test_editors_find_the_schema(tmp_path):
    """The first line names a file that is there, and the settings name the same."""
    file, *_ = new_scenario(tmp_path / "mine", "en")
    assert file.read_text("utf-8").startswith(MODELINE)
    schema = json.loads((tmp_path / "mine" / SCHEMA_FILE).read_text("utf-8"))
    settings = json.loads((tmp_path / "mine" / ".vscode" / "settings.json").read_text("utf-8"))
    assert "budget" in schema["properties"]
    assert "instagram" not in schema["properties"]["platforms"]["properties"]
    assert settings["yaml.schemas"] == {SCHEMA_FILE: ["scenario.yaml"]}


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("spring-tea", "spring-tea"),
        ("Spring Tea 2026", "spring-tea-2026"),
        ("Crème Brûlée", "creme-brulee"),
        ("春茶", "scenario-e29756"),
        ("秋茶", "scenario-2a1b37"),
        ("春茶 2026", "2026-7e7de2"),
        ("tutorial", "my-tutorial"),
        ("--", "scenario-29d564"),
        ("a" * 60, f"{'a' * 40}-3e342c"),
    ],
)
def test_the_id_comes_from_the_folder(folder, name):
    """Whatever the folder is called, the id is one, and none of a shipped scenario."""
    assert id_for(Path(folder)) == name


def test_nothing_is_overwritten(tmp_path):
    """A folder with anything in it, or a file, is left as it is; an empty folder will do."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    for name in ("full", "full/notes.txt"):
        with pytest.raises(NotEmpty):
            new_scenario(tmp_path / name, "en")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]
    (tmp_path / "empty").mkdir()
    assert len(new_scenario(tmp_path / "empty", "en")) == 4


def test_an_unknown_scenario_to_start_from(tmp_path):
    """Nothing is written."""
    with pytest.raises(NoScenario):
        new_scenario(tmp_path / "mine", "en", "tea-lunch")
    assert not (tmp_path / "mine").exists()
