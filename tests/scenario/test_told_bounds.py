"""The bounds that a finding tells are those of the field, in the unit of what was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.findings import hint, message
from simgame.scenario.loading import load_source

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("short", "price: ¥69", "price: ¥8000000000000", "from ¥0.01 to ¥10M"),
        ("short", "price: ¥69", "price: ¥0", "from ¥0.01 to ¥10M"),
        ("short", "fee: ¥12k", "fee: ¥8000000000000", "from ¥0.01 to ¥400k"),
        ("short", "people: 4M", "people: 100B", "from 1000 to 10B"),
        ("short", "delivery: 3 days", "delivery: 400 days", "from 0 days to 14 days"),
        ("short", "delivery: 3 days", "delivery: 9000 days", "from 0 days to 14 days"),
        ("short", "share: 60%\n", "share: 0%\n", "more than 0%"),
        ("eventful", "change: +40%", "change: -100%", "more than -100%"),
    ],
)
def test_bounds_are_told_at_once(name: str, before: str, after: str, told: str) -> None:
    """However far a value lies out, whoever keeps to what is told is not refused again."""
    text = (FIXTURES / name / "scenario.yaml").read_text(encoding="utf-8")
    assert before in text
    found = load_source(text.replace(before, after, 1), "x.yaml").findings
    assert [message(one, "en").split(": ")[1] for one in found if one.code == "S107"] == [told]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("at: round 3", "at: 第0周", "第 1 周 到 第 26 周"),
        ("delivery: 3 days", "delivery: 400天", "0 天 到 14 天"),
    ],
)
def test_bounds_are_told_in_the_words_of_the_reader(before: str, after: str, told: str) -> None:
    """A round and a day have words of their own in Chinese."""
    text = (FIXTURES / "short" / "scenario.yaml").read_text(encoding="utf-8")
    found = load_source(text.replace(before, after, 1), "x.yaml").findings
    (said,) = [message(one, "zh") for one in found if one.code == "S107"]
    assert told in said


@pytest.mark.parametrize("written", ["半个月", "一个月", "3个月"])
def test_where_what_was_meant_lies_out_of_bounds_an_example_is_shown(written: str) -> None:
    """Fifteen days are more than a delivery may take: the form is shown, and not nothing."""
    text = (FIXTURES / "short" / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace("delivery: 3 days", f"delivery: {written}", 1)
    (one,) = [f for f in load_source(text, "x.yaml").findings if f.code == "S106"]
    assert hint(one, "en") == "for example `3 days`"


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("rivals", "cloud-lead: {style: price-cutter, budget: ¥30k, from: round 2}"),
        ("kols", "tea-sisters: {platform: xiaohongshu, followers: 3k, fee: ¥1k}"),
    ],
)
def test_an_entry_of_its_own_is_told_what_it_lacks(section: str, entry: str) -> None:
    """However near its id is to another's."""
    text = (FIXTURES / "short" / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace(f"\n{section}:\n", f"\n{section}:\n  {entry}\n", 1)
    hints = [hint(one, "en") for one in load_source(text, "x.yaml").findings if one.code == "S101"]
    assert any(one.startswith("add `name: …` (") for one in hints)
    assert not any("did you mean" in one for one in hints)


@pytest.mark.parametrize(
    ("window", "says"),
    [
        ("last two weeks", None),
        ("the final 3 weeks", None),
        ("最后两周", None),
        ("at the end", "for example `last 2 weeks`"),
        ("last 14 days", "write `last 2 weeks`"),
        ("最后一个月", "write `last 4 weeks`"),
        ("round 3-4", "write `from round 3` or `last 2 weeks`"),
        ("3", "write `last 3 weeks` or `from round 3`"),
    ],
)
def test_the_window_of_a_goal_is_told_in_its_own_forms(window: str, says: str | None) -> None:
    """A round alone is not what it is about."""
    text = (FIXTURES / "short" / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace("stretch: 800,", f"stretch: 800, window: {window},", 1)
    errors = [one for one in load_source(text, "x.yaml").findings if one.severity == "error"]
    assert [hint(one, "en") for one in errors] == ([says] if says else [])


@pytest.mark.parametrize("odd", ["\\q", "\\o/", "\\xzz", "\\ud800", "D:\\店"])
@pytest.mark.parametrize("text", ["title: {zh: 短赛季, en: Short season}", "zh: 短赛季,"])
def test_a_backslash_is_no_quote_left_open(text: str, odd: str) -> None:
    """Whoever closed the quote is not told to close it."""
    whole = (FIXTURES / "short" / "scenario.yaml").read_text(encoding="utf-8")
    wrote = f'title: "{odd}"' if text.startswith("title") else f'zh: "{odd}",'
    found = load_source(whole.replace(text, wrote, 1), "x.yaml").findings
    told = [(one.code, hint(one, "en")) for one in found if one.code in ("S010", "S019")]
    assert told == [("S010", "use single quotes around a text with a backslash")]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("stock: 400 a day", "it is all there is; for a day use `daily: 400`"),
        ("stock: 400/day", "it is all there is; for a day use `daily: 400`"),
        ("stock: 每天400单", "it is all there is; for a day use `daily: 400`"),
        ("daily: 400/天", "write `400`"),
        ("daily: 400 per day", "write `400`"),
        ("stock: 400 a week", "for example `120k`"),
    ],
)
def test_a_stock_by_day_has_a_key_of_its_own(written: str, says: str) -> None:
    """What can be sold on one day is not what can be sold while it lasts."""
    event = f"events:\n  cups: {{type: supply, at: round 2, {written}}}"
    text = (FIXTURES / "short" / "scenario.yaml").read_text(encoding="utf-8")
    found = load_source(text.replace("events:", event, 1), "x.yaml").findings
    assert [hint(one, "en") for one in found if one.severity == "error"] == [says]
