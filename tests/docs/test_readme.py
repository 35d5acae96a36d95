"""That the README shows what the command prints, and names the commands there are."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READMES = {"en": "README.md", "zh": "README.zh.md"}


def _printed(lang, *args):
    command = [sys.executable, "-m", "simgame", *args, "--lang", lang]
    settings = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=settings, check=True)
    return done.stdout


def _shape(line):
    """Return a line without figures and grade: they move with every balance, labels do not."""
    graded = re.sub(r"(grade|Grade|等级) [SABCDE]\b", r"\1 #", line)
    return " ".join(re.sub(r"[−¥\d.,%]+", "#", graded).split())


def _fits(shown, printed):
    pattern = ".*".join(re.escape(part) for part in _shape(shown).split("…"))
    return any(re.fullmatch(pattern, _shape(line)) for line in printed)


@pytest.mark.parametrize("lang", READMES)
def test_the_card_is_what_the_command_prints(lang):
    """Every line of the score card is in the output, figures aside; `…` stands for anything."""
    text = (ROOT / READMES[lang]).read_text("utf-8")
    ((card, asked),) = re.findall(
        r"\n\n((?:    .*tea-launch.*\n)(?:(?:    .*)?\n)+)[^`]*`simgame (run [^`]+)`", text
    )
    printed = _printed(lang, *asked.split()).splitlines()
    shown = [line for line in card.splitlines() if line.strip()]
    assert len(shown) > 10
    assert [line for line in shown if not _fits(line, printed)] == []


@pytest.mark.parametrize("lang", READMES)
def test_commands_are_those_there_are(lang):
    """The table names every command, and no other."""
    text = (ROOT / READMES[lang]).read_text("utf-8")
    named = set(re.findall(r"^\| `simgame ([a-z]+)", text, re.MULTILINE))
    assert named == {path.stem for path in (ROOT / "simgame" / "cli").glob("[!_]*.py")}


@pytest.mark.parametrize("lang", READMES)
def test_options_are_those_there_are(lang):
    """An option beside a command in the table is one that the command takes."""
    rows = re.findall(
        r"^\| `simgame ([a-z]+)(.*)$", (ROOT / READMES[lang]).read_text("utf-8"), re.MULTILINE
    )
    for command, row in rows:
        wanted = set(re.findall(r"--[a-z]+", row))
        if wanted:
            assert wanted <= set(re.findall(r"--[a-z]+", _printed(lang, command, "--help")))
