"""The words of levers that take one of a fixed list of values.

A test holds that every choice of every lever is here.
"""

from __future__ import annotations

from simgame.locale import N_

CHOICES = {
    # Slots of the day
    "morning": N_("morning"),
    "noon": N_("noon"),
    "evening": N_("evening"),
    "night": N_("late night"),
    # Themes of the brand's story
    "none": N_("no theme"),
    "origin": N_("origin"),
    "growth": N_("growing up"),
    "future": N_("the future"),
    "values": N_("values"),
    "pain-to-solution": N_("from pain to solution"),
    # Length, spread
    "short": N_("short"),
    "standard": N_("standard"),
    "long": N_("long"),
    "even": N_("evenly"),
    "burst": N_("in a burst"),
    # Ads
    "awareness": N_("awareness"),
    "seeding": N_("seeding"),
    "conversion": N_("conversion"),
    "everyone": N_("everyone"),
    "asked": N_("those who asked"),
    "members": N_("members"),
    # Private traffic
    "parcel": N_("parcel card"),
    "post": N_("posts"),
    "kol": N_("KOLs"),
    "everywhere": N_("everywhere"),
    # Live
    "staff": N_("staff"),
    "virtual": N_("virtual host"),
    # Compliance
    "basic": N_("basic consent"),
    "explicit": N_("explicit consent"),
    # Standing orders, and answers to prompts
    "accept": N_("accept"),
    "small-rise": N_("accept a small rise"),
    "decline": N_("decline"),
    "apologise-fast": N_("apologise at once"),
    "third-party-test": N_("have it tested by a third party"),
    "stay-silent": N_("stay silent"),
    "cut-ties": N_("cut ties"),
    "stand-by": N_("stand by them"),
}
