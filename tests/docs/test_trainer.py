"""That the pages for trainers lead where they say, in both languages."""

import re

import pytest

from simgame.authoring.difference.changes import changes
from simgame.authoring.show.leaves import Leaf
from simgame.authoring.show.yaml_text import yaml_lines
from simgame.authoring.starter.make import scenario_text
from simgame.scenario.library import SCENARIO
from simgame.scenario.loading import load_source
from simgame.scenario.merge import Merger
from simgame.yamlread import plain, read
from tests.docs.guide import ROOT, edited, follow, steps

FOLDER = ROOT / "docs" / "trainer"
LANGUAGES = ("en", "zh")
RECIPE = re.compile(r"^## (?:\d+\. )?(.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
LEAST = 12


def _page(name, lang):
    return FOLDER / (f"{name}.md" if lang == "en" else f"{name}.{lang}.md")


def _recipes(lang):
    return recipes_of("cookbook", lang)


def recipes_of(page, lang):
    """The recipes of a page: the title and blocks of each."""
    found = RECIPE.findall(_page(page, lang).read_text("utf-8"))
    return [(title, BLOCK.findall(text)) for title, text in found]


def _leaves(data, path=()):
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    else:
        yield Leaf(path, data)


def with_recipe(recipe, lang):
    """Return the new scenario at all of its levels with a recipe written into it."""
    own, more = (read(text, SCENARIO) for text in (scenario_text("tea", lang), recipe))
    assert more.findings == []
    data = plain(Merger().over(own.tree, more.tree))
    text = "\n".join(yaml_lines((leaf, "") for leaf in _leaves(data)))
    names = load_source(text, SCENARIO).levels
    return [load_source(text, SCENARIO, name) for name in names]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", range(len(_recipes("en"))))
def test_every_recipe_works(number, lang):
    """Written into the scenario of `simgame new`, it has no findings, and changes the game."""
    title, (recipe,) = _recipes(lang)[number]
    found = with_recipe(recipe, lang)
    assert [said for one in found for said in one.render(lang)] == [], title
    text = scenario_text("tea", lang)
    before = {one: load_source(text, SCENARIO, one) for one in load_source(text, SCENARIO).levels}
    pairs = [(before.get(one.level, before["normal"]), one) for one in found]
    assert any(changes(*pair) for pair in pairs) or title in (
        "Texts in both languages",
        "两种语言的文字",
    )


def test_both_cookbooks_have_the_same_recipes():
    """As many as promised, with the same keys and the same values."""
    en, zh = (_recipes(lang) for lang in LANGUAGES)
    assert len(en) == len(zh) >= LEAST
    for (_, one), (title, other) in zip(en, zh, strict=True):
        sides = (with_recipe(blocks[0], "en") for blocks in (one, other))
        for pair in zip(*sides, strict=True):
            assert {str(c.path[-1]) for c in changes(*pair)} <= {
                *("name", "title", "text", "about", "debrief"),
                "S304",
                "2026-03-28",
            }, title
    for lang in LANGUAGES:
        assert f"{len(en)} " in _page("cookbook", lang).read_text("utf-8").split("##")[0]


@pytest.mark.unhurried
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_works(lang, tmp_path):
    """Files, edits and commands of the guide, done in order, give what it shows."""
    follow(_page("guide", lang), tmp_path, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_mistake_of_the_guide_is_told_as_it_shows(lang):
    """Message, place, line and hint."""
    page = _page("guide", lang)
    text = scenario_text("spring-tea", lang)
    for step in [step for step in steps(page) if step.verb == "Edit"][:3]:
        text = edited(text, step.body)
    (told,) = load_source(text, "spring-tea/scenario.yaml").render(lang)
    shown = re.search(
        r"(?:^    .*\[S105\].*\n)(?:^    .*\n)+", page.read_text("utf-8"), re.MULTILINE
    )
    assert [line[4:] for line in shown[0].splitlines()] == told.splitlines()


def test_both_guides_run_the_same_commands():
    """In the same order."""
    commands = [
        re.findall(
            r"^\$ (.*)$|^    (simgame .*)$", _page("guide", lang).read_text("utf-8"), re.MULTILINE
        )
        for lang in LANGUAGES
    ]
    assert commands[0] == commands[1]
    assert len(commands[0]) > 10
