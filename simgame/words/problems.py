"""What is wrong with a plan, as sentences: where, what was found, what was expected, the nearest.

The levers' bounds and choices are said from the catalogue, so a problem needs to carry only codes.
"""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import PydanticCustomError

from simgame.findings import hint, message, unreadable
from simgame.locale import N_, Texts
from simgame.locale.numbers import count, hours, money
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.problem import Problem
from simgame.scenario.schema import Scenario
from simgame.words.levers import choice_words, group_name, lever_name, path_name, value_words
from simgame.words.names import role_name

_SHUT = {
    "locked": N_("{lever} opens in week {week}."),
    "lever-closed": N_("{lever} is closed since week {week}."),
    "too-late": N_("{lever} does nothing in the last week: it would only show in the next."),
}
_TOO_DEAR = {
    "over-budget": N_("The plan costs {cost}, but only {left} is left: {over} too much."),
    "over-week-cap": N_(
        "The plan costs {cost}, but one week may spend at most {cap}: {over} too much."
    ),
}


_NOTHING = {
    "tools": N_("there are no tools to try"),
    "tools.data_platform": N_("there is no data platform"),
    "kol": N_("there are no KOLs"),
    "paid": N_("there are no ads to test"),
    "rivals": N_("there are no other brands"),
    "own-shop": N_("the brand has no shop of its own"),
}


