"""What to do about a warning of a play-test, with the figures that were measured or tried."""

from __future__ import annotations

import math

from simgame.findings import Path, Say
from simgame.lab.playtest.knobs import is_idle, way
from simgame.lab.playtest.measures import PlayTest
from simgame.locale import N_
from simgame.plan.kpis import BY_ID
from simgame.quantity.format import format_count, format_money, format_share, number
from simgame.scenario import Loaded


def advice(code: str, path: Path, test: PlayTest, loaded: Loaded) -> tuple[Say, ...]:
    """The hints of a warning about what stands at `path`."""
    match code:
        case "W01":
            return (_for_free(str(path[1]), test),)
        case "W05":
            return (Say(_ADVICE[code]), *_apart(str(path[1]), test))
        case "W07":
            return (Say(_LOUDER.get(loaded.scenario.events[str(path[1])].type, _LARGER)),)
        case "W11" if test.spare is not None:
            less = N_("Lower `total` to {total}: tried, and nobody scored less.")
            return (Say(less, {"total": format_money(test.spare.total)}), Say(_ADVICE[code]))
        case "W12" if test.hands is not None:
            hands = test.hands
            values = {"role": hands.role, "before": str(hands.before), "after": str(hands.after),
                      "points": f"{hands.gain.mean:.0f}"}  # fmt: skip
            return (Say(_ADVICE[code]), Say(_HANDS, values))
    return (Say(_ADVICE[code]),)


def _for_free(goal: str, test: PlayTest) -> Say:
    """How far `floor` must go where doing nothing earns points, or that it is no goal at all."""
    idle, top, marks = test.player("do_nothing"), test.top.reached(goal), test.goals[goal]
    up = way(marks)
    most = max(one.values[goal] * up for one in idle.seasons) * up
    values = {
        "idle": as_written(goal, idle.reached(goal).median, 0),
        "top": as_written(goal, top.median, 0),
        "floor": as_written(goal, most, up),
    }
    if is_idle(goal, test):
        return Say(N_("Doing nothing comes to {idle}, the best player to {top}: set another goal."),
                   values)  # fmt: skip
    if most * up >= marks.target * up:
        return Say(N_("Doing nothing comes to {idle}, the best player to {top}: write {floor} for "
                      "`floor`, and a `target` beyond it."), values)  # fmt: skip
    return Say(N_("Doing nothing comes to {idle}, the best player to {top}: write {floor} for "
                  "`floor`."), values)  # fmt: skip


def as_written(goal: str, value: float, up: int) -> str:
    """A value of a goal in two digits, as a file has it; rounded up, down (−1), or to the next."""
    size = 10 ** (math.floor(math.log10(abs(value))) - 1) if value else 1
    digits = round(value / size, 6)
    turned = round(digits) if not up else math.ceil(digits) if up > 0 else math.floor(digits)
    plain = round(turned * size, 6)
    match BY_ID[goal].unit:
        case "fen":
            return format_money(int(plain))
        case "share":
            return format_share(plain)
        case "count":
            return format_count(math.ceil(plain))
    return number(plain)


def _apart(level: str, test: PlayTest) -> tuple[Say, ...]:
    """What was tried to make a level differ."""
    text = N_("Tried at {level}: `{path}` {before} → {after} makes it {points} points.")
    return tuple(
        Say(text, {"level": one.level, "path": one.path, "before": number(one.before),
                   "after": number(one.after), "points": f"{one.points:.0f}"})
        for one in test.apart if one.level == level
    )  # fmt: skip


_HANDS = N_("Tried: {before} → {after} people in `{role}` make it {points} points more.")
_LARGER = N_("Make `change` or `lasts` larger, or leave it out.")
# By the type of the event, where size and length are not what counts.
_LOUDER = {
    "supply": N_("Let `daily` or `stock` be less than is ordered, or write `beyond: lost`."),
    "budget": N_("Make `change` or `amount` larger, or let it come earlier."),
    "kol": N_("Choose a KOL who is worth booking, or make `change` larger."),
    "law": N_("Forbid what players use, or let it come earlier."),
    "platform-opens": N_("Choose a platform where more people are, or let it open earlier."),
    "platform-outage": N_("Choose a platform that players use, or make `lasts` longer."),
    "hot-topic": N_("Make `change` or `fit` larger, or give it more days."),
    "crisis": N_("Make `change` larger, or choose another `situation`."),
}
_ADVICE: dict[str, str] = {
    "W02": N_("Raise `target`: it should take a plan to reach it."),
    "W03": N_("Lower `target`, or make the market larger."),
    "W04": N_("Raise `stretch`, so that better play shows."),
    "W05": N_("Change more: money, rivals or goals."),
    "W06": N_("Loosen its condition, or move it."),
    "W08": N_("Make it cheaper or stronger, give a goal to it, or take it away."),
    "W09": N_("Make it dearer, or give goals to what else the season is about."),
    "W10": N_("Choose another `situation`, or put more at stake."),
    "W11": N_("Raise `per_round`, or offer more to buy."),
    "W12": N_("Add people or hours, or take work away."),
    "W13": N_("Make the market or the season larger: small numbers are luck."),
    "W14": N_("Let goals ask for what an even split does not do."),
}
