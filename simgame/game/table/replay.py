"""A table as its journal left it: every decision taken again, and what comes of it compared."""

from __future__ import annotations

from simgame.game.rules import RULES
from simgame.game.season import Season, SeasonError
from simgame.game.table.journal import Log, SaveError
from simgame.game.table.journal_lines import Decision
from simgame.game.table.table import Table
from simgame.scenario import ScenarioError


def replay(log: Log, where: str = "", asks: bool = False) -> Table:
    """The table after every decision of `log`; with `asks`, a week may stand at prompts.

    Raises `SaveError` when rules, scenario or arithmetic are not those of the save.
    """
    from simgame.scenario import load_merged  # noqa: PLC0415 - only where a save is opened

    header = log.header
    if header.rules != RULES:
        raise SaveError("other-rules", where, 1, rules=header.rules, engine=header.engine)
    try:
        season = Season(load_merged(header.scenario), header.seed)
    except (ScenarioError, SeasonError) as error:
        raise SaveError("other-scenario", where, 1) from error
    if header.seat and header.seat not in season.seats:
        raise SaveError("other-scenario", where, 1)
    table = Table(season, asks=season.seats if asks else ())
    _take_up(table, log, where)
    return table


def _take_up(table: Table, log: Log, where: str) -> None:
    states = {state.week for _, state in log.states}
    kinds = [decision.kind for _, decision in log.decisions]
    for index, (number, decision) in enumerate(log.decisions):
        follows = kinds[index + 1 : index + 2]
        # Whatever is followed by another plan was lived through, however it was answered.
        waits = not follows and table.season.round not in states
        try:
            table.take(decision)
            if not table.season.missing() and follows != ["answer"]:
                _live(table, [decision for _, decision in log.decisions], waits=waits)
                _compare(table.season, log, where)
        except (ArithmeticError, LookupError, ValueError) as error:
            raise SaveError("refused", where, number) from error


def _live(table: Table, decisions: list[Decision], *, waits: bool) -> None:
    """Run the week; an answer to what another seat was asked is refused."""
    table.run_week(table.asks if waits else ())
    if table.prompts:
        return
    asked = {a.prompt.id: a.prompt.seat for a in table.season.past[-1].passed.asked}
    for decision in decisions:
        prompt = str(decision.body.get("prompt"))
        if decision.kind == "answer" and asked.get(prompt, decision.seat) != decision.seat:
            raise ValueError(f"{decision.seat} was not asked {prompt}")


def _compare(season: Season, log: Log, where: str) -> None:
    week = season.state.week
    known = {state.week: (number, state.digest) for number, state in log.states}
    number, digest = known.get(week, (0, ""))
    if digest and digest != season.digest():
        raise SaveError("other-arithmetic", where, number, week=week, numpy=log.header.numpy)
