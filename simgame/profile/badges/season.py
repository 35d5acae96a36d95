"""The badges that one season can earn, in the order in which they are shown."""

from __future__ import annotations

from simgame.locale import N_
from simgame.profile.badges import craft, figures, people, trouble
from simgame.profile.badges.badge import Badge

SEASON = (
    Badge("first-sale", ("首", "1s"), N_("First sale"), N_("somebody bought"), "T13",
          figures.first_sale),
    Badge("forecaster", ("准", "On"), N_("Forecaster"), N_("three forecasts within 2%"), "F10",
          figures.three_hits),
    Badge("oracle", ("卜", "Or"), N_("Oracle"), N_("six forecasts within 2% in one season"),
          "T16", figures.six_hits),
    Badge("all-targets", ("达", "Tg"), N_("All targets"), N_("every goal at its target"), "F10",
          figures.all_targets),
    Badge("thrift", ("省", "Th"), N_("Thrifty"), N_("every target with half of the money"), "F9",
          figures.thrifty),
    Badge("hit", ("爆", "Hi"), N_("A hit"), N_("a channel seen five times as often as usual"),
          "T12", figures.a_hit),
    Badge("seeds", ("种", "Se"), N_("Seeds"), N_("saves that rise three weeks in a row"), "T13",
          figures.rising_saves),
    Badge("linked", ("连", "Ln"), N_("Linked"), N_("orders from four kinds of touchpoints a week"),
          "T24", figures.four_kinds),
    Badge("own-customers", ("私", "Ow"), N_("Own customers"),
          N_("a quarter of a week's orders from members"), "T23", people.own_customers),
    Badge("members", ("会", "Mb"), N_("Full house"), N_("all points for members"), "T8",
          people.full_house),
    Badge("trusted", ("信", "Tr"), N_("Trusted"), N_("two points more trust than at the start"),
          "F12", people.trusted),
    Badge("gentle", ("轻", "Ge"), N_("Gentle"), N_("four weeks of members, at most 8 touches each"),
          "T25", people.gentle),
    Badge("answers", ("答", "An"), N_("At your service"), N_("replies in every week"), "T5",
          people.answers),
    Badge("small-creators", ("小", "Sm"), N_("Small creators"),
          N_("grade B with creators below the top"), "F8", people.small_creators),
    Badge("rhythm", ("律", "Rh"), N_("Rhythm"), N_("one kind of post in every week"), "F4",
          craft.rhythm),
    Badge("soft", ("柔", "So"), N_("Soft voice"), N_("grade C without a hard-selling week"), "T4",
          craft.soft),
    Badge("storyline", ("线", "St"), N_("Storyline"), N_("one theme for four weeks in a row"),
          "T31", craft.storyline),
    Badge("honest-machines", ("智", "AI"), N_("Honest machines"),
          N_("AI content, always reviewed, and grade C"), "T17", craft.honest_machines),
    Badge("curious", ("研", "Cu"), N_("Curious"), N_("four kinds of studies in one season"), "F7",
          craft.curious),
    Badge("clean", ("净", "Cl"), N_("Clean hands"), N_("grade C without a breach"), "F11",
          trouble.clean),
    Badge("calm", ("稳", "Cm"), N_("Calm"), N_("a crisis answered in person, within 6 hours"),
          "F13", trouble.calm),
)  # fmt: skip
