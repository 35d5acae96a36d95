"""What is said and asked, a line at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from simgame.cli._streams import Unreadable, read_line
from simgame.locale import Texts
from simgame.quantity.plain import plain


class InputEnded(Exception):
    """There is nobody any more who could be asked."""


class Talk:
    """Says lines on stdout and reads answers from stdin."""

    def __init__(self, t: Texts) -> None:
        self.t = t
        self._asks = sys.stdin.isatty()

    def say(self, *lines: str) -> None:
        """Say some lines."""
        for line in lines:
            click.echo(line)

    def say_all(self, lines: Iterable[str]) -> None:
        """Say many lines, with an empty one after them."""
        self.say(*lines, "")

    def ask(self, question: str = "") -> str:
        """Read one line, stripped. Raises `InputEnded` when there are no more."""
        if self._asks:
            click.echo(f"{question}> ".lstrip(), nl=False)
        elif question:
            click.echo(question)
        sys.stdout.flush()
        while True:
            try:
                line = read_line()
            except Unreadable:
                said = self.t("This line is neither UTF-8 nor GBK, and was not read.")
                click.echo(said, err=True)
                continue
            if not line:
                raise InputEnded
            return line.strip()

    def choose(self, options: Sequence[str], first: int = 1) -> int:
        """Say the options with their numbers, and ask until one is chosen; its index."""
        self.say(*(f"{n}. {option}" for n, option in enumerate(options, first)))
        numbers = [str(n) for n in range(first, first + len(options))]
        while (said := plain(self.ask())) not in numbers:
            self.say(self.t("Please type a number from {first} to {last}.",
                            first=numbers[0], last=numbers[-1]))  # fmt: skip
        return numbers.index(said)
