"""A scenario is found, merged, checked and loaded, with every finding in one pass."""

from __future__ import annotations

import copy
import json
import time
from pathlib import Path

import pytest

from simgame.findings import Place, hint
from simgame.findings.in_order import MOST
from simgame.scenario import (
    ScenarioError,
    find_scenario,
    list_packs,
    load,
    load_levels,
    load_merged,
    load_or_raise,
)
from simgame.scenario.library import list_shipped
from simgame.scenario.loading import load_source
from simgame.scenario.packs import load_pack, read_pack
from simgame.yamlread import plain

ALL = list_shipped()
SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"

BROKEN = """\
format: 1
id: tea
extends: cn-consumer@1
title: {zh: 春茶, en: Tea}
brief: {zh: 卖茶。, en: Sell tea.}
start: 2026-03-02
rounds: 8
budgett: {total: ¥200k}
budget: {total: ¥400k, per_round: 80000}
product: {name: {zh: 茶, en: Tea}, price: ¥69, goods_cost: ¥24}
platforms:
  抖音: {}
personas:
  office-worker: {share: 60%}
  student: {share: 30%}
kols: {}
goals:
  net_contribution: {floor: ¥0, target: ¥1k, stretch: ¥2k, weight: 100%}
rounds: 12
"""


@pytest.mark.parametrize("name", ALL)
def test_shipped_scenarios_are_without_findings(name: str) -> None:
    """Every shipped scenario loads at every level with neither errors nor warnings."""
    for loaded in load_levels(name):
        assert loaded.render("en") == []
        assert loaded.scenario.id == name


def test_fixture_is_without_findings() -> None:
    """A scenario without a pack loads by its path."""
    assert load(SHORT).render("en") == []
    assert load(SHORT.parent).scenario.id == "short"


def test_everything_wrong_in_one_list() -> None:
    """Duplicate and unknown key, unit, reference and sum are told together, by place."""
    loaded = load_source(BROKEN, "tea.yaml")
    assert (
        "\n".join(loaded.render("en"))
        == """\
error[S104] unknown key `budgett`
  tea.yaml:8:1
8 | budgett: {total: ¥200k}
  | ^^^^^^^ did you mean `budget`? (already on line 9)
error[S105] `80000` has no unit; expected an amount of money
  tea.yaml:9:35
9 | budget: {total: ¥400k, per_round: 80000}
  |                                   ^^^^^ write `¥80000`
error[S210] unknown platform `抖音`
  tea.yaml:12:3
12 |   抖音: {}
   |   ^^^^ did you mean `douyin`?
error[S301] the shares of the personas make 90%, not 100%
  tea.yaml:13:1
13 | personas:
   | ^^^^^^^^ add 10%
error[S036] the key `rounds` is written twice
  tea.yaml:19:1
19 | rounds: 12
   | ^^^^^^ the first one is on line 7"""
    )


def test_everything_wrong_in_chinese() -> None:
    """The same list in the other language."""
    told = load_source(BROKEN, "tea.yaml").to_json("zh")
    assert [(t["code"], t["line"], t["message"], t["hint"]) for t in told] == [
        ("S104", 8, "不认识的键 `budgett`", "是不是 `budget`？ （第 9 行已有）"),
        ("S105", 9, "`80000` 没有单位，这里应为金额", "请写 `¥80000`"),
        ("S210", 12, "没有平台 `抖音`", "是不是 `douyin`？"),
        ("S301", 13, "人群的占比合计 90%，不是 100%", "再加 10%"),
        ("S036", 19, "键 `rounds` 写了两次", "第一个在第 7 行"),
    ]


def test_a_broken_scenario_cannot_be_played() -> None:
    """The model of a scenario with errors raises them."""
    loaded = load_source(BROKEN, "tea.yaml")
    with pytest.raises(ScenarioError) as caught:
        _ = loaded.scenario
    assert caught.value.findings == loaded.errors
    assert "tea.yaml:8: [S104]" in str(caught.value)


@pytest.mark.parametrize("name", ["tea-lanch", "Tea Launch"])
def test_unknown_scenario_names_the_nearest(name: str) -> None:
    """A name that leads nowhere is one finding with the nearest one."""
    findings = load(name).findings
    assert [(f.code, hint(f, "en")) for f in findings] == [("S201", "did you mean `tea-launch`?")]
    with pytest.raises(ScenarioError):
        load_or_raise(name)


def test_unknown_scenario_lists_those_there_are() -> None:
    """A name like no other lists the shipped scenarios."""
    assert "`tea-launch`" in hint(load("zzzzzz").findings[0], "en")


@pytest.mark.parametrize(
    "name", ["../tea-launch", "_library/../tea-launch", "/nowhere", "a\0b", ""]
)
def test_names_do_not_lead_out_of_the_library(name: str) -> None:
    """Only ids lead into the shipped scenarios; all else is a path of the user's own."""
    path, findings = find_scenario(name)
    assert [f.code for f in findings] == ["S201"], path


def test_levels() -> None:
    """A level there is not is told with those there are."""
    loaded = load("tea-launch", "heard")
    assert [(f.code, hint(f, "en")) for f in loaded.findings] == [("S205", "did you mean `hard`?")]
    assert loaded.levels == ("normal", "easy", "hard")
    assert load("tea-launch", "hard").hash != load("tea-launch").hash


