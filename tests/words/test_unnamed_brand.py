"""A brand that has no name of its own is called by what it sells, as others would."""

import pytest

from simgame.locale import texts
from simgame.plan.observation import Heard
from simgame.scenario import load_or_raise, public_view
from simgame.words.heard import heard_text
from simgame.words.texts import all_texts


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("cause", sorted(all_texts()))
def test_the_press_never_says_your_brand(cause: str, lang: str) -> None:
    """It writes for everybody, not to the player."""
    view = public_view(load_or_raise("tutorial", "normal").scenario)
    for number, text in enumerate(all_texts()[cause]):
        if "{brand}" not in text.en or text.en.count("{") > text.en.count("{brand}"):
            continue
        heard = Heard(cause=cause, text=number, brand="you", about="", hour=0)
        said = heard_text(view, heard, texts(lang))
        assert "your brand" not in said.lower()
        assert "你的品牌" not in said
        assert view.product.name.of(lang) in said
