"""The course of a play-test: a quick look first, then everything, then what to turn.

Everybody plays the same seeds. What can be left out, or answered otherwise, is tried with the best
plan and with a player who uses every lever, so that a finding does not hang on one plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from simgame.game.offered_levers import catalogue_of
from simgame.lab.planning.kept_outcomes import Outcomes
from simgame.lab.planning.search import Sizes, search
from simgame.lab.playtest.aside import levels_apart, more_hands, spare_money
from simgame.lab.playtest.case import ALWAYS, Case, Facts
from simgame.lab.playtest.knobs import turned
from simgame.lab.playtest.measures import (
    AnswerRow,
    Difference,
    EventRow,
    LevelRow,
    LeverRow,
    PlayerRow,
    PlayTest,
    luck_of,
)
from simgame.lab.playtest.table import (
    ALL_LEVERS,
    EVEN,
    PLANNER,
    Played,
    Table,
    Told,
    difference,
    mean,
)
from simgame.lab.trial import Trial, found_plan, scenario_of
from simgame.lab.workers import ALL
from simgame.plan.lever import Value
from simgame.players.good_practice import practice_of
from simgame.scenario.market_events import Crisis, Note, Question
from simgame.scenario.schema import Scenario

_WITHOUT_A_PLAN = ("do_nothing", "random")
_SEARCHED = 60  # seasons to find a plan in where none was found before
FIRST_LOOK, MOST_ASIDE = 6, 20  # seeds of the quick look, and of what is tried aside


def table_of(scenario: str, level: str, levels: Sequence[str], told: Told | None = None) -> Table:
    """What is tested; a plan is searched where none was found for it before.

    Raises `ScenarioError`.
    """
    model = scenario_of(Trial(scenario, level=level))
    others = tuple(name for name in levels if name != level)
    stored = found_plan(Trial(scenario, level=level))
    if stored is not None:
        rounds = tuple(stored.values(n + 1) for n in range(model.rounds))
        return Table(scenario, level, model, others, rounds, False)
    sizes = Sizes.of(_SEARCHED)
    outcomes = Outcomes(None, "", 1, lambda n: told and told(min(n, sizes.seasons), sizes.seasons))
    found = search(scenario, level, sizes, outcomes)
    return Table(scenario, level, model, others, found.candidate.rounds, True)


def first_look(table: Table) -> PlayTest:
    """Everybody on a few seeds: what can be said within a minute."""
    seeds = tuple(range(1, FIRST_LOOK + 1))
    return _assembled(table, seeds, Played(table, seeds, {}, 1, None), whole=False)


def play_test(
    table: Table, seeds: Sequence[int], processes: int = ALL, told: Told | None = None
) -> PlayTest:
    """Everything, on all seeds; `told` hears how many seasons of how many are over."""
    aside = tuple(seeds[:MOST_ASIDE])
    wanted = {case: tuple(seeds) for case in map(table.case, table.players)}
    wanted |= dict.fromkeys(_aside(table), aside)
    played_all = Played(table, tuple(seeds), wanted, processes, told)
    return _assembled(table, tuple(seeds), played_all, whole=True)


def _aside(table: Table) -> Iterable[Case]:
    """What is tried beside everybody's own seasons."""
    best, even, uses_all = map(table.case, (PLANNER, EVEN, ALL_LEVERS))
    for level in table.others:
        yield from (replace(even, level=level), table.best_at(level))
    for name in weighed_events(table.model):
        yield from (best.but(quiet=name), even.but(quiet=name))
    for group in _groups(table):
        yield uses_all.but(without=group)
        if group in table.used:
            yield from (best.but(without=group), best.but(only=group))
        elif used := _as_practised(table, group):
            yield best.but(levers=used)
    for answer in _answers(table):
        yield best.but(levers=(("standing.crisis", answer),))


def weighed_events(model: Scenario) -> list[str]:
    """The events that may move a score; notes and questions only speak."""
    return [n for n, event in model.events.items() if not isinstance(event, Note | Question)]


def _groups(table: Table) -> list[str]:
    return [g for g in catalogue_of(table.model).groups if g not in ALWAYS]


def _as_practised(table: Table, group: str) -> tuple[tuple[str, Value], ...]:
    """The levers of a group at what good practice does; of KOLs, the least dear is booked."""
    kols = table.model.kols
    if group == "kol" and kols:
        name = min(kols, key=lambda one: kols[one].fee)
        return (f"kol.{name}.posts", 1), (f"kol.{name}.fee", kols[name].fee)
    return tuple(practice_of(catalogue_of(table.model), group).items())


