"""What the scenario says of its events, as values of messages: each text in both languages."""

from __future__ import annotations

from simgame.plan.text import Text
from simgame.scenario.event_parts import Happens


def words_of(event: Happens, **more: Text) -> dict[str, str]:
    """Its title and text, and `more` texts, under `title_zh`, `title_en` and so on.

    A text of one language stands for both; what is empty is left out.
    """
    texts = {"title": event.name, "text": event.text, **more}
    return {
        f"{name}_{lang}": text.of(lang)
        for name, text in texts.items()
        for lang in ("zh", "en")
        if text.of(lang)
    }
