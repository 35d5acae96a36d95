"""Runs the command line in this process: language, exit codes, a quiet end on Ctrl-C."""

import os
import sys
from collections.abc import Sequence

import click

from simgame.cli._group import command_group
from simgame.cli._language import command_line_texts, translate_click

FINE, FINDINGS, STOPPED = 0, 1, 130


def run_command_line(args: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong is on stderr."""
    _speak_utf8()
    t = command_line_texts(args, os.environ)
    translate_click(t)
    try:
        code = command_group(t).main(list(args), "simgame", standalone_mode=False, obj=t)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except click.Abort as stop:
        click.echo(t("Stopped."), err=True)
        return FINDINGS if isinstance(stop.__cause__, EOFError) else STOPPED
    return code if isinstance(code, int) else FINE


def _speak_utf8() -> None:
    """Let Chinese through a pipe on systems whose pipes have another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