def problem(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    """The problem as one or two sentences; a code without words is shown as it is."""
    if found.code in _SHUT:
        lever = where(view, catalogue, found.path, t)
        return t(_SHUT[found.code], lever=lever, week=found.expected)
    if found.code in _TOO_DEAR:
        cost, most = _number(found.found), _number(found.expected)
        known = {"left": money(most), "cap": money(most), "over": money(cost - most)}
        return t(_TOO_DEAR[found.code], cost=money(cost), **known)
    say = _SAY.get(found.code)
    return say(view, catalogue, found, t) if say else f"{found.code} {found.path}".strip()


_Say = Callable[[Scenario, Catalogue, Problem, Texts], str]


def not_read(error: PydanticCustomError, t: Texts) -> str:
    """Why a number that was typed cannot be read, and what to write instead."""
    found = unreadable(error.type, error.context or {})
    what = hint(found, t.lang)
    said = message(found, t.lang)
    return t("{said}: {what}", said=said, what=what) if what else said


def where(view: Scenario, catalogue: Catalogue, path: str, t: Texts) -> str:
    """The lever's group and name, or the path where there is no such lever."""
    spec = catalogue.by_path.get(path)
    if spec is None:
        return group_name(path, t)
    return f"{group_name(spec.group, t)} · {lever_name(view, spec, t)}"


def _unknown(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    said = t("There is no lever {path} here.", path=found.path)
    if not found.nearest:
        return said
    name = where(view, catalogue, found.nearest, t)
    return f"{said} " + t("Did you mean {path} ({name})?", path=found.nearest, name=name)


def _wrong_type(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    spec = catalogue.by_path.get(found.path)
    lever = where(view, catalogue, found.path, t)
    if spec is None:
        return t("{lever}: this is not a lever, but a group of them.", lever=lever)
    kind = _kind(spec, t)
    if found.found is None:
        return t("{lever}: expected {kind}.", lever=lever, kind=kind)
    return t("{lever}: {found} is not {kind}.", lever=lever, found=found.found, kind=kind)


def _kind(spec: Spec, t: Texts) -> str:
    if spec.unit == "switch":
        return t("yes or no")
    if spec.unit == "choice":
        return t("one of its choices")
    return t("a whole number") if isinstance(spec.neutral, int) else t("a number")


def _not_a_choice(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    spec = catalogue.by_path[found.path]
    names = t(", ").join(_choice(spec, c, view, t) for c in spec.choices)
    said = t(
        "{lever}: {found} is not one of its choices: {choices}.",
        lever=where(view, catalogue, found.path, t),
        found=found.found,
        choices=names,
    )
    if not found.nearest:
        return said
    return f"{said} " + t("Did you mean {choice}?", choice=_choice(spec, found.nearest, view, t))


def _choice(spec: Spec, choice: str, view: Scenario, t: Texts) -> str:
    words = choice_words(spec, choice, view, t)
    return words if words == choice or not choice else f"{words} ({choice})"


def _out_of_bounds(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    spec = catalogue.by_path[found.path]
    value = found.found if isinstance(found.found, int | float) else 0

    def words(number: float) -> str:
        return value_words(spec, number, view, t)

    return t(
        "{lever}: {found} is not between {low} and {high}; the nearest is {nearest}.",
        lever=where(view, catalogue, found.path, t),
        found=words(value),
        low=words(spec.lever.low),
        high=words(spec.lever.high),
        nearest=words(spec.lever.low if value < spec.lever.low else spec.lever.high),
    )


def _wages_unpaid(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:  # noqa: ARG001
    return t(
        "{role}, hired and to be let go: {people}. Wages of {owed} are more than the week has.",
        role=role_name(found.path, t),
        people=count(_number(found.found)),
        owed=money(_number(found.expected)),
    )


def _over_hours(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:  # noqa: ARG001
    return t(
        "The {role} needs {needed} and has {free}: what does not fit waits or is cut.",
        role=role_name(found.path, t),
        needed=hours(_number(found.found), t),
        free=hours(_number(found.expected), t),
    )


def _buys_nothing(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:  # noqa: ARG001
    return t(
        "{lever} is not for sale here: it would be money for nothing, for {why}.",
        lever=path_name(view, found.path, t),
        why=t(_NOTHING.get(found.expected, found.expected)),
    )


_IN_VAIN = {
    "no-ads": N_("{lever}: no ads run this week, so there is nothing to test."),
    "no-ai": N_("{lever}: nothing that it helps with is made with AI, so it saves no hours."),
    "no-data": N_("{lever}: without a data platform everybody is shown these ads."),
    "no-permit-needed": N_("{lever}: what is sold here needs none."),
    "after-season": N_("{lever}: what it brings comes when the season is over."),
}


def _in_vain(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    return t(_IN_VAIN[found.expected], lever=where(view, catalogue, found.path, t))


def _too_many_posts(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    return t(
        "{lever}: {posts} posts are wanted, but no more than {most} can appear before the season "
        "ends; those that do not are paid in vain.",
        lever=where(view, catalogue, found.path, t),
        posts=count(_number(found.found)),
        most=count(_number(found.expected)),
    )


def _near_cap(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:  # noqa: ARG001
    return t(
        "Gifts and rewards have {aside} set aside, and the week leaves {left} besides: when that "
        "is used up, nobody more is invited or rewarded.",
        aside=money(_number(found.found)),
        left=money(_number(found.expected)),
    )


def _offer_without_fee(view: Scenario, catalogue: Catalogue, found: Problem, t: Texts) -> str:
    spec = catalogue.by_path.get(found.path)
    fee = view.kols[spec.keys[0]].fee if spec else 0
    return t(
        "{lever}: an offer without fee or commission will be refused; they usually ask {fee}.",
        lever=where(view, catalogue, found.path, t),
        fee=money(fee),
    )


def _number(value: Value | None) -> float:
    return float(value) if value is not None else 0.0


_SAY: dict[str, _Say] = {
    "unknown-lever": _unknown,
    "wrong-type": _wrong_type,
    "not-a-choice": _not_a_choice,
    "out-of-bounds": _out_of_bounds,
    "wages-unpaid": _wages_unpaid,
    "over-hours": _over_hours,
    "near-cap": _near_cap,
    "too-many-posts": _too_many_posts,
    "buys-nothing": _buys_nothing,
    "in-vain": _in_vain,
    "offer-without-fee": _offer_without_fee,
}
CODES = frozenset({*_SAY, *_SHUT, *_TOO_DEAR})
