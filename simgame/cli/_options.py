"""Options that several commands share, with the same name, default and help."""

from __future__ import annotations

import click

from simgame.locale import N_

player = click.option(
    "--player",
    default="even_split",
    show_default=True,
    metavar="BOT|PLAN.yaml",
    help=N_("Who plays: a bot, or a plan file."),
)
seed = click.option(
    "--seed", type=click.IntRange(0), help=N_("Seed of the season; otherwise by chance.")
)
level = click.option(
    "--level", default="normal", show_default=True, help=N_("Level of the scenario.")
)
