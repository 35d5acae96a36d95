"""Rules of what goes out and comes in: every encoding, no crash, nothing that steers a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from simgame.cli._streams import READABLE, SAME_WIDTH, json_line
from simgame.visible import visible
from tests.at_once import at_once

ROOT = Path(__file__).parents[2]
ENCODINGS = ("gbk", "latin-1", "ascii", "cp437", "utf-8")
PLAIN = ["play", "tutorial", "--plain", "--seed", "1"]


def _simgame(*args, typed=b"", saves, **environ) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"SIMGAME_LANG": "zh", "SIMGAME_SAVES": str(saves)} | environ
    return subprocess.run(
        [sys.executable, "-m", "simgame", *args], input=typed, capture_output=True, env=env,
        check=False, cwd=ROOT, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", at_once(ENCODINGS, ("gbk", "ascii")))
def test_every_encoding_of_output_is_served(tmp_path, encoding):
    """Money stays readable in any encoding, and nothing ends in a traceback."""
    said = _simgame(*PLAIN, saves=tmp_path, PYTHONIOENCODING=encoding)
    assert (said.returncode, b"Traceback" in said.stderr) == (0, False)
    text = said.stdout.decode(encoding)
    assert any(f"{mark}12,000" in text for mark in "¥￥Y")


def test_a_terminal_keeps_its_encoding():
    """On a terminal that speaks GBK the text is GBK, with a sign for money that it has."""
    ours, theirs = pty.openpty()
    env = os.environ | {"PYTHONIOENCODING": "gbk", "SIMGAME_LANG": "zh"}
    command = [sys.executable, "-m", "simgame", "levers", "tutorial"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, env=env, cwd=ROOT) as child:
        os.close(theirs)
        got = b""
        while chunk := _read(ours):
            got += chunk
        assert child.wait(60) == 0
    os.close(ours)
    assert "￥" in got.decode("gbk")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # which is how a terminal says that nobody writes to it any more
        return b""


@pytest.mark.parametrize(
    ("typed", "environ"),
    [
        ("帮助".encode("gbk"), {}),
        ("帮助".encode(), {"PYTHONIOENCODING": "gbk"}),
        ("帮助".encode("gb18030"), {"PYTHONIOENCODING": "gbk"}),
        ("\ufeff帮助".encode(), {}),
    ],
)
def test_input_is_read_for_what_it_is(tmp_path, typed, environ):
    """A line of GBK is told from one of UTF-8 whatever the stream says it is."""
    said = _simgame(*PLAIN, typed=typed + b"\n", saves=tmp_path, **environ)
    assert said.returncode == 0, said.stderr
    shown = said.stdout.decode(environ.get("PYTHONIOENCODING", "utf-8"))
    assert "帮助" in shown, "an unknown command is told with its name"


@pytest.mark.parametrize("typed", [b"\xff\xfe\xff\n", "help\n".encode("utf-16")])
def test_input_in_no_known_encoding_is_told(tmp_path, typed):
    """In a sentence, and the next line is asked for."""
    said = _simgame(*PLAIN, typed=typed, saves=tmp_path, SIMGAME_LANG="en")
    assert said.returncode == 0
    assert "neither UTF-8 nor GBK" in said.stderr.decode()


@pytest.mark.unhurried
def test_streams_that_are_closed_are_no_error(tmp_path):
    """A command whose streams are closed runs to its end."""
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        line = f'"{sys.executable}" -m simgame {" ".join(PLAIN)} {closed}'
        env = os.environ | {"SIMGAME_SAVES": str(tmp_path)}
        said = subprocess.run(["sh", "-c", line], env=env, cwd=ROOT, capture_output=True,
                              stdin=subprocess.DEVNULL, check=False, timeout=120)  # fmt: skip
        assert (said.returncode, b"Traceback" in said.stderr) == (0, False), closed


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["check", "a" * 300], "nothing to say"),
        (["show", "a" * 300], "a" * 30),
        (["play", "--plain", "--resume", "a" * 300], "a" * 30),
        (["levers", b"/tmp/\xff\xfe"], "/tmp/··"),
        (["install", "/"], "/"),
        (["install", "a" * 300], "File name too long"),
        (["replay", "."], "Is a directory"),
    ],
)
def test_a_path_that_the_system_refuses_is_told(tmp_path, args, reason):
    """Too long, not text, a folder: a sentence with the reason, exit 1 or 2, no traceback."""
    said = _simgame(*args, saves=tmp_path, SIMGAME_LANG="en")
    told = (said.stdout + said.stderr).decode()
    assert said.returncode in (1, 2)
    assert "Traceback" not in told
    assert reason in told or reason == "nothing to say"


def test_a_full_disk_under_the_output_is_told():
    """What cannot be written to stdout ends in the system's reason."""
    line = f'"{sys.executable}" -m simgame levers tutorial --lang en >/dev/full'
    said = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, check=False)
    assert (said.returncode, said.stderr) == (2, b"simgame: No space left on device.\n")


