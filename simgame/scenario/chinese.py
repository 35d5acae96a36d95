"""What trainers write in Chinese for the fixed words of the schema.

Only for hints: a file is written with the schema's own words, which editors offer.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

_WORDS = """
high 高 强 大
medium 中 中等 一般
low 低 弱 小
head 头部 大V
mid 腰部
tail 尾部 小博主
koc 素人
lively 活泼 轻松 有趣 年轻
refined 精致 高级 雅致 高端
newsy 新闻 资讯 热点 时事
trusted 可信 专业 权威 正式 稳重
folksy 接地气 亲民 朴实 市井
geeky 极客 硬核 科技感
beauty 美妆 彩妆 护肤 化妆品 个护
car 汽车 车
education 教育 培训 知识付费
fashion 服装 服饰 时尚 鞋服
finance 金融 理财 保险 银行
food 食品 餐饮 饮料 茶饮 咖啡 零食 茶 烘焙
game 游戏 动漫
general 通用 其他 综合 日用品 日化
liquor 酒 白酒 酒类 啤酒
takeaway 外卖 团购
tech 科技 数码 电子 家电
china 中国 国内 境内
abroad 国外 海外 境外
content 内容 编辑
media 媒介 投放 广告投放
community 社群 客服 运营
paid 投放 广告 买量
kol 达人 博主
private 私域 社群
awareness 曝光 知名度 品牌
seeding 种草
conversion 转化 成交
attention 注意力 时长 假期
traffic-price 流量价格 流量涨价 广告涨价
newcomer-platform 新平台
hot-topic 热点 热点话题
rival-price 对手降价 竞品降价 竞品价格 价格战
crisis 危机 舆情
fault 故障 质量问题 真问题
rumour 谣言 传言
trifle 小事
apologise-fast 道歉 快速道歉 马上道歉
third-party-test 第三方检测 送检
stay-silent 沉默 不回应
try_on 试用 试妆 试穿 虚拟试用 虚拟试妆 虚拟试穿
avatar 虚拟人 数字人 虚拟形象
ar_guide 导购 AR导购
virtual_world 虚拟世界 元宇宙
members 会员 会员数 社群成员 私域成员
followers 粉丝 粉丝数 关注
orders 订单 订单数 单量 销量
new_customers 新客 新客数 新顾客
net_contribution 利润 净利 净利润 盈利
gmv 销售额 成交额 成交
net_revenue 收入 净收入 营收
brand_awareness 知名度 认知度
trust 信任 信任度
sentiment 口碑 舆情
impressions 曝光 曝光量
clicks 点击 点击量
saves 收藏 收藏量
price.coupon_depth 优惠券 优惠 折扣 满减
price 价格 定价
live 直播
interaction 互动 评论
co_creation 共创
service 客服
team 团队 招人
tools 工具
innovation 创新 新技术
research 调研 研究
compliance 合规 法务
forecast 预测 预期
price-cutter 低价 价格战 低价派 降价
content-house 内容 内容派
kol-heavy 达人 达人派
follower 跟随 跟风
"""


@lru_cache(maxsize=1)
def _meant() -> dict[str, list[str]]:
    """The words of the schema by the Chinese for them."""
    found: dict[str, list[str]] = {}
    for english, *chinese in map(str.split, _WORDS.strip().splitlines()):
        for word in chinese:
            found.setdefault(word.casefold(), []).append(english)
    return found


def in_schema(word: str, known: Collection[str]) -> str:
    """Which of the `known` words of the schema a Chinese word means, or an empty text."""
    found = _meant().get(word.strip().casefold(), ())
    return next((meant for meant in found if meant in known), "")