@pytest.mark.parametrize(
    ("reference", "code", "hinted"),
    [
        ("cn-consumers@1", "S202", "did you mean `cn-consumer@1`?"),
        ("cn-consumer@7", "S203", "write `cn-consumer@1`"),
        ("cn-consumer", "S204", "write `cn-consumer@1`"),
        ("../../etc@1", "S204", "there are `cn-consumer@1`"),
        ("tea-launch", "S202", ""),
    ],
)
def test_bad_references_to_packs(reference: str, code: str, hinted: str) -> None:
    """A pack is named by id and version, and never by a path."""
    findings = load_pack(reference, Place("a.yaml")).findings
    assert [f.code for f in findings] == [code]
    assert hint(findings[0], "en").startswith(hinted)


def test_without_its_pack_nothing_else_is_called_unknown() -> None:
    """A scenario whose pack is not found has that one finding, not a hundred that follow."""
    text = BROKEN.replace("cn-consumer@1", "everything@1")
    assert [f.code for f in load_source(text, "a.yaml").findings] == [
        "S202",
        "S104",
        "S105",
        "S112",
        "S036",
    ]


def test_a_pack_nearly_named_is_read_on() -> None:
    """Where it is clear which pack was meant, everything else is told as well."""
    text = BROKEN.replace("cn-consumer@1", "cn-consumers@1")
    right = [f.code for f in load_source(BROKEN, "a.yaml").findings]
    assert sorted(f.code for f in load_source(text, "a.yaml").findings) == sorted(["S202", *right])


@pytest.mark.parametrize("pack", list_packs())
def test_packs_are_without_findings(pack: str) -> None:
    """Every file of a shipped pack can be read."""
    loaded = load_pack(pack, Place("a.yaml"))
    assert (loaded.findings, loaded.complete) == ((), True)


def test_a_pack_is_read_again_when_one_of_its_files_changes(tmp_path: Path) -> None:
    """It is read once, and a file that is written, added or taken away is seen at once."""
    (tmp_path / "personas").mkdir()
    (tmp_path / "pack.yaml").write_text("version: 3\n", "utf-8")
    first, second = (tmp_path / "personas" / f"{name}.yaml" for name in ("a", "b"))
    first.write_text("name: One\n", "utf-8")

    def names() -> list[str]:
        personas = plain(read_pack(tmp_path).shelf)["personas"]
        return [personas[name]["name"] for name in sorted(personas)]

    assert read_pack(tmp_path) is read_pack(tmp_path)
    assert names() == ["One"]
    first.write_text("name: Two\n", "utf-8")
    assert names() == ["Two"]
    second.write_text("name: More\n", "utf-8")
    assert names() == ["Two", "More"]
    first.unlink()
    assert names() == ["More"]


def test_saves_keep_the_merged_data() -> None:
    """Merged data survives JSON and gives the same scenario without the library."""
    loaded = load_or_raise(ALL[0])
    again = load_merged(json.loads(json.dumps(loaded.merged)))
    assert again == loaded.scenario


def test_merged_data_that_was_altered_is_refused() -> None:
    """A save whose scenario is no longer valid says where."""
    merged = copy.deepcopy(load_or_raise(ALL[0]).merged)
    merged["rounds"] = "many"
    with pytest.raises(ScenarioError) as caught:
        load_merged(merged)
    assert caught.value.findings[0].path == ("rounds",)


def test_hash_is_of_the_content() -> None:
    """Comments and layout do not change the hash, a value does."""
    text = SHORT.read_text("utf-8")
    same = load_source("# more words\n" + text.replace("rounds: 4", "rounds:   4"), "x.yaml")
    other = load_source(text.replace("rounds: 4", "rounds: 5"), "x.yaml")
    assert load(SHORT).hash == same.hash != other.hash


def test_origins() -> None:
    """A value of the merged scenario points to its file and line."""
    origins = load("tea-launch", "hard").origins
    assert origins.value(("budget", "total")).file.endswith("tea-launch/scenario.yaml")
    assert origins.value(("platforms", "douyin", "name", "zh")).file.endswith(
        "platforms/douyin.yaml"
    )
    assert origins.value(("team", "roles", "media", "wage")).file.endswith("defaults.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "kols:\n" + "".join(f"  k{n}: {{}}\n" for n in range(10_000)),
        "kols: {remove: [" + ", ".join(f"k{n}" for n in range(10_000)) + "]}\n",
        "".join(f"k{n}: 1\n" for n in range(10_000)),
        "lessons: {a: {objective: x, text: y, courses: [" + "1, " * 10_000 + "]}}\n",
    ],
)
def test_hostile_scenarios_are_answered_quickly(text: str) -> None:
    """A file full of mistakes is answered with the first ones, in both languages."""
    start = time.perf_counter()
    loaded = load_source("extends: cn-consumer@1\n" + text, "a.yaml")
    assert loaded.errors
    assert len(loaded.render("zh")) <= MOST + 1
    assert time.perf_counter() - start < 15


def test_unreadable_files(tmp_path: Path) -> None:
    """A file that is gone, a folder without one and other encodings give findings."""
    assert [f.code for f in load(tmp_path).findings] == ["S201"]
    (tmp_path / "scenario.yaml").write_bytes(BROKEN.encode("gb18030"))
    assert {"S002", "S104", "S210", "S301"} <= {f.code for f in load(tmp_path).findings}