def _answers(table: Table) -> list[str]:
    """The standing answers that some crisis takes."""
    crises = [event for event in table.model.events.values() if isinstance(event, Crisis)]
    spec = catalogue_of(table.model).by_path.get("standing.crisis")
    return list(spec.choices) if crises and spec is not None else []


def _assembled(table: Table, seeds: tuple[int, ...], known: Played, *, whole: bool) -> PlayTest:
    players = tuple(PlayerRow(who, known[table.case(who)]) for who in table.players)
    thinking = tuple(row for row in players if row.player not in _WITHOUT_A_PLAN)
    best = max(players, key=lambda row: row.mean)
    test = PlayTest(
        table.scenario, table.level, seeds, known.seasons, table.model.goals, players,
        best.player, luck_of(thinking), found_here=table.found_here,
    )  # fmt: skip
    if not whole:
        return test
    knobs = turned(test, table.case(best.player), table.model, known.more)
    test = replace(
        test, levels=_levels(table, known), events=_events(table, known),
        levers=_levers(table, known), answers=_ranked(table, known), knobs=knobs,
        spare=spare_money(table, test, known), hands=more_hands(table, test, known),
    )  # fmt: skip
    return replace(test, apart=levels_apart(table, test, known), seasons=known.seasons)


def _levels(table: Table, known: Played) -> tuple[LevelRow, ...]:
    aside = slice(MOST_ASIDE)
    rows = [LevelRow(table.level, mean(known[table.case(PLANNER)][aside]),
                     mean(known[table.case(EVEN)][aside]))]  # fmt: skip
    for level in table.others:
        even = known[replace(table.case(EVEN), level=level)]
        rows.append(LevelRow(level, mean(known[table.best_at(level)]), mean(even)))
    return tuple(sorted(rows, key=lambda row: -row.best))


def _events(table: Table, known: Played) -> tuple[EventRow, ...]:
    seasons = [facts for who in table.players for facts in known[table.case(who)]]
    weighed, rows = weighed_events(table.model), []
    for name in table.model.events:
        came = sum(facts.events.get(name, 0) > 0 for facts in seasons) / len(seasons)
        effect = _effect(table, known, name) if came and name in weighed else None
        rows.append(EventRow(name, came, effect))
    return tuple(rows)


def _effect(table: Table, known: Played, name: str) -> Difference:
    """What an event changes, for whom it changes more of the best plan and an even split."""
    both = [
        difference(name, known[case], known[case.but(quiet=name)])
        for case in map(table.case, (PLANNER, EVEN))
    ]
    return max(both, key=lambda one: abs(one.mean))


def _levers(table: Table, known: Played) -> tuple[LeverRow, ...]:
    best, uses_all = table.case(PLANNER), table.case(ALL_LEVERS)
    rows = []
    for group in _groups(table):
        gain = other = more = alone = None
        if _uses(known[uses_all], group):
            other = difference(group, known[uses_all], known[uses_all.but(without=group)])
        if group in table.used:
            gain = difference(group, known[best], known[best.but(without=group)])
            alone = mean(known[best.but(only=group)])
        elif used := _as_practised(table, group):
            more = difference(group, known[best.but(levers=used)], known[best])
        rows.append(LeverRow(group, gain, other, more, alone))
    return tuple(rows)


def _uses(seasons: Sequence[Facts], group: str) -> bool:
    """Whether a lever of the group was touched; else leaving it out says nothing."""
    return any(
        path.partition(".")[0] == group
        for season in seasons for values in season.plans for path in values
    )  # fmt: skip


def _ranked(table: Table, known: Played) -> tuple[AnswerRow, ...]:
    best, answers = table.case(PLANNER), _answers(table)
    seasons = {a: known[best.but(levers=(("standing.crisis", a),))] for a in answers}
    rows = []
    for name, event in table.model.events.items():
        mine = [
            a for a in answers if not isinstance(event, Crisis) or a in (event.answers or answers)
        ]
        if not isinstance(event, Crisis) or len(mine) < 2:
            continue
        order = sorted(mine, key=lambda a: -mean(seasons[a]))
        rows.append(
            AnswerRow(name, tuple(difference(a, seasons[a], seasons[order[0]]) for a in order))
        )
    return tuple(rows)
