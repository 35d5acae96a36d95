"""How commands that handle packs end where a pack is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from simgame.cli._end import Found, Refused
from simgame.locale import Texts


@contextmanager
def told(t: Texts, hint: str = "") -> Iterator[None]:
    """Tell why a pack is refused: exit 1 for what is wrong with it, 2 for wrong use."""
    from simgame.authoring.packing.refusal import WRONG_USE, PackRefused
    from simgame.findings import render
    from simgame.scenario import ScenarioError

    try:
        yield
    except PackRefused as refused:
        said = refused.said(t)
        if refused.code in WRONG_USE:
            raise Refused(f"{said} {hint}".strip() if refused.code == "exists" else said) from None
        raise Found(said) from None
    except ScenarioError as error:
        for finding in error.findings:
            click.echo(render(finding, (), t.lang) + "\n", err=True)
        raise Found(t("The scenario has errors, and the pack is refused.")) from None
