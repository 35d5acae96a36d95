"""No advice is equal to what was written, and what is advised is accepted."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from simgame.scenario.advice import TO_WRITE
from tests.scenario.hints import broken_hints, found, span, spelt, written
from tests.yamlread.mangle import Mangle

SAMPLE = (Path(__file__).parents[2] / "docs/reference/codes/sample.yaml").read_text("utf-8")
# `make verify` tries all of them.
TRIED = Random(7).sample(spelt(SAMPLE), 250)


@pytest.mark.parametrize("one", TRIED, ids=str)
def test_what_is_advised_is_accepted(one: Mangle) -> None:
    """Whatever a finding says to write differs from what stands there, and is in order there."""
    assert broken_hints(SAMPLE, one) == []


SALE = "type: rival-price, at: round 3, rival: cloud-leaf, change: -15%"
# What trainers wrote, and what is said of it: nothing where only one thing can be meant.
WISHES = [
    ("at: round 3", "at: 第三周", []),
    ("at: round 3", "at: 第 3 轮", []),
    ("at: round 3", "at: week 3", []),
    ("at: round 3", "at: 2026-03-16", ["S106 write `round 3`"]),
    ("at: round 3", "at: 2026年3月22日", ["S106 write `round 3 Sunday`"]),
    ("at: round 3", "at: 第x周", ["S106 for example `round 4`"]),
    ("start: 2026-03-02", "start: 2026年3月2日", []),
    ("start: 2026-03-02", "start: 2026/3/2", []),
    ("start: 2026-03-02", "start: 2026-3-2", []),
    ("start: 2026-03-02", "start: March 2, 2026", ["S113 write `2026-03-02`"]),
    ("start: 2026-03-02", "start: 2026-02-30", ["S113 for example `2026-03-02`"]),
    ("  2026-03-14:", "  2026/3/14:", []),
    ("  2026-03-14:", "  3月14日:", ["S113 write `2026-03-14`"]),
    ("fee: ¥12k", "fee: ¥12k\n    posts_per_week: 每周2次", ["S102 write `2`"]),
    ("fee: ¥12k", "fee: ¥12k\n    posts_per_week: 两条", ["S102 write `2`"]),
    ("fee: ¥12k", "fee: ¥12k\n    posts_per_week: 每周20次", ["S102"]),
    ("goods_cost: ¥24", "goods_cost: ¥24\n  tone: 活泼", ["S103 did you mean `lively`?"]),
    ("goods_cost: ¥24", "goods_cost: ¥24\n  industry: 餐饮", ["S103 did you mean `food`?"]),
    ("style: price-cutter", "style: 低价", ["S216 did you mean `price-cutter`?"]),
    ("tea-sister:", "茶妹:", ["S112 write `tea-sister`"]),
    ("  sale: {type", "  价格战: {type", ["S112 write `jia-ge-zhan`"]),
    ("  members: {floor", "  会员: {floor", ["S217 did you mean `members`?"]),
    ("  paid: {unlock", "  优惠券: {unlock", ["S219 did you mean `price.coupon_depth`?"]),
    ("[orders, saves]", "[orders，saves]", ["S121 write `orders, saves`"]),
    ("[orders, saves]", "orders、saves", ["S102 write `[orders, saves]`"]),
    ("members: {wecom: 200}", "members: {wechat-group: 200}", ["S214 did you mean `wecom`?"]),
    ("product:\n", "products:\n", ["S104 did you mean `product`?"]),
    ("  paid: {unlock: round 2}", "  interaction: true", ["S102 write `{enabled: true}`"]),
    ("  paid: {unlock: round 2}", "  paid: 第2周", ["S102 write `{unlock: round 2}`"]),
    ("return_rate: 5%", "return_rate: 1", ["S105 write `1%` or `100%`"]),
    ("  student: {share: 40%, price_sensitivity: high}",
     ("  undergraduate: {share: 40%, name: 大学生, usage: {douyin: 60}, wants: {}, online: "
     "{morning: 20%, noon: 20%, afternoon: 20%, evening: 20%, night: 20%}}"),
     ["S211 did you mean `undergraduate`?"]),
    ("at: round 3", "at: 开茶节", ["S106 write `round 2 Saturday`"]),
    ("at: round 3", "at: 3月20日", ["S106 write `round 3 Friday`"]),
    ("at: round 3", "at: round 5", ["S302 at the latest `round 4`; or make `rounds` larger"]),
    (SALE,
     "type: 需求, at: round 3, change: +15%", ["S103 did you mean `demand`?"]),
    (SALE,
     "type: demand, at: round 3, change: +15%, personas: [都市上班族]",
     ["S211 did you mean `office-worker`?"]),
    (SALE,
     "type: demand, at: round 3, change: +15%, personas: [上班族]",
     ["S211 did you mean `office-worker`?"]),
    (SALE,
     "type: supply, at: round 3, daily: 9, beyond: 等货", ["S103 did you mean `late`?"]),
    (SALE,
     "type: message, at: round 3", ["S101 add `text: …` (What is written)"]),
    (SALE,
     "type: question, at: round 3, text: 砍吗, right: 不砍了, choices: {cut: 砍, keep: 不砍}",
     ["S347 did you mean `keep`?"]),
    # A type that is also a key of the event; units of conditions; what can never be true.
    (SALE, "type: kol, kol: tea-sister, at: round 3, price: 5", ["S105 write `5%`"]),
    (SALE, "type: kol, kol: tea-sister, at: round 3, change: 15%",
     ["S108 write `-15%`"]),
    (SALE, "type: kol, kol: tea-sister, at: round 3, kols: 1",
     ["S104 did you mean `kol`? (already on line 52)"]),
    (SALE, "type: message, text: 信, when: {metric: trust, below: 45}", ["S105 write `45%`"]),
    (SALE, "type: message, text: 信, when: {all: [{metric: orders, above: ¥5}]}",
     ["S110 write `5`"]),
    (SALE, "type: message, text: 信, when: {metric: gmv, above: 5%}",
     ["S106 for example `¥200k`"]),
    (SALE, "type: message, text: 信, when: {metric: trust, below: 45%, above: 60%}", ["S345"]),
    (SALE, "at: round 3, lasts: 2 days, change: +5%, personas: [student]",
     ["S101 add `type: …` (('attention', 'demand', 'platform-shift'))"]),
    (SALE, "type: demand, at: round 3, change: +5%, personas: 大学生", ["S102 write `[student]`"]),
    (SALE, "type: demand, at: round 3, change: +5%, personas: all",
     ["S102 there are ('office-worker', 'student')"]),
    (SALE, "type: demand, at: round 3, change: +5%, personas: [student, student]", ["S323"]),
    (SALE, "type: question, at: round 3, text: 砍吗, right: 不砍, choices: {kan: 砍, 不砍: 不砍}",
     ["S112 write `bu-kan`"]),
    (SALE, "type: question, at: round 3, text: 砍吗, right: 不砍, choices: [砍, 不砍]",
     ["S102 write `{kan: 砍, bu-kan: 不砍}`", "S112 write `bu-kan`"]),
    (SALE, f"{SALE}, lasts: 2 rounds", ["S106 write `14 days`"]),
    (SALE, f"{SALE}, announced: 提前一周", ["S106 write `round 2`"]),
    (SALE, f"{SALE}, announced: 2 days before", ["S106 write `round 2 Saturday`"]),
    (SALE, f"{SALE}, announced: true", ["S106 for example `round 4`"]),
    (SALE, 'type: budget, at: round 3, amount: "-40,000.00"', ["S105 write `-¥40000.00`"]),
    (SALE, "type: platform-opens, platform: douyin, at: round 1", ["S345"]),
    ("budget: ¥90k}", "budget: ¥90k, from: round 4 Wednesday}", ["S106 write `round 4`"]),
    # It is over before the rival comes.
    ("budget: ¥90k}", "budget: ¥90k, from: round 4}", ["S345"]),
    # A name that is not there is told, whatever stands behind it.
    ("  members: {floor: 500, target: 800, stretch: 1500, weight: 40%}", "  会员: {weight: 40}",
     ["S105 write `40%`", "S217 did you mean `members`?",
      "S101 add `floor: …` (Up to here the goal gives no points)",
      "S101 add `target: …` (Here it gives 70% of its points)",
      "S101 add `stretch: …` (From here on it gives all of them)"]),
    ("  paid: {unlock: round 2}", "  直播: {enabled: 是}",
     ["S102 write `true`", "S219 did you mean `live`?"]),
    ("platforms:\n", "platforms:\n  B站: {}\n", ["S210 did you mean `bilibili`?"]),
    (SALE, SALE.replace("rival-price", "price-war"), ["S103 did you mean `rival-price`?"]),
    ("occasions: 4}", "occasions: 4, season: {3: +5%}}", ["S035 write `\"3\"`"]),
    ("occasions: 4}", "occasions: 4, season: {2026-03-16: +5%}}", ["S106 write `round 3`"]),
    ("occasions: 4}", "occasions: 4, season: {round 9: +5%}}",
     ["S302 at the latest `round 4`; or make `rounds` larger"]),
    ("occasions: 4}", "occasions: 4, season: {round 2: +5%, 第二周: +9%}}",
     ["S036 the first one is on line 21"]),
    ("  office-worker: {share: 60%}", "  office-worker: 60%", ["S102 write `{share: 60%}`"]),
    ("content: {people: 2}", "content: 2", ["S102 write `{people: 2}`"]),
    ("budget:\n  total: ¥120k\n  per_round: ¥40k", "budget: ¥120k",
     ["S102 write `{total: ¥120k}`", "S101 add `per_round: …` (Most that one week may spend)"]),
    ("objectives: [seeding]", "objectives: seeding seeding",
     ["S102 write `[seeding, seeding]`"]),
    ("tags: [tea, beginner]", "tags: [cold brew, for beginners]", []),  # each is one
    ("tags: [tea, beginner]", "tags: 【tea，beginner】", ["S102 write `[tea, beginner]`"]),
    ("title: {zh: 春茶, en: Spring tea}", "title: {中文: 春茶, en: Spring tea}",
     ["S104 did you mean `zh`?"]),
    ("start: 2026-03-02", "start: 2026-03-02\ncurrency: ¥", ["S103 did you mean `CNY`?"]),
    ("start: 2026-03-02", "start: 2026-03-02\ncurrency: USD", ["S103"]),
    ("  W07: {sale", "  S101: {sale", ["S221 it is an error, which has to be mended"]),
    ("  W07: {sale", "  w7: {sale", ["S114 write `W07`"]),
    ("  campus-qingqing: {}", "  remove: campus-qingqing", ["S207 write `[campus-qingqing]`"]),
    ("  cloud-leaf: {name", "  remove: [cloud]\n  cloud-leaf: {name", ["S206"]),
    ("weight: 40%}", "weight: 40%, window: 第3-4周}",
     ["S106 write `from round 3` or `last 2 weeks`"]),
    ("weight: 40%}", "weight: 30%}", ["S303 add 10%"]),
    ("weight: 40%}", "weight: 40}", ["S105 write `40%`"]),
    ("target: 800, stretch: 1500", "target: 1600, stretch: 1500",
     ["S306 write them so that `floor` < `target` < `stretch`"]),
    ("per_round: ¥40k", "per_round: ¥400k",
     ["S305 write `¥120k` or less, or a larger `total`",
      "S305 write `¥100k` or less, or a larger `total`"]),
    ("  hard: {budget", "  困难: {budget", ["S112 write `hard`"]),
    ("  hard: {budget", "  地狱模式: {budget", ["S112 write `di-yu-mo-shi`"]),
    ("hard: {budget: {total: ¥100k}}", "hard: {events: {sales: {at: round 2}}}",
     ["S223 did you mean `sale`?"]),
]  # fmt: skip


@pytest.mark.parametrize(("good", "wrote", "said"), WISHES, ids=[w for _, w, _ in WISHES])
def test_what_trainers_wrote(good: str, wrote: str, said: list[str]) -> None:
    """It is taken as it is meant, or what is said of it can be pasted."""
    assert SAMPLE.count(good) == 1
    told = {
        " ".join([f.code, *(hint.text.format(**hint.values) for hint in f.hints)])
        for f in found(SAMPLE.replace(good, wrote))
    }
    assert told == set(said)


FIRST = re.compile("{([a-z]+)}")  # what is to be written stands first in these hints
OBEYED = (*TO_WRITE, "did you mean `{meant}`?", "at the latest `{last}`; or make `rounds` larger",
          "write `{total}` or less, or a larger `total`")  # fmt: skip


@pytest.mark.parametrize(("good", "wrote"), [w[:2] for w in WISHES], ids=[w[1] for w in WISHES])
def test_what_is_said_is_right_when_it_is_obeyed(good: str, wrote: str) -> None:
    """The word of a hint, written where the finding stands, mends what was found there."""
    text = SAMPLE.replace(good, wrote)
    left = dict[tuple[str, int], list[set[tuple[str, int]]]]()
    for finding in found(text):
        for hint in (hint for hint in finding.hints if hint.text in OBEYED):
            name = FIRST.search(hint.text)
            assert name
            mended = found(written(text, *span(finding), str(hint.values[name[1]])))
            still = {(f.code, f.line) for f in mended if f.code < "S2" or f.code == finding.code}
            left.setdefault((finding.code, finding.line), []).append(still)
    # Where levels ask for different figures, the one that is right for all of them.
    assert all(any(one not in still for still in all_of) for one, all_of in left.items())


def test_an_event_of_a_wrong_type_is_answered() -> None:
    """A map where the type of an event stands is no reason to end the check."""
    changed = SAMPLE.replace("type: rival-price", "type: {a: 1}")
    assert {f.code for f in found(changed)} == {"S102"}


def test_inherited_shares_are_told_with_their_place() -> None:
    """Where shares make too much, those that come from the pack are named, and may be removed."""
    shop = "{name: 店, share: 100%, commission: 1%, delivery: 2 days, friction: 20%}"
    shares, *_ = found(
        SAMPLE.replace("occasions: 4}", f"occasions: 4}}\n  sold_at: {{my-shop: {shop}}}")
    )
    told = [hint.text.format(**hint.values) for hint in shares.hints]
    assert (shares.code, told[0]) == ("S301", "take away 100%")
    assert told[1].startswith("(`platform-shop` 70%: ")
    assert "cn-consumer/defaults.yaml:" in told[1]
    assert told[-1] == "write `remove: [platform-shop, mini-shop]` there"
    mended = f"sold_at: {{remove: [platform-shop, mini-shop], my-shop: {shop}}}"
    assert found(SAMPLE.replace("occasions: 4}", f"occasions: 4}}\n  {mended}")) == []
    kol, *_ = found(SAMPLE.replace("qingqing: {}", "qingqing: {audience: {office-worker: 50%}}"))
    assert "not in this scenario" in kol.hints[-1].text
