"""Rules of upgrades: what changes, changes; every other byte stays."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simgame.authoring.upgrading.carry import carried_over
from simgame.authoring.upgrading.edits import layers, move, rename, rewrite
from simgame.authoring.upgrading.steps import FORMAT, Step, steps
from simgame.authoring.upgrading.upgrade import REASONS, UpgradeRefused, apply, upgrade
from simgame.locale import texts
from simgame.scenario.library import list_shipped, scenario_root
from simgame.scenario.load import load
from simgame.scenario.schema import Scenario
from simgame.yamlread.reader import read

# A file of an older form, as somebody with their own habits writes it.
OLD = """\
# 茶季  —— 教学用
format: 1   # 第一版

title:   '春茶 "上新"'      # 单引号
money:  {whole:   ¥40万,weekly: ¥8万}     # 挤在一起
brief: |
  八周，  40 万元。

  # 这不是注释
tags: [ launch,food ,
        beginner ]   # 两行
"quoted key": "值\\n"

levels:
    # 四个空格
    hard:
        money: {whole: ¥30万}   # 更少
"""
NEW = """\
# 茶季  —— 教学用
format: 3   # 第一版

title:   '春茶 "上新"'      # 单引号
budget: {total: ¥40万, weekly: ¥8万}      # 挤在一起
brief: |
  八周，  40 万元。

  # 这不是注释
tags: [ launch,food ,
        beginner ]   # 两行
"quoted key": "值\\n"

levels:
    # 四个空格
    hard:
        budget: {total: ¥30万}  # 更少