def test_what_steers_a_terminal_is_shown_as_a_dot():
    """Escape sequences, NULs, bidi overrides; joiners of emoji and scripts stay."""
    steering = "\x1b]0;owned\x07 \x00 \u202eabc \u2066 \x9b2J \ud800 \ufeff"
    assert visible(steering) == "·]0;owned· · ·abc · ·2J · ·"
    assert visible("春茶 👩\u200d🔬\n¥5") == "春茶 👩\u200d🔬\n¥5"


def test_json_holds_what_steers_as_escapes():
    """A program reads the same text; a terminal is not steered."""
    assert json_line({"a": "\x1b\x7f\u202e\U000e0041¥"}) == (
        '{"a": "\\u001b\\u007f\\u202e\\udb40\\udc41¥"}'
    )


@pytest.mark.parametrize(
    ("encoding", "errors", "stands"),
    [("gbk", READABLE, "￥5-6?"), ("gbk", SAME_WIDTH, "Y5-6??"), ("latin-1", READABLE, "¥5-6?"),
     ("ascii", READABLE, "Y5-6?")],
)  # fmt: skip
def test_what_an_encoding_lacks_has_a_stand_in(encoding, errors, stands):
    """Readable for a reader; for the app as wide as what it stands for."""
    assert "¥5−6😀".encode(encoding, errors).decode(encoding) == stands


STEERING = r"\e]0;owned\a\e[2J \0 \u202eabc [bold]x[/bold] [@click=app.quit]y[/]"
PLACES = {
    "title": "title: {zh: 短, en: Short}",
    "brief": "brief: {zh: 短。, en: Short.}",
}


@pytest.mark.parametrize("place", ["title", "brief", "tags", "key"])
def test_check_refuses_text_that_steers(simgame, tmp_path, place):
    """Written as an escape in quotes, wherever it stands; markup is text like any other."""
    lines = (ROOT / "tests/fixtures/short/scenario.yaml").read_text("utf-8").splitlines()
    odd = f'"{STEERING}"'
    at = next((n for n, line in enumerate(lines) if line.startswith(f"{place}:")), None)
    key = odd if place == "key" else place
    line = f"{key}: [{odd}]" if place == "tags" else f"{key}: {odd}"
    lines[slice(at, at + 1) if at is not None else slice(3, 3)] = [line]
    file = tmp_path / "scenario.yaml"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    said = simgame("check", file)
    assert said.code == 1
    assert "[S006]" in said.out
    for args in (["check", file], ["show", file], ["run", file], ["levers", file]):
        told = simgame(*args)
        assert not set("\x1b\x00\u202e\x07") & set(told.out + told.err)


def test_markup_is_shown_as_it_is_written(simgame, tmp_path):
    """Square brackets are text."""
    text = (ROOT / "tests/fixtures/short/scenario.yaml").read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    file = tmp_path / "scenario.yaml"
    file.write_text(text.replace(title, 'title: "[bold]x[/bold] [@click=app.quit]y[/]"'), "utf-8")
    assert "[bold]x[/bold] [@click=app.quit]y[/]" in simgame("run", file, "--seed", 1).out


def test_a_folder_that_is_gone_is_told(tmp_path):
    """Whoever runs a command in a folder that was taken away is told that, not "no such file"."""
    for args in ("scenarios", "schema -o x.json"):
        line = f'mkdir gone && cd gone && rmdir ../gone && "{sys.executable}" -m simgame {args}'
        env = os.environ | {"PYTHONPATH": str(ROOT), "SIMGAME_LANG": "en", "SIMGAME_SAVES": "/tmp"}
        said = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=env, capture_output=True,
                              check=False)  # fmt: skip
        assert said.returncode == 2
        assert b"the folder you are in is not there any more" in said.stderr
