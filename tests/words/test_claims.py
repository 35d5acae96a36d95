"""What is written about a brand says nothing that the week it stands in may not bear out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from simgame.scenario import load_levels, load_or_raise
from simgame.scenario.library import list_shipped
from simgame.scenario.schema import Scenario
from simgame.words.texts import texts_of

TUTORIAL = Path(__file__).parents[2] / "scenarios" / "tutorial" / "scenario.yaml"
# What people who write a comment cannot know, or what may not be so where it stands: the cause of a
# comment knows neither whether a post is filmed nor whether what is sold comes in a parcel, neither
# how often somebody posts nor what the weeks before were like.
_COMMENTED = {
    "the medium": r"图|拍|剪|收声|配音|音乐|排版|错别字|十秒|picture|video|watch|couldn't hear|"
    r"\bcut\b|\bread it|voice|song|layout|typo|fingers",
    "goods": r"包装|盒子|物流|快递|{product}到了|发错|小样|补发|囤|凑单|快过期|\bbox\b|packed|"
    r"arrived|sample|crate|stocking|replacement",
    "how often": r"更新频率|少发|一天三条|半夜|上周|第三次|每周|天天|一次比一次|rhythm|fewer posts|"
    r"a day in|at night|last week|third time|weekly|every day|keep growing",
    "offers": r"隔壁|便宜一点|除了促销|不乱发广告|发券|领券就退|不送我们|落地页|步骤|cheaper|"
    r"nothing to say but|without spam|for the coupon, stay|don't deliver|page takes|many steps",
    "KOLs": r"三个博主|一模一样|控评|有点多|three bloggers|word for word|swept|has many ads",
    "who speaks": r"室友|宿舍|flatmate|roommate",
}
# Facts that no cause knows: a share of voice tells nothing of rivals' silence, more orders nothing
# of overtime, a figure that moved nothing of why.
_CLAIMS = (
    r"刷屏|到处都是|everywhere|fills the feeds",
    r"过半|居首|声量第一|领跑|最多的品牌|lion's share|most discussed|first by|leads the",
    r"尚未(?:回应|跟进)|未见|缺席|包揽|are silent|is missing",
    r"加班|普涨|晒单|回款|overtime|all shops up|cash keeps",
    r"认出|经销商主动|报得出名字|knew our package|dealers ask",
    r"在促销|没有跟着降|转化没变|has an offer on|didn't follow|converts as before",
    r"大促|开学|假期|剧集|改版|天气好|新品季|holiday effect|term starts|redesign",
    r"涌入|白热化|商业化提速|heats up|new advertisers",
)
# What a player has brought about, how much of it, and a sentence that supposes it or asks.
_FARED = r"收藏|[订几]单|成交|来的人|我们的|saves|orders?|sells?|\bcome\b|\bour\b"
_SO_MUCH = (
    r"不少|不多|很[多少]|没几|几乎不|最[高多]|[两三]倍|many|few|hardly|next to nothing|most|times"
)
_SUPPOSED = r"要是|如果|总是|\bif\b|\?|？"


# Parts of a whole as they are written out, with what they come to.
_PARTS = {
    "一成半": 0.15, "两成五": 0.25, "两成半": 0.25, "两成": 0.2, "三成": 0.3, "七成": 0.7,
    "四分之一": 0.25, "八折": 0.2, "八五折": 0.15, "七五折": 0.25, "一半": 0.5,
    "a fifth": 0.2, "a quarter": 0.25, "a third": 0.3, "half": 0.5,
}  # fmt: skip
_LONG = {"两周": 14, "三周": 21, "十天": 10, "two weeks": 14, "three weeks": 21, "ten days": 10,
         "four weeks": 28, "四周": 28}  # fmt: skip
# What a text of an event may not claim: how the season of whoever reads it has gone.
_HAPPENED = (
    r"没掉|did not fall|人人都|everybody sells|谁也没|none got|你们自己|you made it|"
    r"我们的评论|our comments|赚到的是|those gained|丢了你|brands without any had"
)


def _asked(scenario: Scenario) -> Iterator[str]:
    """Each sentence of a scenario's questions, in both languages."""
    for event in scenario.events.values():
        if event.type == "question":
            for text in (event.name, event.text):
                yield from re.findall(r"[^。！？.!?]+[。！？.!?]*", f"{text.zh}。{text.en}")


