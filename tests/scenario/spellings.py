"""What trainers write for a value, and what it means; and a reader who does as the hints say.

A row is the key, what is written, and every value that it may mean. Nothing may be taken for
something else, and where a hint says what to write, that is one of these. A row without values is
something that nobody can know: then the hint may only show the form.
"""

from __future__ import annotations

import re
from typing import Any

from simgame.findings import Finding, hint
from simgame.quantity.times import format_time
from simgame.scenario import Loaded
from simgame.scenario.loading import load_source

# How each key stands in the sample, and where its value is found in the model.
KEYS: dict[str, tuple[str, str]] = {
    "at": ("at: round 3", "events.sale.at"),
    "change": ("change: -15%", "events.sale.change"),
    "lasts": ("change: -15%", "events.sale.lasts"),
    "start": ("start: 2026-03-02", "start"),
    "per_round": ("per_round: ¥40k", "budget.per_round"),
    "price": ("price: ¥69", "product.price"),
    "return_rate": ("return_rate: 5%", "product.return_rate"),
    "followers": ("followers: 120k", "kols.tea-sister.followers"),
    "posts_per_week": ("fee: ¥12k", "kols.tea-sister.posts_per_week"),
    "rounds": ("rounds: 4", "rounds"),
}
_BEHIND = {"lasts": ", ", "posts_per_week": "\n    "}  # keys that are added behind their anchor

_ROWS = """
at | 第6周, 第六轮, 第 6 週, 第6个星期, 第六星期, week 6, Week6, 6周, 六轮, W6, r6, 第六周起 | round 6
at | 第四周, 第4轮（3月23日）, round four, the fourth week, 4th week, 轮次4, 2026-03-23 | round 4
at | 2026年3月25日, 第四周周三 | round 4 Wednesday
at | 第 4 周周三 10 点, round 4 Wed 10:00 | round 4 Wednesday 10:00
at | 2026/3/9, 3月9日, 第二周, 第2礼拜 | round 2
at | 2026.3.10 | round 2 Tuesday
at | 3 | round 3
at | 第三周的周三 | round 3 Wednesday
at | 第三周星期三上午十点, 第3周 周三10:00, 第三周的周三上午10点, round 3 wednesday 10am, 第三周周三10時 | round 3 Wednesday 10:00
at | 第三周周三晚8点, round 3 Wed 8 pm, 第3周周三20点, 第三周周三晚20点 | round 3 Wednesday 20:00
at | round 3 Wed 12am, round 3 Wednesday | round 3 Wednesday
at | 第三周周三晚12点, round 3 Wed 13 am, round 3 Wed 10:30, 第三周周三后, 2026-03-18 10:00 |
at | 第三週, 第三個星期, 第３週 | round 3
at | 清明 | round 5 Sunday
at | 周六, 月底, 第x周, 0.001%, 0.0001, 12/1, 2026年12月1日 |
start | 9/3/2026, 2026年3月, 2026-3-32, 周一 |
start | 2026年3月9日, 2026/3/9, 2026-3-9, 2026.3.9, March 9 2026, 20260309, 2026年3月9号, 9th March 2026, 2026 03 09, 2026–03–09, 2026-03-09T00:00, 2026-03-09 00:00:00, 2026年3月9日（周一）, 2026-03-09 星期一 | 2026-03-09
change | 降30%, 降价30%, -30%, −30%, 下调30%, 便宜30%, 降了三成, 降约30%, 7折, 打七折, 七折, 30% off, ↓30% | -0.3
change | 减半, 降一半, 五折, 半价, half | -0.5
change | 八五折, 85折, 8.5折, 少15%, minus 15%, down 15% | -0.15
change | 涨20%, 上涨两成, 提高20%, +20%, 加价20%, 增加到120%, 1.2倍, up 20%, 20%涨幅, 涨到120% | 0.2
change | 减到七成, 打骨折 |
change | 翻倍, 涨一倍, 增加1倍, 翻一倍 | 1.0
change | 20%, 20, 0.2 | 0.2, -0.2
change | 1.2x, x1.2, ×1.2, 1.2×, * 1.2, 1.2 times | 0.2
change | 1.4 | 0.4, 0.014
change | 12.5 | 0.125, -0.125
change | 折扣15%, 大幅, 便宜点 |
lasts | 两周, 2周, 2 w, 14天, 两个星期, 两个礼拜, 14 days, two weeks, 约14天, 336小时, 14天内, a fortnight | 14
lasts | 一周半, 1.5周, 10.5天 | 10.5
lasts | 3-5天, 3~5天, 3到5天 | 3, 5
lasts | 48小时, 48小时内, 两天, 2日, 48h | 2
lasts | 一个月, 1 month | 30
lasts | 半个月 | 15
lasts | 三個星期 | 21
lasts | 5 | 5
lasts | 10个工作日, 一季度, 一两天, 2026-03-02, 直到月底 |
per_round | 2.1w, 2.1万, ¥2.1w, 21000元, ¥2.1万元, 2.1万块, 约2.1万元, 两万一千元, 2万1千元, 2万1, CNY 21k, 21k yuan, 21 thousand yuan, ¥21,000, ¥21 000 | 2100000
per_round | ¥12,000,00 | 1200000, 120000000
per_round | ¥4.000 | 400, 400000
per_round | 2萬, 兩萬元, 2萬塊 | 2000000
per_round | 一千二 | 120000
per_round | $2000, 2000 dollars, 2000欧元, 很多, 每月2万元, 500苹果 |
price | 十八元, 18块, 18块钱, ¥18（原价¥24）, 18元/件, 每件18元, 约18元, 18 元, RMB18 | 1800
price | 79-99元, ¥79~99 | 7900, 9900
price | ¥79,00 | 7900, 790000
price | ¥1,50, 1,50 | 150, 15000
price | 七十九块九, ¥79.9, 79块9 | 7990
price | ¥1.500,50 | 150050
return_rate | 三成, 30%, 30 ％, 百分之三十, 约30%, 0.3, 30, 30 percent, 30% | 0.3
return_rate | 三成五, 3成5 | 0.35
return_rate | 三分之一, 1/3 | 0.333
return_rate | 一半, half, 五成 | 0.5
return_rate | 千分之五, 5‰ | 0.005
return_rate | 75,5% | 0.755
return_rate | 1 | 0.01, 1.0
return_rate | 5-8% | 0.05, 0.08
return_rate | 不高, 少量 |
followers | 2000人, 两千, 两千人, 2k, 2千, 2,000, 2 000, 2000粉丝, 约2000, 2000+, 2000多人, 2e3, 0.2万, 2 thousand, 2000 followers, 2’000 | 2000
followers | 320万人, 3.2 million, 3.2m, 320w, 三百二十万 | 3200000
followers | 约1200万, 1200万左右, 1200万粉 | 12000000
followers | 1.000, 5.000人 | 1, 1000, 5, 5000
followers | 1万2, 一万二, 1.2万, 1万2千 | 12000
followers | 12萬, 十二萬人 | 120000
followers | 12,000,00 | 12000, 1200000
followers | 1,50 | 150
followers | 每天400, 400 a day, 不少, 5 6, 5² |
posts_per_week | 每周2次, 两条, 2次, 2条/周, 每星期2条, 2次/周, 每周两篇, "2" | 2
posts_per_week | 每天一条, 隔天一次, 一周2次, 每半个月一次, 日更 |
posts_per_week | 每月2次, 每天1条, 每周20次, 很多 |
rounds | 两个月, 2个月, 两三周, 半年 |
rounds | 8周, 八周, 8轮, 8 weeks, 8.0 | 8
"""  # noqa: E501


