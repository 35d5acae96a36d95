"""A value that cannot be meant is found at its place, and nothing that is written makes a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simgame.findings import render, to_json
from simgame.scenario.loading import load_source_levels
from tests.yamlread.mangle import Mangle, mangles, missed, values

SHORT = (Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml").read_text("utf-8")
EVERY = 9  # all of them is for `make verify`
SAMPLE = [mangle for value in values(SHORT) for mangle in mangles(value)][::EVERY]


@pytest.mark.parametrize("mangle", SAMPLE, ids=str)
def test_a_mangled_value_is_found(mangle: Mangle) -> None:
    """Another type, another unit, nonsense, a minus or nothing is a finding right there."""
    assert missed(SHORT, mangle) == ""


def test_all_sorts_of_mangles_are_tried() -> None:
    """The sample has values of every sort, replaced in every way."""
    writes = {mangle.write[:1] for mangle in SAMPLE}
    assert {"[", "{", "", '"', "¥", "-", "7", "t"} <= writes


def crashes_on(source: bytes | str) -> None:
    """Check and show a file as the command does, in both languages."""
    for loaded in load_source_levels(source, "f.yaml"):
        for finding in loaded.findings:
            assert to_json(finding, "zh")["message"]
            render(finding, loaded.sources.get(finding.file, ()), "en")


LINES = SHORT.splitlines()
PIECES = st.sampled_from([*"：，{}[]#&*!|>'\"%@`-? \t\u3000\u00a0", ": ", "\n", "null", "¥", "茶"])


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The short scenario with a few characters put in, taken out, and lines moved."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[number])))
        cut = draw(st.integers(0, 3))
        lines[number] = lines[number][:column] + draw(PIECES) + lines[number][column + cut :]
    first, last = sorted(draw(st.tuples(st.integers(0, 80), st.integers(0, 80))))
    return "\n".join(lines if draw(st.booleans()) else lines[:first] + lines[last:])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300) | edited())
def test_nothing_crashes(source: bytes | str) -> None:
    """Bytes, texts and damaged scenarios are answered with findings."""
    crashes_on(source)
