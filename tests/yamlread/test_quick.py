"""The short way through sound files gives what the long way gives, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simgame.scenario.library import scenario_root
from simgame.yamlread.build import build
from simgame.yamlread.node import plain
from simgame.yamlread.places import Places
from simgame.yamlread.quick import quick
from simgame.yamlread.source import Source, open_source
from tests.verify.dense import LINES, dense

FILES = sorted(scenario_root().rglob("*.yaml"))


def _open(text: str) -> Source:
    return open_source(text, "a.yaml")[0]


def _same(text: str) -> bool:
    """Whether the short way took the text; if so, it found what the long way finds."""
    node = quick(_open(text))
    if node is None:
        return False
    built, places = build(_open(text)), Places("a.yaml", node)
    assert (built.findings, built.traps, built.complete) == ([], [], True)
    assert plain(node) == built.data
    assert places.keys == built.places.keys
    assert all(places.values[path] == place for path, place in built.places.values.items())
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_files_go_the_short_way(path: Path) -> None:
    """Every file of a scenario or pack is read quickly, and as the builder reads it."""
    assert _same(path.read_text("utf-8"))


def test_a_dense_scenario_goes_the_short_way() -> None:
    """A thousand lines with all that a scenario can hold are no reason for the long way."""
    text = dense()
    assert len(text.splitlines()) == LINES
    assert _same(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2",
        "a: &x 1",
        "a: !t 1",
        "a: 1\nb: *x",
        "<<: {a: 1}",
        "8: x",
        "true: x",
        "a:1: 2",
        "a：b: 1",
        "a: {b: x, y}",
        "a: x #y",
        "#y\na: 1",
        "\u3000a: 1",
        "a: 1\n---\nb: 2",
        "- a",
        "a",
        "",
        "a: [",
        "{a: 1}: 2",
    ],
)
def test_what_needs_a_word_takes_the_long_way(text: str) -> None:
    """Traps, limits and all that the format leaves out are for the builder to explain."""
    assert quick(_open(text + "\n")) is None


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(-9, 9)
DATA = st.dictionaries(
    st.text(max_size=6),
    st.recursive(
        LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner)
    ),
)


@given(DATA, st.sampled_from([None, False, True]))
def test_whatever_is_taken_is_taken_alike(data: object, flow: bool | None) -> None:
    """No document makes the two ways differ."""
    _same(yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=60))


PIECES = st.sampled_from(["a", "b", "8", "茶", ": ", ":", ", ", "[", "]", "{", "}", "\n", "\n  ",
                          "- ", '"x"', "'y'", "| \n", "#", " ", "null"])  # fmt: skip


@given(st.lists(PIECES, max_size=24))
def test_odd_texts_are_taken_alike(pieces: list[str]) -> None:
    """No sequence of marks makes the two ways differ."""
    _same("".join(pieces))
