"""Rules of packs: the same bytes for the same folder, whole or not at all, nothing hostile."""

import contextlib
import hashlib
import json
import os
import random
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest

from simgame.authoring.packing.install import install, installed, remove
from simgame.authoring.packing.make import pack
from simgame.authoring.packing.open import open_pack
from simgame.authoring.packing.refusal import REASONS, PackRefused
from simgame.authoring.starter.make import new_scenario
from simgame.locale import LANGUAGES, texts
from simgame.scenario import ScenarioError, list_scenarios, load
from simgame.scenario.library import list_shipped, scenario_root
from tests.scenario.packs import GOOD, HOSTILE, NAME, manifest, zipped

MUTANTS = 300


@pytest.fixture
def root(tmp_path, monkeypatch):
    """Return the user's folder of scenarios, which is not there yet."""
    monkeypatch.setenv("SIMGAME_SCENARIOS", str(tmp_path / "installed"))
    return tmp_path / "installed"


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a scenario, with a picture, notes and what editors need."""
    place = tmp_path / NAME
    new_scenario(place, "en")
    for name, data in GOOD.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(data)
    return place


@pytest.fixture
def file(tmp_path):
    """Return a pack that is in order."""
    path = tmp_path / "good.zip"
    path.write_bytes(zipped(GOOD))
    return path


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_the_same_folder_gives_the_same_bytes(folder, tmp_path):
    """Whatever the times, rights and order of the files on the disk."""
    first = pack(folder)
    other = tmp_path / "copy"
    other.mkdir()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            (other / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, other / path.relative_to(folder))
            os.utime(other / path.relative_to(folder), (1, 1))
    (other / "cover.png").chmod(0o600)
    assert pack(other).data == first.data


def test_the_manifest_names_every_file_with_its_sum(folder, tmp_path):
    """Name, version, format, and a SHA-256 that others can compute."""
    packed = pack(folder, "1.2", everything=True)
    (tmp_path / "x.zip").write_bytes(packed.data)
    with zipfile.ZipFile(tmp_path / "x.zip") as opened:
        said = json.loads(opened.read("manifest.json"))
        sums = {n: hashlib.sha256(opened.read(n)).hexdigest() for n in opened.namelist()[1:]}
    assert (said["id"], said["version"], said["format"]) == (NAME, "1.2", 1)
    assert {name: entry["sha256"] for name, entry in said["files"].items()} == sums
    assert set(sums) == set(GOOD)


def test_what_does_not_belong_is_left_out(folder, tmp_path):
    """Other kinds of files and links are named; editors' settings are not looked at."""
    (folder / "plan.docx").write_bytes(b"x")
    (folder / "secret.md").symlink_to(tmp_path / "elsewhere.md")
    (tmp_path / "elsewhere.md").write_text("x")
    packed = pack(folder, everything=True)
    assert packed.left_out == ["plan.docx", "secret.md"]
    assert set(packed.manifest.files) == set(GOOD)


def test_a_scenario_with_errors_is_not_packed(folder):
    """At whatever level they are."""
    file = folder / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("total: ¥180k", "totl: ¥180k"), "utf-8")
    with pytest.raises(ScenarioError):
        pack(folder)


@pytest.mark.parametrize("name", list_shipped())
def test_a_shipped_scenario_is_packed_under_another_id_only(name):
    """Nobody could install it beside the shipped one."""
    with pytest.raises(PackRefused, match="shipped"):
        pack(scenario_root() / name)


def test_what_was_packed_can_be_installed_and_played(folder, root, tmp_path):
    """It is found by its id, listed, and gives the same game."""
    (tmp_path / "x.zip").write_bytes(pack(folder, everything=True).data)
    place = install(open_pack(tmp_path / "x.zip"), root)
    assert NAME in list_scenarios()
    assert load(NAME).scenario == load(folder).scenario
    assert [(one.id, one.version) for one in installed(root)] == [(NAME, "1")]
    assert {n: d for n, d in _tree(place).items() if n != "manifest.json"} == GOOD
    remove(NAME, root)
    assert (installed(root), _tree(root)) == ([], {})


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_is_refused(name, root, tmp_path):
    """By its own reason, in a sentence, with nothing written anywhere."""
    make, code = HOSTILE[name]
    file = tmp_path / "hostile.zip"
    file.write_bytes(make())
    before = _tree(tmp_path)
    with pytest.raises((PackRefused, ScenarioError)) as caught:
        install(open_pack(file), root)
    found = caught.value
    assert (found.code if isinstance(found, PackRefused) else "errors") == code
    assert _tree(tmp_path) == before
    if isinstance(found, PackRefused):
        assert all(found.said(texts(lang)) for lang in LANGUAGES)
        assert "\u202e" not in found.said(texts("en"))


