"""The concrete levers of one scenario: patterns of the Plan with real ids filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, NamedTuple

from simgame.plan.kpis import BELOW_ZERO
from simgame.plan.lever import Key, Lever, Pattern, Unit, Value, patterns
from simgame.plan.lever_rules import NEEDS, Window, fits, may_fit, opens
from simgame.plan.plan import Plan


class Menu(NamedTuple):
    """Which ids fill the maps of the Plan, and which levers exist at all.

    `ids` maps a collection to its ids in their fixed order; `content` lists the content types
    each platform takes; `offered` holds the patterns that some mechanism reads; `rules` maps a
    group, or a longer beginning of a path, to the first round in which it may be moved, or to 0
    where it stays closed. The longest rule that fits a path decides; `*` is any segment. `last`
    maps a pattern to the last round in which it does something, `idle` to those of its choices
    that do nothing here. `nothing` maps paths that can buy nothing here to the reason. `windows`
    narrow the rounds in which what fits them is open, all that fit alike. `week_fen` is what a week
    may cost, `price_fen` what an order costs; levers that are money reach further where these are
    large.
    """

    ids: Mapping[str, tuple[str, ...]]
    content: Mapping[str, tuple[str, ...]]
    offered: frozenset[str]
    rules: Mapping[str, int] = {}
    last: Mapping[str, int] = {}
    idle: Mapping[str, frozenset[str]] = {}
    week_fen: int = 0
    price_fen: int = 0
    windows: tuple[Window, ...] = ()
    nothing: Mapping[str, str] = {}


class Spec(NamedTuple):
    """One concrete lever: where it is, what it is, when it opens, and its last round, if any.

    In rounds after `last_round` it does nothing any more; after `closes` it may not be moved.
    """

    path: str
    keys: tuple[str, ...]
    lever: Lever
    neutral: Value
    choices: tuple[str, ...]
    unlock_round: int
    last_round: int | None = None
    closes: int | None = None

    @property
    def group(self) -> str:
        """The first segment of the path."""
        return self.path.split(".", 1)[0]

    @property
    def unit(self) -> Unit:
        """The unit its value is written in."""
        return self.lever.unit

    def takes(self, value: Value) -> bool:
        """Whether a value is one of its choices, or within its bounds."""
        lever = self.lever
        if lever.unit == "choice":
            return value in self.choices
        if lever.unit == "switch" or isinstance(value, str):
            return True
        return lever.low <= value <= lever.high

    def allows(self, value: Value, round_number: int) -> bool:
        """Whether it has been opened and not closed in this round, and takes the value."""
        if self.unlock_round > round_number:
            return False
        return (self.closes is None or round_number <= self.closes) and self.takes(value)

    def is_past(self, round_number: int) -> bool:
        """Whether it does nothing any more in this round, or has been closed."""
        late = self.last_round is not None and round_number > self.last_round
        return late or self.is_closed(round_number)

    def is_closed(self, round_number: int) -> bool:
        """Whether it may be moved no longer in this round."""
        return self.closes is not None and round_number > self.closes

    def is_open(self, round_number: int) -> bool:
        """Whether it may be moved in this round."""
        return self.unlock_round <= round_number and not self.is_past(round_number)


@dataclass(frozen=True)
class Catalogue:
    """Every lever that this scenario offers, in the order of the Plan.

    `nothing` are the paths of those that could buy nothing here, each with the reason: levers that
    are not there (see `NEEDS`), `rivals` or `own-shop`.
    """

    specs: tuple[Spec, ...]
    nothing: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_path(self) -> dict[str, Spec]:
        """The same levers, by path."""
        return {spec.path: spec for spec in self.specs}

    @cached_property
    def by_place(self) -> dict[tuple[str, ...], dict[str, Spec]]:
        """The same levers by what they are about, (group, *ids), and there by name."""
        places: dict[tuple[str, ...], dict[str, Spec]] = {}
        for spec in self.specs:
            name = spec.path.rpartition(".")[2]
            places.setdefault((spec.group, *spec.keys), {})[name] = spec
        return places

    def first_of(self, place: str) -> str:
        """The path of the first lever of a group, of an order or itself; empty for none."""
        return next((p for p in self.by_path if f"{p}.".startswith(f"{place}.")), "")

    def open_in(self, round_number: int) -> tuple[Spec, ...]:
        """The levers that may be moved in this round."""
        return tuple(s for s in self.specs if s.is_open(round_number))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The lever groups, in the order of the Plan."""
        return tuple(dict.fromkeys(s.group for s in self.specs))


