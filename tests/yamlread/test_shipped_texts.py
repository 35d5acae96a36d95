"""Texts that ship as YAML are read once, and again when they were written again."""

import os
from pathlib import Path

import pytest

from simgame.yamlread import reader, shipped


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of texts, in a place where things may be kept."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    written = tmp_path / "texts.yaml"
    written.write_text("a: one\n", "utf-8")
    return written


def test_what_was_read_once_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time the parser is left alone."""
    first = shipped(file)
    monkeypatch.delattr(reader, "read")
    assert shipped(file) == first == {"a": "one"}


def test_a_file_that_was_written_again_is_read_again(file: Path) -> None:
    """What was kept of it is forgotten."""
    shipped(file)
    file.write_text("a: two\n", "utf-8")
    os.utime(file, ns=(1, 1))
    assert shipped(file) == {"a": "two"}


def test_a_broken_file_is_named(file: Path) -> None:
    """Who ships a text that cannot be read hears which."""
    file.write_text("a: [", "utf-8")
    with pytest.raises(ValueError, match=r"texts\.yaml"):
        shipped(file)
