"""`simgame replay`: whether a save, played again, comes to what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simgame.cli import _write
from simgame.cli._end import Found, Refused, refused_save
from simgame.cli._streams import json_line
from simgame.locale import N_, Texts

if TYPE_CHECKING:
    from simgame.game.session import LocalSession
    from simgame.game.table.journal import Log, SaveError

AGREES, ALTERED = "agrees", "altered-scenario"


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay came to: the session and log as far as there are any, or the error."""

    file: Path
    log: Log | None = None
    origin: str = ""
    session: LocalSession | None = None
    error: SaveError | None = None


@click.command("replay", help=N_("Play SAVE again, and compare every week with what it says."))
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--json", "wants_json", is_flag=True, help=N_("Print one JSON object."))
@click.option(
    "--plan",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write what was decided to a plan file."),
)
@_write.force
@click.pass_obj
def command(t: Texts, save: Path, wants_json: bool, plan: Path | None, force: bool) -> int:
    """Replay a save; 0 when it agrees, 1 when it does not, 2 when there is no save."""
    if plan is not None:
        _write.check_free([plan], [save], force, t)
    done = _replay(save)
    refused = _refused(done, t)
    if wants_json:
        click.echo(json_line(_as_json(done, t)))
    elif refused is not None:
        raise refused
    else:
        click.echo("\n".join(_said(done, t)))
    if plan is not None and done.session is not None and done.log is not None:
        text = _plan_text(done.log, done.session)
        _write.write_out({plan: text.encode()}, [save], force, t)
    return refused.exit_code if refused is not None else 0


def _refused(done: Replay, t: Texts) -> Refused | None:
    """Why the save does not count for what it says; None where it does."""
    from simgame.words import save_note

    if done.error is not None:
        return refused_save(done.error, t)
    if done.origin != "altered":
        return None
    return Found(f"{done.file}: {save_note(ALTERED, t)}")


def _replay(file: Path) -> Replay:
    from simgame.game.session import replayed
    from simgame.game.table.journal import SaveError
    from simgame.game.table.journal_file import read_log
    from simgame.game.table.origin import origin_of

    log = None
    try:
        log = read_log(file)
        session = replayed(log, str(file))
        return Replay(file, log, origin_of(log.header), session)
    except SaveError as error:
        return Replay(file, log, error=error)


def _said(done: Replay, t: Texts) -> list[str]:
    log, session = done.log, done.session
    assert log is not None
    assert session is not None
    lines = [
        t(
            "{scenario}, level {level}, seed {seed}, played by {player}: weeks {weeks} of {all}",
            scenario=log.header.scenario.get("id", "?"),
            level=log.header.level,
            seed=log.header.seed,
            player=log.header.player,
            weeks=_weeks(log),
            all=session.scenario.rounds,
        ),
        t("Every week agrees with the save; digest {digest}.", digest=session.digest()),
    ]
    if log.torn:
        lines.append(t("The last line was torn and is left out; it was never acknowledged."))
    if session.finished:
        lines.append(t("Score {total} of 1000", total=session.score().total))
    if done.origin == "unknown":
        said = t("No scenario of this name is here to compare with; its hash is {hash}.",
                 hash=log.header.scenario_hash)  # fmt: skip
        lines.append(said)
    return lines


def _weeks(log: Log) -> int:
    return log.states[-1][1].week if log.states else 0


def _as_json(done: Replay, t: Texts) -> dict[str, Any]:
    """The stable object of `replay --json`; its fields are described in docs/reference/cli.md."""
    from simgame.words import save_error

    error, log, session = done.error, done.log, done.session
    header = log.header.model_dump(include=_SHOWN) if log else {}
    counts = bool(session and session.finished and done.origin != "altered")
    return {
        "save": str(done.file),
        "outcome": error.code if error else ALTERED if done.origin == "altered" else AGREES,
        "message": save_error(error, t) if error else "",
        "line": error.line if error else 0,
        "torn": bool(log and log.torn),
        **header,
        "scenario": log.header.scenario.get("id") if log else None,
        "library": done.origin or None,
        "weeks": _weeks(log) if log else 0,
        "finished": bool(session and session.finished),
        "digest": session.digest() if session else None,
        "score": session.score().total if session and counts else None,
    }


_SHOWN = {"rules", "engine", "seed", "level", "player", "scenario_hash"}


def _plan_text(log: Log, session: LocalSession) -> str:
    from simgame.authoring.plan_file import dump_plan

    decisions = [decision for _, decision in log.decisions]
    rounds = [d.body for d in decisions if d.kind == "plan"]
    answers = {d.body["prompt"]: d.body["option"] for d in decisions if d.kind == "answer"}
    return dump_plan(rounds, session.catalogue, answers)
