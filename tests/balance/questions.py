"""What a scenario must hold so that playing it teaches; one function a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from math import isnan

import numpy as np

from simgame.game.offered_levers import catalogue_of
from simgame.lab.trial import REFERENCE, Trial, scenario_of
from simgame.plan.lever import Value
from tests.balance.habits import (
    PEOPLE,
    SHORTCUTS,
    besides,
    fee_less,
    in_the_last_weeks,
    not_offered,
    set_up_to,
    told,
    without,
)
from tests.balance.path import follows, path_ways
from tests.balance.question import CLEAR, Answer, Question, Seasons, above, lift
from tests.balance.way import Habit, Way

Habits = Mapping[str, Habit | None]

BOTS = ("do_nothing", "random", "even_split", "greedy_roi")
BETTER = 100  # points that a plan by the brief is worth above an even split
LUCK = 0.25  # of the variance between plans of people, at most
DEARER = 10.0  # times that own content may pay better than the best bought traffic

# What is not asked of a scenario, and why a teacher would say so (docs/decisions/0095).
NOT_ASKED: dict[tuple[str, str], str] = {
    ("beauty-community", "private"): "who joined in week 6 buys the next box after the season",
}

# Levers that may pay at their end: (group, leaf), how far up its range each rung lies (shares, as
# the price says where some ranges end), and which ends are meant, why.
LADDERS: dict[tuple[str, str], tuple[Sequence[float], dict[float, str]]] = {
    ("content", "quality"): ((0.0, 0.45, 0.65, 0.85, 1.0), {}),
    ("content", "sell"): ((0.0, 0.15, 0.35, 0.6, 1.0), {0.0: "a new brand sows before it sells"}),
    ("content", "ai_share"): ((0.0, 0.25, 0.5, 0.75, 1.0), {0.0: "emotional goods want people"}),
    ("private", "touches"): ((0.0, 0.15, 0.35, 0.6, 1.0), {}),
    ("private", "incentive"): ((0.0, 0.03, 0.1, 0.3, 0.6, 1.0), {}),
    ("private", "promotion"): (
        (0.0, 0.2, 0.4, 0.6, 0.85, 1.0),
        {0.0: "who thinks for months is answered, not sold to"},
    ),
    ("private", "invite_reward"): (
        (0.0, 0.02, 0.05, 0.2, 0.5, 1.0),
        {0.0: "nobody need be paid to tell"},
    ),
    ("co_creation", "reward"): (
        (0.0, 0.02, 0.05, 0.2, 0.5, 1.0),
        {0.0: "who likes it shows it without being paid"},
    ),
    ("kol", "freedom"): ((0.0, 0.3, 0.6, 0.8, 1.0), {1.0: "their own words are believed"}),
    ("price", "coupon_depth"): ((0.0, 0.2, 0.4, 0.7, 1.0), {0.0: "coupons cost the margin"}),
    ("service", "ai_share"): ((0.0, 0.3, 0.6, 0.8, 1.0), {0.0: "few questions need no machine"}),
}


def _reference(scenario: str, level: str) -> Way:
    return Way(scenario, level)


def _habits(named: Habits, scenario: str, level: str) -> list[Way]:
    return [Way(scenario, level, name, habit=habit) for name, habit in named.items()]


def _bots(scenario: str, level: str) -> list[Way]:
    return [Way(scenario, level, bot, bot) for bot in BOTS]


def _mean(seasons: Seasons, name: str, figure: str = "score") -> float:
    return float(np.mean([one[figure] for one in seasons[name]]))


def ordered(seasons: Seasons) -> Answer:
    """Doing nothing is worst, chance next, and a plan without thought best of the three."""
    means = [_mean(seasons, bot) for bot in BOTS]
    figure = " / ".join(f"{mean:.0f}" for mean in means)
    return Answer(figure, means[0] < means[1] < min(means[2:]))


def brief_pays(seasons: Seasons) -> Answer:
    """What the brief teaches beats an even split."""
    brief, even = _mean(seasons, REFERENCE), _mean(seasons, "even_split")
    return Answer(f"{brief:.0f} against {even:.0f}", brief - even >= BETTER)


def luck_is_small(seasons: Seasons) -> Answer:
    """Most of what tells people apart is their plan; the rest is luck."""
    played = [[one["score"] for one in seasons[_name(who)]] for who in PEOPLE]
    scores = np.array([mine for n, mine in enumerate(played) if n == 0 or mine != played[0]])
    whole = scores.var()
    plan = scores.mean(axis=1).var() / whole if whole else 0.0
    seed = scores.mean(axis=0).var() / whole if whole else 0.0
    figure = f"plan {plan:.0%}, seed {seed:.0%}, both {1 - plan - seed:.0%}, {len(scores)} people"
    return Answer(figure, bool(1 - plan <= LUCK))


def _name(who: str) -> str:
    return REFERENCE if PEOPLE[who] is None else who


def _people(scenario: str, level: str) -> list[Way]:
    return [Way(scenario, level, _name(who), habit=habit) for who, habit in PEOPLE.items()]


def _ladder(place: tuple[str, str], scenario: str, level: str) -> list[Way]:
    shares, _ = LADDERS[place]
    if not _offered(scenario, level, *place):
        return []
    set_at = told if place == ("private", "promotion") else set_up_to
    named = {_rung(place, share): partial(set_at, *place, share) for share in shares}
    return _habits(named, scenario, level)


def _rung(place: tuple[str, str], share: float) -> str:
    return f"{'.'.join(place)} at {share:.0%}"


@lru_cache(maxsize=64)
def _offered(scenario: str, level: str, group: str, leaf: str) -> bool:
    levers = catalogue_of(scenario_of(Trial(scenario, level=level)))
    return any(p.startswith(f"{group}.") and p.endswith(f".{leaf}") for p in levers.by_path)


def inside(place: tuple[str, str], seasons: Seasons) -> Answer:
    """The best value lies inside the range, or a teacher could say why not."""
    shares, meant = LADDERS[place]
    rungs = [_rung(place, share) for share in shares]
    if not all(rung in seasons for rung in rungs):
        return Answer("not offered", None)
    means = [_mean(seasons, rung) for rung in rungs]
    figure = " ".join(f"{v:.0%}:{m:.0f}" for v, m in zip(shares, means, strict=True))
    if max(means) - min(means) < CLEAR:
        return Answer(figure, None)
    best = int(np.argmax(means))
    if best not in (0, len(shares) - 1) or shares[best] in meant:
        return Answer(figure)
    inner = max(range(1, len(shares) - 1), key=means.__getitem__)
    return Answer(figure, not above(lift(seasons, rungs[inner], rungs[best])))


def _channels(scenario: str, level: str) -> list[Way]:
    named: Habits = {f"no {g}": partial(without, (g,)) for g in _CHANNELS}
    return [_reference(scenario, level), *_habits(named, scenario, level)]


_CHANNELS = ("content", "paid", "kol", "private", "live", "service")


def own_content(seasons: Seasons) -> Answer:
    """A yuan for own posts earns more than one for ads or creators, within reason."""
    content, bought = _return(seasons, "content"), _return(seasons, "paid")
    kol = _return(seasons, "kol")
    figure = f"posts {content:.1f}, ads {bought:.1f}, creators {kol:.1f}"
    others = [one for one in (bought, kol) if not isnan(one)]
    if isnan(content) or not others:  # nothing to compare: the plan goes without
        return Answer(figure, None)
    best = max(others)
    return Answer(figure, best < content <= DEARER * max(best, 0.1))


def _return(seasons: Seasons, group: str) -> float:
    """True revenue that goes with the group ÷ what it cost, on the same seeds."""
    with_it, less = seasons[REFERENCE], seasons[f"no {group}"]
    revenue = sum(a["net_revenue"] - b["net_revenue"] for a, b in zip(with_it, less, strict=True))
    cost = sum(a["spent"] - b["spent"] for a, b in zip(with_it, less, strict=True))
    return revenue / cost if cost > 0 else float("nan")


def earns(group: str, seasons: Seasons) -> Answer:
    """Without the group net contribution is lower."""
    earned = lift(seasons, f"no {group}", REFERENCE, "net_contribution")
    if earned.mean == 0:
        return Answer("not used", None)
    score = lift(seasons, f"no {group}", REFERENCE)
    figure = f"¥{earned.mean / 100:+,.0f} ± {earned.half / 100:,.0f}, {score.mean:+.0f} points"
    return Answer(figure, earned.mean > 0)


_LATE: Mapping[str, Mapping[str, Value]] = {
    **{path.partition(".")[2]: {path: value} for path, value in SHORTCUTS.items()},
    "all": SHORTCUTS,
}
_FEE_LESS: Habits = {"fee-less offers": fee_less}


def _late(scenario: str, level: str) -> list[Way]:
    """Each shortcut in the last weeks; those that a scenario does not offer as if it did."""
    return [
        _reference(scenario, level),
        *(
            Way(
                scenario,
                level,
                name,
                habit=partial(in_the_last_weeks, partial(besides, taken)),
                opens=not_offered(scenario, level, taken),
            )
            for name, taken in _LATE.items()
        ),
    ]


def gains_nothing(named: Iterable[str], seasons: Seasons) -> Answer:
    """None of these habits is worth more than luck."""
    lifts = {name: lift(seasons, REFERENCE, name) for name in named}
    told = (f"{name} {one.mean:+.0f} ± {one.half:.0f}" for name, one in lifts.items())
    return Answer(", ".join(told), not any(map(above, lifts.values())))


def _against_reference(named: Habits, scenario: str, level: str) -> list[Way]:
    return [_reference(scenario, level), *_habits(named, scenario, level)]


QUESTIONS = (
    Question("bots", "do nothing < random < even split, greedy", _bots, ordered),
    Question(
        "brief",
        f"a plan by the brief beats an even split by {BETTER} points",
        lambda scenario, level: [_reference(scenario, level), *_bots(scenario, level)],
        brief_pays,
    ),
    Question(
        "luck",
        f"luck is at most {LUCK:.0%} of the variance of people's scores",
        _people,
        luck_is_small,
    ),
    *(
        Question(
            f"ends-{group}-{leaf}",
            f"{group}.*.{leaf} is best inside its range",
            partial(_ladder, (group, leaf)),
            partial(inside, (group, leaf)),
        )
        for group, leaf in LADDERS
    ),
    Question(
        "own-content",
        f"posts earn more than ads and creators, at most {DEARER:g} times as much",
        _channels,
        own_content,
    ),
    Question("private", "private traffic earns", _channels, partial(earns, "private")),
    Question("service", "a service desk earns", _channels, partial(earns, "service")),
    Question("live", "livestreams earn", _channels, partial(earns, "live")),
    Question(
        "shortcuts",
        "shortcuts in the last two weeks gain nothing",
        _late,
        partial(gains_nothing, _LATE),
    ),
    Question(
        "fee-less",
        "offers without a fee to everybody gain nothing",
        partial(_against_reference, _FEE_LESS),
        partial(gains_nothing, _FEE_LESS),
    ),
    Question("path", "the best plan found follows the path of the brief", path_ways, follows),
)
