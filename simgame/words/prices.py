"""What a lever costs, in words: one step more of it, or a week of a switch that is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.game.desk.step_cost import StepCost, step_cost
from simgame.locale import Texts
from simgame.locale.numbers import hours, money
from simgame.plan.catalogue import Spec
from simgame.words.levers import value_words

if TYPE_CHECKING:
    from simgame.game.desk.play import Play


def price_of(play: Play, spec: Spec, t: Texts) -> str:
    """What one of it costs in money and hours; empty where it is free, or the price itself."""
    view = play.scenario
    if spec.group == "content" and spec.path.endswith(".count"):
        kind = view.content_types[spec.keys[1]]
        each = t("up to {money} each", money=money(kind.cost))
        count, fen = play.value(spec), play.sums().costs.of_path(spec.path)
        if isinstance(count, int) and count > 1 and fen:
            each = t("{money} each, for {n} of a kind; one alone {most}", n=count,
                     money=money(fen // count), most=money(kind.cost))  # fmt: skip
        return t("{price} · up to {hours}", price=each, hours=hours(kind.hours, t))
    if spec.group == "kol" and spec.path.endswith(".posts"):
        return t("asks {money}", money=money(view.kols[spec.keys[0]].fee))
    return step_price(play, spec, t)


def step_price(play: Play, spec: Spec, t: Texts) -> str:
    """`¥1,500 a week`, `¥8,000, once`, `1 more: ¥1,300`, `10% more: saves 2.5 hours`."""
    cost = step_cost(play, spec)
    if cost is None:
        return ""
    taken, saved = _amounts(cost, 1, t), _amounts(cost, -1, t)
    price = t("; ").join(filter(None, (taken, saved and t("saves {amounts}", amounts=saved))))
    if spec.unit == "switch":
        if spec.lever.standing:
            return t("{price} a week", price=price)
        return t("{price}, once", price=price)
    step = value_words(spec, type(spec.neutral)(cost.step), play.scenario, t)
    return t("{step} more: {price}", step=step, price=price)


def _amounts(cost: StepCost, sign: int, t: Texts) -> str:
    """What it costs (1) or saves (-1) in money and hours."""
    spent, worked = sign * cost.fen, sign * cost.hours
    said = (money(spent) if spent > 0 else "", hours(round(worked, 1), t) if worked > 0 else "")
    return t(", ").join(filter(None, said))
