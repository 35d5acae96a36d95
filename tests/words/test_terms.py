"""One term for one thing, in every Chinese text that a player or trainer reads."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
PO = ROOT / "simgame" / "locale" / "zh" / "LC_MESSAGES" / "simgame.po"
# What a thing is called, and as what it is not written; 达标 is what one does with a target.
TERMS = {
    "底线": r"保底|下限线",
    "目标值": r"达标线|目标线|离达标|(?<!总)目标 (?:¥?\d|\{target\})",
    "挑战值": r"冲刺线|满分值|挑战 (?:¥?\d|\{stretch\})",
    "满分": r"达标 · 满分",
    "分": r"\d 得分|\{(?:n|points|most)\} 得分",
    "一季": r"赛季",
    "操作": r"操作项|决策项",
    "准确度": r"(?:预测的)水平|水平 \{",
    "减号 −": r"(?<![\w}{\-.`“])-¥",
}


def _texts() -> Iterator[tuple[str, str]]:
    """Every Chinese text with where it stands."""
    with PO.open("rb") as file:
        for message in read_po(file):
            yield f"po: {message.id}", str(message.string)
    for pattern in ("README.zh.md", "docs/**/*.zh.md", "scenarios/**/*.yaml"):
        for path in sorted(ROOT.glob(pattern)):
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")
    for path in sorted((ROOT / "simgame" / "words").rglob("*.yaml")):
        yield str(path.relative_to(ROOT)), path.read_text("utf-8")


@pytest.mark.parametrize("term", TERMS)
def test_a_thing_has_one_name(term: str) -> None:
    """Whoever met it under one name finds it under the same one everywhere."""
    wrong = [
        f"{where}: …{text[max(found.start() - 15, 0) : found.end() + 15]}…, write {term}"
        for where, text in _texts()
        for found in re.finditer(TERMS[term], text)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_minus_is_made_by_the_formatter_alone() -> None:
    """Nobody mends a hyphen by hand: numbers come from `locale.numbers` with their sign."""
    mended = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "simgame").rglob("*.py"))
        if '.replace("-", "−")' in path.read_text("utf-8")
        or re.search(r'"[^"\n]*\{[^}\n]*:\+[,.\d]*[dfg%]?\}', path.read_text("utf-8"))
    ]
    assert mended == ["simgame/lab/effect.py"]  # for developers, on a plain terminal
