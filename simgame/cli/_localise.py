"""Gives a command its texts in one language. Commands mark theirs with `N_` and stay unchanged."""

import copy

import click

from simgame.locale import LANGUAGES, N_, Texts

LANGUAGE_HELP = N_("Language of the texts; otherwise taken from the environment.")


def localised(command: click.Command, t: Texts) -> click.Command:
    """Return a copy whose help texts are translated and which also takes `--lang`."""
    twin = copy.copy(command)
    twin.help = t(command.help or "")
    twin.short_help = t(command.short_help or "")
    twin.epilog = t(command.epilog or "")
    twin.params = [_parameter(parameter, t) for parameter in command.params] + [language_option(t)]
    if isinstance(twin, click.Group):
        twin.commands = {name: localised(inner, t) for name, inner in twin.commands.items()}
    return twin


def language_option(t: Texts) -> click.Option:
    """Return `--lang`, which every command takes; its value has been read before parsing."""
    choice = click.Choice(LANGUAGES)
    return click.Option(["--lang"], type=choice, expose_value=False, help=t(LANGUAGE_HELP))


def _parameter(parameter: click.Parameter, t: Texts) -> click.Parameter:
    text = getattr(parameter, "help", None)  # an argument has none in older versions of click
    if not text:
        return parameter
    twin = copy.copy(parameter)
    setattr(twin, "help", t(text))  # noqa: B010 - not every Parameter declares it
    return twin
