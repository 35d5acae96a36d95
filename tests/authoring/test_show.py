"""Rules of a merged scenario shown to its author: its values, their origins, their writing."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simgame.authoring.show.kinds import field_hint, kind, written
from simgame.authoring.show.leaves import Leaf, leaves
from simgame.authoring.show.yaml_text import scalar, yaml_lines
from simgame.scenario import load, load_levels
from simgame.scenario.library import list_shipped
from simgame.scenario.loading import load_source
from simgame.scenario.schema import Scenario
from simgame.yamlread import read
from tests.scenario.origins import Origin, strays

SAMPLE = (Path(__file__).parents[2] / "docs/reference/codes/sample.yaml").read_text("utf-8")
SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"
EVERY = [
    pytest.param(name, one.level, id=f"{name}-{one.level}")
    for name in [*list_shipped(), str(SHORT)]
    for one in load_levels(name)
]


def _text(loaded):
    return "\n".join(yaml_lines((leaf, "") for leaf in leaves(loaded))) + "\n"


@pytest.mark.parametrize(("name", "level"), EVERY)
def test_every_origin_is_where_the_value_is(name, level):
    """The named line of the named file has the key and its value, for every value there is."""
    loaded = load(name, level)
    placed = [
        Origin(leaf.path, leaf.value, leaf.place.file, leaf.place.line)
        for leaf in leaves(loaded)
        if leaf.place
    ]
    assert strays(placed) == []
    assert len(placed) > 100


def test_weeks_and_days_that_are_keys_may_be_written_in_any_way():
    """A season, or a calendar, in the trainer's own spelling is listed as it stands."""
    changed = SAMPLE.replace("occasions: 4}", "occasions: 4, season: {第2周: +20%}}")
    loaded = load_source(changed.replace("2026-03-14:", "2026年3月14日:"), "s.yaml")
    assert list(loaded.render("en")) == []
    shown = {leaf.path: leaf.value for leaf in leaves(loaded)}
    assert shown["product", "category", "season", "第2周"] == "+20%"
    assert shown["calendar", "2026年3月14日", "en"] == "Tea festival"


def test_a_wrong_origin_is_found():
    """The look-up itself fails for another line, another key and another value."""
    leaf = next(leaf for leaf in leaves(load("tutorial")) if leaf.path == ("budget", "total"))
    right = Origin(leaf.path, leaf.value, leaf.place.file, leaf.place.line)
    wrong = [
        right._replace(line=right.line + 1),
        right._replace(path=("budget", "totally")),
        right._replace(value="¥41k"),
    ]
    assert strays([right, *wrong]) == wrong


@pytest.mark.parametrize(("name", "level"), EVERY)
def test_only_defaults_have_no_origin(name, level):
    """A value without a place is one that no file holds, and a written one is never without."""
    loaded = load(name, level)
    for leaf in (one for one in leaves(loaded) if one.path[-1] != "remove"):
        data = loaded.merged
        for step in leaf.path:
            data = data.get(step) if isinstance(data, dict) else None
        assert (data is None) == (leaf.place is None), leaf


@pytest.mark.parametrize(("name", "level"), EVERY)
def test_what_is_shown_gives_the_same_game(name, level):
    """Read back, the shown scenario is the same one, with every default written out."""
    loaded = load(name, level)
    again = load_source(_text(loaded), "shown.yaml")
    expected = loaded.scenario.model_dump() | {"levels": {}}
    assert again.model is not None, again.render("en")
    assert expected == again.model.model_dump()


def test_what_is_taken_out_stays_out():
    """A shop, or followers, that the scenario removes do not return with the pack."""
    source = SAMPLE.replace(
        "occasions: 4}",
        "occasions: 4}\n  sold_at: {remove: [mini-shop], platform-shop: {share: 100%}}",
    ).replace("qingqing: {}", "qingqing: {audience: {remove: [foodie], student: 90%}}")
    loaded = load_source(source, "taken-out.yaml")
    assert loaded.findings == []
    shown = _text(loaded)
    again = load_source(shown, "shown.yaml")
    assert again.model is not None, again.render("en")
    assert "remove: [mini-shop]" in shown
    assert loaded.scenario.model_dump() | {"levels": {}} == again.model.model_dump()


def test_a_level_is_an_origin_of_its_own():
    """What a level changes comes from its lines, all else from where it came before."""
    base, hard = load("tea-launch"), load("tea-launch", "hard")
    where = [{leaf.path: leaf.place for leaf in leaves(one)} for one in (base, hard)]
    moved = {path for path, place in where[1].items() if place != where[0].get(path)}
    level = re.search(r"^  hard:", Path(base.file).read_text("utf-8"), re.MULTILINE)
    first = Path(base.file).read_text("utf-8")[: level.start()].count("\n") + 1
    assert ("budget", "total") in moved
    assert all(where[1][path].line > first for path in moved)


def test_a_scenario_with_errors_is_shown_as_far_as_it_goes():
    """Without a model there are no defaults, but every written value has its place."""
    source = SHORT.read_text("utf-8").replace("rounds: 4", "rounds: soon")
    found = leaves(load_source(source, "broken.yaml"))
    assert ("rounds",) in [leaf.path for leaf in found]
    assert all(leaf.place for leaf in found)


def test_an_empty_scenario_is_shown():
    """A file without anything has no values, rather than an exception."""
    assert leaves(load_source("", "empty.yaml")) == []


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=60))
def test_any_text_is_read_back(text):
    """Whatever a value holds, it is written so that the reader gives it back without a word."""
    lines = yaml_lines([(Leaf(("a", "b"), text), ""), (Leaf(("c",), [text, 1]), "remark")])
    document = read("\n".join(lines) + "\n", "x.yaml")
    assert document.data == {"a": {"b": text}, "c": [text, 1]}
    assert document.findings == []


@pytest.mark.parametrize("value", ["¥120万", "-15%", "3 days", "2 周", "round 4", "2026-03-02"])
def test_quantities_need_no_quotes(value):
    """Units are written as a trainer writes them."""
    assert scalar(value) == value


@pytest.mark.parametrize(
    "value", ["on", "NO", "12:30", "010", "1e3", "@you", "a: b", "新品 #春茶#", "true"]
)
def test_what_would_be_taken_for_something_else_is_quoted(value):
    """A text that YAML, or some editor, reads in another way has quotes."""
    assert scalar(value) == f'"{value}"'


def test_defaults_are_written_with_their_unit():
    """A share is a percentage again, a round a round, a duration days."""
    model = load("tutorial").scenario
    assert kind(field_hint(type(model.product), "quality")) == "share"
    rule = next(iter(model.levers.values()))
    assert written(rule, type(rule)) == {"enabled": False, "unlock": "round 1"}
    assert kind(field_hint(Scenario, "title")) == "text"
