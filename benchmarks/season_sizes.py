"""What makes a season longer: people must not, brands and personas may."""

from __future__ import annotations

from benchmarks import Figure
from benchmarks.season import best, play
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario

POPULATIONS = (10**5, 10**7, 5 * 10**9)
BRANDS = (2, 4, 6)
PERSONAS = (3, 6, 12)


def measure() -> list[Figure]:
    """Time tea-launch with other populations, brands and personas, each against the smallest."""
    tea = load_or_raise("tea-launch").scenario
    return [
        *_against_first("people", {n: with_people(tea, n) for n in POPULATIONS}),
        *_against_first("brands", {n: with_brands(tea, n) for n in BRANDS}),
        *_against_first("personas", {n: with_personas(tea, n) for n in PERSONAS}),
    ]


def population_times(name: str) -> dict[int, float]:
    """Seconds of a season of a scenario by the number of people in its market."""
    played = load_or_raise(name).scenario
    return _times({n: with_people(played, n) for n in POPULATIONS})


def with_people(played: Scenario, people: int) -> Scenario:
    """The scenario in a market of `people`."""
    category = played.product.category.model_copy(update={"people": people})
    product = played.product.model_copy(update={"category": category})
    return played.model_copy(update={"product": product})


def with_brands(played: Scenario, brands: int) -> Scenario:
    """The scenario with one seat and so many rivals that there are `brands`."""
    rivals = list(played.rivals.values())
    more = {f"rival-{i}": rivals[i % len(rivals)] for i in range(brands - len(played.seats))}
    return played.model_copy(update={"rivals": more, "events": {}})


def with_personas(played: Scenario, personas: int) -> Scenario:
    """The scenario with its personas taken in turn until there are so many; shares add up."""
    found = list(played.personas.items())
    chosen = [found[i % len(found)] for i in range(personas)]
    whole = sum(persona.share for _, persona in chosen)
    named = {
        name if i < len(found) else f"{name}-{i}": persona.model_copy(
            update={"share": persona.share / whole}
        )
        for i, (name, persona) in enumerate(chosen)
    }
    return played.model_copy(update={"personas": named})


def _times(scenarios: dict[int, Scenario]) -> dict[int, float]:
    found = best(*(lambda s=s: play(s) for s in scenarios.values()))
    return dict(zip(scenarios, found, strict=True))


def _against_first(what: str, scenarios: dict[int, Scenario]) -> list[Figure]:
    times = _times(scenarios)
    first = next(iter(times))
    return [
        Figure(f"{n:,} {what}", seconds, f"{first:,} {what}", times[first])
        for n, seconds in times.items()
    ]
