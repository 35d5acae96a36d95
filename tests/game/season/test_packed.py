"""Rules of values as bytes: what is refused, and by what name."""

from __future__ import annotations

import json

import pytest

from simgame.game.season.packed import FORMAT, Damaged, _sum, pack, unpack
from simgame.game.table.journal_lines import format_of


def _sealed(**head: object) -> bytes:
    body = json.dumps(head).encode() + b"\n"
    return _sum(body) + b" " + body


def test_what_was_packed_can_be_read() -> None:
    """The head at once, the value when it is asked for."""
    head, value = unpack(pack({"rules": 1}, (1, "two", {"a": 2.5}), (), ()), (), ())
    assert head["rules"] == 1
    assert list(value())[:2] == [1, "two"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "sum"),
        (b"x" * 40, "sum"),
        (_sealed(format=FORMAT + 1, tree=[]), "format"),
        (_sealed(tree=[]), "head"),
        (_sealed(format=FORMAT), "head"),
        (_sum(b"{") + b" {", "head"),
    ],
    ids=["nothing", "no sum", "another format", "no format", "no tree", "no JSON"],
)
def test_what_was_not_is_refused_with_its_reason(data: bytes, why: str) -> None:
    """Another sum, another format, no head."""
    with pytest.raises(Damaged, match=f"^{why}$"):
        unpack(data, (), ())


def test_the_first_line_of_a_save_says_its_format() -> None:
    """What is no header has none."""
    header = {"kind": "header", "format": 3, "engine": "0.1"}
    assert format_of(json.dumps(header).encode()) == (3, "0.1")
    for other in (b"nonsense", b"[]", json.dumps({**header, "kind": "plan"}).encode(), b'{"kind"'):
        assert format_of(other) == (0, "")
