"""Each rule finds its own mistake at its place, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.findings import hint
from simgame.scenario.checks import rules
from simgame.scenario.loading import load_source

SHORT = (Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml").read_text("utf-8")

# What is changed in the fixture, and the one finding that follows: code, text at its place, hint.
MISTAKES = [
    ("platform: xiaohongshu, tier", "platform: 小红书, tier", "S210", "小红书", "xiaohongshu"),
    ("platform: xiaohongshu, tier", "platform: weibo, tier", "S210", "weibo", ""),
    ("followers: {douyin: 3k", "followers: {douyn: 3k", "S210", "douyn", "douyin"),
    ("followers: {douyin: 10k}", "followers: {weibo: 10k}", "S210", "weibo", ""),
    ("usage: {douyin: 80,", "usage: {抖音: 80,", "S210", "抖音", "douyin"),
    ("audience: {student: 100%}", "audience: {studnt: 100%}", "S211", "studnt", "student"),
    ("content_type: picture-text", "content_type: comic", "S212", "comic", ""),
    ("wants: {short-video: 1.3,", "wants: {shortvideo: 1.3,", "S212", "shortvideo", "short-video"),
    ("formats: {short-video: 1.1}", "formats: {live: 1.1}", "S212", "live", ""),
    ("trust: 50%}", "trust: 50%, members: {wecm: 5}}", "S214", "wecm", "wecom"),
    ("rival: cloud-leaf", "rival: 云叶", "S215", "云叶", "cloud-leaf"),
    ("rival: cloud-leaf", "rival: cloudleaf", "S215", "cloudleaf", "cloud-leaf"),
    ("style: price-cutter", "style: price-cuter", "S216", "price-cuter", "price-cutter"),
    ("  members: {floor", "  mebmers: {floor", "S217", "mebmers", "members"),
    ("forecast: [orders, saves]", "forecast: [orders, 收藏数]", "S217", "收藏数", "saves"),
    ("objective: platform-fit", "objective: platform", "S218", "platform", "platform-fit"),
    ("share: 40%\n", "share: 45%\n", "S301", "personas", ""),
    ("share: 40%, commission", "share: 30%, commission", "S301", "sold_at", ""),
    ("{office-worker: 80%, s", "{office-worker: 90%, s", "S301", "audience", ""),
    ("paid: 70%", "paid: 60%", "S301", "spends", ""),
    ("evening: 45%, night: 5%", "evening: 45%, night: 6%", "S301", "online", ""),
    ("at: round 3", "at: round 5", "S302", "round 5", ""),
    ("300, stretch: 800, weight: 50%", "300, stretch: 800, weight: 40%", "S303", "goals", ""),
    ("per_round: ¥40k", "per_round: ¥20k", "S304", "¥120k", ""),
    ("per_round: ¥40k", "per_round: ¥400k", "S305", "¥400k", ""),
    ("target: 300, stretch: 800", "target: 900, stretch: 800", "S306", "900", ""),
    ("total: ¥120k, per_round: ¥40k", "total: ¥400, per_round: ¥200", "S308", "¥200", ""),
    ("price: ¥69", "price: ¥29", "S310", "¥29", ""),
    ("{zh: 短赛季, en: Short season}", "{zh: 短赛季}", "S311", "title", ""),
    ("target: ¥30k, stretch", "target: 30000, stretch", "S105", "30000", ""),
    ("floor: 50, target", "floor: 5%, target", "S110", "5%", ""),
    (
        "forecast:",
        "levers: {contnt.douyin: {}}\nforecast:",
        "S219",
        "contnt.douyin",
        "content.douyin",
    ),
    ("forecast:", "levers: {content.weibo: {}}\nforecast:", "S219", "content.weibo", ""),
    ("forecast:", "levers: {kol: {unlock: round 9}}\nforecast:", "S302", "round 9", ""),
]


def _change(old: str, new: str) -> str:
    assert SHORT.count(old) >= 1
    return SHORT.replace(old, new, 1)


@pytest.mark.parametrize(("old", "new", "code", "at", "meant"), MISTAKES)
def test_rule(old: str, new: str, code: str, at: str, meant: str) -> None:
    """One mistake in a sound scenario is one finding, at the text that is wrong."""
    loaded = load_source(_change(old, new), "a.yaml")
    assert [f.code for f in loaded.findings] == [code]
    finding = loaded.findings[0]
    line = loaded.sources["a.yaml"][finding.line - 1]
    assert line[finding.column - 1 :].startswith(at)
    assert not meant or hint(finding, "en") == f"did you mean `{meant}`?"


def test_an_objective_without_a_lesson() -> None:
    """An objective that no lesson belongs to is a warning."""
    loaded = load_source(_change("[platform-fit]", "[platform-fit, seeding]"), "a.yaml")
    assert [(f.code, f.severity) for f in loaded.findings] == [("S309", "warning")]


def test_little_weight_on_money() -> None:
    """Net contribution weighs at least a fifth, and has to be there at all."""
    light = _change("¥80k, weight: 50%", "¥80k, weight: 10%").replace(
        "stretch: 800, weight: 50%", "stretch: 800, weight: 90%"
    )
    assert [f.code for f in load_source(light, "a.yaml").findings] == ["S307"]
    other = _change("net_contribution: {floor: ¥0", "net_revenue: {floor: ¥0")
    assert [f.code for f in load_source(other, "a.yaml").findings] == ["S307"]


def test_goals_may_fall() -> None:
    """A goal of something of which less is better goes down."""
    falling = _change(
        "members: {floor: 50, target: 300, stretch: 800",
        "spend: {floor: ¥90k, target: ¥50k, stretch: ¥30k",
    )
    found = load_source(falling, "a.yaml").findings
    assert [(f.code, f.severity) for f in found] == [("S346", "warning")]  # nobody spends less


PACKED = """\
extends: cn-consumer@1
platforms: {douyin: {}}
personas: {student: {share: 100%}}
content_types: {short-video: {}}
"""


def test_what_a_pack_says_about_parts_left_out_is_no_mistake() -> None:
    """A pack's persona may use platforms that a scenario does not have."""
    codes = {f.code for f in load_source(PACKED, "a.yaml").findings}
    assert not codes & {"S210", "S211", "S212", "S312", "S313"}


