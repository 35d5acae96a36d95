"""A table as its journal left it: every decision taken again, and what comes of it compared."""

from __future__ import annotations

from simgame.game.companions import companions
from simgame.game.rules import RULES
from simgame.game.season import Season, SeasonError
from simgame.game.table.contract import PASS
from simgame.game.table.journal import Log, SaveError
from simgame.game.table.journal_lines import Decision
from simgame.game.table.table import Table
from simgame.scenario import ScenarioError

# How what no game has written ends, somewhere in the game.
_REFUSED = (ArithmeticError, LookupError, TypeError, ValueError)


def replay(log: Log, where: str = "", asks: bool = False) -> Table:
    """The table after every decision of `log`; with `asks`, a week may stand at prompts.

    Raises `SaveError` when rules, scenario or arithmetic are not those of the save.
    """
    from simgame.scenario import digest, load_merged  # noqa: PLC0415 - when a save is opened

    header = log.header
    if header.rules != RULES:
        raise SaveError("other-rules", where, 1, rules=header.rules, engine=header.engine)
    if digest(header.scenario) != header.scenario_hash:
        raise SaveError("line-altered", where, 1)
    try:
        scenario = load_merged(header.scenario)
        bots = companions(scenario, header.seat) if header.seat else {}
        season = Season(scenario, header.seed, bots)
    except (ScenarioError, SeasonError, *_REFUSED) as error:
        raise SaveError("other-scenario", where, 1) from error
    if header.seat and header.seat not in season.seats:
        raise SaveError("other-scenario", where, 1)
    asked = (header.seat,) if header.seat else season.seats
    table = Table(season, asks=asked if asks else ())
    _take_up(table, log, where)
    _check_states(table, log, where)
    return table


def _take_up(table: Table, log: Log, where: str) -> None:
    states = {state.week for _, state in log.states}
    kinds = [decision.kind for _, decision in log.decisions]
    answers: list[Decision] = []
    for index, (number, decision) in enumerate(log.decisions):
        follows = kinds[index + 1 : index + 2]
        # Whatever is followed by another plan was lived through, however it was answered.
        waits = not follows and table.season.round not in states
        answers += [decision] if decision.kind == "answer" else []
        try:
            table.take(decision)
            if not table.season.missing() and follows != ["answer"]:
                _live(table, answers, waits=waits)
                _compare(table.season, log, where)
                answers = []
        except _REFUSED as error:
            raise SaveError("refused", where, number) from error
    if answers:  # to a week that nobody has planned
        raise SaveError("refused", where, log.decisions[-1][0])


def _live(table: Table, answers: list[Decision], *, waits: bool) -> None:
    """Run the week; what answers no question that was put to its seat is refused."""
    table.run_week(table.asks if waits else ())
    passed = table.season.halt.passed if table.season.halt else table.season.past[-1].passed
    asked = [(a.prompt.seat, a.prompt) for a in passed.asked]
    options = {
        (seat, prompt.id): {PASS, *(option.id for option in prompt.options)}
        for seat, prompt in asked
    }
    for answer in answers:
        seat, prompt, option = answer.seat, answer.body["prompt"], answer.body["option"]
        if option not in options.pop((seat, prompt), ()):
            raise ValueError(f"{seat} was not asked {prompt}, or has answered it: {option}")


def _compare(season: Season, log: Log, where: str) -> None:
    week = season.state.week
    known = {state.week: (number, state.digest) for number, state in log.states}
    number, digest = known.get(week, (0, ""))
    if digest and digest != season.digest():
        raise SaveError("other-arithmetic", where, number, week=week, numpy=log.header.numpy)


def _check_states(table: Table, log: Log, where: str) -> None:
    """Refuse a state of a week that was not lived, or not by then; some may be lost."""
    before = 0
    for number, state in log.states:
        if not before < state.week <= table.season.state.week:
            raise SaveError("not-lived", where, number)
        before = state.week
