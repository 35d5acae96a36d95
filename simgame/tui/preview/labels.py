"""What some actions are called in a preview, whose season is not saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from simgame.locale import N_
from simgame.tui.actions import Action

_LABELS = {
    ("app", "leave"): N_("Quit (nothing is saved)"),
    ("desk", "home"): N_("Home (leaves the preview)"),
}


def in_preview(actions: Iterable[Action]) -> list[Action]:
    """The actions under the names they have in a preview."""
    return [replace(a, label=_LABELS.get((a.scope, a.name), a.label)) for a in actions]
