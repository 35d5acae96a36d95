"""S301, S312, S313, S320: shares make a whole, and what is taken or written down is of use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.nearest import nearest
from simgame.quantity.format import format_share
from simgame.scenario.checks.reference import CLOSE
from simgame.scenario.parts import Kol
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places

_Idle = tuple[Path, Say, tuple[Path, ...]]


def check_shares(scenario: Scenario, at: Places) -> list[Finding]:
    """S301: shares of one whole make 100 %."""
    return [
        Finding(
            "S301",
            at.key(path),
            {"what": what, "total": format_share(total)},
            (gap(total), *_inherited(path, shares, total, scenario, at)),
            path,
            _shares_of(path, shares),
        )
        for path, what, shares in _wholes(scenario)
        if shares and abs((total := round(sum(shares.values()), 6)) - 1) > CLOSE
    ]


def gap(total: float) -> Say:
    """How far the shares are off."""
    gap = format_share(round(abs(1 - total), 6))
    return Say(N_("take away {gap}") if total > 1 else N_("add {gap}"), {"gap": gap})


def _inherited(
    path: Path, shares: Mapping[str, float], total: float, scenario: Scenario, at: Places
) -> Iterator[Say]:
    """The entries that the trainer did not write, where each comes from, and whether it is used.

    Where they are all there is too much, they can be taken out as they stand.
    """
    own = at(()).file
    places = {name: at(share) for name, share in zip(shares, _shares_of(path, shares), strict=True)}
    others = {name: place for name, place in places.items() if place.file != own}
    for name, place in others.items():
        where = f"{place.file}:{place.line}"
        values = {"name": name, "share": format_share(shares[name]), "place": where}
        unused = path[-1] == "audience" and name not in scenario.personas
        told = N_("(`{name}` {share}: {place})")
        yield Say(
            N_("(`{name}` {share}: {place}, not in this scenario)") if unused else told, values
        )
    extra = sum(shares[name] for name in others)
    may_go = path[-1] in ("sold_at", "audience", "spends")
    if may_go and others and len(others) < len(shares) and abs(total - extra - 1) <= CLOSE:
        yield Say(N_("write `{write}` there"), {"write": f"remove: [{', '.join(others)}]"})


def _shares_of(path: Path, shares: Mapping[str, float]) -> tuple[Path, ...]:
    inside = path in (("personas",), ("product", "sold_at"))
    return tuple((*path, name, "share") if inside else (*path, name) for name in shares)


def _wholes(scenario: Scenario) -> Iterator[tuple[Path, Say, Mapping[str, float]]]:
    people = {name: persona.share for name, persona in scenario.personas.items()}
    yield ("personas",), Say(N_("the personas")), people
    shops = {name: shop.share for name, shop in scenario.product.sold_at.items()}
    yield ("product", "sold_at"), Say(N_("the shops")), shops
    for kol, entry in scenario.kols.items():
        yield ("kols", kol, "audience"), Say(N_("the audience")), entry.audience
    for style, manner in scenario.rival_styles.items():
        spends = {str(group): share for group, share in manner.spends.items()}
        yield ("rival_styles", style, "spends"), Say(N_("the spending")), spends
    for persona, entry_ in scenario.personas.items():
        hours: dict[str, float] = entry_.online.model_dump()
        yield ("personas", persona, "online"), Say(N_("the day")), hours


def check_kols(scenario: Scenario, at: Places) -> list[Finding]:
    """S312, S313: a KOL taken from the pack posts where, and for whom, the scenario plays.

    The references of KOLs written in the scenario itself are looked at by the rules for platforms
    and personas.
    """
    found: list[Finding] = []
    for name, kol in scenario.kols.items():
        found += _in_vain(scenario, name, kol, at)
    return found


def _in_vain(scenario: Scenario, name: str, kol: Kol, at: Places) -> list[Finding]:
    path: Path = ("kols", name)
    platform, followers = (*path, "platform"), (*path, "audience")
    found = []
    if kol.platform not in scenario.platforms and _from_pack(platform, at):
        values = {"name": name, "platform": kol.platform}
        reads: tuple[Path, ...] = (platform, ("platforms",))
        found.append(Finding("S312", at.key(path), values, (), platform, reads))
    known = any(persona in scenario.personas for persona in kol.audience)
    if not known and _from_pack(followers, at):
        reads = (followers, ("personas",))
        found.append(Finding("S313", at.key(path), {"name": name}, (), followers, reads))
    return found


def _from_pack(path: Path, at: Places) -> bool:
    return at(path).file != at(()).file


def check_unused(scenario: Scenario, at: Places) -> list[Finding]:
    """S320: entries that the trainer wrote down are used by something.

    What comes from a pack as a whole, without being named, is nobody's mistake.
    """
    own = at(()).file
    return [
        Finding("S320", at.key(path), {"name": path[-1], "why": why}, (), path, (path, *reads))
        for path, why, reads in _idle(scenario)
        if (node := at.node(path)) and node.key and node.key.file == own
    ]


def _idle(scenario: Scenario) -> Iterator[_Idle]:
    yield from _content_types(scenario)
    yield from _platforms(scenario)
    yield from _styles(scenario)
    yield from _without_lever(scenario)


def _meant(named: Iterable[str], known: Collection[str]) -> set[str]:
    """The ids that are referred to, also by a slip of the pen, which has its own finding."""
    return {name if name in known else nearest(name, tuple(known)) for name in set(named)}


def _content_types(scenario: Scenario) -> Iterator[_Idle]:
    named = [kind for platform in scenario.platforms.values() for kind in platform.formats]
    named += [kol.content_type for kol in scenario.kols.values()]
    carried = _meant(named, scenario.content_types)
    for name in scenario.content_types:
        if name not in carried:
            why = Say(N_("no platform carries it and no KOL makes it"))
            yield ("content_types", name), why, (("platforms",), ("kols",))


def _platforms(scenario: Scenario) -> Iterator[_Idle]:
    for name in scenario.platforms:
        if not any(people.usage.get(name) for people in scenario.personas.values()):
            why = Say(N_("no persona spends any time on it"))
            yield ("platforms", name), why, (("personas",),)


def _styles(scenario: Scenario) -> Iterator[_Idle]:
    followed = _meant((rival.style for rival in scenario.rivals.values()), scenario.rival_styles)
    for name in scenario.rival_styles:
        if name not in followed:
            yield ("rival_styles", name), Say(N_("no rival spends in this way")), (("rivals",),)


def _without_lever(scenario: Scenario) -> Iterator[_Idle]:
    """Entries of a group of levers that is taken away whole."""
    for group, collection in (("kol", "kols"), ("private", "private_channels")):
        rule = scenario.levers.get(group)
        inner = any(name.startswith(f"{group}.") for name in scenario.levers)
        if rule and not rule.enabled and not inner:
            why = Say(N_("the levers `{group}` are taken away"), {"group": group})
            for name in getattr(scenario, collection):
                yield (collection, name), why, (("levers",),)
