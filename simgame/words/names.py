"""The names of things: ids of the scenario, roles, 5A stages, touchpoints.

An id that the scenario does not know is shown as it is rather than lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from simgame.locale import N_, Texts
from simgame.locale.numbers import count, money
from simgame.plan.groups.governance import Research
from simgame.plan.lever import Lever
from simgame.plan.text import Text
from simgame.scenario.schema import Scenario
from simgame.words.figures import kpi_name

SEPARATOR = " · "
ROLES = {
    "content": N_("content team"),
    "media": N_("media team"),
    "community": N_("community team"),
}
TIERS = {"head": N_("head"), "mid": N_("mid"), "tail": N_("tail"), "koc": N_("consumer (KOC)")}
STAGES = {
    "opportunity": N_("unaware"),
    "aware": N_("aware"),
    "appeal": N_("appealed"),
    "ask": N_("asking"),
    "act": N_("bought"),
    "advocate": N_("advocating"),
}

BOTS = {
    "do_nothing": N_("do nothing"), "random": N_("random"), "even_split": N_("even split"),
    "greedy_roi": N_("greedy"), "copycat": N_("copycat"), "planner": N_("planner"),
    "reference": N_("the scenario's own plan"),
}  # fmt: skip


def bot_name(bot: str, t: Texts) -> str:
    """What a reference player is called."""
    return t(BOTS[bot]) if bot in BOTS else bot


def player_name(player: str, t: Texts) -> str:
    """Who played: a person, a bot or a plan file."""
    return t("a person") if player == "human" else bot_name(player, t)


class _Named(Protocol):
    @property
    def name(self) -> Text: ...


def persona_names(view: Scenario, t: Texts) -> list[str]:
    """What the kinds of people of a scenario are called."""
    return [persona.name.of(t.lang) for persona in view.personas.values()]


def labelled(label: str, said: str, t: Texts) -> str:
    """`Orders: 42`, with the colon of the language."""
    return t("{label}: {said}", label=label, said=said)


def id_name(view: Scenario, collection: str, key: str, t: Texts) -> str:
    """The name of an id of one of the Plan's collections (`platforms`, `kols`, `roles`, …)."""
    if collection == "roles":
        return role_name(key, t)
    if collection in ("kpis", "figures"):
        return kpi_name(key, t)
    shelf = _shelf(view, collection)
    if key not in shelf:
        return key
    name = shelf[key].name.of(t.lang)
    # Of two that are called alike, each is told with its id.
    alike = [other for other, part in shelf.items() if part.name.of(t.lang) == name]
    if name and len(alike) > 1:
        return t("{name} ({id})", name=name, id=key)
    return name or key


def shortened(view: Scenario, said: str, t: Texts) -> str:
    """`said` with platforms, private channels and shops by the shorter names they may have."""
    shelves = (view.platforms, view.private_channels, view.product.sold_at)
    for part in (part for shelf in shelves for part in shelf.values()):
        if short := part.short_name.of(t.lang):
            said = said.replace(part.name.of(t.lang), short)
    return said


def kol_line(view: Scenario, kol: str, t: Texts) -> str:
    """Who a KOL is, in one line: name, platform, kind, followers and the usual fee."""
    known = view.kols[kol]
    return t(
        "{kol} on {platform} ({kind}): followers {followers}, usually asks {fee} a post",
        kol=id_name(view, "kols", kol, t),
        platform=id_name(view, "platforms", known.platform, t),
        kind=t(TIERS[known.tier]),
        followers=count(known.followers),
        fee=money(known.fee),
    )


def role_name(role: str, t: Texts) -> str:
    """The name of a role of the team."""
    return t(ROLES[role]) if role in ROLES else role


def study_name(kind: str, t: Texts) -> str:
    """The name of a study of the Plan."""
    field = Research.model_fields.get(kind)
    lever = next((m for m in field.metadata if isinstance(m, Lever)), None) if field else None
    return lever.label.of(t.lang) if lever is not None else kind


def stage_name(stage: str, t: Texts) -> str:
    """The name of a 5A stage."""
    return t(STAGES[stage]) if stage in STAGES else stage


def touch_name(
    view: Scenario, group: str, keys: Sequence[str], t: Texts, *, kind: bool = True
) -> str:
    """The name of a touchpoint with what `kind` it is: `Douyin · ads`, `Kaka · KOL`."""
    collections = _TOUCH.get(group, ())
    names = [id_name(view, c, key, t) for c, key in zip(collections, keys, strict=False)]
    if names and kind and group in _KINDS:
        names.append(t(_KINDS[group]))
    return SEPARATOR.join(names) or group


# What a touchpoint is, where its ids do not say it.
_KINDS = {
    "paid": N_("ads"),
    "kol": N_("KOL"),
    "private": N_("private channel"),
    "live": N_("livestreams"),
}
_NOTES = {"awaited": N_("not yet published"), "paid-before": N_("paid before")}
_TOUCH = {
    "content": ("platforms", "content_types"),
    "paid": ("platforms",),
    "kol": ("kols",),
    "private": ("private_channels",),
    "live": ("platforms",),
}


def row_name(view: Scenario, keys: Sequence[str], note: str, t: Texts, *, kind: bool = True) -> str:
    """The name of a touchpoint's row in a review, with what is to be known of it."""
    name = touch_name(view, keys[0], keys[1:], t, kind=kind)
    return t("{name} ({note})", name=name, note=t(_NOTES[note])) if note else name


def _shelf(view: Scenario, collection: str) -> Mapping[str, _Named]:
    if collection == "shops":
        return view.product.sold_at
    found: Mapping[str, _Named] = getattr(view, collection, {})
    return found
