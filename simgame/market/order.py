"""The order of a week and of a day, written down in one place."""

from __future__ import annotations

# On Monday: what is going on, who is online, then people and KOLs set to work, then money is bid.
WEEK = (
    "events",
    "attention",
    "organic_reach",
    "production",
    "kol",
    "paid_auction",
    "content_response",
    "search_seeding",
    "progression",
    "purchase_choice",
    "fulfilment",
    "private_acquisition",
    "touch_fatigue",
)

# Each evening: what went public, what people saw,
# how it reached them, what they did about it, and what came of it.
DAY = (
    "production",
    "organic_reach",
    "kol",
    "paid_auction",
    "touch_fatigue",
    "reach_frequency",
    "ad_response",
    "carry_over",
    "content_response",
    "search_seeding",
    "progression",
    "purchase_choice",
    "fulfilment",
    "private_acquisition",
)