def _written() -> Iterator[str]:
    """Each text of the press and of colleagues, who know no more than the figures of a week."""
    for kind in ("news", "mail"):
        for cause, texts in texts_of(kind).items():
            yield from (f"{cause}: {text.of(lang)}" for text in texts for lang in ("zh", "en"))


@pytest.mark.parametrize("claim", _CLAIMS)
def test_press_and_colleagues_claim_nothing_beside_their_figure(claim: str) -> None:
    """They speak of the figure that moved, and make up no fact that the reports may contradict."""
    assert [text for text in _written() if re.search(claim, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("of", _COMMENTED)
def test_a_comment_fits_whatever_was_posted_and_sold(of: str) -> None:
    """A trainee takes what people say for a finding: they make up nothing about the plan."""
    said = [f"{cause}: {text.of(lang)}" for cause, texts in texts_of("comments").items()
            for text in texts for lang in ("zh", "en")]  # fmt: skip
    assert [text for text in said if re.search(_COMMENTED[of], text, re.IGNORECASE)] == []


@pytest.mark.parametrize("name", list_shipped())
def test_a_question_supposes_how_one_has_fared(name: str) -> None:
    """It stands in every season, also where nothing was saved and nobody came."""
    asked = [said for loaded in load_levels(name) for said in _asked(loaded.scenario)]
    assert asked
    told = [said for said in asked if re.search(_FARED, said, re.IGNORECASE)
            and re.search(_SO_MUCH, said, re.IGNORECASE)]  # fmt: skip
    assert [said for said in told if not re.search(_SUPPOSED, said, re.IGNORECASE)] == []


def test_the_tutorial_tells_nobody_how_they_have_fared() -> None:
    """A text that stands in every season holds where nothing was posted and nothing sold."""
    events = load_or_raise(TUTORIAL).scenario.events.values()
    told = [getattr(event, name).of(lang) for event in events for lang in ("zh", "en")
            for name in ("text", "because") if hasattr(event, name)]  # fmt: skip
    fared = r"好?几[百十千]|发了一周|hundreds of|a few dozen|a week of posts"
    assert told
    assert [text for text in told if re.search(fared, text, re.IGNORECASE)] == []


def test_the_tutorial_does_not_teach_money_by_the_last_click() -> None:
    """Whoever moves money is told to look at saves and searches too: the last click misses them."""
    loaded = load_or_raise(TUTORIAL).scenario
    briefs = {
        text.of("zh") for text in (loaded.brief, load_or_raise(TUTORIAL, "hard").scenario.brief)
    }
    assert len(briefs) == 2
    for brief in briefs:
        assert "划算" not in brief
        assert "最后一次点击" in brief
        assert "搜索" in brief


@pytest.mark.parametrize("name", list_shipped())
def test_what_is_told_of_an_event_is_as_its_level_has_it(name: str) -> None:
    """How much and how long, at every level, and nothing of how anybody's season went."""
    told = [(event, text.of(lang)) for loaded in load_levels(name)
            for event in loaded.scenario.events.values()
            for text in (event.name, event.text, event.debrief)
            for lang in ("zh", "en")]  # fmt: skip
    assert told
    assert [said for _, said in told if re.search(_HAPPENED, said, re.IGNORECASE)] == []
    for event, said in told:
        change, days = abs(getattr(event, "change", 0.0)), getattr(event, "lasts", None)
        shares = [share for word, share in _PARTS.items() if _stands(word, said)]
        shares += [float(n) / 100 for n in re.findall(r"(\d+)%", said)]
        began = (event.text.zh, event.text.en)
        long = [n for word, n in _LONG.items() if word in said and said in began]
        if event.type not in ("message", "question", "crisis"):
            assert [one for one in shares if abs(one - change) > 0.04] == [], said
            assert [n for n in long if n != days] == [], said


def _stands(word: str, said: str) -> bool:
    """Whether a part of a whole is said, and not as the end of a longer word."""
    return bool(re.search(rf"(?<![八七两]){word}(?!五|半)", said))
