"""An entry that is `like` another one starts from it, and says where its values come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.scenario import Loaded
from simgame.scenario.likeness import COLLECTIONS
from simgame.scenario.loading import load_source, load_source_levels
from simgame.scenario.parts import Part
from simgame.scenario.schema import Scenario

SAMPLE = (Path(__file__).parents[2] / "docs/reference/codes/sample.yaml").read_text("utf-8")
CAMPUS = "  campus: {like: student, share: 10%, name: 大学城}\n"
PEOPLE = "  office-worker: {share: 60%}\n  student: {share: 40%, price_sensitivity: high}\n"


def _loaded(*changes: tuple[str, str], level: str = "normal") -> Loaded:
    text = SAMPLE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return load_source(text, "scenario.yaml", level)


def _with_campus(level: str = "normal", more: str = "") -> Loaded:
    own = PEOPLE.replace("60%", "50%") + CAMPUS
    return _loaded((PEOPLE, own), ("levels:\n", f"levels:\n{more}"), level=level)


def test_what_it_does_not_say_is_that_of_the_other() -> None:
    """It has all that the entry of the scenario has, which itself lies over the pack's."""
    campus, student = (_with_campus().scenario.personas[name] for name in ("campus", "student"))
    assert campus.model_copy(update={"share": student.share, "name": student.name}) == student
    assert (campus.share, campus.name.zh, campus.price_sensitivity) == (0.1, "大学城", "high")


def test_every_value_says_where_it_was_written() -> None:
    """Own values stand in the file, those of the other where it has them."""
    at = _with_campus().origins
    assert at(("personas", "campus", "share")).file == "scenario.yaml"
    assert at(("personas", "campus", "price_sensitivity")).line == SAMPLE[: SAMPLE.index(
        "price_sensitivity")].count("\n") + 1  # fmt: skip
    assert at(("personas", "campus", "wants")).file.endswith("personas/student.yaml")


def test_what_a_level_changes_in_the_one_it_changes_in_the_other() -> None:
    """The likeness is of the entry as it is played."""
    easy = "  easy: {personas: {student: {novelty: low}}}\n"
    assert _with_campus("easy", easy).scenario.personas["campus"].novelty == "low"


def test_a_level_may_bring_an_entry_that_is_like_another() -> None:
    """Such an entry is new and needs nothing else."""
    two = "  easy: {kols: {tea-brother: {like: tea-sister, name: 茶哥}}}\n"
    loaded = _loaded(("levels:\n", f"levels:\n{two}"), level="easy")
    kols = loaded.scenario.kols
    assert (kols["tea-brother"].fee, kols["tea-brother"].name.zh) == (
        kols["tea-sister"].fee,
        "茶哥",
    )


def test_likeness_goes_through_several_entries() -> None:
    """Each lies over the one before, in whatever order they stand."""
    more = "  c: {like: b, name: C}\n  b: {like: wecom, name: B, join_rate: 9%}\n"
    groups = ("  wecom: {}", f"{more}  wecom: {{}}")
    channels = _loaded(groups).scenario.private_channels
    assert (channels["c"].join_rate, channels["c"].name.zh) == (0.09, "C")


def test_an_entry_of_the_pack_that_the_scenario_leaves_out_will_do() -> None:
    """What one starts from need not be played."""
    channels = _loaded(("  wecom: {}", "  wecom: {}\n  shop: {like: wechat-group, name: 店}"))
    assert set(channels.scenario.private_channels) == {"wecom", "shop"}


@pytest.mark.parametrize("path", COLLECTIONS, ids=str)
def test_each_collection_takes_it(path: tuple[str, ...]) -> None:
    """Wherever entries stand by ids, one can be like another: nothing but the place is known."""
    inside = "{one: {like: two}, two: {like: three}}"
    for step in reversed(path):
        inside = f"{{{step}: {inside}}}"
    found = load_source(f"format: 1\n{inside[1:-1]}\n", "scenario.yaml").findings
    assert {f.code for f in found if "like" in str(f.values)} == {"S226"}


def test_no_other_part_has_a_like_of_its_own() -> None:
    """The key is free in every part of the schema."""
    assert not [part for part in Part.__subclasses__() if "like" in part.model_fields]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{like: studnet, name: 大学城, share: 0%}", ("S226", "did you mean `student`?")),
        ("{like: 学生, name: 大学城, share: 0%}", ("S226", "did you mean `student`?")),
        ("{like: zzz}", ("S226", "there are ")),
        ("{like: campus}", ("S227", "one of them has to say what it is itself")),
        ("{like: 5}", ("S102", "")),
    ],
)
def test_a_wrong_one_is_told_alone(written: str, said: tuple[str, str]) -> None:
    """It is told where it stands with the nearest, and nothing that would only follow from it."""
    found = _loaded((PEOPLE, f"{PEOPLE}  campus: {written}\n")).findings
    (one,) = [f for f in found if f.code in ("S226", "S227", "S102")]
    assert (one.code, one.line) == (said[0], 34)
    assert said[1] in "".join(h.text.format(**h.values) for h in one.hints)
    assert {f.code for f in found} <= {said[0], "S107"}


def test_a_circle_is_told_and_goes_nowhere() -> None:
    """Entries that are like each other are told, each once at most."""
    both = "  a: {like: b, name: A}\n  b: {like: a, name: B}\n"
    found = _loaded(("  wecom: {}\n", f"  wecom: {{}}\n{both}")).findings
    assert [(f.code, f.values["circle"]) for f in found] == [("S227", "a → b → a")]


def test_levels_and_objectives_have_names() -> None:
    """They are there for lists, and for the season itself; what has none goes by its id."""
    name = "{zh: 高手, en: Expert}"
    changes = (
        ("hard: {budget", f"hard: {{name: {name}, budget"),
        ("objectives: [seeding]", "objectives: {seeding: {name: 种草}}"),
    )
    loaded = _loaded(*changes, level="hard")
    assert loaded.errors == []
    assert loaded.level_titles["hard"].en == "Expert"
    assert loaded.scenario.level_name("hard").zh == "高手"
    assert loaded.scenario.level_name("normal").zh == ""
    assert [n.zh for n in loaded.scenario.objective_names().values()] == ["种草"]
    assert [n.zh for n in _loaded().scenario.objective_names().values()] == ["seeding"]
    assert isinstance(loaded.scenario, Scenario)


def test_a_name_of_a_level_that_is_no_text_is_told() -> None:
    """At the level alone, where it stands."""
    text = SAMPLE.replace("hard: {budget", "hard: {name: [a], budget")
    found = [f for one in load_source_levels(text, "s.yaml") for f in one.findings]
    assert {(f.code, f.line) for f in found} == {("S102", 63)}
