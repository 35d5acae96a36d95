"""What the product says, in Chinese and English.

English sentences in the code are the keys; `zh/LC_MESSAGES/simgame.po` holds their translation and
`make texts` refreshes it. Texts of scenarios and of the library are content and live with them.
"""

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from simgame.locale.singular import in_number

DOMAIN = "simgame"
FOLDER = Path(__file__).parent
LANGUAGES = ("zh", "en")

_VARIABLES = ("SIMGAME_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Texts:
    """The product's texts in one language: `t = texts("zh"); t("Money left")`."""

    lang: str
    _catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    def __call__(self, msgid: str, /, **values: object) -> str:
        """Translate one English sentence and fill its `{placeholders}` with the values.

        A brace that is meant is doubled; a value that is missing raises KeyError.
        """
        if not msgid:
            return ""
        said = self._catalogue.gettext(msgid) if self.lang != "en" else in_number(msgid, values)
        return said.format(**values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate the form that fits `n`, which is itself available as `{n}` (`7,146`)."""
        return self._catalogue.ngettext(one, many, n).format(n=f"{n:,}", **values)

    def sentences(self, said: Iterable[str]) -> str:
        """Whole sentences one after the other: Chinese puts no space between them."""
        return ("" if self.lang == "zh" else " ").join(said)


@lru_cache(maxsize=len(LANGUAGES))
def texts(lang: str) -> Texts:
    """Return the texts of one of `LANGUAGES`; ValueError names them for any other."""
    if lang not in LANGUAGES:
        raise ValueError(f"language {lang!r} is not one of {', '.join(LANGUAGES)}")
    if lang == "en":
        return Texts(lang, gettext.NullTranslations())
    return Texts(lang, gettext.translation(DOMAIN, FOLDER, [lang]))


def N_(msgid: str, _many: str = "", /) -> str:  # noqa: N802 - gettext's customary marker
    """Mark a text for translation where it stands and return it unchanged.

    For tables and help texts, which are translated later with `t(...)`.
    """
    return msgid


def detect_language(environ: Mapping[str, str], system: str = "") -> str:
    """Choose the language from the first variable that is set, else from the system's locale name.

    zh when it starts with zh (or is Windows' "Chinese (...)"), else en.
    """
    wanted = next((environ[name] for name in _VARIABLES if environ.get(name)), system).lower()
    return "zh" if wanted.startswith(("zh", "chinese")) else "en"
