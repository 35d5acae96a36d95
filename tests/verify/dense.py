"""A scenario of 1,000 lines that each hold as much as a line can: what a big course would write.

Every key is in use and every entry is different; it extends the pack, has two levels, and is
without findings. `python -m tests.verify.dense > scenario.yaml` writes it.
"""

from __future__ import annotations

from itertools import cycle, islice

LINES = 1_000

HEAD = """\
format: 1
id: dense
extends: cn-consumer@1
title: {zh: 一千行, en: A thousand lines}
brief: {zh: 八周里什么都有一点。, en: A little of everything in eight weeks.}
objectives: [seeding, rhythm, platform-fit]
tags: [big, test]
start: 2026-03-02
rounds: 8
budget: {total: ¥400k, per_round: ¥80k}
product:
  name: {zh: 冷泡茶, en: Cold-brew tea}
  price: ¥69
  goods_cost: ¥24
  category: {people: 12M, occasions: 4, loyalty_to_habit: medium}
opening: {followers: {douyin: 3k, xiaohongshu: 2k}, members: {wecom: 20}, aware: 2%, trust: 50%}
levers: {kol: {unlock: round 2}, private: {unlock: round 3}}
platforms: {xiaohongshu: {}, douyin: {cost_per_1000: ¥38}, weibo: {}, channels: {}}
personas: {office-worker: {share: 60%}, student: {share: 40%, price_sensitivity: high}}
content_types: {picture-text: {}, short-video: {hours: 9 hours}}
private_channels: {wecom: {}, wechat-group: {}}
goals:
  net_contribution: {floor: ¥0, target: ¥150k, stretch: ¥300k, weight: 60%}
  members: {floor: 500, target: 3k, stretch: 5k, weight: 40%}
forecast: [orders, saves]
"""

PLATFORMS = ("douyin", "xiaohongshu", "weibo", "channels")
OBJECTIVES = ("seeding", "rhythm", "platform-fit")
EVENTS = (
    "name: {{zh: 降价 {n}, en: Sale {n}}}, type: rival-price, at: round {at}, rival: rival-{r}",
    "name: {{zh: 涨价 {n}, en: Dear {n}}}, type: traffic-price, at: round {at}, platform: {where}",
    "name: {{zh: 节日 {n}, en: Feast {n}}}, type: attention, at: 第 {at} 轮, platform: {where}",
)


def dense(lines: int = LINES) -> str:
    """The text of the scenario, exactly so many lines long."""
    rivals = [_rival(n) for n in range(40)]
    events = [_event(n) for n in range(160)]
    lessons = [_lesson(n) for n in range(240)]
    offers = [_offer(n) for n in range(30)]
    levels = [f"    kol-{n}: {{fee: ¥{9 + n % 7}k, fit: {60 + n % 30}%}}" for n in range(60)]
    parts = [
        *("rivals:", *rivals, "events:", *events, "lessons:", *lessons),
        *("research:", *offers, "tools:", *_tools()),
        *("levels:", "  hard:", "    budget: {total: ¥320k, per_round: ¥64k}", "    kols:"),
        *(f"  {line}" for line in levels),
        "kols:",
    ]
    head = HEAD.splitlines()
    left = lines - len(head) - len(parts)
    return "\n".join([*head, *parts, *(_kol(n) for n in range(left))]) + "\n"


def _kol(n: int) -> str:
    first = 20 + n % 60
    return (
        f"  kol-{n}: {{name: {{zh: 达人 {n} 号, en: Creator {n}}}, platform: {PLATFORMS[n % 4]},"
        f" tier: {('mid', 'tail', 'koc')[n % 3]}, followers: {20 + n}k, fee: ¥{3 + n % 20}k,"
        f" audience: {{office-worker: {first}%, student: {100 - first}%}},"
        f" content_type: {('picture-text', 'short-video')[n % 2]}, fit: {50 + n % 40}%}}"
    )


def _rival(n: int) -> str:
    return (
        f"  rival-{n}: {{name: {{zh: 对手 {n}, en: Rival {n}}}, style: price-cutter,"
        f" budget: ¥{90 + n}k, price: ¥{55 + n % 20}, quality: {60 + n % 20}%,"
        f" opening: {{aware: 6%, appeal: 1.5%, followers: {{douyin: {10 + n}k, weibo: 5k}}}}}}"
    )


def _event(n: int) -> str:
    text = EVENTS[n % 3].format(n=n, at=1 + n % 8, r=n % 40, where=PLATFORMS[n % 4])
    return (
        f"  event-{n}: {{{text}, change: {'-' if n % 3 == 0 else '+'}{5 + n % 25}%, lasts: 2 周}}"
    )


def _lesson(n: int) -> str:
    course = next(islice(cycle(("F1", "T13", "T4", "F8")), n % 4, None))
    return (
        f"  lesson-{n}: {{objective: {OBJECTIVES[n % 3]}, courses: [{course}, T{20 + n % 10}],"
        f' text: {{zh: "第 {n} 课：先看，再动手。", en: "Lesson {n}: look first, then act."}}}}'
    )


def _offer(n: int) -> str:
    return (
        f"  study-{n}: {{name: {{zh: 调研 {n}, en: Study {n}}}, price: ¥{1 + n}k, delay: 3 days}}"
    )


def _tools() -> list[str]:
    return [
        f"  tool-{n}: {{name: {{zh: 工具 {n}, en: Tool {n}}}, price: ¥{100 + n}}}"
        for n in range(30)
    ]


if __name__ == "__main__":
    print(dense(), end="")