def rows() -> list[tuple[str, str, tuple[str, ...]]]:
    """Key, spelling and the values it may have."""
    found = []
    for line in _ROWS.strip().splitlines():
        key, spellings, values = (part.strip() for part in line.split("|"))
        meant = tuple(value for value in values.split(", ") if value)
        found += [(key, one.strip(), meant) for one in re.split(r", (?=\S)", spellings)]
    return found


def written(sample: str, key: str, spelling: str) -> str:
    """The sample with a value spelt so."""
    anchor, _ = KEYS[key]
    assert sample.count(anchor) == 1
    new = f"{key}: {spelling}"
    return sample.replace(anchor, f"{anchor}{_BEHIND[key]}{new}" if key in _BEHIND else new)


def outcomes(sample: str, key: str, spelling: str, lang: str) -> list[str]:
    """The value that is read, or those that are read once each hint is done as it says.

    Nothing where no hint says what to write.
    """
    text = written(sample, key, spelling)
    loaded = load_source(text, "scenario.yaml")
    own = _unread(loaded, key)
    if not own:
        assert loaded.model is not None, loaded.render(lang)
        return [_value(loaded.model, key)]
    (finding,) = own
    return [_value_of(text, finding, key, write) for write in said_to_write(finding, lang)]


def said_to_write(finding: Finding, lang: str) -> list[str]:
    """What the hint of a finding says to write, as a reader of the language sees it."""
    told = hint(finding, lang)
    if re.match(r"for example|例如", told) or not re.search(r"write|quotes|写|引号", told):
        return []
    return re.findall("`([^`]+)`", told)


def _value_of(text: str, finding: Finding, key: str, write: str) -> str:
    place = finding.place
    lines = text.split("\n")
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.column - 1] + write + line[place.end_column - 1 :]
    loaded = load_source("\n".join(lines), "scenario.yaml")
    assert not _unread(loaded, key), (write, loaded.render("en"))
    assert loaded.model is not None
    return _value(loaded.model, key)


def _unread(loaded: Loaded, key: str) -> list[Finding]:
    """The findings that the value of a key cannot be read as it stands."""
    path = tuple(KEYS[key][1].split("."))
    return [f for f in loaded.errors if f.path == path and f.code < "S2"]


def _value(model: Any, key: str) -> str:
    for step in KEYS[key][1].split("."):
        model = model[step] if isinstance(model, dict) else getattr(model, step)
    if key == "at":
        return format_time(model)
    return f"{round(model, 6):g}" if isinstance(model, float) else str(model)
