"""A wrong and a mended example for every code, shown on its page.

Most are one change in `docs/reference/codes/sample.yaml`: what stands there as `good` is written
as `bad` instead, gets this code and no other, and a test holds it to that. A few are about
commands, or about a whole file, and are told in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Example:
    """What is wrong and what is right: text of a scenario, commands, or a file in words."""

    bad: str
    good: str
    kind: Literal["yaml", "console", "file"] = "yaml"


ROUNDS = "rounds: 4"
TITLE = "title: {zh: 春茶, en: Spring tea}\nbrief"
BUDGET = "budget:\n  total: ¥120k\n  per_round: ¥40k"
TOTAL = "total: ¥120k"
FOLLOWERS = "    followers: 120k"
AUDIENCE = "audience: {office-worker: 80%, student: 20%}"
KOL_PLATFORM = "platform: xiaohongshu"
SALE = "sale: {type: rival-price, at: round 3, rival: cloud-leaf, change: -15%}"
MONEY = "net_contribution: {floor: ¥0, target: ¥30k, stretch: ¥80k, weight: 60%}"
MEMBERS = "members: {floor: 500, target: 800, stretch: 1500, weight: 40%}"
TAGS = "tags: [tea, beginner]"
EXTENDS = "extends: cn-consumer@1"
LEVEL = "levels:\n  hard: {budget: {total: ¥100k}}"
STYLE = "style: price-cutter"


def _edit(good: str, bad: str) -> Example:
    return Example(bad, good)


EXAMPLES: dict[str, Example] = {
    "S001": Example("simgame check notes/", "simgame check notes/scenario.yaml", "console"),
    "S002": Example("GBK, GB2312, UTF-16, ANSI", "UTF-8", "file"),
    "S003": Example("1,000,001 bytes", "25,000 bytes", "file"),
    "S004": Example("[1, 1, 1, … 50,001 ×]", "[1, 1, 1]", "file"),
    "S005": Example("[[[[[[[[ … 41 ×", "[[1]]", "file"),
    "S006": _edit(ROUNDS, "rounds: 4\u200b"),
    "S007": Example("# only a comment", "format: 1", "file"),
    "S008": Example("- spring-tea", "id: spring-tea", "file"),
    "S009": Example("50,001 lines", "300 lines", "file"),
    "S010": _edit(ROUNDS, "rounds 4"),
    "S011": _edit(BUDGET, "budget:\n\ttotal: ¥120k\n\tper_round: ¥40k"),
    "S012": _edit(ROUNDS, "rounds：4"),
    "S013": _edit(ROUNDS, "rounds:4"),
    "S014": _edit(
        "title: {zh: 春茶, en: Spring tea}",
        "title: Tea: the launch",
    ),
    "S015": _edit(BUDGET, "budget:\n\u3000total: ¥120k\n\u3000per_round: ¥40k"),
    "S016": _edit(TAGS, "tags: [@tea, beginner]"),
    "S017": _edit("title: {zh: 春茶, en: Spring tea}", "title: 新品 #春茶#"),
    "S018": _edit("budget: {total: ¥100k}", "budget: {total: ¥100,000}"),
    "S019": _edit("title: {zh: 春茶, en: Spring tea}", 'title: "Spring tea'),
    "S020": _edit(TAGS, "tags: [tea, beginner"),
    "S021": _edit(BUDGET, "budget:\n  total: ¥120k\n   per_round: ¥40k"),
    "S022": _edit("title: {zh: 春茶, en: Spring tea}", "title: {zh: 春茶, en: 'Mia's tea'}"),
    "S030": _edit(TAGS, "tags: &words [tea, beginner]"),
    "S031": _edit(TAGS, "tags: [tea, *beginner]"),
    "S032": _edit(ROUNDS, "rounds: !int 4"),
    "S033": _edit("lessons:\n  notes:", "---\nlessons:\n  notes:"),
    "S034": _edit(TAGS, TAGS + "\n<<: {rounds: 4}"),
    "S035": _edit("    courses: [T13]", "    courses: [T13]\n    8: March"),
    "S036": _edit(ROUNDS, "rounds: 4\nrounds: 8"),
    "S037": Example("simgame check season.jsonl", "simgame replay season.jsonl", "console"),
    "S101": _edit("hard: {budget: {total: ¥100k}}", "hard: {events: {rain: {type: attention}}}"),
    "S102": _edit(ROUNDS, 'rounds: "4"'),
    "S103": _edit("price_sensitivity: high", "price_sensitivity: hihg"),
    "S104": _edit("  per_round: ¥40k", "  per_round: ¥40k\n  per_week: ¥40k"),
    "S105": _edit("price: ¥69", "price: 69"),
    "S106": _edit("hours: 10 hours", "hours: 10 moons"),
    "S107": _edit(ROUNDS, "rounds: 99"),
    "S108": _edit("change: -15%", "change: 15%"),
    "S109": _edit("goods_cost: ¥24", "goods_cost: ¥24.5055"),
    "S110": _edit(FOLLOWERS, "    followers: ¥120k"),
    "S111": _edit("goods_cost: ¥24", "goods_cost: -¥24"),
    "S112": _edit("tea-sister:", "茶妹:"),
    "S113": _edit("start: 2026-03-02", "start: 3月2日"),
    "S114": _edit("courses: [T13]", "courses: [t13]"),
    "S115": _edit(
        "personas:\n  office-worker: {share: 60%}\n  student: "
        "{share: 40%, price_sensitivity: high}",
        "personas: {}",
    ),
    "S116": _edit(TITLE, 'title: ""\nbrief'),
    "S117": _edit("format: 1", "format: 2"),
    "S118": _edit(FOLLOWERS, "    followers: 1.200"),
    "S119": Example("…", "…", "file"),
    "S120": Example("301 ×", "0 ×", "file"),
    "S201": Example("simgame check tea-lanch", "simgame check tea-launch", "console"),
    "S202": _edit(EXTENDS, "extends: cn-consumers@1"),
    "S203": _edit(EXTENDS, "extends: cn-consumer@7"),
    "S204": _edit(EXTENDS, "extends: cn-consumer"),
    "S205": Example(
        "simgame check tutorial --level hrad", "simgame check tutorial --level hard", "console"
    ),
    "S206": _edit(LEVEL, "levels:\n  hard: {kols: {remove: [tea-brother]}}"),
    "S207": _edit(LEVEL, "levels:\n  hard: {kols: {remove: tea-sister}}"),
    "S208": _edit(LEVEL, "levels:\n  hard: {id: other}"),
    "S210": _edit(KOL_PLATFORM, "platform: 小红书"),
    "S211": _edit(AUDIENCE, "audience: {officeworker: 80%, student: 20%}"),
    "S212": _edit("content_type: picture-text", "content_type: 图文"),
    "S213": _edit("  campus-qingqing: {}", "  campus-qing: {}"),
    "S214": _edit("members: {wecom: 200}", "members: {we-com: 200}"),
    "S215": _edit(SALE, SALE.replace("cloud-leaf", "云叶")),
    "S216": _edit(STYLE, "style: cheap"),
    "S217": _edit("forecast: [orders, saves]", "forecast: [orders, saved]"),
    "S218": _edit("objective: seeding", "objective: sedding"),
    "S219": _edit("  paid: {unlock: round 2}", "  payed: {unlock: round 2}"),
    "S220": _edit(LEVEL, LEVEL + "\nseats:\n  cloud-leaf: {name: 云叶}"),
    "S221": _edit("accept:\n  W07:", "accept:\n  S301:"),
    "S228": _edit("accept:\n  W07: {sale: ", "accept:\n  W07: {sail: "),
    "S222": _edit("courses: [T13]", "courses: [T40]"),
    "S301": _edit("office-worker: {share: 60%}", "office-worker: {share: 50%}"),
    "S302": _edit("paid: {unlock: round 2}", "paid: {unlock: round 6}"),
    "S303": _edit(MEMBERS, MEMBERS.replace("40%", "30%")),
    "S304": _edit("  per_round: ¥40k", "  per_round: ¥20k"),
    "S305": _edit("  per_round: ¥40k", "  per_round: ¥400k"),
    "S306": _edit(MEMBERS, MEMBERS.replace("target: 800", "target: 1600")),
    "S307": _edit(
        f"{MONEY}\n  {MEMBERS}", f"{MONEY.replace('60%', '10%')}\n  {MEMBERS.replace('40%', '90%')}"
    ),
    "S308": _edit("  per_round: ¥40k", "  per_round: ¥40"),
    "S309": _edit("objectives: [seeding]", "objectives: [seeding, rhythm]"),
    "S310": _edit("goods_cost: ¥24", "goods_cost: ¥84"),
    "S311": _edit(TITLE, "title: {zh: 春茶}\nbrief"),
    "S312": _edit("  campus-qingqing: {}", "  office-survival: {}"),
    "S313": _edit("  campus-qingqing: {}", "  county-kitchen: {}"),
    "S316": _edit(MEMBERS, MEMBERS.replace("stretch: 1500", "stretch: 900k")),
    "S121": _edit(TAGS, "tags: [tea，beginner]"),
    "S223": _edit(LEVEL, "levels:\n  hard: {events: {sales: {at: round 2}}}"),
    "S336": _edit("start: 2026-03-02", "start: 2026-03-04"),
    "S226": _edit(
        "  wecom: {}", "  wecom: {}\n  shop-group: {like: wecomm, name: {zh: 门店群, en: Shop}}"
    ),
    "S227": _edit("student: {share: 40%,", "student: {like: student, share: 40%,"),
    "S317": _edit("members: {wecom: 200}", "members: {wecom: 2k}"),
    "S318": _edit(SALE, SALE.replace("-15%", "+0%")),
    "S319": _edit("  2026-03-14:", "  2026-12-24:"),
    "S320": _edit(
        "  short-video: {hours: 10 hours}", "  short-video: {hours: 10 hours}\n  comic: {}"
    ),
    "S321": _edit("paid: {unlock: round 2}", "paid: {enabled: false, unlock: round 2}"),
    "S322": _edit("content: {people: 2}", "content: {people: 0}"),
    "S324": _edit("aware: 2%}", "aware: 2%, customers: 1%}"),
    "S325": _edit("aware: 2%}", "aware: 80%, appeal: 30%}"),
    "S326": _edit("followers: {douyin: 3k}", "followers: {douyin: 5M}"),
    "S327": _edit("price: ¥69", "price: ¥10M"),
    "S328": _edit("en: Sell spring tea in four weeks.", 'en: "Sell tea for <budgt.total>."'),
    "S329": _edit("四周卖春茶。", "四周、12 万元卖春茶。"),
    "S344": _edit(SALE, SALE.replace("at: round 3, ", "")),
    "S345": _edit(SALE, SALE.replace("round 3,", "round 3, announced: round 4,")),
    "S346": _edit(
        "members: {floor: 500, target: 800, stretch: 1500, weight: 40%}",
        "spend: {floor: ¥90k, target: ¥60k, stretch: ¥30k, weight: 40%}",
    ),
    "S347": _edit(
        SALE,
        "sale: {type: question, at: round 3, text: {zh: 砍哪块？, en: What would you cut?}, "
        "choices: {ads: {zh: 广告, en: Ads}, kols: {zh: 达人, en: KOLs}}, right: ad}",
    ),
    "S348": _edit("name: {zh: 茶妹, en: Tea Sister}", "name: {zh: 校园青青, en: Tea Sister}"),
    "S350": _edit(LEVEL, LEVEL.replace("¥100k", "¥140k")),
    "S349": _edit(SALE, SALE.replace("round 3,", "round 3, lasts: 3 weeks,")),
    "S343": _edit(SALE, "sale: {type: crisis, at: round 3, when: {metric: trust}, change: -15%}"),
    "S323": _edit(TAGS, "tags: [tea, tea]"),
    "W01": Example("orders: {floor: 0, …}", "orders: {floor: 600, …}", "file"),
    "W02": Example("saves: {target: 20, …}", "saves: {target: 8k, …}", "file"),
    "W03": Example("members: {target: 90k, …}", "members: {target: 900, …}", "file"),
    "W04": Example("saves: {stretch: 3k, …}", "saves: {stretch: 15k, …}", "file"),
    "W05": Example("hard: {budget: {total: ¥119k}}", "hard: {budget: {total: ¥90k}}", "file"),
    "W06": Example("{metric: trust, below: 1%}", "{metric: trust, below: 45%}", "file"),
    "W07": Example("change: -1%, lasts: 1 day", "change: -15%, lasts: 14 days", "file"),
    "W08": Example("fee: ¥38k", "fee: ¥4k", "file"),
    "W09": Example("cost_per_1000: ¥3", "cost_per_1000: ¥40", "file"),
    "W10": Example("change: -1%", "change: -20%", "file"),
    "W11": Example("total: ¥400k", "total: ¥200k", "file"),
    "W12": Example("content: {people: 1, …}", "content: {people: 3, …}", "file"),
    "W13": Example("people: 1000", "people: 4M", "file"),
    "W14": Example("goals: {orders: …}", "goals: {orders: …, members: …, trust: …}", "file"),
}
