"""What breaks a row: mechanisms switched off, or parameters with another value.

With its mutation a row must fail; otherwise it would hold whatever the market did.
"""

from __future__ import annotations

from dataclasses import dataclass

from simgame.market.mechanism import Parameters, defaults, mechanisms
from simgame.market.run_week import Rules
from tests.calibration.case import Change, Changes, Times


@dataclass(frozen=True)
class Mutation:
    """Mechanisms `off`; `params` by `mechanism.name`; values of the `scenario` by dotted path."""

    off: tuple[str, ...] = ()
    params: Changes = ()
    scenario: Changes = ()

    def __bool__(self) -> bool:
        return bool(self.off or self.params or self.scenario)

    def __str__(self) -> str:
        changed = [f"`{path}` {_said(value)}" for path, value in (*self.params, *self.scenario)]
        return ", ".join([*(f"without `{name}`" for name in self.off), *changed])

    def unknown(self) -> list[str]:
        """Mechanisms and parameters that do not exist."""
        wrong = [name for name in self.off if name not in mechanisms()]
        for path, _ in self.params:
            mechanism, _, name = path.partition(".")
            if mechanism not in mechanisms() or name not in mechanisms()[mechanism].Params.SAID:
                wrong.append(path)
        return wrong

    def rules(self, off: tuple[str, ...] = (), params: Changes = ()) -> Rules:
        """How the market is run with it, other mechanisms `off` and other `params`."""
        both = Mutation((*self.off, *off), (*params, *self.params))
        names = {path.partition(".")[0] for path, _ in both.params}
        return Rules(frozenset(both.off), {name: both.of(name) for name in names})

    def of(self, mechanism: str) -> Parameters:
        """A mechanism's parameters under it."""
        usual = defaults(mechanism)
        replaced: dict[str, float] = {}
        for path, change in self.params:
            owner, _, name = path.partition(".")
            if owner == mechanism:
                before = replaced.get(name, getattr(usual, name))
                replaced[name] = resolved(change, before)
        return type(usual)(**replaced) if replaced else usual


NO_MUTATION = Mutation()


def without(*mechanisms: str) -> Mutation:
    """These mechanisms off."""
    return Mutation(off=mechanisms)


def with_param(**changes: Change) -> Mutation:
    """Parameters with other values, named `mechanism__parameter`."""
    return Mutation(params=tuple((n.replace("__", ".", 1), value) for n, value in changes.items()))


def with_fact(path: str, value: Change) -> Mutation:
    """A value of the scenario that is another."""
    return Mutation(scenario=((path, value),))


def resolved(change: Change, before: float) -> float:
    """A number after its change."""
    if isinstance(change, Times):
        return float(change.of(before))
    assert isinstance(change, int | float)
    return change


def _said(value: Change) -> str:
    return str(value) if isinstance(value, Times) else f"= {value or 'none'}"
