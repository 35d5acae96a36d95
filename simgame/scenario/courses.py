"""The rows of the two courses that lessons refer to, *Foundations* (F) and *Trends* (T).

A row's sentence says what it teaches; where each lives in the game stands in docs/curriculum.md.
"""

from __future__ import annotations

import re

from simgame.plan.text import Text

_ROWS = """
F1 | 每个平台各有所长：新闻与活动、服务，或展示产品。 | Each platform is good for something: news and events, service, or showing a product.
F2 | 去目标人群所在的地方，也去调性与品牌相合的地方。 | Go where the people are, and where the tone suits the brand.
F3 | 图文、视频、直播各有用处；内容必须给人一点东西。 | Pictures, video and live each have their use; content must give people something.
F4 | 稳定的节奏、合适的时段，以及节日日历。 | A steady rhythm, the right hour, and the calendar.
F5 | 回应用户，倾听用户。 | Answer people and listen to them.
F6 | 看哪些内容有人读、有人喜欢，然后改进。 | Watch what is read and liked, and improve.
F7 | 了解人群：行为、调研、外部数据。 | Know the people: behaviour, surveys, outside data.
F8 | 精准营销：推荐、社群、有粉丝的人。 | Precise marketing: recommending, communities, people with followers.
F9 | 用点击、转化、曝光衡量，也听人们怎么说。 | Judge by clicks, conversion and exposure, and by what people say.
F10 | 选指标、收集、清洗、描述、推断、决策。 | Choose figures, collect, clean, describe, infer, decide.
F11 | 法律：许可、安全，数据够用即止。 | Law: permits, security, data only as far as needed.
F12 | 说真话，尊重隐私，不放任辱骂。 | Be truthful, respect privacy, do not let abuse stand.
F13 | 知道风险，事先预防，备好当天的预案。 | Know the risks, prevent, and have a plan for the day.
F14 | 团队需要目标、规则和互相沟通。 | A team needs goals, rules and words with each other.
F15 | 销售搬进平台，平台彼此打通。 | Selling moves into the platforms; platforms connect.
F16 | 用户数以十亿计，亚洲和非洲在增长。 | Users in the billions, growing in Asia and Africa.
F17 | 大平台激烈竞争，新平台迅速崛起。 | Big platforms compete hard, newcomers rise fast.
F18 | 推荐机制奖励好内容，压低虚假宣传；安全赢得信任。 | Recommendation rewards good content; false claims are held down; safety earns trust.
T1 | 数十亿人每天上网几个小时。 | People spend hours a day online, in their billions.
T2 | 短视频仍在增长；虚拟世界拉得来人，留不住人。 | Short video still grows; virtual worlds win users and keep few.
T3 | 短视频广告一百人里约三人点击。 | A short-video ad is clicked by about three in a hundred.
T4 | 愿意看品牌内容的人越来越少。 | Fewer people accept branded content.
T5 | 商家账号的互动率低；回复有帮助。 | Engagement with business accounts is low; answering helps.
T6 | 硬广越来越不划算；让用户共创更值。 | Hard selling pays less and less; letting users create pays better.
T7 | 内容先测试，并提早告诉执行的人。 | Test content first, and let those who carry it out know early.
T8 | 流量会用完，联系会留下。 | Traffic is used up, contacts stay.
T9 | 所有系统里，一个人只有一份档案。 | One profile of a person across all systems.
T10 | 人们来得勤、停得短，还会来回切换。 | People come often and briefly, and switch.
T11 | 年轻人用 AI 创作；规则还模糊。 | The young make things with AI; the rules are vague.
T12 | 几秒钟定胜负，而且越来越少。 | Seconds decide, and there are fewer of them.
T13 | 人们收藏的东西，几天后会去搜。 | What people save they look up days later.
T14 | 社群带社群，但有限度。 | Groups bring groups, up to a point.
T15 | 年轻人要短视频和好玩，中年人要有用。 | The young want short video and play, the middle-aged use.
T16 | 洞察四步：收集、建模、模拟、验证。 | Insight in four steps: collect, model, simulate, verify.
T17 | AI 多半对，有时不对。 | AI is mostly right, and sometimes not.
T18 | 机器答得快，回头的人少。 | A machine answers quickly; people come back less.
T19 | 试穿试用做晚了会丢份额。 | Coming late with try-on costs share.
T20 | 人人都用 AI，内容都一个样；创意稀缺。 | AI is in every tool, so everything looks alike; ideas are scarce.
T21 | 模型大致能预见爆款，也能发现作弊。 | Models foresee hits mostly; they find fraud.
T22 | 重复的交给机器，要用心的交给人。 | Machines for what repeats, people for what must be felt.
T23 | 公域流量越来越贵，自己的顾客贡献更多。 | Public traffic gets dearer; own customers earn more.
T24 | 打通的触点，据称收益远大于各自之和。 | Linked touchpoints earn far more than their sum, as reported.
T25 | 私域做得不好会赶走买家。 | Private traffic run badly loses buyers.
T26 | 触点的先后有讲究：看见、收藏、购买、留下。 | The order of touchpoints matters: see, save, buy, stay.
T27 | 按人们与品牌的关系写给他们。 | Write to people by where they stand with you.
T28 | 机器的感情让人觉得假。 | A machine's feelings feel fake.
T29 | 为 AI 定规矩，一起创作，有所主张。 | Set standards for AI, create together, stand for something.
T30 | 虚拟主播、分身、试穿和虚拟世界，值不值看行业。 | Virtual hosts, avatars, try-on and worlds pay off by trade.
T31 | 讲从哪里来、到哪里去，从痛点到解法。 | Tell where you come from and where you go; from pain to solution.
T32 | 市场上大多数人都在用 AI 工具。 | Most of the market uses AI tools.
T33 | 人要懂工具、懂用户，也懂平台怎样配合。 | People must know tools, users, and how platforms fit together.
T34 | 工具先试再买。 | Try a tool before buying it.
T35 | 看得更早，一次发到各处。 | See sooner, and publish everywhere at once.
T36 | 人的本事让 AI 更好用。 | Skill makes AI better.
T37 | 数据要整理好才有用。 | Data must be kept in order to be of use.
T38 | 公域转化差，私域转化好。 | Public traffic converts badly, private well.
T39 | 深入的更值：试用、提问、一起创作。 | What goes deep is worth more: trials, questions, making things together.
"""  # noqa: E501


def _row(line: str) -> tuple[str, Text]:
    name, zh, en = line.split(" | ")
    return name, Text(zh=zh, en=en)


COURSE_ROWS: dict[str, Text] = dict(map(_row, _ROWS.strip().splitlines()))
"""What each row teaches, by its name."""


def nearest_row(name: str) -> str:
    """The row that a name of the right form comes closest to: the last of its course."""
    return [row for row in COURSE_ROWS if row[0] == name[0]][-1]


def as_row(word: str) -> str:
    """The row that a word such as `t-13` or `T013` means, or an empty text."""
    match = re.fullmatch(r"\W*([FTft])\W*0*([1-9][0-9]?)\W*", word)
    name = f"{match[1].upper()}{match[2]}" if match else ""
    return name if name in COURSE_ROWS else ""
