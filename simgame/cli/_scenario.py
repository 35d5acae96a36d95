"""What commands share that read a scenario: find it, or end with what is not there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from simgame.cli._end import Found
from simgame.locale import Texts

if TYPE_CHECKING:
    from simgame.findings import Finding
    from simgame.scenario import Loaded

# Findings that mean that the caller asked for something that is not there.
_NOT_THERE = frozenset({"S201", "S205"})


def load_to_read(scenario: str | Path, level: str, t: Texts) -> Loaded:
    """The scenario, with or without errors; ends the command where there is no such one."""
    from simgame.scenario import load

    return _there(load(scenario, level), t)


def _there(loaded: Loaded, t: Texts) -> Loaded:
    for finding in loaded.errors:
        if finding.code in _NOT_THERE:
            raise not_there(finding, t)
    return loaded


def not_there(finding: Finding, t: Texts) -> click.UsageError:
    """That there is no such scenario or level, and which was meant."""
    from simgame.findings import hint, message

    return click.UsageError(f"{message(finding, t.lang)}; {hint(finding, t.lang)}".strip("; "))


def load_in_order(scenario: str | Path, level: str, t: Texts, refusal: str) -> Loaded:
    """The scenario without errors; else tells them and ends the command with `refusal`."""
    from simgame.scenario import load_kept

    loaded = _there(load_kept(scenario, level), t)
    if loaded.errors:
        click.echo("\n\n".join(loaded.render(t.lang)), err=True)
        raise Found(refusal)
    return loaded
