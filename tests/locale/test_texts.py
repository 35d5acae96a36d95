"""Rules of the product's texts."""

import re
from pathlib import Path

import pytest

import simgame
from simgame.locale import LANGUAGES, N_, detect_language, texts
from tests.tools.texts import po_file


def test_english_is_the_key():
    """In English a text is its own sentence, with its values filled in."""
    assert texts("en")("{player} waits", player="Ann") == "Ann waits"


def test_chinese_comes_from_the_catalogue():
    """In Chinese the committed catalogue answers."""
    assert texts("zh")("Stopped.") == "已停止。"


def test_unknown_sentence_stays_english():
    """A sentence without translation is shown rather than lost."""
    assert texts("zh")("zebra {n}", n=3) == "zebra 3"


def test_empty_text_stays_empty():
    """The empty text is not the catalogue's header."""
    assert texts("zh")("") == ""


@pytest.mark.parametrize(("n", "expected"), [(1, "1 week"), (0, "0 weeks"), (2, "2 weeks")])
def test_plural_fits_the_number(n, expected):
    """English has two forms, and the number is at hand as {n}."""
    assert texts("en").plural("{n} week", "{n} weeks", n) == expected


@pytest.mark.parametrize(
    ("sentence", "value", "said"),
    [
        ("{n} points", "+1", "+1 point"),
        ("{n} points", "1.1", "1.1 points"),
        ("{n} points", 11, "11 points"),
        ("{n} more points at {n}", 1, "1 more point at 1"),
        ("Stock ran out: {n} orders were lost.", 1, "Stock ran out: 1 order was lost."),
        ("{n} people saw it", "1", "1 person saw it"),
        ("in week {n} people came", 1, "in week 1 people came"),
        ("{n} postscripts", 1, "1 postscripts"),
    ],
)
def test_one_of_a_kind_is_singular(sentence, value, said):
    """In English the noun behind a number fits it, in every sentence."""
    assert texts("en")(sentence, n=value) == said


def test_chinese_has_one_plural_form():
    """In Chinese one form serves every number."""
    t = texts("zh")
    one, many = "Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"
    assert t.plural(one, many, 1, possibilities="a") == t.plural(one, many, 2, possibilities="a")


def test_missing_value_is_an_error():
    """A text whose value is forgotten fails where it is written, not in front of a player."""
    with pytest.raises(KeyError):
        texts("en")("{player} waits")


def test_marker_changes_nothing():
    """`N_` returns what it marks."""
    assert N_("Money left") == "Money left"


def test_unknown_language_names_the_known():
    """Asking for another language says which there are."""
    with pytest.raises(ValueError, match="zh, en"):
        texts("fr")


def test_texts_of_a_language_are_shared():
    """Asking again costs nothing."""
    assert [texts(lang) is texts(lang) for lang in LANGUAGES] == [True, True]


@pytest.mark.parametrize(
    ("environ", "system", "expected"),
    [
        ({}, "", "en"),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "", "en"),
        ({"LC_ALL": "en_US.UTF-8", "SIMGAME_LANG": "zh"}, "", "zh"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "", "zh"),
        ({"LC_ALL": "", "LANG": "zh"}, "", "zh"),
        ({}, "Chinese (Simplified)_China", "zh"),
        ({"LANG": "de_DE"}, "zh_CN", "en"),
    ],
)
def test_language_is_taken_from_the_environment(environ, system, expected):
    """The first variable that is set decides, and the system only when none is."""
    assert detect_language(environ, system) == expected


def test_no_text_says_itself_twice():
    """What a merge puts together is told apart again: no long piece follows on itself."""
    import re
    from importlib import resources

    written = resources.files("simgame.locale") / "zh" / "LC_MESSAGES" / "simgame.po"
    spoken = "".join(
        line[1:-1] if line.startswith('"') else f"\n{line}"
        for line in written.read_text("utf-8").splitlines()
        if not line.startswith("#")
    )
    assert not re.findall(r"(\w[^\n]{14,})\1", spoken)


def test_a_percent_sign_stands_at_its_figure_in_chinese_too() -> None:
    """`98%` in a sentence as in a table."""
    catalogue = po_file(Path(simgame.__file__).parent).read_text("utf-8")
    chinese = [line for line in catalogue.splitlines() if line.startswith(("msgstr", '"'))]
    assert [line for line in chinese if re.search(r"[0-9}] %(?!\()", line)
            and re.search(r"[\u4e00-\u9fff]", line)] == []  # fmt: skip