"""


def _money(document):
    for layer in layers(document):
        rename(layer, "money", "budget")


def _whole(document):
    for layer in layers(document):
        rename(layer.get("budget", {}), "whole", "total")


STEPS = {1: Step(1, "money is called budget", _money), 2: Step(2, "whole is total", _whole)}


def _blank(line):
    return re.sub(r"\s+", " ", line).replace("{ ", "{").replace(" ,", ",").replace(", ", ",")


@pytest.fixture
def file(tmp_path):
    """Return a file of the older form."""
    path = tmp_path / "scenario.yaml"
    path.write_text(OLD, "utf-8", newline="")
    return path


def test_only_the_changed_lines_change(file):
    """Byte for byte: comments, quotes, blanks, order, Chinese; also in lines around a change."""
    after = upgrade(file, STEPS, 3).after
    assert [_blank(line) for line in after.splitlines()] == list(map(_blank, NEW.splitlines()))
    touched = ("format:", "budget:", "money:")
    kept = [
        [line for line in text.splitlines(keepends=True) if not line.strip().startswith(touched)]
        for text in (OLD, after)
    ]
    assert kept[0] == kept[1]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_marks_stay(file, end, mark):
    """A file from Windows stays one."""
    text = mark + OLD.replace("\n", end)
    file.write_bytes(text.encode())
    after = upgrade(file, STEPS, 3).after
    assert after.startswith(mark + "# 茶季")
    assert after.count("\r\n") == (after.count("\n") if end == "\r\n" else 0)
    assert after.count("\n") == OLD.count("\n")
    file.write_bytes(text.rstrip().encode())
    assert upgrade(file, STEPS, 3).after.count("\n") >= OLD.count("\n") - 1


@pytest.mark.parametrize("name", list_shipped())
def test_a_step_through_a_shipped_scenario_touches_its_lines_alone(name, tmp_path):
    """The shipped files, with a key renamed at the top and in every level."""
    source = scenario_root() / name / "scenario.yaml"
    (tmp_path / "x.yaml").write_bytes(source.read_bytes())
    step = Step(1, "", lambda d: [rename(layer, "budget", "purse") for layer in layers(d)])
    found = upgrade(tmp_path / "x.yaml", {1: step}, 2)
    before, after = (text.splitlines() for text in (found.before, found.after))
    assert len(before) == len(after)
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    expected = [(a, re.sub("^( *)budget:", r"\1purse:", a)) for a, _ in changed]
    assert changed == [("format: 1", "format: 2"), *expected[1:]]
    levels = read(found.before, "").data["levels"].values()
    assert len(changed) == 2 + sum("budget" in level for level in levels)


def test_values_move_with_their_comments(file):
    """A value goes into another map, and what was said of it goes along."""
    file.write_text("format: 1\na: 1  # one\nb:\n  x: 2  # two\nc: 3\n", "utf-8")
    step = Step(1, "", lambda d: (move(d, "a", "b", "y"), rewrite(d, "c", lambda v: v + 1)))
    after = upgrade(file, {1: step}, 2).after
    assert read(after, "").data == {"format": 2, "b": {"x": 2, "y": 1}, "c": 4}
    assert "# one" in after
    assert "x: 2  # two" in after


def test_a_file_of_this_format_is_left_alone():
    """No steps, no difference."""
    for name in list_shipped():
        found = upgrade(Path(load(name).file))
        assert (found.before, found.steps, found.diff) == (found.after, [], "")


def test_writing_keeps_the_old_file(file):
    """Under a name that is not taken, whatever is there."""
    found = upgrade(file, STEPS, 3)
    assert apply(found).name == "scenario.yaml.bak"
    assert file.read_bytes().decode() == found.after
    assert file.with_name("scenario.yaml.bak").read_text("utf-8") == OLD
    assert apply(found).name == "scenario.yaml.bak2"
    assert file.with_name("scenario.yaml.bak").read_text("utf-8") == OLD
    assert len(list(file.parent.iterdir())) == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format: 9\n", "newer"),
        ("format: 0\n", "no-way"),
        ("title: x\n", "no-format"),
        ("format: soon\n", "no-format"),
        ("format: 1\nformat: 1\n", "unreadable"),
        ("format: 1\na： 2\n", "unreadable"),
        ("[1]\n", "unreadable"),
    ],
)
def test_what_cannot_be_upgraded_says_why(file, text, code):
    """By its reason, with nothing written."""
    file.write_text(text, "utf-8")
    with pytest.raises(UpgradeRefused) as caught:
        upgrade(file, STEPS, 3)
    assert caught.value.code == code
    assert caught.value.said(texts("en"))
    assert file.read_text("utf-8") == text


def test_every_reason_is_met():
    """The list above holds all of them."""
    assert set(REASONS) == {"newer", "no-way", "no-format", "unreadable"}


def test_steps_are_found_by_their_files(tmp_path, monkeypatch):
    """`format_4.py` leads from 4 to 5; other files are no steps."""
    folder = tmp_path / "some_steps"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "helpers.py").write_text("1 / 0")
    (folder / "format_4.py").write_text("ABOUT = 'x'\n\ndef change(document):\n    pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    package = SimpleNamespace(__name__="some_steps", __path__=[str(folder)])
    assert {start: step.about for start, step in steps(package).items()} == {4: "x"}


def test_the_steps_lead_to_the_format_of_the_schema():
    """Each format before this one has its step, and the schema takes this one alone."""
    assert FORMAT in get_args(Scenario.model_fields["format"].annotation)
    assert set(steps()) == set(range(1, FORMAT))


LINES = st.lists(st.sampled_from(["a", "b", "c", "d: 1", "  e"]), max_size=12)


@given(LINES, LINES, st.lists(st.integers(0, 3), max_size=12))
def test_changes_are_carried_over_whatever_the_blanks(base, changed, blanks):
    """With own blanks in any line, the result has them where nothing changed, and says the same."""
    own = [line + " " * (blanks[n] if n < len(blanks) else 0) for n, line in enumerate(base)]
    one, two, three = ("".join(f"{line}\n" for line in lines) for lines in (own, base, changed))
    result = carried_over(one, two, three)
    assert [line.rstrip() for line in result.splitlines()] == [line.rstrip() for line in changed]
    assert carried_over(one, two, two) == one
    assert carried_over(two, two, three) == three


def test_mixed_indents_cost_blanks_but_no_comment(file):
    """Where own lines and new ones would not fit, the file is written anew, and says the same."""
    levels = "  hard:\n      money: {whole: ¥1}  # one\n  easy: # two\n   money: {}\n"
    mixed = f"format: 1\nlevels:\n{levels}"
    file.write_text(mixed, "utf-8")
    after = upgrade(file, STEPS, 3).after
    expected = {"hard": {"budget": {"total": "¥1"}}, "easy": {"budget": {}}}
    assert read(after, "").data == {"format": 3, "levels": expected}
    assert ("# one" in after, "# two" in after) == (True, True)
