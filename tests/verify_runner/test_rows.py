"""Rules of the rows behind `make verify`."""

import pytest

from tests.verify.row import Row, choose, find_rows

ROWS = [
    Row("wheel-installs", "it installs", lambda: "", tags=("ci",)),
    Row("wheel-runs", "it runs", lambda: ""),
    Row("help", "it helps", lambda: "", tags=("ci", "speed")),
]


def _names(rows):
    return [row.name for row in rows]


def test_rows_are_found_by_convention():
    """Every file in rows/ adds its rows; each states its claim and has a name of its own."""
    found = find_rows()
    assert "wheel-finds-scenarios" in _names(found)
    assert all(row.claim for row in found)
    assert len(set(_names(found))) == len(found)


@pytest.mark.parametrize(
    ("patterns", "tag", "expected"),
    [
        ([], None, ["wheel-installs", "wheel-runs", "help"]),
        (["wheel-*"], None, ["wheel-installs", "wheel-runs"]),
        (["help", "wheel-runs"], None, ["wheel-runs", "help"]),
        ([], "ci", ["wheel-installs", "help"]),
        (["wheel-*"], "ci", ["wheel-installs"]),
    ],
)
def test_rows_are_chosen_by_name_and_tag(patterns, tag, expected):
    """Names may be patterns; the tag narrows further; the order stays."""
    assert _names(choose(ROWS, patterns, tag)) == expected


def test_a_wrong_name_says_what_there_is():
    """A name that matches nothing is an error that lists the rows."""
    with pytest.raises(ValueError, match=r"'whell'.*wheel-installs"):
        choose(ROWS, ["whell"], None)
