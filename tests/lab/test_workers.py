"""Rules of work spread over processes: nothing is lost, nothing lives on, no folder matters."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen, run
from threading import Event

import pytest

from simgame.lab.crew import Failed
from simgame.lab.spawned import WorkersError
from simgame.lab.workers import each

ROOT = Path(__file__).parents[2]
# A program that is in the middle of work in two processes, which say so.
PROGRAM = """
from tests.lab.test_workers import {work}
from simgame.lab.workers import each
if __name__ == "__main__":
    list(each({work}, range(1_000_000), 2))
"""


def halved(number: int) -> int:
    """Half of an even number."""
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def dying(number: int) -> int:
    """The number, but the process of 3 ends without a word."""
    if number == 3:
        os._exit(9)
    return number


def killed_once(folder: Path, number: int) -> int:
    """The number; the first process of 3 is killed in the middle of it."""
    mark = folder / "killed"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        Event().wait()
    return number


def spoken(number: int) -> int:
    """The number, told."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
    return number


def endless(number: int) -> None:
    """Told, and never over."""
    spoken(number)
    Event().wait()


def nested(number: int) -> list[tuple[int, int]]:
    """Processes of the items of an item."""
    return list(each(partial(pow, 2), range(number), 2))


def unsendable(number: int) -> object:
    """Something that cannot be pickled."""
    return lambda: number


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_ends_one_item_alone(processes: int) -> None:
    """It is told in a line and with the way there; the others are done."""
    found = dict(each(halved, [2, 3, 4, 5, 6], processes))
    assert (found[0], found[2], found[4]) == (1, 2, 3)
    for number in (1, 3):
        failed = found[number]
        assert isinstance(failed, Failed)
        assert failed.error == f"ValueError: {number + 2} is odd"
        assert "halved" in failed.trace


def test_a_process_that_dies_loses_its_item_alone() -> None:
    """Another takes its place, and every other item is done."""
    found = dict(each(dying, list(range(7)), 2))
    assert found.pop(3) == Failed("its process died")
    assert found == {n: n for n in range(7) if n != 3}


def test_a_process_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    """Another does what it was at, and nothing is done twice that was told."""
    told = list(each(partial(killed_once, tmp_path), list(range(7)), 2))
    assert sorted(told) == [(n, n) for n in range(7)]


def test_work_inside_of_work_stays_in_its_process() -> None:
    """Processes have no processes of their own."""
    assert dict(each(nested, [2, 3], 2)) == {0: [(0, 1), (1, 2)], 1: [(0, 1), (1, 2), (2, 4)]}


def test_what_cannot_be_sent_is_an_error_of_its_item() -> None:
    """And no reason to wait for ever."""
    assert all(isinstance(found, Failed) for _, found in each(unsendable, [1, 2], 2))


def test_processes_that_cannot_begin_are_not_begun_for_ever(tmp_path: Path) -> None:
    """As for a script that does the work when it is imported."""
    script = tmp_path / "script.py"
    script.write_text(
        "from simgame.lab.workers import each\nprint(list(each(abs, [1, 2, 3], 2)))\n", "utf-8"
    )
    said = _python(str(script))
    assert said.returncode == 1
    assert WorkersError.__name__ in said.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("work", "end", "said"),
    [
        (endless, "SIGINT", 1),
        (spoken, "SIGINT", 1),
        (spoken, "SIGKILL", 0),
        (endless, "SIGKILL", 0),
    ],
)
def test_nobody_outlives_the_program(
    tmp_path: Path, work: Callable[[int], object], end: str, said: int
) -> None:
    """Neither Ctrl-C at any moment nor a kill leaves a process, and no process complains."""
    script = tmp_path / "script.py"
    script.write_text(PROGRAM.format(work=work.__name__), "utf-8")
    with Popen(
        [sys.executable, str(script)], env=_environ(), text=True, stdout=PIPE, stderr=PIPE,
        start_new_session=True,
    ) as program:  # fmt: skip
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.readline()
        signal_ = getattr(signal, end)
        (os.killpg if end == "SIGINT" else os.kill)(program.pid, signal_)
        program.stdout.read()  # ends when nobody is left who could write
        assert program.stderr.read().count("Traceback") == said


def _python(*args: str) -> CompletedProcess[str]:
    return run([sys.executable, *args], env=_environ(), capture_output=True, text=True, check=False)


def _environ() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


ELSEWHERE = """
from simgame.lab.workers import each
if __name__ == "__main__":
    print(sorted(found for _, found in each(abs, [-1, -2, -3], 2)))
"""


def test_a_folder_may_be_named_in_any_script(tmp_path: Path) -> None:
    """Where one works, and where temporary files go, also where Python is told to speak ASCII."""
    folder = tmp_path / "春茶 2026" / "临时"
    folder.mkdir(parents=True)
    (folder / "works.py").write_text(ELSEWHERE, "utf-8")
    spoken = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    temporary = {name: str(folder) for name in ("TMPDIR", "TEMP", "TMP", "HOME")}
    env = os.environ | spoken | temporary | {"PYTHONPATH": str(ROOT)}
    said = run(
        [sys.executable, str(folder / "works.py")], cwd=folder, env=env, capture_output=True,
        text=True, check=False, timeout=120,
    )  # fmt: skip
    assert (said.stdout.strip(), said.stderr) == ("[1, 2, 3]", "")
