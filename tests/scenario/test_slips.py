"""Keys in other words are told one by one, and what they hold is read as if they were right."""

from __future__ import annotations

import re

import pytest

from simgame.authoring.starter.make import scenario_text
from simgame.findings import Finding
from simgame.scenario.chinese import in_schema
from tests.scenario.hints import found, span, written

# Chinese words for keys, as a trainer may write a whole file.
WORDS = """
格式 编号 素材包 标题 简介 学习目标 标签 开始 周数 预算 总额 每周 产品 名称 价格 成本 质量 品类
人数 次数 开局 粉丝 平台 人群 达人 私域 对手 风格 事件 类型 时间 持续 幅度 目标 要点 难度
"""
ORIGINAL = scenario_text("mine", "zh")
KEY = re.compile(r"(?m)^( *)([a-z_]+)(?=:)")


def _in_chinese(text: str) -> str:
    keys = {match[2] for match in KEY.finditer(text)}
    known = {key: word for word in WORDS.split() if (key := in_schema(word, keys))}
    return KEY.sub(lambda match: match[1] + known.get(match[2], match[2]), text)


def _told(text: str) -> list[Finding]:
    """What is found at any level, each once."""
    return list({(f.code, f.place): f for f in found(text)}.values())


def _obeyed(text: str, told: list[Finding]) -> str:
    """The text with the first hint of each finding written where it stands, from the end on."""
    for finding in sorted(told, key=lambda f: f.place, reverse=True):
        values = finding.hints[0].values
        text = written(text, *span(finding), str(values.get("meant") or values["write"]))
    return text


def test_a_file_in_chinese_keys_is_told_key_by_key() -> None:
    """Each key once, at its place, and nothing that only follows; whoever obeys has the file."""
    text = _in_chinese(ORIGINAL)
    told = _told(text)
    lines = zip(ORIGINAL.split("\n"), text.split("\n"), strict=True)
    changed = [number for number, (one, other) in enumerate(lines, 1) if one != other]
    assert len(changed) > 40
    assert sorted(f.line for f in told) == changed
    assert _obeyed(text, told) == ORIGINAL


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("\nbudget:\n", "\nbudgte:\n", "S104"),
        ("\nplatforms:\n", "\nplatfroms:\n", "S104"),
        ("\nextends: ", "\nextend: ", "S104"),
        ("\nlevels:\n", "\nlevel:\n", "S104"),
        ("    type: rival-price", "    typ: rival-price", "S104"),
    ],
)
def test_what_stands_behind_a_slip_is_looked_at_as_well(
    before: str, after: str, where: str
) -> None:
    """A fault in a misspelt section, and in one beside it, is told at its own line."""
    wrong = ORIGINAL.replace("goods_cost: ¥22", "goods_cost: 22").replace(
        "total: ¥30万", "total: 30万"
    )
    usual = [(f.code, f.line, f.column) for f in _told(wrong)]
    told = [(f.code, f.line, f.column) for f in _told(wrong.replace(before, after, 1))]
    assert [code for code, *_ in usual] == ["S105", "S105"]
    line = wrong[: wrong.index(before) + 1].count("\n") + 1
    assert [one for one in told if one[0] != where] == usual
    assert [one[:2] for one in told if one[0] == where] == [(where, line)]
