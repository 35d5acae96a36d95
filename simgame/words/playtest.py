"""A play-test in words: the verdict in a sentence or two, then a table for each question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from simgame.locale import N_, Texts
from simgame.locale.numbers import MINUS, share
from simgame.scenario.schema import Scenario
from simgame.words.figures import figure, kpi_name
from simgame.words.levers import group_name

if TYPE_CHECKING:
    from simgame.lab.playtest.measures import Difference, Knob, PlayerRow, PlayTest

BARS = " ▁▂▃▄▅▆▇█"
_BINS, _MOST = 20, 1000
_CARELESS, _EVEN = "random", "even_split"
_HARD, _EASY, _FAIR = 0.15, 0.5, 0.9


class PlayedTable(NamedTuple):
    """One question: a title, a table whose first row is its head, and a sentence below it."""

    id: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def playtest_verdict(test: PlayTest, t: Texts) -> list[str]:
    """Whether it is too hard, too easy or fair, and what was tried against it."""
    best, careless = test.top.all_targets, test.player(_CARELESS).all_targets
    values = {
        "best": test.best,
        "n": round(100 * best),
        "careless": round(100 * careless),
        "even": round(100 * test.player(_EVEN).all_targets),
    }
    return [t(_judgement(best, careless), **values), *(_knob(knob, t) for knob in test.knobs)]


def _judgement(best: float, careless: float) -> str:
    if careless >= _EASY:
        return N_("Too easy: a careless player reaches every target in {careless} of 100 seasons.")
    if best < _HARD:
        return N_("Too hard: the best player ({best}) reaches every target in {n} of 100 seasons.")
    if best > _FAIR:
        return N_(
            "Easy for who knows how: the best player ({best}) reaches every target in {n} of 100 "
            "seasons, an even split in {even}, a careless player in {careless}."
        )
    return N_(
        "Fair: the best player ({best}) reaches every target in {n} of 100 seasons, an even split "
        "in {even}, a careless player in {careless}."
    )


def _knob(knob: Knob, t: Texts) -> str:
    """What was turned, and what came of it."""
    values = {"before": _number(knob, knob.before, t), "after": _number(knob, knob.after, t)}
    goal = kpi_name(knob.goal, t)
    if knob.stretch is not None:
        values["stretch"] = _number(knob, knob.stretch, t)
        return t("Tried: `{path}` {before} → {after}, with `stretch` {stretch}: the target of "
                 "{goal} in {n} of 100 seasons.",
                 path=knob.path, goal=goal, n=round(100 * knob.reached), **values)  # fmt: skip
    return t("Tried: `{path}` {before} → {after}: the target of {goal} in {n} of 100 seasons.",
             path=knob.path, goal=goal, n=round(100 * knob.reached), **values)  # fmt: skip


def _number(knob: Knob, value: float, t: Texts) -> str:
    return figure(knob.goal, value, t) if knob.path.startswith("goals.") else f"{value:g}"


def playtest_tables(test: PlayTest, scenario: Scenario, t: Texts) -> list[PlayedTable]:
    """Every question with its figures; nothing that was not measured."""
    tables = [_players(test, t), *(_goal(test, name, t) for name in test.goals),
              _levels(test, t), _events(test, scenario, t), _levers(test, t),
              *_answers(test, scenario, t), _means(test, t), _luck(test, t)]  # fmt: skip
    return [one for one in tables if len(one.rows) > 1 or one.note]


def strip(scores: Sequence[float]) -> str:
    """How often each part of 0–1000 was scored, as a line of bars."""
    counts = [0] * _BINS
    for score in scores:
        counts[min(int(score * _BINS / _MOST), _BINS - 1)] += 1
    most = max(counts)
    return "".join(BARS[-(-count * (len(BARS) - 1) // most)] if count else "·" for count in counts)


def _players(test: PlayTest, t: Texts) -> PlayedTable:
    head = (t("player"), t("mean"), t("nine of ten"), "0 … 1000")
    rows = [_player(row) for row in sorted(test.players, key=lambda row: -row.mean)]
    few = N_(
        "The planner's plan was searched here in few seasons; `simgame anchors` finds a better one."
    )
    note = t(few) if test.found_here else ""
    return PlayedTable("players", t("Who scores what"), (head, *rows), note)


def _player(row: PlayerRow) -> tuple[str, ...]:
    low, high = row.band
    return (row.player, f"{row.mean:.0f}", f"{low:.0f}–{high:.0f}", strip(row.scores))


def _goal(test: PlayTest, name: str, t: Texts) -> PlayedTable:
    """The chances of a goal's marks for everybody."""
    goal = test.goals[name]
    sign = "≥" if goal.stretch >= goal.floor else "≤"
    marks = (f"{sign} {figure(name, n, t)}" for n in (goal.floor, goal.target, goal.stretch))
    head = (t("player"), *marks, t("in the middle"))
    rows = []
    for row in test.players:
        one = row.reached(name)
        rows.append((row.player, *map(share, (one.floor, one.target, one.stretch)),
                     figure(name, one.median, t)))  # fmt: skip
    title = t("{goal}: chance of floor, target and stretch", goal=kpi_name(name, t))
    return PlayedTable(f"goal-{name}", title, (head, *rows))


