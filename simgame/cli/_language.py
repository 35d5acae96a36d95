"""The language of the command line: which one is asked for, and every text in it.

Commands mark their texts with `N_` and stay unchanged; click's own come from our catalogue too.
"""

import copy
import gettext
import locale
import os
from collections.abc import Mapping, Sequence
from typing import Any

import click

from simgame.locale import DOMAIN, FOLDER, LANGUAGES, N_, Texts, detect_language, texts
from simgame.settings import read_settings, settings_file
from simgame.visible import steering

LANGUAGE_HELP = N_("Language of the texts; otherwise taken from the environment.")


def command_line_texts(args: Sequence[str], environ: Mapping[str, str]) -> Texts:
    """Return the texts for `--lang` when it names a language.

    Otherwise as `SIMGAME_LANG` says, as was set in the app, or as the system speaks. A wrong
    `--lang` is left for click to report.
    """
    asked = _asked(args)
    if asked not in LANGUAGES and not environ.get("SIMGAME_LANG"):
        asked = read_settings(settings_file(environ)).settings.language
    if asked in LANGUAGES:
        return texts(asked)
    return texts(detect_language(environ, locale.getlocale()[0] or ""))


def translate_click(t: Texts) -> None:
    """Make click take its own words ("Usage", "No such option") from our catalogue.

    click asks the process-wide gettext domain, so this is for a process that is a command line.
    """
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = t.lang


def _asked(args: Sequence[str]) -> str:
    for place, word in enumerate(args):
        if word == "--":
            break
        if word == "--lang":
            return args[place + 1] if place + 1 < len(args) else ""
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return ""


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


class Typed(click.types.StringParamType):
    """Text that is shown again as it is meant: one that holds what cannot be seen is refused."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The text, if all of it can be seen."""
        text = super().convert(value, param, ctx)
        if hidden := steering(text):
            said = N_("It has a character that cannot be seen (U+{code}). Type it by hand.")
            self.fail(ctx.obj(said, code=f"{ord(hidden):04X}"), param, ctx)
        return text


def _parameter(parameter: click.Parameter, t: Texts) -> click.Parameter:
    twin = copy.copy(parameter)
    if text := getattr(parameter, "help", None):  # an argument has none in older versions of click
        setattr(twin, "help", t(text))  # noqa: B010 - not every Parameter declares it
    if twin.type is click.STRING:
        twin.type = Typed()
    return twin
