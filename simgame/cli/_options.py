"""Options that several commands share, with the same name, default and help."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from simgame.locale import N_, Texts
from simgame.quantity.plain import plain

MOST_SEEDS = 1000
MOST_SEED = 2**62 - 1  # what a save holds
_SEED = r"(0|[1-9][0-9]{0,8})"  # `1,000` is no list of 1 and 0
_PART = re.compile(rf"{_SEED}(?:\s*[-~]\s*{_SEED})?")


class Named(click.types.StringParamType):
    """The name of a scenario, a season or a bot, or of a file, which may be called anything."""


NAMED = Named()


class WholeNumber(click.ParamType):  # type: ignore[type-arg]
    """A whole number as everywhere: `12`, `１２`, `1万`; `1.000` may mean two and is refused."""

    name = "integer"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """The number, if it lies within the bounds."""
        from pydantic_core import PydanticCustomError

        from simgame.quantity.parse import parse_whole

        try:
            return parse_whole(value, self.low, self.high)
        except PydanticCustomError as error:
            from simgame.words import not_read

            self.fail(not_read(error, ctx.obj), param, ctx)


class Week(WholeNumber):
    """A week by its number, or as it is called: `3`, `第三周`, `week 3`."""

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        """The week, if a season may have it."""
        from pydantic_core import PydanticCustomError

        from simgame.quantity.parse import parse_round

        with suppress(PydanticCustomError):
            value = parse_round(value)
        return super().convert(value, param, ctx)


class Seconds(click.ParamType):  # type: ignore[type-arg]
    """Seconds as a number of them: `6`, `0.5`; what may mean two, or none, is refused."""

    name = "seconds"

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """The seconds, if they lie within the bounds."""
        from pydantic_core import PydanticCustomError

        from simgame.quantity.parse import narrowed, parse_amount
        from simgame.quantity.written import out_of_range

        try:
            seconds = float(parse_amount(value))
            if not self.low <= seconds <= self.high:
                raise out_of_range("count", value, f"{self.low:g}", f"{self.high:g}")
        except PydanticCustomError as error:
            from simgame.words import not_read

            meant = narrowed(error, self.low, self.high, r"[0-9]{1,9}(\.[0-9]{1,9})?", "6")
            self.fail(not_read(meant, ctx.obj), param, ctx)
        return seconds


class Seeds(click.ParamType):  # type: ignore[type-arg]
    """Seeds as numbers and ranges: `1-8`, `3,7,20-29`."""

    name = "seeds"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, ...]:
        """The seeds in their order, each once."""
        if isinstance(value, tuple):
            return value
        found: dict[int, None] = {}
        for part in plain(value).replace("、", ",").split(","):
            match = _PART.fullmatch(part.strip())
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
            if first <= last < first + MOST_SEEDS:
                found |= dict.fromkeys(range(first, last + 1))
            if not first <= last < first + MOST_SEEDS or len(found) > MOST_SEEDS:
                t: Texts = ctx.obj
                said = t("Write seeds like 1-8 or 3,7,20-29: at most {most}.", most=MOST_SEEDS)
                self.fail(said, param, ctx)
        return tuple(found)


class SeedCount(Seeds):
    """How many seeds, from 1 on, as a single number; or which, as anywhere else."""

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, ...]:
        """The seeds in their order."""
        if isinstance(value, str) and (alone := plain(value).strip()).isdecimal():
            count = WholeNumber(1, MOST_SEEDS).convert(alone, param, ctx)
            return tuple(range(1, count + 1))
        return super().convert(value, param, ctx)


def several(names: str) -> list[str]:
    """The names of a list, between commas of any keyboard; a file's name is one, whatever it is."""
    with suppress(OSError):  # too long for the name of a file
        if Path(names).is_file():
            return [names.strip()]
    return [name for part in re.split("[,，、]", names) if (name := part.strip())]


player = click.option(
    "--player",
    type=NAMED,
    default="even_split",
    show_default=True,
    metavar="BOT|PLAN.yaml",
    help=N_("Who plays: a bot, or a plan file."),
)
seed = click.option(
    "--seed", type=WholeNumber(0, MOST_SEED), help=N_("Seed of the season; otherwise by chance.")
)
seeds = click.option(
    "--seeds",
    type=Seeds(),
    metavar="1-8",
    help=N_("Play all of these seeds, and show the mean score of each of the players."),
)
level = click.option(
    "--level", default="normal", show_default=True, help=N_("Level of the scenario.")
)


def lies_in(path: str, only: str) -> bool:
    """Whether a path is what `--only` names or goes on from it; keys may have dots themselves."""
    return not only or f"{path}.".startswith(f"{only.rstrip('.')}.")
