"""The tables of one season: what was reported, and, once it is over, what was true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import numpy as np

from simgame.game.season import Season
from simgame.lab.panel import SIZE, Panel
from simgame.lab.rerun import Lived, lived_weeks
from simgame.market.board.passed_on import Spread
from simgame.market.draws import shared_out
from simgame.market.kpis import season_kpis
from simgame.market.observe import findings, week_report
from simgame.market.setting import STAGES, Setting
from simgame.market.state import LEDGER
from simgame.market.totals import TOTALS
from simgame.market.week import METRICS, Week
from simgame.plan.errors import bounds
from simgame.plan.kpis import KPIS, is_of_nothing
from simgame.plan.observation import ChannelRow, DayReport, WeekReport
from simgame.plan.values import flatten
from simgame.report.columns import ACTS, DAYS, Column
from simgame.report.tables import TABLES, TRUE_KPIS, Table
from simgame.scenario.market_events import Question

# None where there is no figure: CAC of a week without a new customer.
Cell = str | int | float | None
Line = tuple[Cell, ...]
_NEW = TOTALS.index("new_customers")

Filled = Mapping[Table, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A season and one of its weeks, with what the rows need again and again."""

    season: Season
    lived: Lived
    seat: int
    report: WeekReport

    @property
    def setting(self) -> Setting:
        return self.season.setting

    @property
    def number(self) -> int:
        """The round, from 1."""
        return self.lived.passed.week + 1

    def date(self, day: int) -> str:
        """The calendar date of a day of the season."""
        return str(self.season.scenario.start + timedelta(days=day))

    @property
    def monday(self) -> str:
        return self.date(7 * self.lived.passed.week)


def season_tables(season: Season, seat: str) -> Filled:
    """The rows of every table, for the eyes of `seat`.

    Tables that tell the truth are there only when the season is over.
    """
    told = [table for table in TABLES if season.finished or not table.is_truth]
    rows: dict[Table, list[Line]] = {table: [] for table in told}
    index = season.setting.brands.index(seat)
    panel = Panel.of_new_buyers(index, season.seed)
    share = min(SIZE / max(int(season.state.totals[index, _NEW]), 1), 1.0)
    for lived in lived_weeks(season, partial(_follow, panel, share)):
        seen = _Seen(season, lived, index, _reported(season, lived, index))
        for table in told:
            rows[table] += _ROWS[table.id](seen) if table.id in _ROWS else ()
    if season.finished:
        rows[TABLES[-1]] += _purchases(season, panel)
    return rows


def _follow(panel: Panel, share: float, week: Week, day: int) -> None:
    if day == 7:
        panel.follow(week, share)


def _purchases(season: Season, panel: Panel) -> Iterator[Line]:
    price = int(season.setting.price[panel.brand])
    for person, day, nth in sorted(panel.orders):
        persona = season.setting.personas[panel.persona[person]]
        yield (person, day, str(season.scenario.start + timedelta(days=day)), persona, nth, price)


def _reported(season: Season, lived: Lived, seat: int) -> WeekReport:
    """What the seat was told about a week, days included."""
    setting, plan = season.setting, season.past[lived.passed.week].plans[seat]
    kpis = (season_kpis(setting, lived.before, seat), season_kpis(setting, lived.after, seat))
    return week_report(setting, lived.passed, seat, plan, season.streams, kpis)


def _rounds(seen: _Seen) -> Iterator[Line]:
    brand = seen.setting.brands[seen.seat]
    kpis = seen.report.kpis
    figures = (None if is_of_nothing(k.id, kpis) else float(kpis.get(k.id, 0.0)) for k in KPIS)
    yield (seen.number, seen.monday, brand, *figures)


def _days(seen: _Seen) -> Iterator[Line]:
    start = 7 * seen.lived.passed.week
    brand = seen.setting.brands[seen.seat]
    for report in seen.report.days:
        day = start + report.day
        yield (day, seen.date(day), seen.number, brand, *_figures(report, DAYS))


