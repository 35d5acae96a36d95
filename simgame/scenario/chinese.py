"""What trainers write for the fixed words of the schema: in Chinese, or in other English words.

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
attention 注意力 时长 假期 上网时间
demand 需求 旺季 淡季 放假 大促 节日
supply 缺货 断货 停产 停工 供货 供应 库存
budget 砍预算 加预算 追加预算
law 法规 规定 新规 新规定 政策 法律 禁令
message 消息 留言 来信 写信 信 通知
question 提问 问题 问答 测验 小测 汇报
platform-outage 平台瘫痪 瘫痪 宕机 崩溃 平台故障
platform-opens 平台上线 平台开放 上线
platform-rule 平台规则 平台改规则 改规则 规则
platform-shift 换平台 人换平台 迁移 转移
kol 达人出事 塌房 翻车
scandal 出事 丑闻 翻车 塌房
leave 请假 停更 休假
lost 丢单 流失 取消 不卖
late 延期 延迟 晚发 晚到 补发 预售 等货
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
any 任意 不限
none 没有 无
standing 预设应对 预案
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
title 标题 题目
brief 简介 任务书 说明 背景
objectives 学习目标 教学目标
tags 标签
currency 货币
start 开始 开始日期 开局日期 日期
calendar 日历 节日
rounds 周数 轮数 回合数
budget 预算 经费
total 总额 总预算 总计
per_round 每周 每周上限 单周上限 每轮
product 产品 商品
goods_cost 成本 货品成本
delivery_cost 配送费 运费 配送成本
return_rate 退货率
quality 质量 品质
category 品类
sold_at 渠道 店铺 销售渠道
opening 开局 初始
levers 操作 决策项 操作项
platforms 平台
personas 人群 画像 用户画像
content_types 内容类型 内容形式
kols 达人 KOL
private_channels 私域 私域渠道
rivals 对手 竞品 竞争对手
rival_styles 对手风格
events 事件
goals 目标 考核目标
lessons 要点 教学点
seats 席位 座位
levels 难度 级别
share 占比 份额 比例
name 名称 名字
platform 平台
style 风格
at 时间 第几周
change 变化 幅度
lasts 持续 持续时间 时长
floor 底线 下限
target 目标值
stretch 挑战 挑战值 上限
weight 权重
fee 报价 费用
tier 级别 层级
audience 粉丝构成 受众
unlock 解锁 开放
enabled 启用 开放
text 文字 内容 正文
type 类型
format 格式
id 编号 标识
extends 素材包 继承
accept 接受 忽略
debrief 讲评 复盘
when 条件 触发条件
repeat 重复
announced 预告 公告 提前通知
amount 金额 数额
people 人数 人口
occasions 购买次数 次数 频次
loyalty_to_habit 忠诚度 习惯
usual_price 通常价格 市场价 平常价
ai_share AI占比
season 淡旺季 季节
about 介绍 描述
cost 费用 花费
hours 工时 小时 小时数
role 岗位 角色
situation 情况 原因 情形
answers 回应 应对
choices 选项 备选
right 正确答案 答案 正确
because 解释 理由 为什么
morning 早上 上午 早晨
noon 中午
afternoon 下午
evening 晚上 傍晚
night 夜里 深夜 凌晨 夜间
window 窗口 哪几周 时间段
half_life 半衰期
fit 契合度 契合 匹配度
content_type 内容类型 内容形式
posts_per_week 每周条数 每周篇数
fake_followers 假粉 虚假粉丝 水军
reliability 靠谱 可靠 靠谱程度
flair 才华 水平
effect 影响 效果
forbids 禁止 禁用
ai_labels AI标识
objective 学习目标 教学目标
courses 课程
judged_by 评判依据 看哪项 按什么评
until 截止 到第几周
from 从 入场 进场 来自 发信人 谁写的 谁问的
aware 知道 了解 认知
appeal 好感 吸引
customers 顾客 买过 老客
usage 使用时间 使用时长 使用
wants 喜好 偏好
online 在线时间 在线
price_sensitivity 价格敏感度 价格敏感 敏感度
imitation 模仿 跟风
novelty 尝新 新鲜感
dislikes_hard_sell 反感硬广
growth 增长
tones 调性喜好
themes 主题 主题喜好
tone 调性 品牌调性
cost_per_1000 千次曝光成本 千次曝光价格
discovery 自然流量 推荐流量
engagement 互动率
click_rate 点击率
save_rate 收藏率
search 搜索 搜索占比
review 审核
fake_traffic 假流量
formats 形式 内容形式
to 去哪 到哪
join_rate 入群率
open_rate 打开率
weekly_exit 退群率
industry 行业
delay 延迟 等几天
rival 对手 竞品
wage 工资 薪水 时薪
commission 佣金 抽成
delivery 送达 配送时间
friction 流失 付款流失
own 自有 自营
stock 库存 存货
daily 每天 每日 日限量
beyond 超出 超卖
roles 岗位
metric 指标
below 低于 小于
above 高于 大于
at_least 至少 不低于
easy 简单 容易 新手 入门
normal 普通 标准 正常
hard 困难 难 高难 高手
expert 专家 地狱
gmv sales turnover
net_contribution profit contribution margin
net_revenue revenue
orders purchases
new_customers customers
brand_awareness awareness
followers fans
supply shortage sold-out out-of-stock stock-out
demand holiday holidays
message note letter mentor news
question quiz report
law ban regulation
budget budget-cut
rival-price price-war price-cut
crisis rumour rumor
kol scandal creator
late delayed delay later 晚
lost cancelled canceled gone 取消
abroad europe global overseas
china domestic
zh 中文 汉语 汉字 cn chinese
en 英文 英语 english
bilibili B站 小破站
xiaohongshu 小红薯 RED
douyin TikTok
channels 视频号
moments 朋友圈
wecom 企微
CNY RMB 人民币 元 ¥ ￥ yuan
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
    """Which of the `known` words of the schema such a word means, or an empty text."""
    found = _meant().get(word.strip().casefold(), ())
    return next((meant for meant in found if meant in known), "")
