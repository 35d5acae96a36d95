"""Wxx: the scenario is in order, but playing it shows what a trainer may not have meant."""

from __future__ import annotations

from simgame.findings.codes.code import Code, Severity
from simgame.locale import N_

_PLAYED: Severity = "warning"

PLAYING = (
    Code(
        "W01",
        N_("the goal `{name}` is paid for doing nothing: {share} of its points"),
        N_("Nobody should earn points by leaving everything alone."),
        _PLAYED,
    ),
    Code(
        "W02",
        N_("a careless player reaches the goal `{name}` in {share} of the seasons: too easy"),
        N_("Whoever moves levers at random reaches it; it takes no plan."),
        _PLAYED,
    ),
    Code(
        "W03",
        N_("even the best player reaches the goal `{name}` in only {share} of the seasons"),
        N_("A goal that nobody reaches teaches nobody. The play-test tries what would help."),
        _PLAYED,
    ),
    Code(
        "W04",
        N_("the goal `{name}` is capped: {count} players reach its stretch nearly always"),
        N_("From there on better play earns nothing, and good plans look alike."),
        _PLAYED,
    ),
    Code(
        "W05",
        N_("the levels `{other}` and `{name}` are {points} points apart: nobody will notice"),
        N_("The same players score nearly the same at both."),
        _PLAYED,
    ),
    Code(
        "W06",
        N_("the event `{name}` never came in {count} seasons"),
        N_("Its condition was not true once, whoever played."),
        _PLAYED,
    ),
    Code(
        "W07",
        N_("the event `{name}` changes nothing: scores are the same without it"),
        N_("It was taken out of the same seasons, with the best plan and with an even split."),
        _PLAYED,
    ),
    Code(
        "W08",
        N_("nobody gains from `{name}`: leaving it alone costs no points"),
        N_("Tried with the best plan, and with a player who uses every lever."),
        _PLAYED,
    ),
    Code(
        "W09",
        N_("`{name}` alone scores {points}: no mix beats it clearly"),
        N_("All-in on one thing is within 5% of the best plan, so there is nothing to weigh up."),
        _PLAYED,
    ),
    Code(
        "W10",
        N_("how the crisis `{name}` is answered makes no difference"),
        N_("Every answer was the standing order in the same seasons."),
        _PLAYED,
    ),
    Code(
        "W11",
        N_("the best player leaves {share} of the money"),
        N_("Money that nobody wants to spend is no choice."),
        _PLAYED,
    ),
    Code(
        "W12",
        N_("in {share} of the weeks the best player's staff cannot keep up"),
        N_("Work waits for more than a quarter of a week's hours; then hours decide, not plans."),
        _PLAYED,
    ),
    Code(
        "W13",
        N_("luck decides: only {share} of what tells scores apart is the player's doing"),
        N_("The rest lies in the seed, and in how it suits a plan."),
        _PLAYED,
    ),
    Code(
        "W14",
        N_("nothing beats an even split of the money"),
        N_("Neither bots nor the plan that was searched score clearly more."),
        _PLAYED,
    ),
)

# The part of a scenario that each is about an entry of; W13 and W14 are about the whole.
PLAYED_ABOUT = {
    **dict.fromkeys(("W01", "W02", "W03", "W04"), "goals"),
    **dict.fromkeys(("W06", "W07", "W10"), "events"),
    **dict.fromkeys(("W08", "W09"), "levers"),
    "W05": "levels", "W11": "budget", "W12": "team",
}  # fmt: skip