def test_kols_of_the_shelf_that_do_not_fit_stay_there() -> None:
    """Without naming KOLs a scenario gets those on its platforms with its personas."""
    kols = load_source(PACKED, "a.yaml").merged["kols"]
    assert len(kols) > 2
    assert all(k["platform"] == "douyin" and "student" in k["audience"] for k in kols.values())


def test_a_named_kol_that_does_not_fit_is_told() -> None:
    """A KOL that is named stays, with a warning where money for it is spent in vain."""
    text = PACKED + "kols:\n  lin-slow-living: {}\n"
    told = [(f.code, f.line) for f in load_source(text, "a.yaml").findings if f.line == 6]
    assert told == [("S312", 6), ("S313", 6)]


def test_rules_go_on_behind_an_unreadable_value() -> None:
    """A wrong unit elsewhere does not silence a rule, and one it depends on does."""
    text = _change("at: round 3", "at: round 5")
    elsewhere = text.replace("price: ¥69", "price: 69")
    assert [f.code for f in load_source(elsewhere, "a.yaml").findings] == ["S105", "S302"]
    depends = text.replace("rounds: 4", "rounds: four")
    assert [f.code for f in load_source(depends, "a.yaml").findings] == ["S102"]


@pytest.mark.parametrize("rule", rules("check_") + rules("written_"), ids=lambda r: r.__name__)
def test_every_rule_says_which_code_it_gives(rule: object) -> None:
    """A rule's docstring starts with the codes of its findings."""
    assert (rule.__doc__ or "").startswith("S")


# What is changed in the fixture, and the finding of sense that follows: code and text at its place.
NONSENSE = [
    (", rival: cloud-leaf, change", ", change", "S101", "price-cut"),
    (", change: -15%}", ", platform: douyin, change: -15%}", "S104", "platform"),
    ("stretch: 800", "stretch: 80M", "S316", "80M"),
    ("trust: 50%}", "trust: 50%, members: {wecom: 900}}", "S317", "800"),
    ("change: -15%", "change: +0%", "S318", "+0%"),
    ("change: -15%", "change: -15%, lasts: 0 days", "S318", "0 days"),
    ("forecast:", "calendar: {2026-12-24: {zh: 平安夜, en: Eve}}\nforecast:", "S319", "2026"),
    ("formats: {short-video: 1.1}", "formats: {}", None, ""),
    ("forecast:", "levers: {paid: {enabled: false, unlock: round 2}}\nforecast:", "S321", "round"),
    ("media: {people: 1,", "media: {people: 0,", "S322", "media"),
    ("community: {people: 2, hours: 40 hours", "community: {people: 2, hours: 1 hours", None, ""),
    ("[orders, saves]", "[orders, orders]", "S323", "orders]"),
    ("forecast:", "seats: {cloud-leaf: {name: 我}}\nforecast:", "S220", "cloud-leaf"),
    ("forecast:", "accept: {S301: 随便}\nforecast:", "S221", "S301"),
    ("forecast:", "accept: {W99: 随便}\nforecast:", "S221", "W99"),
    ("forecast:", "accept: {W08: {kols: 随便}}\nforecast:", "S228", "kols"),
    ("forecast:", "accept: {W07: {price-cut: {zh: 讲, en: talk}}}\nforecast:", None, ""),
]


@pytest.mark.parametrize(("old", "new", "code", "at"), NONSENSE)
def test_sense(old: str, new: str, code: str | None, at: str) -> None:
    """One thing that makes no sense is one finding there; what makes sense is none."""
    loaded = load_source(_change(old, new), "a.yaml")
    if code is None:
        assert {f.code for f in loaded.findings} & {"S320", "S322"} == set()
        return
    assert [f.code for f in loaded.findings] == [code]
    finding = loaded.findings[0]
    line = loaded.sources["a.yaml"][finding.line - 1]
    assert line[finding.column - 1 :].startswith(at)


def test_entries_without_a_use() -> None:
    """A content type that nobody carries and a style that no rival has are told, a used one not."""
    unused = _change("formats: {short-video: 1.1}", "formats: {picture-text: 1}").replace(
        "formats: {picture-text: 1.1, short-video: 0.9}", "formats: {picture-text: 1.1}"
    )
    loaded = load_source(unused.replace("content_type: picture-text, ", ""), "a.yaml")
    assert [f.code for f in loaded.findings] == []
    style = _change("rival_styles:\n", "rival_styles:\n  idle: {name: 闲, spends: {paid: 100%}}\n")
    assert [(f.code, f.values["name"]) for f in load_source(style, "a.yaml").findings] == [
        ("S320", "idle")
    ]


def test_warnings_that_are_meant_are_not_told() -> None:
    """`accept` keeps a warning away; an error stays."""
    text = _change("change: -15%", "change: +0%")
    accepted = text.replace("forecast:", "accept: {S318: for the debrief}\nforecast:")
    assert load_source(accepted, "a.yaml").findings == []
