"""The language of the command line: which one is asked for, and click's own texts in it."""

import gettext
import locale
import os
from collections.abc import Mapping, Sequence

from simgame.locale import DOMAIN, FOLDER, LANGUAGES, Texts, detect_language, texts


def command_line_texts(args: Sequence[str], environ: Mapping[str, str]) -> Texts:
    """Return the texts for `--lang` when it names a language, else for the environment.

    A wrong `--lang` is left for click to report.
    """
    asked = _asked(args)
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
