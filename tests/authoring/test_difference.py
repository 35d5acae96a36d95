"""Rules of the differences between two scenarios."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from simgame.authoring.difference.changes import changes
from simgame.authoring.difference.labels import FIELDS, SECTIONS
from simgame.authoring.difference.words import Words
from simgame.authoring.show.kinds import keys
from simgame.locale import LANGUAGES, texts
from simgame.scenario import ScenarioError, load, load_levels
from simgame.scenario.library import list_shipped
from simgame.scenario.loading import load_source
from simgame.scenario.schema import Scenario

SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"
SOURCE = SHORT.read_text("utf-8")
# What is written instead, and what is said of it in English.
EDITS = [
    ("total: ¥120k", "total: ¥90k", "Budget · total: ¥120,000 → ¥90,000"),
    ("budget: ¥90k,", "budget: ¥80k,", "Rivals · Cloud Leaf · budget: ¥90,000 → ¥80,000"),
    ("goods_cost: ¥", "goods_cost: ¥1", "Product · goods cost: ¥24 → ¥124"),
    ("10k}}}", "10k, xiaohongshu: 2k}}}",
     "Rivals · Cloud Leaf · opening · followers · Xiaohongshu: none → 2,000"),
]  # fmt: skip


def _said(one, other, lang="en"):
    words = Words(one.scenario, other.scenario, texts(lang))
    return [words.whole(change) for change in changes(one, other)]


def _edited(before, after):
    assert SOURCE.count(before) == 1, before
    return load_source(SOURCE.replace(before, after), "edited.yaml")


@pytest.mark.parametrize("name", list_shipped())
def test_a_scenario_does_not_differ_from_itself(name):
    """No difference is none, at every level."""
    assert [changes(one, one) for one in load_levels(name)] == [[] for _ in load_levels(name)]


@pytest.mark.parametrize(("before", "after", "said"), EDITS)
def test_a_change_is_told_by_name_with_both_values(before, after, said):
    """Section, names in place of ids, and the values with their units."""
    assert _said(load(SHORT), _edited(before, after)) == [said]


SAMPLE = (Path(__file__).parents[2] / "docs/reference/codes/sample.yaml").read_text("utf-8")
SALE = "sale: {type: rival-price, at: round 3, rival: cloud-leaf, change: -15%"
WHEN = "Events · sale · condition"
# What the one has in another form than the other, or not at all.
FORMS = [
    (SALE + "}", "sale: {type: law, at: round 3, forbids: [paid.douyin]}",
     ["Events · sale · type: rival-price → law",
      "Events · sale · levers it forbids: none → paid.douyin",
      "Events · sale · change: -15% → none", "Events · sale · rival: Cloud Leaf → none"]),
    (SALE, SALE + ", when: {metric: trust, below: 40%}",
     [f"{WHEN} · figure: none → Trust", f"{WHEN} · less than: none → 40%"]),
    (SALE, SALE + ", when: {all: [{metric: gmv, above: ¥5k}]}",
     [f"{WHEN} · all of · 1 · figure: none → GMV",
      f"{WHEN} · all of · 1 · more than: none → ¥5,000"]),
    ("W07: {sale: the price cut is there for the debrief}", "W07: it is meant",
     ["Accepted warnings · W07 · sale: “the price cut is there for the debrief” → none",
      "Accepted warnings · W07: none → “it is meant”"]),
    ("objectives: [seeding]", "objectives: {seeding: {name: 种草}}",
     ["Objectives · 种草 · name: none → “种草”"]),
    ("weight: 40%}", "weight: 40%, window: last 2 weeks}",
     ["Goals · Members · weeks that count: the whole season → last 2 weeks"]),
    ("budget: ¥90k}", "budget: ¥90k, from: round 3}",
     ["Rivals · Cloud Leaf · comes in: round 1 → round 3"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), FORMS, ids=[a for _, a, _ in FORMS])
def test_a_value_in_another_form_is_told_in_words(before, after, said):
    """Key by key, whichever side has it."""
    assert SAMPLE.count(before) == 1, before
    one, other = (load_source(text, "s.yaml") for text in (SAMPLE, SAMPLE.replace(before, after)))
    assert _said(one, other) == said
    back = [re.sub(r"(: |^)([^:]*) → (.*)$", r"\1\3 → \2", line) for line in said]
    assert sorted(_said(other, one)) == sorted(back)


@pytest.mark.parametrize(
    ("before", "after"), [("¥120k", "¥12万"), ("budget: {total", "# more\nbudget: {total")]
)
def test_other_writing_is_no_difference(before, after):
    """What is played counts, not how it is written."""
    assert _said(load(SHORT), _edited(before, after)) == []


def test_entries_come_and_go():
    """An entry that only one side has is one change, with its name and id."""
    tutorial, tea = load("tutorial"), load("tea-launch")
    there, back = _said(tutorial, tea), _said(tea, tutorial)
    assert "Platforms · added: Weibo (weibo)" in there
    assert "Platforms · removed: Weibo (weibo)" in back
    assert len(there) == len(back)


def test_goals_have_the_unit_of_their_kpi():
    """Money as money, members as a count, awareness as a share."""
    said = _said(load("tea-launch"), load("tea-launch", "easy"))
    assert "Goals · Net contribution · target: ¥215,000 → ¥180,000" in said
    assert "Goals · Members · target: 4,500 → 3,400" in said
    assert "Goals · Brand awareness · target: 14% → 13%" in said


def test_every_change_has_the_values_as_written():
    """For programs: what a trainer would write on either side."""
    found = changes(load("tea-launch"), load("tea-launch", "hard"))
    written = {change.path: change.written() for change in found}
    assert written["budget", "total"] == ("¥400k", "¥320k")
    assert written["events", "cloud-leaf-sale", "at"] == ("round 4", "round 3")
    assert written["events", "cloud-leaf-sale", "change"] == ("-15%", "-20%")


def test_levels_that_come_and_go_are_told():
    """The levels themselves are compared by name."""
    without = SOURCE.split("\nlevels:")[0] + "\n"
    more = load_source(without + "\nlevels:\n  hard: {rounds: 3}\n", "more.yaml")
    assert _said(load_source(without, "x.yaml"), more)[-1].startswith("Levels · added: hard")


def test_a_text_in_one_language_is_a_change_in_both():
    """A reader of the other language hears that there is one."""
    found = re.search(r"title: .*", SOURCE)[0]
    other = _edited(found, 'title: {zh: 另一个标题, en: "Short season"}')
    one = _edited(found, 'title: {zh: 标题, en: "Short season"}')
    assert _said(one, other) == ["Title · the text in the other language has changed"]
    assert _said(one, other, "zh") == ["标题 · “标题” → “另一个标题”"]


def test_a_scenario_with_errors_is_not_compared():
    """It has no model to compare."""
    with pytest.raises(ScenarioError):
        changes(load(SHORT), _edited("rounds: 4", "rounds: soon"))


def _models(hint, found):
    if isinstance(hint, type) and issubclass(hint, BaseModel) and hint not in found:
        found.add(hint)
        for field in hint.model_fields.values():
            _models(field.annotation, found)
    for inner in get_args(hint):
        _models(inner, found)
    return found


def test_every_key_has_a_short_name():
    """No key of the schema is shown as it is spelt in the file, and no name is left over."""
    models = _models(Scenario, set()) - {Scenario}
    known = {key for model in models for key in keys(model)} - {
        "zh",
        "en",
        "levels",
        "accept",
    }
    assert set(SECTIONS) == set(Scenario.model_fields)
    assert known - set(FIELDS) == set()
    assert set(FIELDS) - known == set()


@pytest.mark.unhurried
@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_shipped_can_be_told_apart(lang):
    """Whatever two scenarios differ in, there is a sentence for it."""
    everything = [one for name in list_shipped() for one in load_levels(name)]
    for one in everything:
        for other in everything:
            assert all(_said(one, other, lang))
