"""The market as a brand can see it: who is heard, what each asks, what rivals did, what is studied.

Only what is public, reported or found by research; what nobody can see is not here at all.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simgame.costs.prices import RESEARCH, research_terms, study_weeks
from simgame.market.mechanisms.reporting.research import error_of
from simgame.pages.fact import Fact, Page, Row, Section
from simgame.plan.errors import WIDE, bounds
from simgame.plan.lever import Value
from simgame.plan.observation import Finding, Message, Observation, WeekReport
from simgame.scenario.schema import Scenario

How = Literal["price-tracker", "feed", "shop", "announced", "study"]
# What is told of rivals: the lever group it is of, and how one comes to know it.
_SEEN: dict[str, tuple[str, How]] = {
    "event-rival-price": ("price", "price-tracker"),
    "over-rival-price": ("price", "price-tracker"),
    "rival-coupon": ("price", "price-tracker"),
    "rival-coupon-over": ("price", "price-tracker"),
    "rival-kol": ("kol", "feed"),
    "rival-offers": ("innovation", "shop"),
    "rival-offers-no-more": ("innovation", "shop"),
}
# Studies that tell of rivals, the others after them.
_OF_RIVALS = ("competitor_spend", "third_party_data")
SPENDING = ("content", "paid", "kol", "private")


@dataclass(frozen=True, slots=True)
class Move:
    """Something a rival was seen doing: in which week, of which lever group, and how one knows.

    `told` is the message, None for what a study has `found` (a figure with its interval).
    """

    week: int
    hour: int
    group: str
    rival: str
    how: How
    told: Message | None = None
    found: Fact | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """The page, the moves that were seen, the newest first, and the seat of the reader."""

    page: Page
    moves: tuple[Move, ...]
    seat: str

    @property
    def studies_rivals(self) -> bool:
        """Whether a study of rivals is sold."""
        return any(row.keys[0] in _OF_RIVALS for row in self.page["studies"])


def market(
    view: Scenario,
    seen: Observation,
    reports: Sequence[WeekReport],
    planned: Mapping[str, Value],
    offered: Container[str],
    seat: str,
) -> Market:
    """The market from the `seat` of the reader, with what is `planned` of the levers `offered`.

    The page has the sections `voice` (a row a brand, a fact a week), `table`, `styles` and
    `studies`.
    """
    brands = _brands(view, seen, reports, seat)
    sections = (
        Section("voice", tuple(_voice(brands, reports))),
        Section("table", tuple(_row(view, seen, reports, b, seat) for b in brands)),
        Section(
            "styles", tuple(_style(view, seen, reports, b) for b in brands if b in view.rivals)
        ),
        Section("studies", tuple(_studies(view, seen, planned, offered))),
    )
    return Market(Page("market", sections, len(reports)), moves(view, seen, reports), seat)


def _brands(
    view: Scenario, seen: Observation, reports: Sequence[WeekReport], seat: str
) -> list[str]:
    """Every brand that sells, the loudest of last week first; before week 1 as written."""
    names = [seat, *(s for s in view.seats if s != seat), *seen.rivals]
    voices = reports[-1].voices if reports else {}
    return sorted(names, key=lambda brand: -voices.get(brand, 0.0))


def _voice(brands: Iterable[str], reports: Sequence[WeekReport]) -> Iterator[Row]:
    for brand in brands:
        shares = (
            Fact(str(r.round), r.voices[brand], "share") for r in reports if brand in r.voices
        )
        yield Row("voice", (brand,), tuple(shares))


def _row(
    view: Scenario, seen: Observation, reports: Sequence[WeekReport], brand: str, seat: str
) -> Row:
    """What one brand asks, how loud it is, and how many know it, as far as one can tell."""
    prices = [report.prices[brand] for report in reports if brand in report.prices]
    listed = _listed(view, brand)
    price = Fact("price", prices[-1] if prices else listed, "fen", before=float(listed))
    voices = [report.voices[brand] for report in reports if brand in report.voices]
    before = voices[-2] if len(voices) > 1 else None
    voice = (Fact("voice", voices[-1], "share", before=before),) if voices else ()
    known, source = _known(view, seen, brand, seat)
    return Row("brand", (brand,), (price, *voice, *known), source)


def _listed(view: Scenario, brand: str) -> int:
    rival = view.rivals.get(brand)
    asked = view.product.price if rival is None or rival.price is None else rival.price
    return int(asked)


def _known(
    view: Scenario, seen: Observation, brand: str, seat: str
) -> tuple[tuple[Fact, ...], str]:
    """How many know a brand, and where that comes from: `survey`, `study`, `brief` or nowhere."""
    if brand == seat:
        value = seen.kpis["brand_awareness"]
        error = seen.errors.get("brand_awareness", 0.0)
        interval = bounds(value, error) if error and value else None
        return (Fact("known", value, "share", interval=interval),), "survey"
    found = _newest(seen, "third_party_data", (brand,))
    if found is not None:
        return (_found(found, "known", "share"),), "study"
    rival = view.rivals.get(brand)
    if rival is None:
        return (), ""
    return (Fact("known", rival.opening.aware, "share"),), "brief"


def _newest(seen: Observation, kind: str, keys: tuple[str, ...]) -> Finding | None:
    return next((f for f in reversed(seen.findings) if (f.kind, f.keys) == (kind, keys)), None)


def _found(found: Finding, name: str, unit: Literal["share", "fen"]) -> Fact:
    return Fact(name, found.value, unit, interval=(found.low, found.high))


def _style(view: Scenario, seen: Observation, reports: Sequence[WeekReport], brand: str) -> Row:
    """What is known of a rival: its followers at the start, KOLs and price moves that were seen.

    And how it splits its money, in fen a week by lever group, once a study has said so.
    """
    known = [(group, _newest(seen, "competitor_spend", (brand, group))) for group in SPENDING]
    spends = [_found(found, group, "fen") for group, found in known if found is not None]
    told = [move.told for move in _told(reports) if move.rival == brand and move.told]
    kols = {m.values.get("kol") for m in told if m.code == "rival-kol"}
    cuts = [m for m in told if m.code in _SEEN and _SEEN[m.code][0] == "price"]
    facts = (
        Fact("followers", sum(view.rivals[brand].opening.followers.values()), "count"),
        Fact("kols", len(kols), "count"),
        Fact("prices", len(cuts), "count"),
        *spends,
    )
    return Row("style", (brand,), facts, "study" if spends else "")


def _studies(
    view: Scenario, seen: Observation, planned: Mapping[str, Value], offered: Container[str]
) -> Iterator[Row]:
    """Every study that is offered: price, in which week it comes, how exact, and how it stands."""
    last = [kind for kind in RESEARCH if kind not in _OF_RIVALS]
    due = {row.keys[0]: row.due_hour for row in seen.in_transit if row.kind == "study"}
    for kind in (*_OF_RIVALS, *last):
        if f"research.{kind}" not in offered:
            continue
        fen, _ = research_terms(view, kind)
        weeks = [f.week for f in seen.findings if f.kind == kind]
        facts = [Fact("price", fen, "fen"), Fact("weeks", study_weeks(view, kind), "count"),
                 Fact("error", WIDE * error_of(kind), "share")]  # fmt: skip
        facts += [Fact("due", due[kind], "count")] if kind in due else []
        facts += [Fact("week", max(weeks), "count")] if weeks else []
        state = "planned" if planned.get(f"research.{kind}") else ""
        state = state or ("under-way" if kind in due else "known" if weeks else "")
        yield Row("study", (kind,), tuple(facts), state)


def moves(view: Scenario, seen: Observation, reports: Sequence[WeekReport]) -> tuple[Move, ...]:
    """What rivals were seen doing, the newest first."""
    found = [*_told(reports), *_spent(view, seen)]
    return tuple(sorted(found, key=lambda move: -move.hour))


def _told(reports: Sequence[WeekReport]) -> Iterator[Move]:
    for report in reports:
        for day in report.days:
            for told in day.messages:
                rival = str(told.values.get("rival", ""))
                if rival:
                    group, how = _SEEN.get(told.code, ("rival", "announced"))
                    yield Move(report.round, told.hour, group, rival, how, told)


def _spent(view: Scenario, seen: Observation) -> Iterator[Move]:
    """What studies have found of rivals' spending, each group that was found."""
    for one in seen.findings:
        if one.kind == "competitor_spend" and one.keys[0] in view.rivals:
            fact = _found(one, one.keys[1], "fen")
            yield Move(one.week, one.hour, one.keys[1], one.keys[0], "study", found=fact)
