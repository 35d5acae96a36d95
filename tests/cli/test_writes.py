"""The one rule for every file that a command writes."""

from pathlib import Path

import pytest

from simgame.atomic_write import write_all
from tests.cli.conftest import SHORT

HELD = b"what was there"


@pytest.fixture
def save(simgame, tmp_path):
    """A season that was played to its end."""
    file = tmp_path / "season.jsonl"
    assert simgame("run", SHORT, "--seed", 3, "--save", file).code == 0
    return file


def _writers(save: Path) -> dict[str, tuple[list[object], str]]:
    """Every command that writes, and the file that it writes."""
    return {
        "replay": (["replay", save, "--plan", "out.yaml"], "out.yaml"),
        "schema": (["schema", "-o", "out.json"], "out.json"),
        "export": (["export", save, "--out", "tables"], "tables/days.csv"),
        "pack": (["pack", "mine", "-o", "out.zip"], "out.zip"),
        "run": (["run", SHORT, "--seed", 1, "--save", "out.jsonl"], "out.jsonl"),
    }


@pytest.mark.parametrize("name", ["replay", "schema", "export", "pack", "run"])
def test_what_is_there_is_replaced_by_force_alone(simgame, save, tmp_path, name):
    """Refused with the file's name, nothing altered; replaced when it is asked for."""
    assert simgame("new", "mine").code == 0
    args, file = _writers(save)[name]
    there = tmp_path / file
    there.parent.mkdir(exist_ok=True)
    there.write_bytes(HELD)
    refused = simgame(*args)
    assert (refused.code, there.read_bytes()) == (2, HELD)
    assert there.name in refused.err
    assert "--force" in refused.err
    assert simgame(*args, "--force").code == 0
    assert there.read_bytes() != HELD


def test_nothing_is_written_over_what_is_read(simgame, save, tmp_path):
    """Not even by force, nor by another name of the same file."""
    assert simgame("new", "mine").code == 0
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "mine" / "scenario.yaml")
    plan = tmp_path / "plan.yaml"
    assert simgame("replay", save, "--plan", plan).code == 0
    for args in (
        ["replay", save, "--plan", save],
        ["pack", "mine", "-o", "mine/scenario.yaml"],
        ["run", "mine", "--seed", 1, "--save", "mine/scenario.yaml"],
        ["run", "mine", "--seed", 1, "--save", link],
        ["run", SHORT, "--player", plan, "--seed", 1, "--save", plan],
    ):
        before = {file: file.read_bytes() for file in (save, link, plan)}
        said = simgame(*args, "--force")
        assert said.code == 2, args
        assert "is read here" in said.err
        assert before == {file: file.read_bytes() for file in before}


def test_a_table_is_not_written_over_a_plan_that_plays(simgame, save, tmp_path):
    """Nor two files over each other."""
    plan = tmp_path / "plan.yaml"
    assert simgame("replay", save, "--plan", plan).code == 0
    before = plan.read_bytes()
    args = ("tournament", SHORT, "--players", f"random,{plan}", "--seeds", "1", "--csv")
    said = simgame(*args, plan, "--force")
    assert (said.code, "is read here" in said.err, plan.read_bytes()) == (2, True, before)
    said = simgame("debrief", save, "--html", "same", "--png", "./same", "--force")
    assert (said.code, "same name" in said.err, Path("same").exists()) == (2, True, False)


def test_a_backup_of_a_hub_replaces_nothing_unasked(simgame):
    """And never what the hub itself keeps."""
    assert simgame("hub", "backup", "one", "--data", "hub").code == 2  # a folder mistyped
    assert not Path("hub").exists()
    assert simgame("hub", "migrate", "--data", "hub").code == 0
    assert simgame("hub", "backup", "one", "--data", "hub").code == 0
    Path("one").write_bytes(HELD)
    assert simgame("hub", "backup", "one", "--data", "hub").code == 2
    assert Path("one").read_bytes() == HELD
    assert simgame("hub", "backup", "one", "--data", "hub", "--force").code == 0
    assert simgame("hub", "backup", "hub/hub.db", "--data", "hub", "--force").code == 2
    assert simgame("hub", "restore", "one", "--data", "other").code == 0


def test_a_command_names_the_reason(simgame, tmp_path):
    """A file for a folder is named, whatever was to be written below it."""
    (tmp_path / "file").write_bytes(HELD)
    for args in (
        ["schema", "-o", "file/schema.json"],
        ["export", SHORT, "--out", "file/tables"],
        ["new", "file/mine"],
    ):
        said = simgame(*args)
        assert (said.code, "file is not a folder" in said.err) == (2, True), said.err


def test_a_place_is_looked_at_before_the_work(simgame, save, monkeypatch):
    """What takes minutes is refused before it begins, and leaves nothing behind."""

    def worked(*_args: object, **_more: object) -> None:
        raise AssertionError("the work began")

    for place in ("simgame.lab.playtest.course.play_test", "simgame.cli.debrief.known"):
        monkeypatch.setattr(place, worked)
    Path("file").write_bytes(HELD)
    for args in (
        ["playtest", SHORT, "--seeds", 1, "--html", "file/page.html"],
        ["debrief", save, "--html", "file/page.html"],
        ["debrief", save, "--csv", "file"],
    ):
        said = simgame(*args)
        assert (said.code, "not a folder" in said.err or "is a file" in said.err) == (2, True)
    assert list(Path().glob("**/.*.tmp")) == []