def _channels(seen: _Seen) -> Iterator[Line]:
    brand = seen.setting.brands[seen.seat]
    for row in seen.report.channels:
        touch = seen.setting.touch_index[row.group, *row.keys]
        figures = _figures(row, ACTS)
        yield (seen.number, seen.monday, brand, *_touch(seen.setting, touch), *figures)


def _figures(row: DayReport | ChannelRow, columns: Iterable[Column]) -> Iterator[Cell]:
    """What was reported for each column, which has the unit of money in its name."""
    return (getattr(row, column.name.removesuffix("_fen")) for column in columns)


def _intervals(seen: _Seen) -> Iterator[Line]:
    brand = seen.setting.brands[seen.seat]
    for kpi, error in seen.report.errors.items():
        if not is_of_nothing(kpi, seen.report.kpis):
            value = seen.report.kpis[kpi]
            yield (seen.number, seen.monday, brand, kpi, value, error, *bounds(value, error))


def _costs(seen: _Seen) -> Iterator[Line]:
    brand = seen.setting.brands[seen.seat]
    for path, fen in seen.report.costs.items():
        yield (seen.number, seen.monday, brand, path, fen)


def _plans(seen: _Seen) -> Iterator[Line]:
    brand = seen.setting.brands[seen.seat]
    plan = seen.season.past[seen.number - 1].plans[seen.seat]
    for path, value in flatten(plan).items():
        yield (seen.number, brand, path, str(value))


def _findings(seen: _Seen) -> Iterator[Line]:
    brand = seen.setting.brands[seen.seat]
    for found in findings(seen.setting, seen.lived.after, seen.seat):
        if found.week == seen.number:
            about = ".".join(found.keys)
            yield (seen.number, brand, found.kind, about, found.value, found.low, found.high)


def _true_rounds(seen: _Seen) -> Iterator[Line]:
    after = seen.lived.after
    for b, brand in enumerate(seen.setting.brands):
        kpis = season_kpis(seen.setting, after, b)
        stages = after.stage[b].sum(axis=(0, 1)).tolist()
        assert len(stages) == len(STAGES)
        yield (seen.number, seen.monday, brand, *(float(kpis[k.id]) for k in TRUE_KPIS), *stages)


