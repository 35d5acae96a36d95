"""A brand that has no name of its own is told as one says it inside a sentence."""

import pytest

from simgame.locale import texts
from simgame.plan.observation import Heard
from simgame.scenario import load_or_raise, public_view
from simgame.words.heard import heard_text
from simgame.words.texts import all_texts


@pytest.mark.parametrize("cause", sorted(all_texts()))
def test_your_brand_stands_well_in_a_sentence(cause: str) -> None:
    """Neither a capital in the middle, nor an article before it."""
    view = public_view(load_or_raise("tutorial", "normal").scenario)
    for number, text in enumerate(all_texts()[cause]):
        if "{brand}" not in text.en or text.en.count("{") > text.en.count("{brand}"):
            continue
        said = heard_text(
            view, Heard(cause=cause, text=number, brand="you", about="", hour=0), texts("en")
        )
        assert "Your brand" not in said[1:], said
        assert not any(f"{word} your brand" in said for word in ("a", "no", "No", "quiet")), said
