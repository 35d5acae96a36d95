"""Follows a how-to page in a copy of the project, as a careful reader would.

What a page asks for is read from its form:

    File: `path`    the next block is the new file at that path
    Edit: `path`    the next block is a diff: lines with `-` go, with `+` come, the rest is there
    ```console      lines with `$` are run; the others are in the output, `…` stands for anything
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
COPIED = ("simgame", "scenarios", "tests", "docs/model.md", "pyproject.toml")
# Compiled modules come along: a copy keeps the times of its files, so they are still valid.
LEFT_OUT = shutil.ignore_patterns("__snapshots__")

STEP = re.compile(
    r"(?:^(?P<verb>File|Edit): `(?P<path>[^`]+)`\n+)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Step:
    """One thing that a page asks for: a file, an edit, or commands to run."""

    verb: str
    path: str
    body: str


def steps(page):
    """Return what a page asks for, in order."""
    found = STEP.finditer(page.read_text("utf-8"))
    asked = (Step(m["verb"] or m["kind"], m["path"] or "", m["body"]) for m in found)
    return [step for step in asked if step.verb in ("File", "Edit", "console")]


def copied(folder):
    """Return a copy of what a how-to page works on."""
    folder.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT)
        else:
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def follow(page, project, lang="en"):
    """Do what a page says, in `project`; the assertions are those of the page."""
    for step in steps(page):
        if step.verb == "console":
            converse(step.body, project, lang)
        elif step.verb == "File":
            file = project / step.path
            assert not file.exists(), f"{step.path} is there already; choose another example"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.body, "utf-8")
        else:
            file = project / step.path
            file.write_text(edited(file.read_text("utf-8"), step.body), "utf-8")


def edited(text, diff):
    """Return the text with a diff applied; what the diff starts from is there exactly once."""
    lines = [line or " " for line in diff.splitlines()]
    assert {line[0] for line in lines} <= set(" +-"), diff
    before, after = (
        "".join(line[1:] + "\n" for line in lines if line[0] in kept) for kept in (" -", " +")
    )
    assert text.count(before) == 1, f"these lines are there {text.count(before)} times:\n{before}"
    return text.replace(before, after)


def converse(body, project, lang="en"):
    """Run the commands of a console block and compare what they print."""
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", body, re.MULTILINE):
        done = run(command, project, lang)
        printed = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{printed}"
        for line in filter(None, map(str.strip, expected.splitlines())):
            pattern = ".*".join(re.escape(" ".join(part.split())) for part in line.split("…"))
            shown = (" ".join(row.split()) for row in printed.splitlines())
            assert any(re.fullmatch(pattern, row) for row in shown), (
                f"{line!r} is not in:\n{printed}"
            )


def run(command, project, lang="en"):
    """Run one command of a page in `project`: `simgame …`, `make texts`, `make test ARGS="…"`."""
    settings = {
        "PYTHONPATH": str(project),
        "SIMGAME_LANG": lang,
        "SIMGAME_SAVES": str(project / "saves"),
        "SIMGAME_SCENARIOS": str(project / "installed"),
    }
    return subprocess.run(
        [sys.executable, "-m", *_module(shlex.split(command))],
        cwd=project,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _module(words):
    if words[0] == "simgame":
        return words
    if words == ["make", "texts"]:
        return ["tests.tools.texts", "update"]
    if words[:2] == ["make", "calibration"]:
        asked = (word.partition("=")[2] for word in words[2:])
        return ["tests.calibration", *(part for said in asked for part in shlex.split(said))]
    assert words[:2] == ["make", "test"], words
    return ["pytest", "-q", "-p", "no:cacheprovider", *shlex.split(words[2].removeprefix("ARGS="))]
