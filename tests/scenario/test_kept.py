"""A kept scenario is the one that was read, and goes when anything it was read from does."""

import os
import shutil
from pathlib import Path

import pytest

from simgame.scenario import kept, list_scenarios, load, load_kept, load_levels, load_or_raise
from simgame.scenario.library import scenario_root

SHIPPED = [
    (name, one.level)
    for name in (*list_scenarios(), "_library/reference")
    for one in load_levels(name)
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library and a folder of kept scenarios of its own for each test."""
    home = tmp_path / "kept"
    monkeypatch.setattr(kept, "cache_from_source", lambda _: str(home / "kept.pyc"))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return home


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped scenarios where they may be changed."""
    root = tmp_path / "scenarios"
    shutil.copytree(scenario_root(), root)
    for room in ("library", "packs", "kept"):
        monkeypatch.setattr(f"simgame.scenario.{room}.scenario_root", lambda: root)
    return root


@pytest.mark.parametrize(("name", "level"), SHIPPED)
def test_kept_is_as_read(folder: Path, name: str, level: str) -> None:
    """What is taken from there differs in nothing from what is read."""
    fresh, _ = load(name, level), load_kept(name, level)
    (file,) = folder.iterdir()
    when = file.stat().st_mtime_ns
    taken = load_kept(name, level)
    assert file.stat().st_mtime_ns == when
    assert (taken.model, taken.merged, taken.hash) == (fresh.model, fresh.merged, fresh.hash)
    assert (taken.findings, taken.sources) == (fresh.findings, fresh.sources)
    path = ("budget", "total")
    assert taken.origins.value(path) == fresh.origins.value(path)


def test_is_taken_without_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time no YAML is read."""
    load_kept("tutorial")
    monkeypatch.setattr("simgame.scenario.loading.load", None)
    assert load_kept("tutorial").scenario.id == "tutorial"


@pytest.mark.parametrize(
    "file", ["tutorial/scenario.yaml", "_library/cn-consumer/defaults.yaml"]
)  # fmt: skip
def test_goes_with_its_files(library: Path, file: str) -> None:
    """A scenario or pack that was written again is read again, even to the same length."""
    before = load_kept("tutorial")
    text = (library / file).read_text("utf-8")
    (library / file).write_text(text + "\n#", "utf-8")
    assert load_kept("tutorial").sources != before.sources


def test_goes_with_what_comes_to_the_library(library: Path) -> None:
    """An entry that is laid on a shelf is seen at once, and so is one that is taken away."""
    before = load_kept("tea-launch")
    shelf = library / "_library/cn-consumer/personas"
    one = sorted(shelf.glob("*.yaml"))[0]
    shutil.copy(one, shelf / "somebody-new.yaml")
    with_new = load_kept("tea-launch")
    assert len(with_new.sources) == len(before.sources) + 1
    (shelf / "somebody-new.yaml").unlink()
    assert load_kept("tea-launch").sources == before.sources


@pytest.mark.parametrize("content", [b"", b"\x80", b"nonsense", b"\x80\x05]\x94."])
def test_what_is_broken_is_read_again(folder: Path, content: bytes) -> None:
    """A kept file that is torn, empty or of another kind is as if it were not there."""
    wanted = load_kept("tutorial").merged
    (file,) = folder.iterdir()
    file.write_bytes(content)
    assert load_kept("tutorial").merged == wanted
    assert file.read_bytes() != content


def test_plays_where_nothing_can_be_kept(folder: Path) -> None:
    """A folder that cannot be made changes nothing."""
    folder.write_text("a file is here already")
    assert load_or_raise("tutorial").scenario.id == "tutorial"


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever forbids compiled files gets none of these either."""
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    load_kept("tutorial")
    assert not folder.exists()


def test_only_so_many_are_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest go when there are more than the most."""
    monkeypatch.setattr(kept, "_MOST", 3)
    for name in "abcde":
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        load_kept("tutorial")
    assert len(list(folder.iterdir())) == 3


def test_errors_are_not_kept(folder: Path, tmp_path: Path) -> None:
    """Only what can be played is worth keeping."""
    broken = tmp_path / "scenario.yaml"
    broken.write_text("format: 1\n")
    assert load_kept(broken).errors
    assert not folder.exists()
    assert os.fspath(broken) in {f.place.file for f in load_kept(broken).findings}