def _levels(test: PlayTest, t: Texts) -> PlayedTable:
    if len(test.levels) < 2:
        return PlayedTable("levels", "", ())
    head = (t("level"), t("the best plan"), t("an even split"))
    rows = [(row.level, f"{row.best:.0f}", f"{row.even:.0f}") for row in test.levels]
    return PlayedTable("levels", t("The levels"), (head, *rows))


def _events(test: PlayTest, scenario: Scenario, t: Texts) -> PlayedTable:
    head = (t("event"), t("came in"), t("changes"))
    rows = [
        (_event(scenario, row.name, t), share(row.came), _points(row.effect) if row.effect else "–")
        for row in test.events
    ]
    note = t("The larger of what it changes for the best plan and for an even split, in points.")
    return PlayedTable("events", t("The events"), (head, *rows), note if rows else "")


def _event(scenario: Scenario, name: str, t: Texts) -> str:
    event = scenario.events.get(name)
    return (event.name.of(t.lang) if event is not None else "") or name


def _levers(test: PlayTest, t: Texts) -> PlayedTable:
    head = (t("levers"), t("worth to the best plan"), t("to who uses all"), t("alone"))
    ordered = sorted(test.levers, key=lambda row: -(row.worth.mean if row.worth else 0.0))
    rows = [
        (group_name(row.group, t), _points(row.gain or row.more), _points(row.other),
         "–" if row.alone is None else f"{row.alone:.0f}")
        for row in ordered
    ]  # fmt: skip
    note = t("Points that are lost without them, on the same seeds; of levers that the best plan "
             "leaves alone, points that using them adds.")  # fmt: skip
    return PlayedTable("levers", t("What levers are worth"), (head, *rows), note if rows else "")


def _answers(test: PlayTest, scenario: Scenario, t: Texts) -> Iterator[PlayedTable]:
    for row in test.answers:
        head = (t("answer"), t("beside the best"))
        rows = [(_answer(one.name, t), _points(one)) for one in row.answers]
        title = t("Answers to {event}", event=_event(scenario, row.event, t))
        yield PlayedTable(f"answers-{row.event}", title, (head, *rows))


def _answer(name: str, t: Texts) -> str:
    return t(_ANSWERS[name]) if name in _ANSWERS else name


_ANSWERS = {
    "apologise-fast": N_("apologise fast"),
    "third-party-test": N_("third-party test"),
    "stay-silent": N_("stay silent"),
}


def _means(test: PlayTest, t: Texts) -> PlayedTable:
    seasons = test.top.seasons
    unspent = sum(one.unspent for one in seasons) / len(seasons)
    busy = sum(one.overworked for one in seasons) / len(seasons)
    note = t(
        "The best player leaves {unspent} of the money; in {busy} of the weeks more work waits "
        "than the staff can do.",
        unspent=share(unspent),
        busy=share(busy),
    )
    return PlayedTable("means", t("Money and hours"), (), note)


def _luck(test: PlayTest, t: Texts) -> PlayedTable:
    luck = test.luck
    note = t(
        "Of what tells scores apart, {skill} is who plays, {seed} the luck of the season, {both} "
        "how the two go together.",
        skill=share(luck.skill),
        seed=share(luck.seed),
        both=share(luck.both),
    )
    return PlayedTable("luck", t("Skill and luck"), (), note)


def _points(one: Difference | None) -> str:
    if one is None:
        return "–"
    sign = "+" if one.mean >= 0.5 else MINUS if one.mean <= -0.5 else ""
    return f"{sign}{abs(one.mean):.0f} ± {one.half:.0f}"