def test_every_reason_is_met():
    """No reason to refuse is without a pack, or a command, that meets it."""
    elsewhere = {"no-file", "is-folder", "exists", "not-installed", "version", "no-folder",
                 "unwritable"}  # fmt: skip
    assert {code for _, code in HOSTILE.values()} | elsewhere == {*REASONS, "errors"}


def test_damage_never_gets_through(tmp_path, root):
    """However the bytes of a pack are altered, it is refused, or its content is what it was."""
    chance, good = random.Random(7), zipped(GOOD)
    file = tmp_path / "damaged.zip"
    refused = 0
    for _ in range(MUTANTS):
        data = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        file.write_bytes(data[: chance.randrange(len(data))] if chance.random() < 0.2 else data)
        try:
            assert open_pack(file).files == GOOD
        except PackRefused:
            refused += 1
    assert refused > MUTANTS // 2
    assert not root.exists()


def test_another_one_is_not_overwritten_unless_asked(file, root, tmp_path):
    """With `force` the new one takes its place as a whole."""
    install(open_pack(file), root)
    later = {"scenario.yaml": GOOD["scenario.yaml"]}
    (tmp_path / "later.zip").write_bytes(zipped(later, manifest(later, version="2")))
    before = _tree(root)
    with pytest.raises(PackRefused, match="exists"):
        install(open_pack(tmp_path / "later.zip"), root)
    assert _tree(root) == before
    install(open_pack(tmp_path / "later.zip"), root, force=True)
    assert set(_tree(root)) == {f"{NAME}/manifest.json", f"{NAME}/scenario.yaml"}
    assert installed(root)[0].version == "2"


class _Killed(BaseException):
    """The program ends here."""


def _kill_at(monkeypatch, when):
    """Let every step on the disk count, and the program end at one of them."""
    done = []

    def counted(real):
        def step(*args, **kwargs):
            done.append(real)
            if len(done) == when:
                raise _Killed
            return real(*args, **kwargs)

        return step

    monkeypatch.setattr(Path, "rename", counted(Path.rename))
    monkeypatch.setattr(os, "fsync", counted(os.fsync))
    monkeypatch.setattr(shutil, "rmtree", counted(shutil.rmtree))
    monkeypatch.setattr(tempfile, "mkdtemp", counted(tempfile.mkdtemp))


@pytest.mark.parametrize("when", range(1, 12))
def test_a_kill_leaves_nothing_half_installed(file, root, tmp_path, when):
    """Whenever it comes, what is there is whole, and the next installation clears up."""
    first = {"scenario.yaml": GOOD["scenario.yaml"]}
    (tmp_path / "first.zip").write_bytes(zipped(first))
    install(open_pack(tmp_path / "first.zip"), root)
    with pytest.MonkeyPatch.context() as patch:
        _kill_at(patch, when)
        with contextlib.suppress(_Killed):
            install(open_pack(file), root, force=True)
    held = {n.partition("/")[2] for n in _tree(root) if n.startswith(f"{NAME}/")}
    assert held - {"manifest.json"} in (set(), set(first), set(GOOD))
    with pytest.raises(PackRefused, match="not-installed"):
        remove("other", root)
    held = {n.partition("/")[2] for n in _tree(root)}
    assert held - {"manifest.json"} in (set(first), set(GOOD))
    assert [one.loaded.errors for one in installed(root)] == [[]]


def test_what_is_not_installed_cannot_be_removed(root):
    """Not even what lies beside it."""
    for name in ("other", "..", "../installed", ""):
        with pytest.raises(PackRefused, match="not-installed"):
            remove(name, root)


def test_a_version_is_a_short_word(folder):
    """It becomes part of a file's name."""
    for version in ("", "../1", "a b", "x" * 40):
        with pytest.raises(PackRefused, match="version"):
            pack(folder, version)
