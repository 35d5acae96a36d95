"""What was told in a week, or changed by the player, that goes with a part of a change.

Only what would push that way: a rival that has become cheaper explains fewer buyers, never more.
Which way a message pushes stands in a table, by its code; what it does not list explains nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from simgame.pages.because.cause import Part
from simgame.pages.because.weeks import Weeks
from simgame.plan.lever import Value
from simgame.plan.observation import Message, WeekReport

Push = Callable[[Message], float]


def _change(told: Message) -> float:
    return float(told.values.get("change", 0.0))


def _lifted(told: Message) -> float:
    return -_change(told)


def _up(_: Message) -> float:
    return 1.0


def _down(_: Message) -> float:
    return -1.0


# How people who came are moved to buy, and how touchpoints are seen and clicked.
_BUY: Mapping[str, Push] = {
    "event-rival-price": _change,
    "over-rival-price": _lifted,
    "event-demand": _change,
    "over-demand": _lifted,
    "rival-kol": _down,
    "rival-coupon": _down,
    "rival-coupon-over": _up,
    "rival-offers": _down,
    "rival-offers-no-more": _up,
    "crisis-begins": _down,
    "storm-breaks": _down,
    "consumer-post-spread": _up,
    "found-exaggerated-claims": _down,
    "found-hidden-ads": _down,
    "found-scraped-data": _down,
    "found-leak": _down,
}
_SEEN: Mapping[str, Push] = {
    "event-attention": _change,
    "over-attention": _lifted,
    "event-hot-topic": _up,
    "event-newcomer-platform": _up,
    "over-newcomer-platform": _down,
    "found-bought-fans": _down,
    "found-no-permit": _down,
    "found-unlabelled-ai": _down,
    "found-scraped-data": _down,
    "ai-unlabelled": _down,
}
_ADS: Mapping[str, Push] = {"event-traffic-price": _lifted, "over-traffic-price": _change}
_KOLS: Mapping[str, Push] = {"kol-published": _up}
_COUPON = "price.coupon_depth"


def messages_with(part: Part, now: WeekReport) -> tuple[Message, ...]:
    """What was told in the week that pushes the way of `part`, each thing once."""
    found = {
        (told.code, str(told.values.get("title_en", told.values.get("rival", "")))): told
        for told in _told(now)
        if _pushes(part, told) * part.value > 0
    }
    return tuple(found.values())


def levers_with(part: Part, weeks: Weeks) -> tuple[str, ...]:
    """The coupon, where the player moved it so that it pushes that way."""
    now, before = weeks.now, weeks.before
    if before is None or part.code not in ("bought", "each"):
        return ()
    way = -1.0 if part.code == "each" else 1.0
    return tuple(
        path
        for path, more in _moved(now.plan, before.plan)
        if path == _COUPON and way * more * part.value > 0
    )


def _moved(now: Mapping[str, Value], before: Mapping[str, Value]) -> Iterator[tuple[str, float]]:
    for path in dict.fromkeys([*now, *before]):
        after, earlier = now.get(path, 0), before.get(path, 0)
        if isinstance(after, int | float) and isinstance(earlier, int | float) and after != earlier:
            yield path, float(after) - float(earlier)


def _told(week: WeekReport) -> Iterator[Message]:
    return (told for day in week.days for told in day.messages)


def _pushes(part: Part, told: Message) -> float:
    """Which way a message pushes a part; 0 when it has nothing to do with it."""
    push = _tables(part.code, part.group).get(told.code)
    if push is None or not _same_place(part, told):
        return 0.0
    return push(told)


def _tables(code: str, group: str) -> Mapping[str, Push]:
    if code in ("bought", "known"):
        return _BUY
    if code not in ("clicks", "counted", "touchpoint"):
        return {}
    return {**_SEEN, **{"paid": _ADS, "kol": _KOLS}.get(group, {})}


def _same_place(part: Part, told: Message) -> bool:
    """Whether a message is about the part's platform, KOL or channel, or about no place."""
    own = {
        str(told.values[name]) for name in ("platform", "kol", "channel") if told.values.get(name)
    }
    return not own or bool(own & set(part.keys))