def catalogue(menu: Menu) -> Catalogue:
    """The concrete levers of `menu`; the same for the same menu."""
    return _catalogue(
        tuple(menu.ids.items()),
        tuple(menu.content.items()),
        menu.offered,
        tuple(menu.rules.items()),
        tuple(menu.last.items()),
        tuple(menu.idle.items()),
        tuple(menu.nothing.items()),
        menu.week_fen,
        menu.price_fen,
        menu.windows,
    )


@lru_cache(maxsize=16)
def _catalogue(*parts: Any) -> Catalogue:
    """From the parts of a menu, with its maps as pairs."""
    ids, content, offered, rules, last, idle, nothing, *money = parts
    menu = Menu(dict(ids), dict(content), offered, dict(rules), dict(last), dict(idle), *money)
    specs = tuple(_specs(menu))
    nothing = dict(nothing) | _lacking(specs)
    return Catalogue(tuple(spec for spec in specs if spec.path not in nothing), nothing)


def _lacking(specs: Iterable[Spec]) -> dict[str, str]:
    """The paths of levers that need others which are not there, with these."""
    there = {spec.path for spec in specs} | {spec.group for spec in specs}
    lacking = {rule: need for rule, need in NEEDS.items() if need not in there}
    return {
        spec.path: need for spec in specs for rule, need in lacking.items() if fits(spec.path, rule)
    }


def _specs(menu: Menu) -> Iterator[Spec]:
    for pattern in patterns(Plan):
        if str(pattern) not in menu.offered:
            continue
        lever = pattern.lever.where(menu.week_fen, menu.price_fen)
        windows = [w for w in menu.windows if may_fit(pattern, w.rule)]
        rules = {r: opens for r, opens in menu.rules.items() if may_fit(pattern, r)}
        for keys in _fillings(pattern, menu):
            path = _path(pattern, keys)
            first = opens(path, rules)
            if first:
                fitting = [window for window in windows if fits(path, window.rule)]
                first = max(first, *(w.first for w in fitting)) if fitting else first
                closes = min((w.until for w in fitting if w.until is not None), default=None)
                choices = _choices(pattern, menu)
                last = menu.last.get(str(pattern))
                own = _of_figure(lever, keys)
                yield Spec(path, keys, own, pattern.neutral, choices, first, last, closes)


def _of_figure(lever: Lever, keys: tuple[str, ...]) -> Lever:
    """A forecast's lever: nobody expects less than nothing of a figure that cannot fall so low."""
    return lever if lever.unit != "kpi" or keys[-1] in BELOW_ZERO else lever._replace(low=0)


def _fillings(pattern: Pattern, menu: Menu) -> Iterator[tuple[str, ...]]:
    collections = [s.collection for s in pattern.segments if isinstance(s, Key)]
    if collections == ["platforms", "content_types"]:
        for platform in menu.ids["platforms"]:
            yield from ((platform, kind) for kind in menu.content[platform])
    else:
        yield from product(*(menu.ids.get(c, ()) for c in collections))


def _path(pattern: Pattern, keys: tuple[str, ...]) -> str:
    filled = iter(keys)
    return ".".join(s if isinstance(s, str) else next(filled) for s in pattern.segments)


def _choices(pattern: Pattern, menu: Menu) -> tuple[str, ...]:
    lever, idle = pattern.lever, menu.idle.get(str(pattern), frozenset())
    if lever.choices_of:
        return ("", *menu.ids[lever.choices_of])
    return tuple(choice for choice in lever.choices if choice not in idle)
