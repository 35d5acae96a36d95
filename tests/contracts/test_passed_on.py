"""Records go from their owner to their readers, and to nobody else; seen in seasons."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from simgame.market.board import passed_on
from simgame.market.mechanism import mechanisms
from simgame.market.week import Week
from tests.market.seasons import SHORT, play, scenario

ROOM = "simgame.market.mechanisms."
Handed = set[tuple[str, type]]


def _who() -> str:
    """The mechanism that hands on or takes a record just now, or the module that does."""
    return str(sys._getframe(2).f_globals["__name__"]).removeprefix(ROOM).rpartition(".")[2]


def _owner_and_readers(kind: type) -> tuple[str, tuple[str, ...]]:
    """A record whose class stands in a mechanism's own file is that mechanism's alone."""
    own = kind.__module__.rpartition(".")[2]
    return passed_on.HANDED_ON.get(kind, (own, (own,)))


@pytest.fixture(scope="module")
def handed() -> tuple[Handed, Handed]:
    """Who handed on what, and who took it."""
    given: Handed = set()
    taken: Handed = set()
    hand, take = Week.pass_on, Week.passed_on

    def pass_on(self: Week, record: object) -> None:
        given.add((_who(), type(record)))
        hand(self, record)

    def receive(self: Week, kind: type) -> Any:
        taken.add((_who(), kind))
        return take(self, kind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Week, "pass_on", pass_on)
        patch.setattr(Week, "passed_on", receive)
        for name, seed in (("_library/reference", 3), (SHORT, 5)):
            play(scenario(name), "random", seed)
    return given, taken


def test_records_come_from_their_owner(handed: tuple[Handed, Handed]) -> None:
    """One of a mechanism's own file from that mechanism."""
    for who, kind in handed[0]:
        assert who == _owner_and_readers(kind)[0]


def test_records_go_to_their_readers(handed: tuple[Handed, Handed]) -> None:
    """The week itself takes what is reported late."""
    strays = {
        (who, kind.__name__) for who, kind in handed[1] if who not in _owner_and_readers(kind)[1]
    }
    assert strays == {("run_week", "Late")}


def test_every_record_has_an_owner() -> None:
    """None is left behind by a mechanism that is gone."""
    owners = {owner for owner, _ in passed_on.HANDED_ON.values()}
    assert owners
    assert sorted(owners - set(mechanisms())) == []
