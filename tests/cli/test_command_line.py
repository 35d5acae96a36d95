"""Rules of the `simgame` command as a whole; each command has its own tests."""

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from simgame import __version__
from simgame.cli._group import command_group
from simgame.cli._language import command_line_texts, localised
from simgame.cli._run import run_command_line
from simgame.locale import N_, texts


def _simgame(*args: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simgame", *args],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environ,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def _all_commands() -> list[click.Command]:
    group = command_group(texts("zh"))
    context = click.Context(group)
    return [group, *(group.get_command(context, name) for name in group.list_commands(context))]


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def test_version_is_the_package_version():
    """`--version` names the program and its version."""
    assert _simgame("--version").stdout == f"simgame {__version__}\n"


@pytest.mark.parametrize(
    ("args", "environ"),
    [(["--lang", "zh"], {}), (["--lang=zh"], {}), ([], {"SIMGAME_LANG": "zh"})],
)
def test_help_is_chinese_when_asked(args, environ):
    """The language comes from `--lang`, else from the environment; click's words follow."""
    shown = _simgame(*args, "--help", **environ).stdout
    assert "用法" in shown
    assert "模拟的市场" in shown


def test_option_wins_over_environment():
    """`--lang` is stronger than any variable."""
    assert "Usage:" in _simgame("--lang", "en", "--help", SIMGAME_LANG="zh").stdout


@pytest.mark.parametrize(
    ("args", "lang"),
    [
        (["run", "--lang", "zh"], "zh"),
        (["run", "--lang=en"], "en"),
        (["run", "--", "--lang=en"], "zh"),
        (["--lang"], "zh"),
        (["--lang", "fr"], "zh"),
    ],
)
def test_language_is_read_before_parsing(args, lang):
    """`--lang` may stand anywhere before `--`; a wrong one leaves the environment's."""
    assert command_line_texts(args, {"LANG": "zh_CN"}).lang == lang


@pytest.mark.parametrize("args", [["--nonsense"], ["nonsense"], ["--lang", "fr"]])
def test_wrong_use_is_exit_2(args):
    """Wrong use exits with 2, says so on stderr, and leaves stdout alone."""
    said = _simgame(*args, SIMGAME_LANG="zh")
    assert (said.returncode, said.stdout) == (2, "")
    assert _is_chinese(said.stderr)


@pytest.mark.parametrize(
    ("raised", "code"), [(KeyboardInterrupt, 130), (click.Abort, 130), (EOFError, 1)]
)
def test_stopping_is_quiet(monkeypatch, capsys, raised, code):
    """Ctrl-C exits with 130 and a word, never a traceback; so does input that ends, with 1."""

    def stop(*_args, **_kwargs):
        raise raised

    monkeypatch.setattr("simgame.cli._group.open_game", stop)
    monkeypatch.setattr("simgame.cli._run.translate_click", lambda _t: None)
    assert run_command_line(["--lang", "en"]) == code
    assert capsys.readouterr().err.strip() == "Stopped."


def test_a_command_may_return_its_exit_code():
    """Findings are exit 1 whether a command returns 1 or exits its context with 1."""
    group = command_group(texts("en"))
    for finish in (lambda: 1, lambda: click.get_current_context().exit(1)):
        group.add_command(click.Command("finish", callback=finish))
        found = group.commands["finish"].main([], standalone_mode=False)
        assert found == 1


def test_localised_command_is_a_copy():
    """Translating a command leaves the command itself as it was written."""
    option = click.Option(["--quiet"], help=N_("Stopped."))
    command = click.Command("stop", help=N_("Stopped."), params=[option])
    twin = localised(command, texts("zh"))
    assert (twin.help, twin.params[0].help) == ("已停止。", "已停止。")
    assert (command.help, option.help, len(command.params)) == ("Stopped.", "Stopped.", 1)


@pytest.mark.parametrize("command", _all_commands(), ids=lambda command: command.name)
def test_every_command_explains_itself_in_chinese(command):
    """A command and each of its options has a help text, marked and translated."""
    helps = {p.name: p.help or "" for p in command.params if isinstance(p, click.Option)}
    helps.pop("version", None)  # click's own option, worded by click
    silent = [name for name, said in helps.items() if not _is_chinese(said)]
    assert (silent, _is_chinese(command.help or "")) == ([], True)


def test_numbers_have_one_reader():
    """No option takes a number by another way of reading, in which `1.000` is one."""
    commands = _all_commands()
    for group in [one for one in commands if isinstance(one, click.Group)]:
        commands += group.commands.values()
    kinds = {type(param.type) for one in commands for param in one.params}
    assert not any(issubclass(kind, click.types.IntParamType | click.types.FloatParamType)
                   for kind in kinds)  # fmt: skip


def test_group_runs_in_a_test():
    """The whole command line can be run in a test, in either language."""
    shown = CliRunner().invoke(command_group(texts("zh")), ["--help"], obj=texts("zh")).output
    assert "模拟的市场" in shown
