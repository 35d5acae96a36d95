"""How the app speaks and looks: language, colours and signs, as they are set."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App
from textual.notifications import SeverityLevel

from simgame.locale import LANGUAGES, Texts, detect_language, texts
from simgame.os_reason import reason_of
from simgame.settings import KeptSettings
from simgame.tui import themes
from simgame.tui.look.probe import draws_wide
from simgame.tui.screens.base import GameScreen, Shown
from simgame.tui.symbols import SafeSymbols, texts_for


class Dressed(App[None]):
    """An app in the language, colours and signs of its `settings`, unless a `lang` is given."""

    def __init__(self, settings: KeptSettings | None, lang: str | None) -> None:
        super().__init__()
        self.settings = settings or KeptSettings(environ=os.environ)
        self.t: Texts = texts(lang or detect_language(os.environ))
        self._wear_theme()
        self._safe = SafeSymbols()
        self._draws_wide = False
        self.show_symbols()

    def _wear_theme(self) -> None:
        """Put the colours on before the style sheet is read, which so is read once."""
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, themes.BY_COLOURS[self.settings.now.colours])
        self.stylesheet.set_variables(self.get_css_variables())

    def run(self, **given: Any) -> None:
        """Run in a terminal, with the plain set of signs where that draws others too wide."""
        self._draws_wide = self.settings.now.symbols == "auto" and draws_wide()
        self.show_symbols()
        super().run(**given)

    def notify(
        self,
        message: str,
        *,
        title: str = "",  # noqa: ARG002 - as Textual declares it
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,  # noqa: ARG002 - what is told is never markup
    ) -> None:
        """Say something on the screen that is shown, or the one below a window."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, GameScreen):
                screen.tell(message, severity, timeout or self.NOTIFICATION_TIMEOUT)
                return

    def say_set_aside(self) -> None:
        """Say that the settings could not be read, where that is so."""
        if self.settings.aside is not None:
            said = self.t("The settings could not be read; they are set aside as {file}, and the "
                          "usual ones hold.", file=self.settings.aside.name)  # fmt: skip
            self.notify(said, severity="warning", timeout=20)

    def do_language(self) -> None:
        place = LANGUAGES.index(self.t.lang)
        self.set_up("language", LANGUAGES[(place + 1) % len(LANGUAGES)])

    def do_theme(self) -> None:
        following = themes.after(self.theme)
        self.set_up("colours", next(c for c, n in themes.BY_COLOURS.items() if n == following))
        self.notify(self.t("Colours: {name}", name=self.t(themes.NAMES[self.theme])))

    def set_up(self, name: str, value: str) -> None:
        """Alter a setting: it shows at once, and is kept for next time."""
        self.settings.put(name, value)
        if name == "language":
            system = detect_language(os.environ)
            self.t = texts(value if value in LANGUAGES else system)
            self.show_symbols()
        elif name == "colours":
            self.theme = themes.BY_COLOURS[value]
        elif name == "symbols":
            self.show_symbols()
        if self.settings.unkept is not None:
            said = self.t("The setting holds, but could not be kept: {reason}.",
                          reason=self.t(reason_of(self.settings.unkept)))  # fmt: skip
            self.notify(said, severity="warning")
        for screen in self.screen_stack:
            if isinstance(screen, Shown):
                screen.relabel()

    def show_symbols(self) -> None:
        """Draw the plain signs alone, or all of them, as is set."""
        asked = self.settings.now.symbols
        plain = asked == "safe" or (asked == "auto" and self._draws_wide)
        self.t = texts_for(self.t.lang, plain=plain)
        if plain and self._safe not in self._filters:
            self._filters.append(self._safe)
        elif not plain and self._safe in self._filters:
            self._filters.remove(self._safe)
