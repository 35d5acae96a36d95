"""The order of a week and of a day, written down in one place."""

from __future__ import annotations

# On Monday: what is going on, who is online, what has to be paid and staffed, then people and KOLs
# set to work, then messages and advertising are paid for. The hours of the week then pass for staff
# and KOLs.
START = (
    "events",
    "hot_topics",
    "platform_users",
    "attention",
    "team",
    "overhead",
    "compliance",
    "shortcuts",
    "crisis",
    "research",
    "sentiment",
    "targeting",
    "innovation",
    "where_to_sell",
    "coupons",
    "recommender",
    "group_buy",
    "interaction",
    "wear_out",
    "co_creation",
    "loyalty",
    "member_tiers",
    "group_rules",
    "service_desk",
    "organic_reach",
    "pre_test",
    "production",
    "kol_exclusivity",
    "kol_audit",
    "rush",
    "kol",
    "touch_fatigue",
    "paid_auction",
)

# What the seven days put before people: what is seen, how it reaches them, what they do with it.
SHOW = (
    "production",
    "organic_reach",
    "rush",
    "kol",
    "theme_memory",
    "ai_content",
    "tailoring",
    "hot_topics",
    "recommendation_pools",
    "boost",
    "sharing_cascade",
    "post_life",
    "touch_fatigue",
    "paid_auction",
    "fraud",
    "livestream",
    "group_buy",
    "fission",
    "targeting",
    "wear_out",
    "carry_over",
    "reach_frequency",
    "ad_response",
    "content_response",
    "search_seeding",
    "search_ads",
    "sentiment",
    "innovation",
    "progression",
    "purchase_choice",
    "repurchase",
)

# Day by day people then move (see moves.py). On Sunday: what came of the orders and of those who
# were invited.
END = (
    "carry_over",
    "targeting",
    "interaction",
    "coupons",
    "livestream",
    "group_buy",
    "fulfilment",
    "private_acquisition",
    "touch_fatigue",
    "fission",
    "where_to_sell",
    "repurchase",
    "kol_exclusivity",
    "team",
    "compliance",
    "shortcuts",
    "security",
    "sentiment",
    "research",
    "service_desk",
)

HOOKS = {"start_week": START, "show": SHOW, "end_week": END}
