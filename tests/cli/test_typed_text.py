"""Text that is typed on the command line and shown again: what cannot be seen is refused."""

import click
import pytest

from simgame.cli._group import command_group
from simgame.cli._language import Typed
from simgame.cli._options import NAMED
from simgame.locale import texts

HIDDEN = ("\x1b[31m", "127.0.0.1\x1b[2J", "a\u202eb", "\u200b", "\udcff")


def options(lang="en"):
    """Every text that a command takes, but files: the command's words, and how it is given."""
    t = texts(lang)
    group = command_group(t)
    ctx = click.Context(group, obj=t)

    def within(command, words):
        if isinstance(command, click.Group):
            for name in command.list_commands(ctx):
                yield from within(command.get_command(ctx, name), [*words, name])
            return
        for each in command.params:
            if isinstance(each.type, click.types.StringParamType) and each.type is not NAMED:
                yield words, each

    return list(within(group, []))


def test_every_text_of_every_command_is_looked_at():
    """A new option is, too, unless it names a file."""
    found = options()
    assert {"host", "address", "cluster", "database", "url", "name"} <= {p.name for _, p in found}
    assert all(isinstance(each.type, Typed) for _, each in found)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_cannot_be_seen_is_refused_by_its_number(lang, hidden):
    """Whoever pasted it is told which option, and which character."""
    t = texts(lang)
    ctx = click.Context(click.Command("x"), obj=t)
    for _, each in options(lang):
        with pytest.raises(click.BadParameter) as said:
            each.type.convert(hidden, each, ctx)
        code = next(f"{ord(c):04X}" for c in hidden if not c.isprintable())
        assert f"U+{code}" in said.value.message
        assert said.value.param is each
        assert each.type.convert("海盐队 👍🏽 a-b", each, ctx) == "海盐队 👍🏽 a-b"


@pytest.mark.parametrize("command", [("hub", "serve", "--data", "hub"), ("serve",)])
def test_a_host_with_an_escape_is_none(simgame, command):
    """It was shown as empty, as if the network were let in."""
    said = simgame(*command, "--host", "\x1b[31m")
    assert (said.code, said.out) == (2, "")
    assert "--host" in said.err
    assert "U+001B" in said.err
