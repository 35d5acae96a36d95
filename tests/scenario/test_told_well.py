"""Findings are told where the mistake is, once, in the reader's words, and with the level."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.findings import CODES, Finding, by_kind, by_place, explained, folded, hint, message
from simgame.scenario.ids import own_id
from simgame.scenario.loading import load_source_levels
from simgame.scenario.schema import Scenario

SAMPLE = (Path(__file__).parents[2] / "docs/reference/codes/sample.yaml").read_text("utf-8")
SECTIONS = sorted(
    name for name in Scenario.model_fields if f"\n{name}:" in SAMPLE and len(name) > 3
)


def _found(*changes: tuple[str, str]) -> list[Finding]:
    text = SAMPLE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return by_place(f for one in load_source_levels(text, "s.yaml") for f in one.findings)


def _said(finding: Finding) -> str:
    return f"{finding.code} {hint(finding, 'en')}".strip()


@pytest.mark.parametrize("name", SECTIONS)
def test_a_misspelt_section_is_one_finding_on_its_line(name: str) -> None:
    """Nothing is said of what the library would give instead."""
    slip = f"{name[:-2]}{name[-1]}{name[-2]}"
    found = _found((f"\n{name}:", f"\n{slip}:"))
    assert _said(found[0]).startswith(f"S104 did you mean `{name}`?")
    assert {one.file for one in found} == {"s.yaml"}
    assert len(found) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [("平台", "platforms"), ("预算", "budget"), ("人群", "personas"), ("目标", "goals")],
)
def test_a_section_in_chinese_is_known(written: str, meant: str) -> None:
    """And what stands in it is not called missing."""
    (one,) = _found((f"\n{meant}:", f"\n{written}:"))
    assert _said(one).startswith(f"S104 did you mean `{meant}`?")


def test_a_finding_of_a_level_names_it() -> None:
    """What is so at every level does not."""
    found = _found(("{total: ¥100k}", "{total: 100k}"), ("price: ¥69", "price: 69"))
    told = {one.code: message(one, "en") for one in found}
    assert {one.levels for one in found} == {(), ("hard",)}
    assert "`100k` has no unit; expected an amount of money (level hard)" in [
        message(one, "en") for one in found
    ]
    assert "level" not in message(found[0], "en")
    assert told


def test_one_name_in_many_places_is_told_once() -> None:
    """With the lines on which it stands, too; values are each told for themselves."""
    found = _found(
        ("  campus-qingqing: {}\n", "  a: {like: tea-sister, name: A, audience: {studnt: 1%}}\n"),
        ("{office-worker: 80%, student: 20%}", "{office-worker: 80%, studnt: 20%}"),
    )
    names = [one for one in found if one.code == "S211"]
    assert len(names) == 2
    (one,) = folded(names)
    assert hint(one, "en").endswith("(also on lines 45)")
    assert by_kind([*names, one]) == {"names": 3}


@pytest.mark.parametrize(
    ("good", "written", "said"),
    [
        ("  paid: {unlock", "  posting: {unlock", "S219 there are `content`, `paid`"),
        ("  paid: {unlock", "  paid.bilibili.budget: {unlock", "S219 there are `paid.xiaohongshu`"),
        (
            "  paid: {unlock",
            "  paid.抖音.budget: {unlock",
            "S219 did you mean `paid.douyin.budget`",
        ),
        ("  paid: {unlock", "  paid.douyin.bugdet: {unlock", "S219 did you mean `paid.douyin.b"),
        ("  members: {floor", "  sales: {floor", "S217 did you mean `gmv`?"),
        ("  members: {floor", "  profit: {floor", "S217 did you mean `net_contribution`?"),
        ("tags: [tea, beginner]", "tags: [tea,, beginner]", "S010 something is missing here"),
        ("xiaohongshu: {}", "xiaohongshu: {} extra", "S010 this is too much"),
        ("return_rate: 5%", "return_rate: %5", "S016 write `5%`"),
        ("type: rival-price", "type: {a: 1}", "S102"),
        ("objectives: [seeding]", "objectives: 种草、节奏", "S102 write `[zhong-cao, jie-zou]`"),
        ("objectives: [seeding]", "objectives: [种草，节奏]", "S121 write `zhong-cao, jie-zou`"),
    ],
)
def test_what_is_said_belongs_to_what_was_written(good: str, written: str, said: str) -> None:
    """No word of an unrelated group, no sentence of the parser, nothing as Python writes it."""
    found = _found((good, written))
    assert any(_said(one).startswith(said) for one in found), [_said(one) for one in found]
    told = " ".join(message(one, lang) + hint(one, lang) for one in found for lang in ("zh", "en"))
    assert not [word for word in ("{'", "did not find", "`x`", "None") if word in told]


def test_ids_of_chinese_names_differ() -> None:
    """They sound like the names; where two sound alike, one gets a number."""
    events = {"价格战": {}, "加个站": {}, "jia-ge-zhan": {}}
    assert own_id("价格战", ("events", "价格战"), {"events": events}) == "jia-ge-zhan-2"
    ids = [own_id(name, ("x", name), {}) for name in ("春茶", "秋茶", "双十一")]
    assert ids == ["chun-cha", "qiu-cha", "shuang-shi-yi"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained_offline(code: str) -> None:
    """In both languages, without marks of the page."""
    for lang in ("zh", "en"):
        told = explained(code, lang)
        assert told.startswith(code)
        assert "```" not in told
        assert "##" not in told