def _posts(seen: _Seen) -> Iterator[Line]:
    setting = seen.setting
    for new in seen.lived.week.new.values():
        posts = new.posts
        for i in range(len(posts.brand)):
            hour = float(posts.born_hour[i])
            day = int(hour // 24)
            brand, touch = setting.brands[posts.brand[i]], int(posts.touch[i])
            kind = setting.types[new.kind[i]] if new.kind[i] >= 0 else ""
            yield (
                new.idents[i], seen.number, day, seen.date(day), round(hour, 3), brand,
                *_touch(setting, touch), kind, float(new.quality[i]), float(posts.sell[i]),
                float(posts.disclosed[i]), float(np.log(2) / posts.rate[i]),
                float(posts.views[i].sum()),
            )  # fmt: skip


def _kols(seen: _Seen) -> Iterator[Line]:
    setting, span = seen.setting, seen.setting.span("kol")
    for b, brand in enumerate(setting.brands):
        offers = seen.season.past[seen.number - 1].plans[b].kol
        acts = np.rint(seen.lived.passed.channel[b, span]).astype(np.int64)
        for k, kol in enumerate(setting.kols):
            offer = offers.get(kol)
            if offer is None and not acts[k].any():
                continue
            wanted = (offer.posts, offer.fee) if offer is not None else (0, 0)
            platform = setting.scenario.kols[kol].platform
            yield (seen.number, brand, kol, platform, *wanted, *acts[k, : len(METRICS)].tolist())


def _cascades(seen: _Seen) -> Iterator[Line]:
    spread = seen.lived.week.passed_on(Spread)
    if spread is None:
        return
    for b, brand in enumerate(seen.setting.brands):
        posts = round(float(spread.posts[b]))
        sizes = np.rint(spread.sizes[b]).astype(np.int64)
        for rank, size in enumerate(sizes[sizes > 0].tolist(), 1):
            yield (seen.number, seen.monday, brand, posts, rank, size)


def _members(seen: _Seen) -> Iterator[Line]:
    setting, after, days = seen.setting, seen.lived.after, seen.lived.week.days
    columns = np.stack(
        [after.members.sum(axis=3), after.muted, days.joined.sum(axis=0), days.left.sum(axis=0)],
        axis=-1,
    )
    for b, g, h in np.argwhere(columns.any(axis=-1)):
        names = (setting.brands[b], setting.channels[h], setting.personas[g])
        yield (seen.number, seen.monday, *names, *columns[b, g, h].tolist())


def _orders(seen: _Seen) -> Iterator[Line]:
    setting, week = seen.setting, seen.lived.week
    orders = week.days.orders.sum(axis=3)
    split = _by_shop(np.stack([orders[..., 0], orders.sum(axis=3)], axis=-1), week.shops)
    shops = tuple(setting.scenario.product.sold_at)
    for d, b, g, w in np.argwhere(split[..., 1, :] > 0):
        day = 7 * seen.lived.passed.week + int(d)
        first, total = split[d, b, g, :, w].tolist()
        names = (setting.brands[b], setting.personas[g], shops[w])
        value = total * int(setting.price[b])
        yield (day, seen.date(day), seen.number, *names, total, first, value)


def _by_shop(orders: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """First orders and all orders [D, B, G, 2] split over the shops [D, B, G, 2, W]; conserved."""
    weights = np.broadcast_to(shares[None, :, None], (*orders.shape[:3], shares.shape[1]))
    first = shared_out(orders[..., 0], weights, np.full(orders.shape[:3], 0.5))
    again = shared_out(orders[..., 1] - orders[..., 0], weights, np.full(orders.shape[:3], 0.5))
    return np.stack([first, first + again], axis=3)


def _ledger(seen: _Seen) -> Iterator[Line]:
    amounts = seen.lived.after.ledger - seen.lived.before.ledger
    for b, brand in enumerate(seen.setting.brands):
        for account, fen in zip(LEDGER, amounts[b].tolist(), strict=True):
            if fen:
                yield (seen.number, seen.monday, brand, account, fen)


def _touch(setting: Setting, touch: int) -> tuple[str, str, str]:
    """Group, ids and platform of a touchpoint."""
    point, platform = setting.touchpoints[touch], int(setting.touch_platform[touch])
    return point.group, ".".join(point.keys), setting.platforms[platform] if platform >= 0 else ""


def _answers(seen: _Seen) -> Iterator[Line]:
    """The scenario's questions of a week, as marks; none where any answer will do."""
    events = seen.season.scenario.events
    for asked in seen.report.asked:
        event = events.get(str(asked.prompt.values.get("event", "")))
        if isinstance(event, Question):
            right = event.right or ""
            mark = str(int(asked.answer == right)) if right else ""
            name = str(asked.prompt.values["event"])
            brand = seen.setting.brands[seen.seat]
            yield (seen.number, brand, name, event.text.of("zh"), event.text.of("en"), asked.answer,
                   right, mark)  # fmt: skip


_ROWS = {
    "rounds": _rounds,
    "days": _days,
    "channels": _channels,
    "intervals": _intervals,
    "costs": _costs,
    "plans": _plans,
    "findings": _findings,
    "true_rounds": _true_rounds,
    "posts": _posts,
    "kols": _kols,
    "cascades": _cascades,
    "members": _members,
    "orders": _orders,
    "ledger": _ledger,
    "answers": _answers,
}


def columns_of(table: Table, lines: Iterable[Line]) -> dict[str, list[Cell]]:
    """The rows of a table as columns by name."""
    rows = list(lines)
    return {name: [row[i] for row in rows] for i, name in enumerate(table.names)}
