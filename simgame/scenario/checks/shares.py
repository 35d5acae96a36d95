"""S301: shares of one whole make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame.findings.finding import Finding, Say
from simgame.findings.place import Path
from simgame.locale import N_
from simgame.scenario.checks.reference import At
from simgame.scenario.format import format_share
from simgame.scenario.schema import Scenario

CLOSE = 0.0005  # a sum of rounded percentages may be this far off


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Every set of shares whose sum is off."""
    return [
        Finding(
            "S301",
            at.key(path),
            {"what": what, "total": format_share(total)},
            (_gap(total),),
            path,
            _reads(path, shares),
        )
        for path, what, shares in _wholes(scenario)
        if shares and abs((total := round(sum(shares.values()), 6)) - 1) > CLOSE
    ]


def _gap(total: float) -> Say:
    """How far the shares are off."""
    gap = format_share(round(abs(1 - total), 6))
    return Say(N_("take away {gap}") if total > 1 else N_("add {gap}"), {"gap": gap})


def _reads(path: Path, shares: Mapping[str, float]) -> tuple[Path, ...]:
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