def test_all_files_get_their_names_or_none(tmp_path, monkeypatch):
    """When there is no room for one, none is cut, and nothing else is left behind."""
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_bytes(HELD)
    wrote: list[Path] = []

    def write(part, content, _synced):
        if wrote:
            raise OSError(28, "No space left on device", str(part))
        wrote.append(part)
        part.write_bytes(content)

    monkeypatch.setattr("simgame.atomic_write._write", write)
    with pytest.raises(OSError, match="No space") as refused:
        write_all({first: b"new", second: b"new"})
    assert refused.value.filename == str(second)
    assert (first.read_bytes(), list(tmp_path.iterdir())) == (HELD, [first])


def test_two_chinese_names_are_two_scenarios(simgame, tmp_path):
    """They are packed under ids of their own, and are installed side by side."""
    for name in ("春茶", "秋茶"):
        assert simgame("new", name).code == 0
        assert simgame("pack", name, "-o", f"{name}.zip").code == 0
        assert simgame("install", f"{name}.zip").code == 0
    assert len(list((tmp_path / "installed").glob("*/scenario.yaml"))) == 2


def test_what_is_installed_under_an_id_is_told(simgame):
    """Who would replace another scenario sees which."""
    for name, title in (("one/tea", "First tea"), ("two/tea", "Second tea")):
        assert simgame("new", name).code == 0
        file = Path(name) / "scenario.yaml"
        text = file.read_text("utf-8")
        line = next(line for line in text.splitlines() if line.startswith("title:"))
        file.write_text(text.replace(line, f"title: {title}"), "utf-8")
        assert simgame("pack", name, "-o", f"{name}.zip").code == 0
    assert simgame("install", "one/tea.zip").code == 0
    refused = simgame("install", "two/tea.zip")
    assert (refused.code, "First tea" in refused.err) == (2, True)


def test_an_id_too_long_for_the_name_of_a_file_is_found(simgame):
    """Before a season, a pack or anchors of it are to be written."""
    assert simgame("new", "mine").code == 0
    file = Path("mine/scenario.yaml")
    text = file.read_text("utf-8")
    file.write_text(text.replace("id: mine", f"id: {'a' * 61}"), "utf-8")
    assert (simgame("check", "mine").code, simgame("pack", "mine").code) == (1, 1)
    level = f"levels:\n  {'b' * 61}: {{}}\n"
    file.write_text(text + level if "levels:" not in text else text.replace("levels:\n", level))
    said = simgame("check", "mine")
    assert (said.code, "S112" in said.out) == (1, True)


@pytest.mark.parametrize("below", ["", "below/"])
@pytest.mark.parametrize("name", ["replay", "schema", "export", "pack", "run"])
def test_what_is_no_folder_is_named_as_what_is_in_the_way(simgame, save, tmp_path, name, below):
    """Not the file that would lie in it, and with what to do; whatever is there stays."""
    assert simgame("new", "mine").code == 0
    way = tmp_path / "way"
    way.write_bytes(HELD)
    args, file = _writers(save)[name]
    said = simgame(*args[:-1], f"way/{below}{file.partition('/')[0]}")
    assert (said.code, way.read_bytes()) == (2, HELD)
    assert "way is not a folder" in said.err
    assert "another place" in said.err


@pytest.mark.parametrize("gone", ["file", "link"])
def test_seasons_scenarios_and_hubs_name_what_is_in_the_way(simgame, tmp_path, monkeypatch, gone):
    """A folder of saves that is a file, or a link to nowhere, is told with where to choose one."""
    assert simgame("new", "mine").code == 0
    assert simgame("pack", "mine", "-o", "mine.zip").code == 0
    way = tmp_path / "way"
    if gone == "file":
        way.write_bytes(HELD)
    else:
        way.symlink_to(tmp_path / "nowhere" / "at-all")
    for variable, args in (
        ("SIMGAME_SAVES", ["play", "--plain", SHORT, "--seed", 3]),
        ("SIMGAME_SCENARIOS", ["install", "mine.zip"]),
    ):
        monkeypatch.setenv(variable, str(way))
        said = simgame(*args, typed="run\nquit\n")
        assert said.code == 2
        assert f"{way} is not a folder" in said.err
        assert variable in said.err
        monkeypatch.delenv(variable)
    said = simgame("hub", "trainer", "Ann", "--data", way)
    assert said.code == 2
    assert f"{way} cannot be opened" in said.err
    assert "--data" in said.err


def test_a_link_that_goes_round_is_told_as_one(simgame, save, tmp_path):
    """With and without `--force`, which could not help."""
    (tmp_path / "round").symlink_to("about")
    (tmp_path / "about").symlink_to("round")
    for args in (
        ["replay", save, "--plan", tmp_path / "round"],
        ["schema", "-o", tmp_path / "round"],
    ):
        for forced in ([], ["--force"]):
            said = simgame(*args, *forced)
            assert said.code == 2
            assert "cannot be written" in said.err
            assert "--force" not in said.err


def test_a_folder_is_no_file_to_write_or_install(simgame, save, tmp_path):
    """No `--force` is advised where it would not help."""
    assert simgame("new", "mine").code == 0
    (tmp_path / "there").mkdir()
    for args in (["replay", save, "--plan", ""], ["pack", "mine", "-o", ""]):
        said = simgame(*args)
        assert said.code == 2
        assert "--force" not in said.err
    said = simgame("install", "there")
    assert said.code == 2
    assert "simgame pack" in said.err
