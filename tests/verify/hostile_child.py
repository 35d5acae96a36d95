"""Runs every command on one path: `python -m tests.verify.hostile_child PATH`.

Prints one JSON object: how many command lines were tried, and what went wrong with which.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from simgame.cli._run import run_command_line

SHORT = str(Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml")


def commands(path: str) -> Iterator[list[str]]:
    """Every command with the path in each place where it takes one."""
    yield from ([c, path] for c in ("check", "show", "levers", "run", "diff", "install", "replay"))
    yield from (["run", SHORT, option, path] for option in ("--player", "--save", "--level"))
    yield ["play", "--plain", path]
    yield ["play", "--plain", "--resume", path]
    yield ["play", "--plain", SHORT, "--saves", path]
    yield ["show", SHORT, "--only", path]
    yield ["diff", SHORT, path]
    yield ["pack", path, "-o", "out.zip", "--force"]
    yield ["new", "there", "--from", path]
    yield ["install", "--remove", path]
    yield ["export", path, "--out", "out", "--force"]
    yield ["schema", "--pack", path]
    yield [path]


def wrong(args: list[str]) -> str:
    """What is wrong with how a command ends; empty where nothing is."""
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run_command_line(args)
    except BaseException:  # noqa: BLE001 - whatever it is, a person would see it
        return traceback.format_exc()[-600:]
    if code not in (0, 1, 2):
        return f"exit {code}"
    return "steers the terminal" if "\x1b" in said.getvalue() else ""


def main(path: str) -> None:
    """Try them all."""
    tried = [(args, wrong(args)) for args in commands(path)]
    failed = [f"{args!a:.150}: {said}" for args, said in tried if said]
    print(json.dumps({"tried": len(tried), "failed": failed}))


if __name__ == "__main__":
    main(sys.argv[1])
